"""TIMEX3 values of dates and times come in, the intervals that they stand for go out.

A value with a placeholder (XXXX-07-27) has no interval until a year is given for it. Seasons are meteorological, parts
of the day are generous at their edges: two reports that differ by an hour about an evening do not disagree.
"""

import re
from datetime import datetime, timedelta

from synopse.model.duration import shift_months
from synopse.model.time import Interval, Precision

_VALUE = re.compile(
    r"(?P<year>\d{4})"
    r"(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?"
    r"|-W(?P<week>\d\d)(?:-(?P<weekday>[1-7])|-?(?P<weekend>WE))?"
    r"|-(?P<part>SP|SU|FA|WI|[HQ]\d))?"
    r"(?:T(?:(?P<hour>\d\d)(?::(?P<minute>\d\d)(?::(?P<second>\d\d))?)?(?P<zone>Z|[+-]\d\d(?::?\d\d)?)?"
    r"|(?P<daypart>MO|MI|AF|EV|NI|DT)))?"
)
# First month (from January of the year) and months that follow. Winter is both winters that touch the year.
_PARTS = {
    "SP": (2, 3),
    "SU": (5, 3),
    "FA": (8, 3),
    "WI": (-1, 15),
    "H1": (0, 6),
    "H2": (6, 6),
    "Q1": (0, 3),
    "Q2": (3, 3),
    "Q3": (6, 3),
    "Q4": (9, 3),
}
# First hour of the day, and hours that follow. A night may be the one that begins or the one that ends on the day.
_DAYPARTS = {"MO": (4, 8), "MI": (11, 3), "AF": (12, 7), "EV": (17, 7), "NI": (0, 32), "DT": (5, 15)}


def interval_of(value: str, year: int | None = None) -> Interval | None:
    """Return where a TIMEX3 value of a date or time lies on the calendar, None where it does not say.

    `year` stands in for an unknown one: `interval_of("XXXX-07-27", 2023)` is 27 July 2023.
    """
    if year is not None and value.startswith("XXXX"):
        value = f"{year:04d}{value[4:]}"
    try:
        if re.fullmatch(r"\d{2,3}", value):
            return _long(value)
        match = _VALUE.fullmatch(value)
        return _of_parts(match) if match else None
    except (ValueError, OverflowError):
        return None


def year_of(value: str) -> int | None:
    """Return the year that a TIMEX3 value writes out, None where it writes none."""
    return int(value[:4]) if re.match(r"\d{4}(?!\d)", value) else None


def _long(value: str) -> Interval:
    """Return the interval of a decade (197) or a century (19)."""
    years = 10 if len(value) == 3 else 100
    start = datetime(max(1, int(value) * years), 1, 1)
    return Interval(start, shift_months(start, 12 * years), Precision.DECADE if years == 10 else Precision.CENTURY)


def _of_parts(match: re.Match[str]) -> Interval:
    year = datetime(int(match["year"]), 1, 1)
    if match["day"]:
        return _of_day(datetime(year.year, int(match["month"]), int(match["day"])), match)
    if match["weekday"]:
        return _of_day(datetime.fromisocalendar(year.year, int(match["week"]), int(match["weekday"])), match)
    if match["hour"] or match["daypart"]:
        raise ValueError("a time of day needs a day")
    if match["week"]:
        start = datetime.fromisocalendar(year.year, int(match["week"]), 1)
        return Interval(start + timedelta(days=5 if match["weekend"] else 0), start + timedelta(days=7), Precision.WEEK)
    if match["month"]:
        start = year.replace(month=int(match["month"]))
        return Interval(start, shift_months(start, 1), Precision.MONTH)
    if match["part"]:
        first, length = _PARTS.get(match["part"], (0, 0))
        start = shift_months(year, first)
        if not length:
            raise ValueError(f"no such part of a year: {match['part']}")
        precision = Precision.HALF if match["part"][0] == "H" else Precision.QUARTER
        return Interval(start, shift_months(start, length), precision)
    return Interval(year, shift_months(year, 12), Precision.YEAR)


def _of_day(day: datetime, match: re.Match[str]) -> Interval:
    if match["daypart"]:
        first, length = _DAYPARTS[match["daypart"]]
        start = day + timedelta(hours=first)
        return Interval(start, start + timedelta(hours=length), Precision.DAYPART)
    if match["hour"]:
        return _of_clock(day, match)
    return Interval(day, day + timedelta(days=1), Precision.DAY)


def _of_clock(day: datetime, match: re.Match[str]) -> Interval:
    hour, offset = int(match["hour"]), _offset(match["zone"])
    start = day + timedelta(days=1) if hour == 24 else day.replace(hour=hour)
    start = start.replace(minute=int(match["minute"] or 0), second=int(match["second"] or 0))
    if match["second"]:
        return Interval(start, start + timedelta(seconds=1), Precision.SECOND, offset)
    if match["minute"]:
        return Interval(start, start + timedelta(minutes=1), Precision.MINUTE, offset)
    return Interval(start, start + timedelta(hours=1), Precision.HOUR, offset)


def _offset(zone: str | None) -> int | None:
    if not zone:
        return None
    if zone == "Z":
        return 0
    minutes = int(zone[1:3]) * 60 + int(zone[3:].lstrip(":") or 0)
    return -minutes if zone[0] == "-" else minutes
