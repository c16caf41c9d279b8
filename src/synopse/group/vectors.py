"""The signatures of a block come in, weighted vectors of unit length go out.

A term weighs the more the fewer reports have it. How many have it is counted in the block, the reports of which
resemble each other: what all of them have does not tell their events apart. And since two or ten reports tell little
of that, it is blended with how rare the term is in general.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence

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
    rarity: dict[str, float] = {}
    for report in block:
        for term, units in zip(report.terms, report.rarities, strict=True):
            rarity[term] = min(rarity.get(term, math.inf), units / RARITY)
    total = len(block) + _SEEN + 1
    return {
        term: max(math.log(total / (number + _SEEN * math.exp(-rarity[term]))), _FLOOR * rarity[term])
        for term, number in seen.items()
    }


def _unit(weights: Mapping[str, float]) -> Vector:
    length = math.sqrt(math.fsum(weight * weight for weight in weights.values())) or 1.0
    return {term: weight / length for term, weight in weights.items()}
