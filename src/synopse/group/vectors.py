"""The signatures of a block come in, weighted vectors of unit length go out.

A term weighs the more the fewer reports have it. How many have it is counted in the block, the reports of which
resemble each other: what all of them have does not tell their events apart. And since two or ten reports tell little
of that, it is blended with how rare the term is in general.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

from synopse.group.signatures import RARITY, Signature, stress

Vector = Mapping[str, float]

_SEEN = 300  # as if so many reports had been seen before
_FLOOR = 0.15  # share of its weight in general that a term keeps in any block


def find_vectors(block: Sequence[Signature]) -> list[Vector]:
    """Return a vector for each report: its terms with their weights, the squares of which sum to 1."""
    weights = _weights(block)
    return [
        _unit({t: stress(n) * weights[t] for t, n in zip(report.terms, report.counts, strict=True)}) for report in block
    ]


def _weights(block: Sequence[Signature]) -> dict[str, float]:
    """Return the weight of each term: its inverse document frequency (Spärck Jones 1972)."""
    seen = Counter(term for report in block for term in report.terms)
    rarities: dict[str, int] = {}
    for report in block:
        rarities.update(zip(report.terms, report.rarities, strict=True))
    total = len(block) + _SEEN + 1
    return {
        term: max(math.log(total / (number + _usual(rarities[term]))), _FLOOR * rarities[term] / RARITY)
        for term, number in seen.items()
    }


@cache
def _usual(rarity: int) -> float:
    """Return how many of the reports seen before have a term of that rarity."""
    return _SEEN * math.exp(-rarity / RARITY)


def _unit(weights: Mapping[str, float]) -> Vector:
    length = math.sqrt(math.fsum(weight * weight for weight in weights.values())) or 1.0
    return {term: weight / length for term, weight in weights.items()}
