"""A text and the terms of a query come in, the words around the first place that the query means go out."""

import re
from collections.abc import Sequence

from synopse.record.store.views import SnippetPiece
from synopse.record.store.words import Term, is_form_of, stands_in

_AROUND = 100  # characters on either side: two lines of a page with what is found
_WORD = re.compile(r"\w+(?:['’.\-‑]\w+)*")
_MOST_READ = 20_000  # characters; what stands further down is not looked for


def cut_snippet(text: str, terms: Sequence[Term], language: str) -> tuple[SnippetPiece, ...]:
    """Return the words around the first place that the terms mean (else the beginning), in pieces.

    Words as they are asked for go before their other forms: those are looked for only where the former are missing.
    """
    words = list(_WORD.finditer(text, 0, _MOST_READ)) if terms else []
    found = next((m for m in words if stands_in(m[0], terms)), None)
    found = found or next((m for m in words if is_form_of(m[0], terms, language)), None)
    first = found.start() if found else 0
    start, end = _edge(text, max(0, first - _AROUND), first), min(len(text), first + 2 * _AROUND)
    pieces, place = [SnippetPiece("… " if start else "", marked=False)], start
    for m in words if found else ():
        if start <= m.start() and m.end() <= end and (stands_in(m[0], terms) or is_form_of(m[0], terms, language)):
            pieces += [SnippetPiece(_plain(text[place : m.start()]), marked=False), SnippetPiece(m[0], marked=True)]
            place = m.end()
    rest = text[place:end] if end == len(text) else text[place:end].rpartition(" ")[0] + " …"
    pieces.append(SnippetPiece(_plain(rest), marked=False))
    return tuple(piece for piece in pieces if piece.text)


def _edge(text: str, start: int, first: int) -> int:
    """Return where the first whole word at or behind `start` begins."""
    space = text.find(" ", start, first) if start else -1
    return space + 1 if space >= 0 else start


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text)
