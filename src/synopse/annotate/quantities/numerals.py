"""Tokens come in, numbers go out: what the words of a run say together ("three hundred and forty", "190 Mio.")."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from synopse.annotate.quantities.lexicon import Lexicon
from synopse.annotate.quantities.parts import LONGEST_NUMBER, LONGEST_RUN, SCALES, SHARES, Part, Piece, fold, follows
from synopse.model import Token

_ONES = frozenset({"one", "article"})


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


def read_number(tokens: Sequence[Token], parts: Sequence[Part | None], i: int, lexicon: Lexicon) -> Number | None:
    """Return the number that begins at token `i`, with all its words, or None where none does.

    Articles and halves come back as numbers too; whether they count is for the caller to see.
    """
    first = parts[i]
    if first is None or first.kind in ("part", "join", "inside", "negative", "scale", *SHARES):
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
    if last and last.kind in SHARES and kind in ("count", "one", "article", "digits"):
        if last.kind == "ordinal" and not (end + 1 < len(tokens) and lexicon.links.get(tokens[end + 1].text)):
            return None
        whole = fold(pieces)
        if whole and (scale := _scale_behind(tokens, parts, end + 1, lexicon)):
            return Number(whole * last.value, scale, "count", end + 4, last)
        return Number(whole * last.value, Fraction(1), "fraction", end + 1, last) if whole else None
    if kind == "some":
        kind, pieces = "many", pieces[1:]
    numeral = _split_scale(pieces)
    part = Part(value, kind)
    if numeral is None:
        return None
    return _with_abbreviation(tokens, Number(*numeral, pieces[0][1] if kind != "many" else kind, end, part), lexicon)


def _scale_behind(tokens: Sequence[Token], parts: Sequence[Part | None], i: int, lexicon: Lexicon) -> Fraction | None:
    """Return the scale that a share is of ("a quarter of a million"), or None where it is of something else."""
    article, scale = _part_at(parts, i + 1), _part_at(parts, i + 2)
    if i >= len(tokens) or tokens[i].text not in lexicon.links or not article or not scale:
        return None
    return scale.value if article.kind in ("article", "one") and scale.kind in SCALES else None


def _collect(pieces: list[Piece], parts: Sequence[Part | None], j: int) -> tuple[list[Piece], int]:
    """Return the pieces of one number, from the first ones on, and the index behind them."""
    while len(pieces) < LONGEST_RUN and (part := _part_at(parts, j)) and not part.attached:
        piece, further = (part.value, part.kind), _part_at(parts, j + 1)
        if part.kind == "half" and pieces[0][1] in _ONES and len(pieces) == 1:
            pieces = [piece]
        elif part.kind == "article" and pieces == [(Fraction(1, 2), "half")]:
            pass
        elif part.kind == "join" and further and _joins(pieces[-1], further, _part_at(parts, j + 2)):
            half = further.kind == "article"
            pieces.append((Fraction(1, 2), "part") if half else (further.value, further.kind))
            j += 2 if half else 1
        elif piece[1] in ("count", "part", *SCALES) and _runs_on(pieces[-1], piece):
            pieces.append(piece)
        else:
            break
        j += 1
    return pieces, j


def _joins(before: Piece, part: Part, behind: Part | None) -> bool:
    """Tell whether what follows "and" belongs to the number: "hundred and forty", "two and a half"."""
    if part.kind == "article":
        return behind is not None and behind.kind == "half" and before[1] in ("count", "one")
    return part.kind in ("count", "one") and before[1] in SCALES and 0 < part.value < before[0]


def _runs_on(before: Piece, piece: Piece) -> bool:
    return follows(before, piece) and not (before[1] == "digits" and piece[1] in ("count", "part"))


def _split_scale(pieces: Sequence[Piece]) -> tuple[Fraction, Fraction] | None:
    """Return the number before its last scales, and those scales multiplied ("zwei | Millionen")."""
    cut = len(pieces)
    while cut > 1 and pieces[cut - 1][1] in SCALES:
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
    while j < len(tokens) and len(digits) < LONGEST_NUMBER and (group := _group_at(tokens, j)):
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
