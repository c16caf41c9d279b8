"""The units that all languages share: each with its dimension and the way to that dimension's base unit.

Bases: metre, square metre, cubic metre, kilogram, degree Celsius, km/h, kWh, kW. Each currency is a dimension of its
own: rates of exchange are not known here.
"""

from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from synopse.languages.load import load_shared


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: a value in it times `factor` plus `offset` is the value in the base unit of `dimension`."""

    key: str
    dimension: str
    factor: Fraction
    offset: Fraction


@cache
def load_units() -> dict[str, Unit]:
    """Return all units by their keys."""
    rows = load_shared("units").rows
    return {key: Unit(key, dim, Fraction(factor), Fraction(offset)) for key, (dim, factor, offset) in rows.items()}


def value_in_unit(value: float, key: str) -> float:
    """Return a value of a base unit in the unit with that key, as a text gives it: 40000 in "kilometre" is 40.

    With no key the value is a count and comes back unchanged.
    """
    if not key:
        return value
    unit = load_units()[key]
    return float((Fraction(repr(value)) - unit.offset) / unit.factor)
