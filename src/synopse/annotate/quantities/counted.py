"""A measure comes in, what it counts goes out: the noun behind it, or the one that a pattern before it names."""

from bisect import bisect_left
from dataclasses import dataclass

from synopse.annotate.quantities.measures import Measure, Passage
from synopse.annotate.quantities.numerals import read_number

_REACH = 8  # tokens behind a number among which its noun stands
_WINDOW = 100  # characters before a number in which a pattern names what it counts
_LONE = frozenset({"length", "speed", "temperature"})
_BREAKS = frozenset(",;:–—")
_PLACES_BEFORE_NOUNS = frozenset({"PROPN", "X"})


@dataclass(frozen=True, slots=True)
class Counted:
    """What a measure counts: its lemma ("" where unknown), whether it stands right behind the measure.

    `part` tells that the words behind speak of a whole of which the number is a part ("three of them").
    """

    lemma: str = ""
    behind: bool = False
    part: bool = False


def find_counted(passage: Passage, measure: Measure) -> Counted:
    """Return what the measure counts."""
    if measure.dimension == "age":
        return Counted()
    if measure.number.part.tail[:1].isupper():
        return Counted(measure.number.part.tail.lower(), behind=True)
    found = noun_behind(passage, measure.end, adjectives=measure.dimension not in _LONE)
    return found if found.lemma else Counted(_named_before(passage, measure), part=found.part)


def noun_behind(passage: Passage, i: int, *, adjectives: bool = True) -> Counted:
    """Return what a number before token `i` counts: the noun that stands there, if one does.

    Without `adjectives` it must stand there itself, or behind a link ("40 km of road", not "20 km entferntes Tal").
    """
    last, fallback, partitive, first = min(i + _REACH, len(passage.tokens)), "", False, i
    while i < last:
        token = passage.tokens[i]
        if token.text.lower() in passage.lexicon.weekdays:
            break  # "rose to six Monday"
        length, kind = passage.link(i, last)
        if kind == "pronoun":
            return Counted(part=True)
        if kind:
            partitive, i = partitive or kind == "partitive", i + length
        elif partitive and passage.parts[i] and (number := _number_end(passage, i)):
            i = number
        elif token.pos == "NOUN":
            return Counted(_compound(passage, i), behind=True, part=partitive)
        elif (adjectives or partitive) and _is_passed(passage, i, partitive):
            fallback = token.lemma.lower() if token.pos == "ADJ" and (partitive or i == first) else fallback
            i += 1
        else:
            name = token.lemma.lower() if token.pos == "PROPN" and i == first else ""
            return Counted(fallback or name, behind=bool(fallback or name), part=partitive)
    return Counted(fallback, behind=bool(fallback), part=partitive)


def _number_end(passage: Passage, i: int) -> int:
    number = read_number(passage.tokens, passage.parts, i, passage.lexicon)
    return number.end if number else 0


def _compound(passage: Passage, i: int) -> str:
    """Return the lemma of the noun at `i`, or of the last of several that make one ("fishing boats").

    Only a noun in small letters goes on: where nouns have capitals, two of them in a row are two things. A last noun
    that says nothing by itself gives way to the one before it ("crew members": crew).
    """
    first = i
    while i + 1 < len(passage.tokens) and passage.tokens[i + 1].pos == "NOUN" and passage.word(i + 1)[0].islower():
        i += 1
    if i > first and passage.lexicon.links.get(passage.word(i).lower()) == "empty":
        i -= 1
    return passage.tokens[i].lemma.lower()


def _is_passed(passage: Passage, i: int, partitive: bool) -> bool:
    """Tell whether the way from the number to its noun leads over token `i`."""
    token = passage.tokens[i]
    following = passage.tokens[i + 1] if i + 1 < len(passage.tokens) else None
    if token.pos == "ADJ" or (token.pos == "DET" and partitive):
        return True
    if following is None:
        return False
    if token.text == ",":
        return passage.tokens[i - 1].pos == "ADJ" and following.pos == "ADJ"
    if token.pos in _PLACES_BEFORE_NOUNS:
        return token.text[0].isalpha() and following.pos in ("NOUN", "ADJ")
    return (token.pos == "ADV" or token.form == "part") and following.pos in ("NOUN", "ADJ")


def _named_before(passage: Passage, measure: Measure) -> str:
    """Return what a pattern before the measure says that it counts ("Die Zahl der Verletzten stieg auf")."""
    stop = passage.tokens[measure.start].start
    start = max(passage.tokens[0].start, stop - _WINDOW)
    stretch = passage.text[start:stop]
    best: tuple[int, str] = (-1, "")
    for rule in passage.lexicon.rules.get("count", ()):
        for m in rule.pattern.finditer(stretch):
            if m.end() > best[0] and not _BREAKS.intersection(stretch[m.end() :]):
                best = m.end(), _counted_by(passage, m.groupdict().get("counted"), start + m.end())
    return best[1]


def _counted_by(passage: Passage, named: str | None, end: int) -> str:
    if named:
        return passage.lexicon.measured.get(named.lower(), named.lower())
    return noun_behind(passage, bisect_left(passage.tokens, end, key=lambda token: token.start)).lemma
