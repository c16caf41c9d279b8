"""A cleaned report comes in, its sentences with their tokens go out; only blocks that make statements are read.

Splitting follows punctuation, with a language's abbreviations, initials and ordinals ("70. Jahrestag") kept whole.
Tokens are words (with inner hyphens and apostrophes), numbers (with inner marks), abbreviations and ordinals with their
stop, and single marks.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise

from synopse.languages import Language, load_language
from synopse.languages.morphology import load_morphology
from synopse.model import Annotated, Block, Sentence, Token

_END = re.compile(r"[.!?…]+[\"'“”‘’»«)\]]*(?=\s)")
_WORD_BEFORE = re.compile(r"[^\s(\[„“\"»«'’]*$")
_INITIAL = re.compile(r"(?:[A-ZÄÖÜÉÁŁŠŽ]\.-?)+$|[a-zäöü]\.$")
_ORDINAL = re.compile(r"(?:\d{1,3}\.[/–-])?\d{1,3}\.$|[IVX]{1,5}\.$")
_FIRST_WORD = re.compile(r"\s*[\"'“”„‘’»«(\[]*(\w+)")
_FINITE = frozenset(("past", "perfect", "state"))  # tenses of the list of tenses whose forms are finite
_BEFORE_VERBS = frozenset(("NOUN", "PROPN", "PRON", "ADV"))
_SUBJECTS = frozenset(("NOUN", "PROPN", "PRON"))
_LINE = re.compile(r"\n\s*\n|\n(?=\s*[•\-–*·]\s)")
_BULLET = re.compile(r"\s*[•\-–*·]\s+")


def find_sentences(annotated: Annotated, language: Language) -> tuple[Sentence, ...]:
    """Return the sentences of a report's statement-making blocks, in order, each with its tokens."""
    text = annotated.report.text
    sentences = []
    for block in annotated.report.blocks:
        if block.kind.states:
            for start, end in _split(text, block, language):
                sentences.append(Sentence(start, end, block.kind, _tokens(text, start, end, language)))
    return tuple(sentences)


def _split(text: str, block: Block, language: Language) -> Iterator[tuple[int, int]]:
    """Yield the bounds of a block's sentences, without surrounding white space and bullets."""
    start = block.start
    for cut in [*_cuts(text, block, language), block.end]:
        first = start + (m.end() if (m := _BULLET.match(text[start:cut])) else 0)
        stretch = text[first:cut]
        left, right = len(stretch) - len(stretch.lstrip()), len(stretch.rstrip())
        if left < right:
            yield first + left, first + right
        start = cut


def _cuts(text: str, block: Block, language: Language) -> list[int]:
    stretch = text[block.start : block.end]
    inside, closing = _abbreviation_stops(stretch, language)
    ends = []
    for match in _END.finditer(stretch):
        mark, end = match.span()
        m = _FIRST_WORD.match(stretch, end)
        following = m[1] if m else ""
        initial = len(following) == 1 and stretch[m.end() : m.end() + 1] == "." if m else False
        opens = following in language.words["sentence_starters"] and not initial
        opens = opens or (
            mark in closing and (_is_subject(stretch, m, language) or _is_over(stretch, mark, m, language))
        )
        goes_on = following[:1].islower() or mark in inside or (mark in closing and not opens)
        if not goes_on and not (
            stretch[mark:end] == "." and _is_short(stretch, mark, ordinals=language.ordinal_stop and not opens)
        ):
            ends.append(end)
    return [block.start + cut for cut in sorted({*ends, *(m.start() for m in _LINE.finditer(stretch))})]


def _is_subject(stretch: str, word: re.Match[str] | None, language: Language) -> bool:
    """Tell whether a day of the week has its verb right behind it: "Shops close at 5 p.m. Monday was quiet."."""
    if word is None or word[1] not in language.words["weekdays"]:
        return False
    behind = _FIRST_WORD.match(stretch, word.end())
    tense = language.words["tenses"].rows.get(behind[1], ("",))[0] if behind else ""
    return tense in _FINITE


def _is_over(stretch: str, mark: int, word: re.Match[str] | None, language: Language) -> bool:
    """Tell whether a sentence ends with an abbreviation that stands last in its phrase ("at 3 p.m. Police said").

    A day, a month or a zone goes on ("at 3 p.m. Eastern Time").
    """
    if (
        word is None
        or not word[1][:1].isupper()
        or not _last_abbreviation(language.code).search(stretch, max(0, mark - 10), mark + 1)
    ):
        return False
    return not _goes_with_hour(language.code).match(stretch, word.start(1))


def _abbreviation_stops(stretch: str, language: Language) -> tuple[set[int], set[int]]:
    """Return the places of the full stops inside abbreviations ("z. B."), and of those that close one."""
    inside: set[int] = set()
    closing: set[int] = set()
    for match in _abbreviation(language.code).finditer(stretch):
        closing.add(match.end() - 1)
        inside.update(place for place in range(match.start(), match.end() - 1) if stretch[place] == ".")
    return inside, closing


def _is_short(stretch: str, mark: int, *, ordinals: bool) -> bool:
    """Tell whether the full stop at `mark` belongs to an initial or, where there may be `ordinals`, to a number."""
    word = m[0] if (m := _WORD_BEFORE.search(stretch, max(0, mark - 30), mark + 1)) else ""
    return bool(_INITIAL.match(word)) or (ordinals and bool(_ORDINAL.match(word)))


@cache
def _last_abbreviation(code: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.]){load_language(code).words['last_abbreviations'].pattern}$")


@cache
def _goes_with_hour(code: str) -> re.Pattern[str]:
    words = load_language(code).words
    return re.compile(rf"(?:{words['weekdays'].pattern}|{words['months'].pattern}|{words['time_zones'].pattern})(?!\w)")


@cache
def _abbreviation(code: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.]){load_language(code).words['abbreviations'].pattern}(?!\w)")


@cache
def _token_pattern(code: str) -> re.Pattern[str]:
    words = load_language(code).words
    abbreviations, clitics = words["abbreviations"].pattern, words["clitics"].pattern
    return re.compile(
        rf"(?<!\w){abbreviations}(?!\w)"
        r"|(?<![\w.])[A-ZÄÖÜ]\.(?=[\s-]?[A-ZÄÖÜ])"  # an initial
        r"|\d{1,3}\.(?=\s+\S)"  # an ordinal, inside a sentence
        r"|\d+(?:[.,:]\d+)*(?:[^\W\d_]*[-‑]?[^\W\d_][\w-]*)?"
        rf"|(?<=\w){clitics}(?!\w)|[^\W_]+?(?={clitics}(?!\w))"
        r"|[^\W_]+(?:[-‑'’&.][^\W_]+)*[-‑]?"
        r"|\S"
    )


def _tokens(text: str, start: int, end: int, language: Language) -> tuple[Token, ...]:
    spans = [m.span() for m in _token_pattern(language.code).finditer(text, start, end)]
    words = [text[a:b] for a, b in spans]
    tags = load_morphology(language.code).tag(words)
    tokens = [Token(a, b, w, *tag) for (a, b), w, tag in zip(spans, words, tags, strict=True)]
    if language.separable_verbs:
        _join_particles(tokens)
    _mend_units(tokens, language)
    if language.past_ending:
        _mend_past(tokens, language)
    return tuple(tokens)


def _mend_units(tokens: list[Token], language: Language) -> None:
    """Make what stands as a unit behind figures a noun where it was taken for a verb ("at 7 am")."""
    for place, (before, token) in enumerate(pairwise(tokens), start=1):
        if token.form and before.text[0].isdigit() and token.text.lower() in language.words["units"]:
            tokens[place] = replace(token, pos="NOUN", lemma=token.text.lower(), form="")


def _mend_past(tokens: list[Token], language: Language) -> None:
    """Make participles that may be past forms such.

    That is the first where a sentence has no other verb ("Growth eased."), and each that a subject and a negation stand
    before ("the swimmer never recovered").
    """
    verbless = tokens[-1].text == "." and not any(token.has_finite_form for token in tokens)
    for place, (before, token) in enumerate(pairwise(tokens), start=1):
        if token.form != "part" or not token.text.endswith(language.past_ending):
            continue
        first = verbless and before.pos in _BEFORE_VERBS
        if first or (_is_denied_by(before, language) and place > 1 and tokens[place - 2].pos in _SUBJECTS):
            tokens[place] = replace(token, form="past")
            verbless = False


def _is_denied_by(word: Token, language: Language) -> bool:
    return word.pos == "ADV" and word.text.lower() in language.words["negations"]


def _join_particles(tokens: list[Token]) -> None:
    """Give each verb whose particle stands behind it the lemma of the whole verb."""
    open_verb = -1
    for place, token in enumerate(tokens):
        if token.pos == "VERB" and token.form == "fin" and not _ends_clause(tokens, place):
            open_verb = place
        elif token.form == "prt" and open_verb >= 0:
            verb = tokens[open_verb]
            tokens[open_verb] = replace(verb, lemma=token.text.lower() + verb.lemma)
            open_verb = -1


def _ends_clause(tokens: list[Token], place: int) -> bool:
    return place + 1 < len(tokens) and tokens[place + 1].pos == "PUNCT"
