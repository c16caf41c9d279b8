"""Pairs of similar reports come in, the evidence on whether they tell one story goes out, and the chance that they do.

The chance is a logistic function of the evidence, a visible list with a weight for each piece.
"""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from operator import mul
from typing import NamedTuple

from synopse.group.terms import Terms
from synopse.group.vectors import Vector

Pair = tuple[int, int]

_COMPANY = 5  # the nearest partners that make up a report's company
_SELF = 0.3  # how near a report is to itself in its own company, as a cosine
_NEXT_EDITION = 0.4  # days
_BOUND = 30.0  # of a logit, so that nothing overflows


class Evidence(NamedTuple):
    """What speaks for or against a pair; the weights of each piece come in the same shape.

    `cosine` is the likeness of their terms, `company` that of their lists of nearest reports; `shorter` and `longer`
    are the numbers of tokens and `days` the days between, all as binary logarithms; `undated` is 1 where a date is
    unknown. `series` and `figures` grow with the likeness where the days differ and the outlet is the same, or the
    figures at the beginning differ too: yesterday's numbers and today's are two stories in the same words. `base` is 1.
    """

    base: float
    cosine: float
    company: float
    shorter: float
    longer: float
    days: float
    undated: float
    series: float
    figures: float


def find_evidence(cosines: Mapping[Pair, float], reports: Sequence[Terms]) -> dict[Pair, Evidence]:
    """Return the evidence on each pair of similar reports."""
    companies = _companies(cosines, len(reports))
    return {
        (one, other): _weigh_up(cosine, _dot(companies[one], companies[other]), reports[one], reports[other])
        for (one, other), cosine in cosines.items()
    }


def chance_of(evidence: Evidence, weights: Evidence) -> float:
    """Return the chance, 0 to 1, that a pair tells one story."""
    logit = sum(map(mul, evidence, weights))
    return 1 / (1 + math.exp(-max(-_BOUND, min(_BOUND, logit))))


def _weigh_up(cosine: float, company: float, one: Terms, other: Terms) -> Evidence:
    shorter, longer = sorted((one.length, other.length))
    dated = one.day is not None and other.day is not None
    days = abs(one.day - other.day) if one.day is not None and other.day is not None else 0.0
    # Greatest for half-likeness: what is nearly the same is the same text, printed again.
    alike = cosine * (1 - cosine) if days > _NEXT_EDITION else 0.0
    other_figures = bool(one.figures and other.figures and not one.figures & other.figures)
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
    return sum(value * other[name] for name, value in one.items() if name in other)
