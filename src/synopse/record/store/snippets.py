"""A text and the terms of a query come in, the words around the first place that the query means go out."""

import re
from collections.abc import Sequence

from synopse.record.store.views import SnippetPiece
from synopse.record.store.words import Term, is_meant

_AROUND = 100  # characters on either side: two lines of a page with what is found
_WORD = re.compile(r"\w+(?:['’.\-‑]\w+)*")
_MOST_READ = 20_000  # characters; what stands further down is not looked for


def cut_snippet(text: str, terms: Sequence[Term]) -> tuple[SnippetPiece, ...]:
    """Return the words around the first place that the terms mean (else the beginning), in pieces."""
    spans = [m.span() for m in _WORD.finditer(text, 0, _MOST_READ) if is_meant(m[0], terms)] if terms else []
    first = spans[0][0] if spans else 0
    start = _edge(text, max(0, first - _AROUND), first)
    end = min(len(text), first + 2 * _AROUND)
    pieces, place = [SnippetPiece("… " if start else "", marked=False)], start
    for left, right in spans:
        if right <= end:
            pieces += [
                SnippetPiece(_plain(text[place:left]), marked=False),
                SnippetPiece(text[left:right], marked=True),
            ]
            place = right
    rest = text[place:end] if end == len(text) else text[place:end].rpartition(" ")[0] + " …"
    pieces.append(SnippetPiece(_plain(rest), marked=False))
    return tuple(piece for piece in pieces if piece.text)


def _edge(text: str, start: int, first: int) -> int:
    """Return where the first whole word at or behind `start` begins."""
    space = text.find(" ", start, first) if start else -1
    return space + 1 if space >= 0 else start


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text)
