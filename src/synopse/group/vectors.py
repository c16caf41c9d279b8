"""The terms of all reports of a batch come in, weighted vectors of unit length go out.

A term weighs the more the fewer reports have it. How many have it is counted in the batch and, since two or ten
reports tell little of that, blended with what the language's lexicon says of the word.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from synopse.group.terms import Terms

Vector = Mapping[str, float]

# As if so many reports had been seen before. With 300, each of the gold stories, compared alone, stays one story.
_SEEN = 300
_FLOOR = 0.15  # share of its weight by the lexicon alone that a term keeps in any batch
_LONGEST = 150  # terms kept, the weightiest


def find_vectors(reports: Sequence[Terms]) -> list[Vector]:
    """Return a vector for each report: its terms with their weights, the squares of which sum to 1."""
    weights = _weights(reports)
    return [
        _unit((term, (1 + math.log(number)) * weights[term]) for term, number in report.counts.items())
        for report in reports
    ]


def _weights(reports: Sequence[Terms]) -> dict[str, float]:
    """Return the weight of each term: its inverse document frequency (Spärck Jones 1972).

    Where one story fills the batch all its terms are frequent; what the lexicon says of them keeps them from vanishing.
    """
    seen = Counter(term for report in reports for term in report.counts)
    usual: dict[str, float] = {}
    for report in reports:
        for term, share in report.usual.items():
            usual[term] = max(usual.get(term, 0.0), share)
    total = len(reports) + _SEEN + 1
    return {
        term: max(math.log(total / (number + _SEEN * usual[term])), -_FLOOR * math.log(usual[term]))
        for term, number in seen.items()
    }


def _unit(weighted: Iterable[tuple[str, float]]) -> Vector:
    telling = sorted((item for item in weighted if item[1] > 0), key=lambda item: (-item[1], item[0]))[:_LONGEST]
    length = math.sqrt(sum(weight * weight for _, weight in telling))
    return {term: weight / length for term, weight in telling}
