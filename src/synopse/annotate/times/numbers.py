"""Numbers as digits or words come in, their values go out."""

import re

from synopse.annotate.times.context import Context

_SPACE = re.compile(r"\s+")
_DIGITS = re.compile(r"\d{1,5}(?:[.,]\d{1,2})?")


def number_of(written: str, context: Context) -> float | None:
    """Return the number that digits, a number word or an ordinal stand for, None where it is open or unknown."""
    value = count_of(written, context)
    return float(value) if value not in ("", "X") else None


def count_of(written: str, context: Context) -> str:
    """Return a number as TIMEX3 writes it, X where the word leaves it open, "" where it is unknown."""
    word = _SPACE.sub(" ", written.lower()).strip(" -.")
    if digits := _DIGITS.match(word):
        return _plain(digits[0])
    known = context.lexicon.numbers.get(word) or context.lexicon.ordinals.get(word)
    if known is None and word:
        return "X" if word == "x" else ""
    return known or ""


def _plain(digits: str) -> str:
    """Digits with a mark and three places are thousands and never reach here; the mark is a decimal one."""
    number = float(digits.replace(",", "."))
    return f"{number:g}" if number < 1e6 else ""
