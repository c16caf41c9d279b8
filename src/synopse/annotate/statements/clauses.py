"""A sentence comes in, its clauses go out: the stretches with a finite verb of their own, and what belongs to them.

Stretches between commas, brackets, dashes and conjunctions are joined until each holds a finite verb; relative and
subordinate clauses stand alone, also inside another clause, which then consists of what stands around them.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import takewhile

from synopse.languages import Language, load_language
from synopse.model import Sentence, Token

_NOT_FINITE = frozenset({"ger", "inf"})
_UNITS, _CURRENCY = frozenset("%‰°"), "Sc"  # signs that belong to a number, and the Unicode category of others
_NAMES = frozenset({"NOUN", "PROPN"})
_LONGEST_RELATIVE = 40  # words
_COMMA, _AND = ",", "CCONJ"
_BREAKS = frozenset(",;:()[]")
_DASHES = frozenset("–—-")  # a break only behind a blank: "1950–1953" is one


@dataclass(frozen=True)  # no slots: what is asked of its words again and again is worked out once
class Clause:
    """The tokens of a clause, and those of them around its finite verb (`core`: without brackets and what hangs on)."""

    tokens: tuple[Token, ...]
    core: tuple[Token, ...]

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its words in lower case."""
        return tuple([token.text.lower() for token in self.tokens])

    @cached_property
    def lemmas(self) -> tuple[str, ...]:
        """The lemmas of its words in lower case."""
        return tuple([token.lemma.lower() for token in self.tokens])

    @property
    def start(self) -> int:
        """The first character."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """The end of the last word, a closing mark left out."""
        return self.tokens[-1].end


def find_clauses(sentence: Sentence, cuts: Iterable[int], language: Language) -> list[Clause]:
    """Return the clauses of a sentence; `cuts` are offsets where one must end, such as the bounds of quotations."""
    clauses: list[Clause] = []
    for part in _parts(sentence.tokens, sorted(cuts)):
        clauses += _join(_segments(part, language), language)
    return sorted(clauses, key=lambda clause: clause.start)


def trimmed(tokens: Iterable[Token]) -> tuple[Token, ...]:
    """Return the tokens without marks at either end, but for the bracket that closes one of them."""
    words = list(tokens)
    while words and not _is_word(words[0]):
        words.pop(0)
    behind: list[Token] = []
    while words and not _is_word(words[-1]):
        behind.append(words.pop())
    if behind and sum(map(_bracket, words)) > 0 > _bracket(behind[-1]):
        words.append(behind[-1])
    return tuple(words)


def _bracket(token: Token) -> int:
    """Return 1 for a bracket that opens, -1 for one that closes, 0 for all else."""
    if len(token.text) != 1 or not unicodedata.mirrored(token.text):
        return 0
    return {"Ps": 1, "Pe": -1}.get(unicodedata.category(token.text), 0)


def _is_word(token: Token) -> bool:
    return token.text.isalnum() or any(_says_something(character) for character in token.text)


def _says_something(character: str) -> bool:
    """Tell whether a character is no mark: a letter, a digit, or the sign of a currency or a unit ("$", "°")."""
    return character.isalnum() or character in _UNITS or unicodedata.category(character) == _CURRENCY


def is_finite(token: Token) -> bool:
    """Tell whether the token is a finite verb."""
    return token.has_finite_form and token.pos in ("VERB", "AUX")


def stretch_of(tokens: Sequence[Token], place: int) -> slice:
    """Return the stretch between commas that a token stands in."""
    marks = [at for at, token in enumerate(tokens) if token.text == _COMMA]
    return slice(
        max((at + 1 for at in marks if at < place), default=0),
        min((at for at in marks if at > place), default=len(tokens)),
    )


def _parts(tokens: tuple[Token, ...], cuts: list[int]) -> list[list[Token]]:
    parts: list[list[Token]] = [[]]
    for token in tokens:
        while cuts and token.start >= cuts[0]:
            cuts.pop(0)
            parts.append([])
        parts[-1].append(token)
    return [part for part in parts if part]


def _segments(tokens: list[Token], language: Language) -> list[list[Token]]:
    """Cut at marks and conjunctions; a mark stays with what it ends, a conjunction with what it opens."""
    segments: list[list[Token]] = [[]]
    end = 0
    openers, compared = _openers(language.code), language.words["comparisons"]
    goes_on = -1  # where the clause goes on that a relative clause interrupts
    for place, token in enumerate(tokens):
        joins = token.pos == _AND and token.text.lower() not in compared
        opens = joins or token.text.lower() in openers
        cuts = opens and segments[-1] and (joins or _opens_inside(segments[-1], tokens[place:], language))
        behind = 0 if cuts else _behind_relative(tokens, place, language)
        if cuts or place == goes_on or (behind and not _is_full(segments[-1])):
            goes_on = behind or goes_on
            segments.append([])
        segments[-1].append(token)
        if token.text in _BREAKS or (token.text in _DASHES and token.start > end):
            segments.append([])
        end = token.end
    return [segment for segment in segments if segment]


@cache
def _openers(code: str) -> frozenset[str]:
    """Return the words that open a clause."""
    words = load_language(code).words
    return frozenset({*words["subordinators"], *words["privatives"]})


def _opens_inside(before: list[Token], rest: list[Token], language: Language) -> bool:
    """Tell whether a word opens a clause without a mark before it, as English does ("fell when the sea rose").

    Words that open further clauses before the first verb take a verb each ("after a trial that lasted for weeks").
    """
    word = rest[0].text.lower()
    if _is_privative(rest[:2], language):
        return True
    subordinators = language.words["subordinators"]
    if word not in subordinators or not language.clauses_without_comma or not _is_full(before):
        return False
    following = list(takewhile(lambda token: token.text not in _BREAKS, rest[1:]))
    verbs = [place for place, token in enumerate(following) if is_finite(token)]
    return bool(verbs) and len(verbs) > sum(token.text.lower() in subordinators for token in following[: verbs[0]])


def _behind_relative(tokens: Sequence[Token], place: int, language: Language) -> int:
    """Return where a clause goes on that a relative clause without a mark interrupts ("the man who fled was caught").

    It opens with the word at `place`, and ends before the last verb of the stretch; 0 where it does not. A word that
    may also open another clause counts with its verb right behind it.
    """
    word = tokens[place].text.lower()
    if not place or not language.clauses_without_comma or word not in language.words["relatives"]:
        return 0
    openers = _openers(language.code)
    behind = takewhile(
        lambda token: token.text not in _BREAKS and token.text.lower() not in openers,
        tokens[place + 1 : place + _LONGEST_RELATIVE],
    )
    verbs = [at for at, token in enumerate(behind, start=place + 1) if is_finite(token)]
    opens = word not in language.words["subordinators"] or verbs[:1] == [place + 1]
    return verbs[-1] if len(verbs) > 1 and opens and tokens[place - 1].pos in _NAMES else 0


def _is_privative(words: list[Token], language: Language) -> bool:
    """Tell whether the words open a clause that tells of what was not done ("without signing")."""
    return len(words) > 1 and words[0].text.lower() in language.words["privatives"] and words[1].form == "ger"


def _join(segments: list[list[Token]], language: Language) -> list[Clause]:
    """Join segments into clauses: verbless ones wait for the first verb, later ones hang on the clause before."""
    alone: list[list[Token]] = []
    main: list[list[Token]] = []
    cores: list[list[Token]] = []
    waiting: list[Token] = []
    hanging = unfinished = False
    for segment in segments:
        finite = any(map(is_finite, segment))
        if unfinished:
            alone[-1] = alone[-1] + segment
            unfinished = not finite
        elif _tells_a_part(segment, language):
            alone.append(segment)
            hanging = True
        elif _opens_alone(segment, language):
            alone.append(segment)
            hanging, unfinished = True, not any(map(_is_verb, segment))
        elif finite and (not main or waiting or _is_full(cores[-1])):
            main.append(waiting + segment)
            cores.append(main[-1])
            waiting, hanging = [], False
        elif hanging and alone and not waiting and segment[0].pos == _AND:
            alone[-1] = alone[-1] + segment
        elif main:
            joined = segment[0].pos == _AND and _is_list(main[-1][len(cores[-1]) :])
            main[-1] = main[-1] + segment
            cores[-1] = main[-1] if joined else cores[-1]
            hanging = False
        else:
            waiting = waiting + segment
    if waiting:
        main.append(waiting)
        cores.append(waiting)
    return _clauses(main, cores) + _clauses(alone, alone)


def _is_list(hanging: list[Token]) -> bool:
    """Tell whether what hangs on a clause before a conjunction goes on with a list: nothing, or names and nouns."""
    return not any(_is_verb(token) or token.pos == "ADP" for token in hanging)


def _clauses(wholes: list[list[Token]], cores: list[list[Token]]) -> list[Clause]:
    found = []
    for whole, core in zip(wholes, cores, strict=True):
        if tokens := trimmed(whole):
            found.append(Clause(tokens, tokens if core is whole else trimmed(core)))
    return found


def _is_full(core: list[Token]) -> bool:
    """Tell whether the clause has its finite verb, so that another one opens a new clause."""
    return any(map(is_finite, core))


def _tells_a_part(segment: list[Token], language: Language) -> bool:
    return any(token.text.lower() in language.words["partitives"] for token in segment[:3])


def _opens_alone(segment: list[Token], language: Language) -> bool:
    """Tell whether a segment is a relative or subordinate clause, by its first word or the one behind a preposition."""
    words = [token for token in segment[:3] if token.text[0].isalnum()]
    if not words:
        return False
    first = words[1] if words[0].pos == "ADP" and len(words) > 1 else words[0]
    lower = first.text.lower()
    if lower in language.words["relatives"] and first.pos in ("PRON", "SCONJ"):
        return True
    if is_denied(segment, language):
        return True
    subordinate = first is words[0] and lower in language.words["subordinators"]
    verbs = [token for token in segment if _is_verb(token)]
    return subordinate and (any(map(is_finite, verbs)) if verbs else first.pos != "ADP")


def is_denied(tokens: Sequence[Token], language: Language) -> bool:
    """Tell whether a stretch tells of what was not done: "without signing", "ohne … zu unterzeichnen"."""
    if tokens[0].text.lower() not in language.words["privatives"]:
        return False
    verbs = [token for token in tokens[1:] if _is_verb(token)]
    return not any(map(is_finite, verbs)) and any(token.form in _NOT_FINITE for token in verbs)


def _is_verb(token: Token) -> bool:
    return token.pos in ("VERB", "AUX")
