"""A feast's formula and a year come in, its day goes out."""

from calendar import monthrange
from datetime import datetime, timedelta


def feast_day(formula: str, year: int) -> datetime:
    """Return the day of a feast in a year.

    12-25 is fixed, E+49 counts from Easter, A+7 from Advent Sunday; 11-4#4 is the fourth Thursday of November, 5-1#-1
    the last Monday of May, 11-4#4+1 the day after that Thursday. Raises ValueError where the year has no such day.
    """
    if formula[0] == "E":
        return easter(year) + timedelta(days=int(formula[1:]))
    if formula[0] == "A":
        christmas = datetime(year, 12, 25)
        return christmas - timedelta(days=christmas.isoweekday() + 21 - int(formula[1:]))
    head, _, nth = formula.partition("#")
    month, day = map(int, head.split("-"))
    if not nth:
        return datetime(year, month, day)
    nth, _, later = nth.partition("+")
    if later:
        return feast_day(f"{head}#{nth}", year) + timedelta(days=int(later))
    if int(nth) > 0:
        first = datetime(year, month, 1)
        return first + timedelta(days=(day - first.isoweekday()) % 7 + 7 * (int(nth) - 1))
    last = datetime(year, month, monthrange(year, month)[1])
    return last - timedelta(days=(last.isoweekday() - day) % 7 - 7 * (int(nth) + 1))


def easter(year: int) -> datetime:
    """Return Easter Sunday of a Gregorian year (Anonymous Gregorian algorithm, Nature 1876)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    correction = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * correction) // 451
    month, day = divmod(h + correction - 7 * m + 114, 31)
    return datetime(year, month, day + 1)
