"""A text and the terms of a query come in, the words around the place that answers it best go out."""

import re
from collections.abc import Sequence

from synopse.record.store.views import SnippetPiece
from synopse.record.store.words import Term, lemmas_of, parts_of

_AROUND = 100  # characters on either side: two lines of a page with what is found
_WORD = re.compile(r"\w+(?:['’.\-‑]\w+)*")
_MOST_READ = 20_000  # characters; what stands further down is not looked for


def cut_snippet(text: str, terms: Sequence[Term], language: str) -> tuple[SnippetPiece, ...]:
    """Return the words around the place that has most of the terms (else the beginning), in pieces.

    A term is looked for in other forms of its word only where it does not stand in the text as it is asked for.
    """
    words = list(_WORD.finditer(text, 0, _MOST_READ)) if terms else []
    marked = _find_terms([m[0] for m in words], terms, language)
    first = _best_start([(words[place].start(), term) for place, term in sorted(marked.items())])
    start, end = _edge(text, max(0, first - _AROUND), first), min(len(text), first + 2 * _AROUND)
    pieces, at = [SnippetPiece("… " if start else "", marked=False)], start
    for m in (words[place] for place in sorted(marked)):
        if start <= m.start() and m.end() <= end:
            pieces += [SnippetPiece(_plain(text[at : m.start()]), marked=False), SnippetPiece(m[0], marked=True)]
            at = m.end()
    rest = text[at:end] if end == len(text) else text[at:end].rpartition(" ")[0] + " …"
    pieces.append(SnippetPiece(_plain(rest), marked=False))
    return tuple(piece for piece in pieces if piece.text)


def _find_terms(words: Sequence[str], terms: Sequence[Term], language: str) -> dict[int, int]:
    """Return the places of the words that the terms mean, each with the number of its term."""
    folded = [(part, place) for place, word in enumerate(words) for part in parts_of(word)]
    found: dict[int, int] = {}
    for number, term in enumerate(terms):
        if term.phrase:
            places = _find_phrase(folded, term.words)
        else:
            places = _find_any(folded, term.words) or _find_forms(words, folded, term, language)
        for place in places:
            found.setdefault(place, number)
    return found


def _find_forms(words: Sequence[str], folded: Sequence[tuple[str, int]], term: Term, language: str) -> list[int]:
    """Return the places of other forms of a term's word, among the words that begin as it does.

    To analyse every word of twenty long reports took half a second; a form that begins otherwise is found, not marked.
    """
    wanted, beginnings = set(term.words), {word[:2] for word in term.words}
    alike = [place for part, place in folded if part[:2] in beginnings]
    return [place for place in alike if not wanted.isdisjoint(lemmas_of(words[place], language))]


def _find_any(folded: Sequence[tuple[str, int]], wanted: Sequence[str]) -> list[int]:
    return [place for part, place in folded if part in wanted]


def _find_phrase(folded: Sequence[tuple[str, int]], phrase: tuple[str, ...]) -> list[int]:
    starts = [n for n, (part, _) in enumerate(folded) if part == phrase[0]]
    runs = [folded[n : n + len(phrase)] for n in starts]
    return [place for run in runs if tuple(part for part, _ in run) == phrase for _, place in run]


def _best_start(found: Sequence[tuple[int, int]]) -> int:
    """Return where the first of the places begins behind which most of the terms stand; 0 where there is none."""
    best, most, last = 0, 0, 0
    for number, (start, _) in enumerate(found):
        last = max(last, number)
        while last < len(found) and found[last][0] < start + _AROUND:
            last += 1
        if (terms := len({term for _, term in found[number:last]})) > most:
            best, most = start, terms
    return best


def _edge(text: str, start: int, first: int) -> int:
    """Return where the first whole word at or behind `start` begins."""
    space = text.find(" ", start, first) if start else -1
    return space + 1 if space >= 0 else start


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text)
