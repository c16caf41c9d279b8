"""Vectors come in, the pairs of reports that resemble each other go out; no report is compared with all others.

An inverted index lists the reports that have a term, in the order of publication; only the last `_REACH` of a list are
looked at, and only the `NEAREST` most similar partners of a report are kept. So the work grows with the number of
reports, not with its square.
"""

import heapq
from collections import defaultdict
from collections.abc import Iterator, Sequence

from synopse.group.vectors import Vector

NEAREST = 64
_REACH = 250
_LEAST = 0.02  # a cosine below it says nothing


def similar_pairs(vectors: Sequence[Vector], order: Sequence[int]) -> dict[tuple[int, int], float]:
    """Return the cosine of each pair (smaller index first) that is among the nearest of one of the two."""
    index: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    pairs: dict[tuple[int, int], float] = {}
    for one in order:
        cosines: defaultdict[int, float] = defaultdict(float)
        for term, weight in vectors[one].items():
            postings = index[term]
            for other, its in postings[-_REACH:]:
                cosines[other] += weight * its
            postings.append((one, weight))
        for other, cosine in _best(cosines):
            pairs[min(one, other), max(one, other)] = cosine
    return pairs


def _best(cosines: dict[int, float]) -> Iterator[tuple[int, float]]:
    near = [(other, cosine) for other, cosine in cosines.items() if cosine >= _LEAST]
    yield from heapq.nsmallest(NEAREST, near, key=lambda item: (-item[1], item[0]))
