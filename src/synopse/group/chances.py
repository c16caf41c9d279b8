"""The signatures of a block come in, the evidence on whether two of them tell one story goes out, and the chance of it.

The chance is a logistic function of the evidence, a visible list with a weight for each piece.
"""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from operator import mul

from synopse.group.evidence import Evidence
from synopse.group.signatures import Signature
from synopse.group.vectors import Vector, find_vectors
from synopse.group.weights import WEIGHTS

Pair = tuple[int, int]

_COMPANY = 5  # the nearest partners that make up a report's company
_SELF = 0.3  # how near a report is to itself in its own company, as a cosine
_NEXT_EDITION = 0.4  # days
_LEAST = 0.01  # a chance below it counts as none
_BOUND = 30.0  # of a logit, so that nothing overflows


def find_chances(block: Sequence[Signature], pairs: Sequence[Pair]) -> dict[Pair, float]:
    """Return the chance of each of these pairs of a block that is worth a thought."""
    return chances_of(find_evidence(block, pairs), WEIGHTS)


def find_evidence(block: Sequence[Signature], pairs: Sequence[Pair]) -> dict[Pair, Evidence]:
    """Return the evidence on each of these pairs of a block; they are sorted, the smaller index first."""
    vectors = find_vectors(block)
    cosines = {(one, other): _dot(vectors[one], vectors[other]) for one, other in pairs}
    companies = _companies(cosines, len(block))
    return {
        (one, other): _weigh_up(cosine, _dot(companies[one], companies[other]), block[one], block[other])
        for (one, other), cosine in cosines.items()
    }


def chances_of(evidence: Mapping[Pair, Evidence], weights: Evidence) -> dict[Pair, float]:
    """Return the chances of the pairs, without those that are as good as none."""
    chances = {pair: chance_of(found, weights) for pair, found in evidence.items()}
    return {pair: chance for pair, chance in chances.items() if chance > _LEAST}


def chance_of(evidence: Evidence, weights: Evidence) -> float:
    """Return the chance, 0 to 1, that a pair tells one story."""
    logit = sum(map(mul, evidence, weights))
    return 1 / (1 + math.exp(-max(-_BOUND, min(_BOUND, logit))))


def _weigh_up(cosine: float, company: float, one: Signature, other: Signature) -> Evidence:
    shorter, longer = sorted((one.length, other.length))
    dated = one.day is not None and other.day is not None
    days = abs(one.day - other.day) if one.day is not None and other.day is not None else 0.0
    # Greatest for half-likeness: what is nearly the same is the same text, printed again.
    alike = cosine * (1 - cosine) if days > _NEXT_EDITION else 0.0
    other_figures = bool(one.figures and other.figures and set(one.figures).isdisjoint(other.figures))
    return Evidence(
        base=1.0,
        cosine=cosine,
        company=company,
        shorter=math.log2(1 + shorter),
        longer=math.log2(1 + longer),
        days=math.log2(1 + days),
        undated=0.0 if dated else 1.0,
        series=alike if one.outlet and one.outlet == other.outlet else 0.0,
        figures=alike if other_figures else 0.0,
    )


def _companies(cosines: Mapping[Pair, float], number: int) -> list[Vector]:
    """Return the nearest reports of each report, itself among them, as a vector of unit length."""
    near: defaultdict[int, list[tuple[float, int]]] = defaultdict(list)
    for (one, other), cosine in cosines.items():
        near[one].append((-cosine, other))
        near[other].append((-cosine, one))
    companies: list[Vector] = []
    for place in range(number):
        company = {str(other): -cosine for cosine, other in sorted(near[place])[:_COMPANY]} | {str(place): _SELF}
        length = math.sqrt(sum(value * value for value in company.values()))
        companies.append({name: value / length for name, value in company.items()})
    return companies


def _dot(one: Vector, other: Vector) -> float:
    return math.fsum([one[name] * other[name] for name in one.keys() & other.keys()])  # exact, so in any order
