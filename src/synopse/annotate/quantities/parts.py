"""One word comes in, what it says of a number goes out: "3,2", "zweieinhalb", "twenty-three", "5m", "six-year-old".

Values are fractions, so that "4,2" stays 4.2 and "ein Drittel" a third. Numbers of more than 15 digits are left out.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache

from synopse.annotate.quantities.lexicon import Lexicon, load_lexicon
from synopse.languages.units import Unit

LONGEST_RUN = 8  # words of one number
LONGEST_NUMBER = 15  # digits that a float keeps exactly
SCALES = frozenset({"scale", "scales", "free"})
SHARES = frozenset({"share", "ordinal"})
_LONGEST_WORD = 45  # characters; "neunhundertneunundneunzigtausendneunhundert…" is longer, and never in a report
_HYPHENS = "-‑"
_OPENERS = frozenset({"digits", "count", "free", "one", "article", "half"})

Piece = tuple[Fraction, str]


@dataclass(frozen=True, slots=True)
class Part:
    """What one word says of a number: value and kind, and what is written at it.

    `unit` and `abbreviation` are two readings of what is attached ("5m"); `tail` follows them ("20-Kilometer-Zone").
    """

    value: Fraction
    kind: str
    unit: Unit | None = None
    abbreviation: tuple[Fraction, str] | None = None
    tail: str = ""

    @property
    def attached(self) -> bool:
        """Whether something is written at the number."""
        return self.unit is not None or self.abbreviation is not None


@lru_cache(maxsize=100_000)
def read_part(word: str, code: str) -> Part | None:
    """Return what a word says of a number in the language with that code, or None."""
    if len(word) > _LONGEST_WORD:
        return None
    lexicon = load_lexicon(code)
    if word[0] in "0123456789":
        return _read_digits(word, lexicon)
    lower = word.lower()
    if known := lexicon.numbers.get(lower):
        return Part(*known)
    if len(word) == 1 and word.isnumeric() and not word.isdigit():
        return _vulgar_fraction(word)
    return _read_compound(lower, lexicon)


def _vulgar_fraction(sign: str) -> Part | None:
    value = Fraction(unicodedata.numeric(sign, 0)).limit_denominator(10)
    return Part(value, "half") if 0 < value < 1 else None


def _read_digits(word: str, lexicon: Lexicon) -> Part | None:
    m = lexicon.digits.match(word)
    if not m or len(m["whole"]) + len(m["part"] or "") > LONGEST_NUMBER:
        return None
    value = Fraction(re.sub(r"[^0-9]", "", m["whole"]) + "." + (m["part"] or "0"))
    return _attach(Part(value, "digits"), m["suffix"], lexicon)


def _attach(part: Part, suffix: str, lexicon: Lexicon) -> Part | None:
    """Return the part with the unit or scale that is written at it; None where the rest is neither."""
    if not suffix:
        return part
    if suffix[0].isnumeric() and not suffix[0].isdecimal():
        share = _vulgar_fraction(suffix[0])
        return _attach(replace(part, value=part.value + share.value), suffix[1:], lexicon) if share else None
    rest = suffix.lstrip(_HYPHENS)
    if unit := _unit_at(rest, lexicon) or _unit_at(rest.replace("-", " "), lexicon):
        return replace(part, unit=unit, abbreviation=lexicon.abbreviations.get(rest))
    head, tail = _split_unit(rest, lexicon)
    unit, scale = _unit_at(head, lexicon), lexicon.abbreviations.get(head)
    if number := lexicon.numbers.get(head.lower()):
        scale = (number[0], "any") if number[1] in SCALES else scale
    return replace(part, unit=unit, abbreviation=scale, tail=tail) if unit or scale else None


def _split_unit(word: str, lexicon: Lexicon) -> tuple[str, str]:
    """Return the longest beginning of a hyphened word that is a unit, and the rest ("square mile", "area")."""
    pieces = word.split("-")
    for cut in range(min(len(pieces) - 1, LONGEST_RUN), 0, -1):
        if _unit_at(head := " ".join(pieces[:cut]), lexicon):
            return head, "-".join(pieces[cut:])
    return pieces[0], "-".join(pieces[1:])


def _unit_at(word: str, lexicon: Lexicon) -> Unit | None:
    attached, behind = lexicon.units["attached"], lexicon.units["behind"]
    return attached.get(word) or attached.get(word.lower()) or behind.get(word) or behind.get(word.title())


def _read_compound(word: str, lexicon: Lexicon) -> Part | None:
    """Return the number that a word is made of, with what is written behind it ("zweieinhalb", "six-year-old")."""
    m = lexicon.compound.match(word)
    if not m:
        return None
    pieces = [lexicon.numbers[found] for found in lexicon.number_word.findall(m[0])]
    share = pieces.pop()[0] if len(pieces) > 1 and pieces[-1][1] in SHARES else None
    value = fold(pieces)
    if value is None:
        return None
    part = Part(value, "count") if share is None else Part(value * share, "fraction")
    rest = word[m.end() :]
    if not rest and m[0].endswith(tuple(_HYPHENS)):
        return None
    if rest and not m[0].endswith(tuple(_HYPHENS)):
        unit = lexicon.units["attached"].get(rest)
        return replace(part, unit=unit) if unit else None
    return _attach(part, rest, lexicon)


def fold(pieces: Sequence[Piece]) -> Fraction | None:
    """Return the number that the pieces make in their order ("drei", "hundert", "vierzig": 340), or None."""
    total, current = Fraction(0), None
    for place, (value, kind) in enumerate(pieces):
        if place and not follows(pieces[place - 1], (value, kind)):
            return None
        if kind in SCALES and value >= 1000:
            total, current = (total + (current or 1) * value if current or not total else total * value), None
        elif kind in SCALES:
            current = (current or 1) * value
        elif kind != "inside":
            current = (current or Fraction(0)) + value
    if not pieces or pieces[0][1] not in _OPENERS or pieces[-1][1] == "inside":
        return None
    return total + (current or 0)


def follows(before: Piece, piece: Piece) -> bool:
    """Tell whether a piece can follow the other within one number."""
    if piece[1] in SCALES:
        return before[1] not in SCALES or before[0] < piece[0]
    if piece[1] == "inside":
        return before[0] < 10 or before[1] in SCALES
    if piece[1] == "part":
        return before[1] in ("count", "one", "article")
    if piece[1] not in ("count", "one", "article"):
        return False
    tens = before[1] == "count" and 20 <= before[0] < 100 and before[0] % 10 == 0 and 0 < piece[0] < 10
    return tens or before[1] == "inside" or (before[1] in SCALES and 0 < piece[0] < before[0])
