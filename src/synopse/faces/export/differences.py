"""Two sides of a finding come in, the words in which they differ go out: each wording cut into marked and plain pieces.

What is marked is what the finding's slot was read from (its times, its quantities, …), not what a comparison of letters
finds: two papers never write the same sentence. Only where no such words are known are nearly equal wordings compared
word by word.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from synopse.model import Mention, Quantity, Span, Statement, TimeExpression

_WORD = re.compile(r"\S+")
_ALIKE = 0.5  # share of equal words below which a comparison by words would mark nearly everything


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a wording, and whether it is one of the words that differ."""

    text: str
    marked: bool


def mark_differences(
    wording: tuple[Statement, str], others: Sequence[tuple[Statement, str]], slot: str, value: str = ""
) -> tuple[Piece, ...]:
    """Return a statement's wording in pieces, those that carry the difference to the others marked.

    A wording is a statement and the text of its report. `value` is that of the wording's side: where words are
    known to say just that, they alone are marked.
    """
    statement, text = wording
    spans = _evidence(statement, slot, value)
    if not spans:
        elsewhere = {_words_of(span, other) for stated, other in others for span in _evidence(stated, slot)}
        found = _evidence(statement, slot)
        spans = [span for span in found if _words_of(span, text) not in elsewhere] or found
    if not spans and others:
        spans = _unlike(statement, text, others[0][0].of(others[0][1]))
    return tuple(_cut(statement, text, spans))


def _evidence(statement: Statement, slot: str, value: str | None = None) -> list[Span]:
    """Return the spans inside a statement that a value for the slot can have been read from; with a value, that one."""
    found: Iterable[Span] = {
        "date": statement.times,
        "time": statement.times,
        "number": statement.quantities,
        "place": statement.places,
        "name": statement.participants,
    }.get(slot, ())
    saying = [span for span in found if value is None or _says(span, value)]
    return sorted(Span(span.start, span.end) for span in saying if statement.contains(span))


def _says(span: Span, value: str) -> bool:
    """Tell whether an annotation says the normalised value by itself."""
    match span:
        case TimeExpression():
            iso = span.interval.iso if span.interval else ""
            return bool(value) and (iso.startswith(value) or value in (span.clock, span.value))
        case Quantity():
            return value in {f"{bound:.15g}" for bound in (span.low, span.high) if bound is not None}
        case Mention():
            return bool(value) and span.name.casefold() in value.casefold()
        case _:
            return False


def _words_of(span: Span, text: str) -> str:
    return " ".join(span.of(text).casefold().split())


def _unlike(statement: Statement, text: str, other: str) -> list[Span]:
    """Return the words of the statement that the other wording lacks, or none where the two are quite different."""
    words = list(_WORD.finditer(statement.of(text)))
    matcher = SequenceMatcher(None, [m[0].casefold() for m in words], other.casefold().split(), autojunk=False)
    if len(words) > 200 or matcher.ratio() < _ALIKE:
        return []
    changed = [(a, b) for tag, a, b, _, _ in matcher.get_opcodes() if tag in ("replace", "delete")]
    return [Span(statement.start + words[a].start(), statement.start + words[b - 1].end()) for a, b in changed]


def _cut(statement: Statement, text: str, spans: Iterable[Span]) -> Iterable[Piece]:
    at = statement.start
    for span in spans:
        start = max(span.start, at)
        if start > at:
            yield Piece(text[at:start], marked=False)
        if span.end > start:
            yield Piece(text[start : span.end], marked=True)
            at = span.end
    if at < statement.end:
        yield Piece(text[at : statement.end], marked=False)
