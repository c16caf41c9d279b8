"""Two signatures come in, the evidence on whether their reports tell one story goes out, and the chance that they do.

The chance is a logistic function of the evidence, a visible list with a weight for each piece. It depends on the two
reports alone, so it never changes.
"""

import math
from operator import mul
from typing import NamedTuple

from synopse.group.signatures import Signature

_NEXT_EDITION = 0.4  # days
_BOUND = 30.0  # of a logit, so that nothing overflows


class Evidence(NamedTuple):
    """What speaks for or against a pair; the weights of each piece come in the same shape.

    `cosine` is the likeness of their terms; `shorter` and `longer` are the numbers of tokens and `days` the days
    between, all as binary logarithms; `undated` is 1 where a date is unknown. `series` and `figures` grow with the
    likeness where the days differ and the outlet is the same, or the figures at the beginning differ too: yesterday's
    numbers and today's are two stories in the same words. `base` is 1.
    """

    base: float
    cosine: float
    shorter: float
    longer: float
    days: float
    undated: float
    series: float
    figures: float


def find_evidence(one: Signature, other: Signature, cosine: float) -> Evidence:
    """Return the evidence on a pair of reports whose terms are so like each other."""
    shorter, longer = sorted((one.length, other.length))
    dated = one.day is not None and other.day is not None
    days = abs(one.day - other.day) if one.day is not None and other.day is not None else 0.0
    # Greatest for half-likeness: what is nearly the same is the same text, printed again.
    alike = cosine * (1 - cosine) if days > _NEXT_EDITION else 0.0
    other_figures = bool(one.figures and other.figures and set(one.figures).isdisjoint(other.figures))
    return Evidence(
        base=1.0,
        cosine=cosine,
        shorter=math.log2(1 + shorter),
        longer=math.log2(1 + longer),
        days=math.log2(1 + days),
        undated=0.0 if dated else 1.0,
        series=alike if one.outlet and one.outlet == other.outlet else 0.0,
        figures=alike if other_figures else 0.0,
    )


def chance_of(evidence: Evidence, weights: Evidence) -> float:
    """Return the chance, 0 to 1, that a pair tells one story."""
    logit = sum(map(mul, evidence, weights))
    return 1 / (1 + math.exp(-max(-_BOUND, min(_BOUND, logit))))
