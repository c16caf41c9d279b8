"""Words come in, numbers go out: what one word says of a number, and what the words of a run say together.

Values are fractions, so that "4,2" stays 4.2 and "ein Drittel" a third. Numbers of more than 15 digits are left out.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache

from synopse.annotate.quantities.lexicon import Lexicon, Unit, load_lexicon
from synopse.model import Token

_LONGEST_WORD = 45  # characters; "neunhundertneunundneunzigtausendneunhundert…" is longer, and never in a report
_LONGEST_NUMBER = 15  # digits that a float keeps exactly
_LONGEST_RUN = 8  # words of one number
_HYPHENS = "-‑"
_SCALES = frozenset({"scale", "scales", "free"})
_SHARES = frozenset({"share", "ordinal"})
_ONES = frozenset({"one", "article"})
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


@dataclass(frozen=True, slots=True)
class Number:
    """A number and the index of the first token behind it; its value is `raw` times `scale`.

    `kind` is that of its first part, or "fraction", "many" (open upwards). `part` holds what is attached to it.
    """

    raw: Fraction
    scale: Fraction
    kind: str
    end: int
    part: Part

    @property
    def value(self) -> Fraction:
        """The number's value."""
        return self.raw * self.scale


@lru_cache(maxsize=100_000)
def read_part(word: str, code: str) -> Part | None:
    """Return what a word says of a number in the language with that code, or None."""
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
    if not m or len(m["whole"]) + len(m["part"] or "") > _LONGEST_NUMBER:
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
        scale = (number[0], "any") if number[1] in _SCALES else scale
    return replace(part, unit=unit, abbreviation=scale, tail=tail) if unit or scale else None


def _split_unit(word: str, lexicon: Lexicon) -> tuple[str, str]:
    """Return the longest beginning of a hyphened word that is a unit, and the rest ("square mile", "area")."""
    pieces = word.split("-")
    for cut in range(min(len(pieces) - 1, _LONGEST_RUN), 0, -1):
        if _unit_at(head := " ".join(pieces[:cut]), lexicon):
            return head, "-".join(pieces[cut:])
    return pieces[0], "-".join(pieces[1:])


def _unit_at(word: str, lexicon: Lexicon) -> Unit | None:
    attached, behind = lexicon.units["attached"], lexicon.units["behind"]
    return attached.get(word) or attached.get(word.lower()) or behind.get(word) or behind.get(word.title())


def _read_compound(word: str, lexicon: Lexicon) -> Part | None:
    """Return the number that a word is made of, with what is written behind it ("zweieinhalb", "six-year-old")."""
    m = lexicon.compound.match(word) if len(word) <= _LONGEST_WORD else None
    if not m:
        return None
    pieces = [lexicon.numbers[found] for found in lexicon.number_word.findall(m[0])]
    share = pieces.pop()[0] if len(pieces) > 1 and pieces[-1][1] in _SHARES else None
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
        if place and not _follows(pieces[place - 1], (value, kind)):
            return None
        if kind in _SCALES and value >= 1000:
            total, current = (total + (current or 1) * value if current or not total else total * value), None
        elif kind in _SCALES:
            current = (current or 1) * value
        elif kind != "inside":
            current = (current or Fraction(0)) + value
    if not pieces or pieces[0][1] not in _OPENERS or pieces[-1][1] == "inside":
        return None
    return total + (current or 0)


def _follows(before: Piece, piece: Piece) -> bool:
    """Tell whether a piece can follow the other within one number."""
    if piece[1] in _SCALES:
        return before[1] not in _SCALES or before[0] < piece[0]
    if piece[1] == "inside":
        return before[0] < 10 or before[1] in _SCALES
    if piece[1] == "part":
        return before[1] in ("count", "one", "article")
    if piece[1] not in ("count", "one", "article"):
        return False
    tens = before[1] == "count" and 20 <= before[0] < 100 and before[0] % 10 == 0 and 0 < piece[0] < 10
    return tens or before[1] == "inside" or (before[1] in _SCALES and 0 < piece[0] < before[0])


def read_number(tokens: Sequence[Token], parts: Sequence[Part | None], i: int, lexicon: Lexicon) -> Number | None:
    """Return the number that begins at token `i`, with all its words, or None where none does.

    Articles and halves come back as numbers too; whether they count is for the caller to see.
    """
    first = parts[i]
    if first is None or first.kind in ("part", "join", "inside", "negative", "scale", *_SHARES):
        return None
    if first.kind == "whole":
        return Number(first.value, Fraction(1), "fraction", i + 1, first)
    if first.kind == "fraction":
        return _plain(first, i + 1)
    if first.kind in ("many", "scales"):
        return _read_many(replace(first, kind="many"), tokens, parts, i, lexicon)
    if first.attached:
        return _plain(first, i + 1)
    return _read_run(first, tokens, parts, i, lexicon)


def _plain(part: Part, end: int) -> Number:
    return Number(part.value, Fraction(1), part.kind, end, part)


def _read_many(part: Part, tokens: Sequence[Token], parts: Sequence[Part | None], i: int, lexicon: Lexicon) -> Number:
    """Return "hundreds", or "tens of thousands": the first times the second."""
    further = parts[i + 2] if i + 2 < len(parts) else None
    if further and further.kind == "many" and tokens[i + 1].text in lexicon.links:
        return Number(part.value, further.value, "many", i + 3, part)
    return _plain(part, i + 1)


def _read_run(
    first: Part, tokens: Sequence[Token], parts: Sequence[Part | None], i: int, lexicon: Lexicon
) -> Number | None:
    value, end = first.value, i + 1
    if first.kind == "digits":
        value, end = _join_groups(tokens, parts, i)
    pieces, end = _collect([(value, first.kind)], parts, end)
    kind, last = first.kind, _part_at(parts, end)
    if last and last.kind in _SHARES and kind in ("count", "one", "article", "digits"):
        if last.kind == "ordinal" and not (end + 1 < len(tokens) and lexicon.links.get(tokens[end + 1].text)):
            return None
        whole = fold(pieces)
        return Number(whole * last.value, Fraction(1), "fraction", end + 1, last) if whole else None
    if kind == "some":
        kind, pieces = "many", pieces[1:]
    numeral = _split_scale(pieces)
    part = Part(value, kind)
    if numeral is None:
        return None
    return _with_abbreviation(tokens, Number(*numeral, pieces[0][1] if kind != "many" else kind, end, part), lexicon)


def _collect(pieces: list[Piece], parts: Sequence[Part | None], j: int) -> tuple[list[Piece], int]:
    """Return the pieces of one number, from the first ones on, and the index behind them."""
    while len(pieces) < _LONGEST_RUN and (part := _part_at(parts, j)) and not part.attached:
        piece, further = (part.value, part.kind), _part_at(parts, j + 1)
        if part.kind == "half" and pieces[0][1] in _ONES and len(pieces) == 1:
            pieces = [piece]
        elif part.kind == "article" and pieces == [(Fraction(1, 2), "half")]:
            pass
        elif part.kind == "join" and further and _joins(pieces[-1], further, _part_at(parts, j + 2)):
            half = further.kind == "article"
            pieces.append((Fraction(1, 2), "part") if half else (further.value, further.kind))
            j += 2 if half else 1
        elif piece[1] in ("count", "part", *_SCALES) and _runs_on(pieces[-1], piece):
            pieces.append(piece)
        else:
            break
        j += 1
    return pieces, j


def _joins(before: Piece, part: Part, behind: Part | None) -> bool:
    """Tell whether what follows "and" belongs to the number: "hundred and forty", "two and a half"."""
    if part.kind == "article":
        return behind is not None and behind.kind == "half" and before[1] in ("count", "one")
    return part.kind in ("count", "one") and before[1] in _SCALES and 0 < part.value < before[0]


def _runs_on(before: Piece, piece: Piece) -> bool:
    return _follows(before, piece) and not (before[1] == "digits" and piece[1] in ("count", "part"))


def _split_scale(pieces: Sequence[Piece]) -> tuple[Fraction, Fraction] | None:
    """Return the number before its last scales, and those scales multiplied ("zwei | Millionen")."""
    cut = len(pieces)
    while cut > 1 and pieces[cut - 1][1] in _SCALES:
        cut -= 1
    raw, scale = fold(pieces[:cut]), Fraction(1)
    if pieces and pieces[0][1] == "scale":
        raw, cut = Fraction(1), 0
    for value, _ in pieces[cut:]:
        scale *= value
    return None if raw is None else (raw, scale)


def _with_abbreviation(tokens: Sequence[Token], number: Number, lexicon: Lexicon) -> Number:
    """Return the number with the abbreviated scale behind it ("190 Mio.")."""
    found = lexicon.abbreviations.get(tokens[number.end].text) if number.end < len(tokens) else None
    if found and found[1] == "any" and number.scale == 1:
        return replace(number, scale=found[0], end=number.end + 1)
    return number


def _join_groups(tokens: Sequence[Token], parts: Sequence[Part | None], i: int) -> tuple[Fraction, int]:
    """Return a number whose thousands are set off by spaces or apostrophes, and the index behind it."""
    digits, j = tokens[i].text, i + 1
    if not (digits.isdecimal() and len(digits) <= 3 and digits[0] != "0"):
        return _value(parts[i]), j
    while j < len(tokens) and len(digits) < _LONGEST_NUMBER and (group := _group_at(tokens, j)):
        digits, j = digits + group[0], group[1]
    return Fraction(int(digits)), j


def _group_at(tokens: Sequence[Token], j: int) -> tuple[str, int] | None:
    """Return three digits that continue the number before token `j`, and the index behind them."""
    gap = tokens[j].start - tokens[j - 1].end
    mark = tokens[j].text in ("'", "’") and gap == 0
    k = j + 1 if mark and j + 1 < len(tokens) else j
    text = tokens[k].text
    if len(text) != 3 or not text.isdecimal() or tokens[k].start - tokens[k - 1].end != (0 if mark else 1):
        return None
    return text, k + 1


def _value(part: Part | None) -> Fraction:
    return part.value if part else Fraction(0)


def _part_at(parts: Sequence[Part | None], i: int) -> Part | None:
    return parts[i] if i < len(parts) else None
