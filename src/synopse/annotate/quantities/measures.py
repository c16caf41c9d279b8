"""Tokens come in, measures go out: a number with its unit, or two of them that make a range."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from synopse.annotate.quantities.lexicon import Lexicon
from synopse.annotate.quantities.numerals import Number, read_number
from synopse.annotate.quantities.parts import Part
from synopse.languages.units import Unit, load_units
from synopse.model import Token

_LONGEST_UNIT = 4  # tokens: "Kilometer in der Stunde"
_LONGEST_LABEL = 3  # tokens before a number: "Stärke von etwa"
_LONGEST_LINK = 3  # tokens: "von den insgesamt"
_DASHES = frozenset("-–—‑")
_MINUS = frozenset("-−–")
_SIGNED = frozenset({"temperature", "degrees", "percent", "percentage_points"})  # a dash before others is a dash
_POUNDS_OF_MONEY = 10**6  # nobody weighs a million pounds; below, "pounds" alone stays undecided
_AMBIGUOUS = "pound"
_ONE = frozenset({"one", "article"})  # kinds of numbers before a unit that is itself divided
_PLAIN = frozenset({"digits", "count", "free", "one", "article"})  # kinds of numbers that can be the ends of a range


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence as this annotator reads it: the report's text, its tokens and what each says of a number."""

    text: str
    tokens: Sequence[Token]
    parts: Sequence[Part | None]
    lexicon: Lexicon

    def words(self, start: int, end: int) -> str:
        """Return what the tokens from `start` to `end` (exclusive) cover, its white space made single spaces."""
        return " ".join(self.text[self.tokens[start].start : self.tokens[end - 1].end].split())

    def word(self, i: int) -> str:
        """Return the text of a token, "" beyond the sentence."""
        return self.tokens[i].text if 0 <= i < len(self.tokens) else ""

    def link(self, i: int, last: int) -> tuple[int, str]:
        """Return how many tokens from `i` on link a number to its noun, and their kind ("" where they do not)."""
        for length in range(min(_LONGEST_LINK, last - i), 0, -1):
            words = self.words(i, i + length)
            kind = self.lexicon.links.get(words.lower(), "")
            if kind and not (kind == "pronoun" and words.isupper()):  # "US" is no pronoun
                return length, kind
        return 0, ""

    def touches(self, i: int) -> bool:
        """Tell whether token `i` stands right at the one before it."""
        return 0 < i < len(self.tokens) and self.tokens[i - 1].end == self.tokens[i].start


@dataclass(frozen=True, slots=True)
class Measure:
    """One or two numbers with their unit, from token `start` to token `end` (exclusive).

    `loose` marks a range that is one only if something is counted behind it ("3-5", which may be a score).
    """

    start: int
    end: int
    number: Number
    unit: Unit | None = None
    high: Number | None = None
    loose: bool = False

    @property
    def dimension(self) -> str:
        """The unit's dimension, "" for a bare number."""
        return self.unit.dimension if self.unit else ""

    @property
    def bounds(self) -> tuple[Fraction, Fraction]:
        """The lower and the upper end in the base unit."""
        ends = (self._in_base(self.number), self._in_base(self.high or self.number))
        return min(ends), max(ends)

    def _in_base(self, number: Number) -> Fraction:
        return number.value * self.unit.factor + self.unit.offset if self.unit else number.value


def read_measure(passage: Passage, i: int) -> Measure | None:
    """Return the number or range that begins at token `i`, with its unit, or None where none does."""
    first = read_single(passage, i)
    return (_read_range(passage, first) or first) if first else None


def read_single(passage: Passage, i: int) -> Measure | None:
    """Return the one number that begins at token `i`, with its unit, or None where none does or it does not count."""
    number = read_number(passage.tokens, passage.parts, i, passage.lexicon)
    if number is None:
        return None
    start, unit = _unit_before(passage, i)
    number, written = _attached(passage, number, unit)
    end = number.end
    if unit is None:
        unit, end = (written, end) if written else unit_behind(passage, end)
    if unit is None and _is_share(passage, number):
        number = replace(number, kind="fraction")
        unit, end = _unit_of_one(passage, end)
        unit = unit or load_units()["share"]
    if unit and unit.key == _AMBIGUOUS:
        unit = _which_pound(passage, number, unit, end)
    measure = _signed(passage, Measure(start, end, number, unit))
    return measure if _counts(passage, measure) else None


def _is_share(passage: Passage, number: Number) -> bool:
    """Tell whether the number is a part of a whole: a fraction, or "half" before what is halved."""
    if number.kind != "half" or number.scale != 1:
        return number.kind == "fraction"
    following = passage.tokens[number.end].pos if number.end < len(passage.tokens) else ""
    return following == "DET" or passage.lexicon.links.get(passage.word(number.end).lower()) == "partitive"


def _unit_before(passage: Passage, i: int) -> tuple[int, Unit | None]:
    """Return the unit that stands before token `i`, and where it begins."""
    for length in range(min(_LONGEST_LABEL, i), 0, -1):
        if unit := passage.lexicon.units["before"].get(passage.words(i - length, i)):
            return i - length, unit
    return i, None


def _attached(passage: Passage, number: Number, before: Unit | None) -> tuple[Number, Unit | None]:
    """Return the number with the scale that is written at it, or else the unit that is."""
    part, scale = number.part, number.part.abbreviation
    if scale is None:
        return number, part.unit
    money = before is not None and before.dimension.startswith("money")
    if scale[1] == "any" or money or (scale[1] == "noun" and _plural_follows(passage, number.end)):
        return replace(number, scale=scale[0]), None
    return number, part.unit


def _plural_follows(passage: Passage, i: int) -> bool:
    """Tell whether a noun in the plural stands at `i` ("2.5m people", but "a 6m wall")."""
    if i >= len(passage.tokens) or passage.tokens[i].pos != "NOUN":
        return False
    token = passage.tokens[i]
    return token.lemma.lower() != token.text.lower() or token.text.lower() in passage.lexicon.counters


def unit_behind(passage: Passage, i: int) -> tuple[Unit | None, int]:
    """Return the unit that stands at token `i`, and the index behind it."""
    units = passage.lexicon.units["behind"]
    if passage.word(i).lower() not in passage.lexicon.unit_starts:
        return None, i
    for end in range(min(i + _LONGEST_UNIT, len(passage.tokens)), i, -1):
        words = passage.words(i, end)
        if unit := units.get(words) or (units.get(words.lower()) if len(words) > 2 else None):
            return unit, end
    return None, i


def _unit_of_one(passage: Passage, i: int) -> tuple[Unit | None, int]:
    """Return the unit of which a fraction before token `i` is a part, and the index behind it ("… of a mile")."""
    length, kind = passage.link(i, len(passage.tokens))
    one = i + length
    if kind != "partitive" or one >= len(passage.tokens):
        return None, i
    part = passage.parts[one]
    unit, end = unit_behind(passage, one + 1) if part and part.kind in _ONE else (None, i)
    return (unit, end) if unit else (None, i)


def _which_pound(passage: Passage, number: Number, unit: Unit, end: int) -> Unit:
    """Return the money or the weight that "pounds" means here, or the unit unchanged where both may be meant."""
    if passage.lexicon.links.get(passage.word(end)) == "partitive":
        return load_units()["mass_pound"]
    return load_units()["sterling"] if number.value >= _POUNDS_OF_MONEY else unit


def _signed(passage: Passage, measure: Measure) -> Measure:
    """Return the measure with the minus that stands before it, in words or as a sign."""
    i = measure.start - 1
    if i < 0:
        return measure
    part = passage.parts[i]
    sign = passage.word(i) in _MINUS and passage.touches(i + 1) and not passage.touches(i)
    if (part and part.kind == "negative") or (sign and measure.dimension in _SIGNED):
        return replace(measure, start=i, number=replace(measure.number, raw=-measure.number.raw))
    return measure


def _counts(passage: Passage, measure: Measure) -> bool:
    """Tell whether an article, a half or an attached sign makes a quantity here."""
    number, unit = measure.number, measure.unit
    if number.part.attached and unit is None and number.scale == 1:
        return False
    if number.kind in ("article", "one"):
        return _one_counts(passage, measure)
    if number.kind == "half":
        return number.scale != 1 or unit is not None
    if not number.value and unit is None:
        return number.kind == "digits"
    return True


def _one_counts(passage: Passage, measure: Measure) -> bool:
    number = measure.number
    if number.scale != 1 or number.raw != 1:
        return True
    if measure.unit:
        return measure.unit.key in passage.lexicon.countable_units or measure.unit.dimension == "age"
    if number.kind != "one":
        return False
    if passage.word(number.end).lower() in passage.lexicon.counters:
        return True
    return passage.word(measure.start - 1).lower() in passage.lexicon.exclusives or _is_one_of(passage, number)


def _is_one_of(passage: Passage, number: Number) -> bool:
    """Tell whether a part is told of behind "one": "one of the seven grooms", but not "one of the biggest farms"."""
    length, kind = passage.link(number.end, len(passage.tokens))
    end = number.end + length
    following = passage.tokens[end] if end < len(passage.tokens) else None
    if kind != "partitive" or following is None:
        return kind == "pronoun"
    return following.pos == "NOUN" or bool(passage.parts[end])


def _read_range(passage: Passage, first: Measure) -> Measure | None:
    """Return the range that the measure opens, or None."""
    for length in (2, 1):
        kind = _range_kind(passage, first, first.end + length)
        if kind:
            i = first.end + length
            i += passage.word(i) in passage.lexicon.units["before"]
            second = read_single(passage, i) if i < len(passage.tokens) else None
            if second and kind == "change":
                return _change(first, second)
            return _join(first, second, kind) if second else None
    return None


def _range_kind(passage: Passage, first: Measure, end: int) -> str:
    """Return how the words from the measure to token `end` make a range, "" where they do not."""
    start = first.end
    if end >= len(passage.tokens):
        return ""
    if end - start == 1 and passage.word(start) in _DASHES:
        return "measured" if passage.touches(start) and passage.touches(end) else ""
    word = passage.lexicon.ranges.get(passage.words(start, end).lower())
    if word is None:
        return ""
    before = {passage.word(first.start - 1).lower(), passage.word(first.start - 2).lower()}
    if word.kind == "measured" and word.unless in before:
        return "change"
    return word.kind if (word.needs == "-" or word.needs in before) and word.unless not in before else ""


def _change(first: Measure, second: Measure) -> Measure:
    """Return the first measure with scale and unit of the second ("von 10 auf 22 Millionen Euro")."""
    number = first.number
    if first.unit or {number.kind, second.number.kind} - _PLAIN:
        return first
    if number.scale == 1 and number.raw < 1000:
        number = replace(number, scale=second.number.scale)
    return replace(first, number=number, unit=second.unit)


def _join(first: Measure, second: Measure, kind: str) -> Measure | None:
    """Return the two measures as one range, or None where they do not fit together."""
    low, high = first.number, second.number
    sign_first = first.end == first.number.end  # "$10-15 million": the unit stands before the first number alone
    unit = second.unit or (first.unit if sign_first else None)
    if {low.kind, high.kind} - _PLAIN or (first.unit and first.unit != unit):
        return None
    if low.scale == 1 and high.scale > 1 and low.raw < high.raw:
        low = replace(low, scale=high.scale)
    wide = kind == "either" and high.value > 2 * low.value
    if wide or (low.value >= high.value and high.value >= 0):
        return None
    return Measure(first.start, second.end, low, unit, high, loose=kind == "measured" and not unit)
