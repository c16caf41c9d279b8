"""A cleaned report comes in, its sentences with their tokens go out; only blocks that make statements are read.

Splitting follows punctuation, with a language's abbreviations, initials and ordinals ("70. Jahrestag") kept whole. Tokens are words
(with inner hyphens and apostrophes), numbers (with inner marks), abbreviations and ordinals with their stop, and single marks.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from synopse.languages import Language, load_language
from synopse.languages.morphology import load_morphology
from synopse.model import Annotated, Block, Sentence, Token

_END = re.compile(r"[.!?…]+[\"'“”‘’»«)\]]*(?=\s)")
_WORD_BEFORE = re.compile(r"[^\s(\[„“\"»«'’]*$")
_INITIAL = re.compile(r"(?:[A-ZÄÖÜÉÁŁŠŽ]\.-?)+$")
_ORDINAL = re.compile(r"\d{1,3}\.$|(?=[IVX])[IVX]{1,5}\.$")
_FIRST_WORD = re.compile(r"\s*[\"'“”„‘’»«(\[]*(\w+)")
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
    ends = [m.end() for m in _END.finditer(stretch) if not _goes_on(stretch, m.start(), m.end(), language)]
    return [block.start + cut for cut in sorted({*ends, *(m.start() for m in _LINE.finditer(stretch))})]


def _goes_on(stretch: str, mark: int, end: int, language: Language) -> bool:
    """Tell whether the sentence goes on behind the mark at `mark`, which its closing quotes follow up to `end`."""
    following = m[1] if (m := _FIRST_WORD.match(stretch, end)) else ""
    if following[:1].islower():
        return True
    if stretch[mark:end] != ".":
        return False
    head = stretch[max(0, mark - 30) : mark + 1]
    word = m[0] if (m := _WORD_BEFORE.search(head)) else ""
    if _ORDINAL.match(word):
        return following not in language.words["sentence_starters"]
    return bool(_INITIAL.match(word)) or _ends_abbreviation(head, language)


def _ends_abbreviation(head: str, language: Language) -> bool:
    return bool(_abbreviation_end(language.code).search(head))


@cache
def _abbreviation_end(code: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){load_language(code).words['abbreviations'].pattern}$")


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
    return tuple(_join_particles(tokens) if language.separable_verbs else tokens)


def _join_particles(tokens: list[Token]) -> list[Token]:
    """Give each verb whose particle stands behind it the lemma of the whole verb."""
    open_verb = -1
    for place, token in enumerate(tokens):
        if token.pos == "VERB" and token.form == "fin" and not _ends_clause(tokens, place):
            open_verb = place
        elif token.form == "prt" and open_verb >= 0:
            verb = tokens[open_verb]
            tokens[open_verb] = replace(verb, lemma=token.text.lower() + verb.lemma)
            open_verb = -1
    return tokens


def _ends_clause(tokens: list[Token], place: int) -> bool:
    return place + 1 < len(tokens) and tokens[place + 1].pos == "PUNCT"
