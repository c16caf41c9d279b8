"""What speaks for or against two reports telling one story, as a visible list."""

from typing import NamedTuple


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
