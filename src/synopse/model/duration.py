"""Durations of the calendar, and what they make of a time: start and duration give the end, end and duration the start.

A TIMEX3 value such as P3D or PT90M comes in; vague ones (PXD) have no duration. Days are counted as people count
them, both ends included: a three-day visit until the 27th begins on the 25th.
"""

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from synopse.model.time import Interval, Precision

_VALUE = re.compile(
    r"P(?:(?P<decades>[\d.]{1,8})DE|(?P<centuries>[\d.]{1,8})CE|(?P<years>[\d.]{1,8})Y)?(?:(?P<months>[\d.]{1,8})M)?"
    r"(?:(?P<weeks>[\d.]{1,8})W)?(?:(?P<days>[\d.]{1,8})D)?"
    r"(?:T(?:(?P<hours>[\d.]{1,8})H)?(?:(?P<minutes>[\d.]{1,8})M)?(?:(?P<seconds>[\d.]{1,8})S)?)?"
)
_IN_MONTHS = {"centuries": 1200, "decades": 120, "years": 12, "months": 1}
_IN_SECONDS = {"weeks": 604800, "days": 86400, "hours": 3600, "minutes": 60, "seconds": 1}
_MONTH = timedelta(days=30.44)  # the mean length of a month in the Gregorian calendar


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time: whole months, and the rest as a plain difference; `precision` is that of its smallest unit."""

    months: int
    rest: timedelta
    precision: Precision

    @property
    def length(self) -> timedelta:
        """The length as a plain difference, months taken at their mean."""
        return self.months * _MONTH + self.rest

    @property
    def unit(self) -> timedelta:
        """The length of its smallest unit."""
        return _UNIT_LENGTHS[self.precision]

    def close_to(self, other: "Duration") -> bool:
        """Tell whether the two lengths agree within one tenth or one unit of the coarser precision, halved."""
        slack = max(_UNIT_LENGTHS[min(self.precision, other.precision)] / 2, max(self.length, other.length) / 10)
        return abs(self.length - other.length) <= slack


_UNIT_LENGTHS = {
    Precision.CENTURY: 1200 * _MONTH,
    Precision.DECADE: 120 * _MONTH,
    Precision.YEAR: 12 * _MONTH,
    Precision.MONTH: _MONTH,
    Precision.WEEK: timedelta(weeks=1),
    Precision.DAY: timedelta(days=1),
    Precision.HOUR: timedelta(hours=1),
    Precision.MINUTE: timedelta(minutes=1),
    Precision.SECOND: timedelta(seconds=1),
}
_PRECISIONS = {
    "centuries": Precision.CENTURY,
    "decades": Precision.DECADE,
    "years": Precision.YEAR,
    "months": Precision.MONTH,
    "weeks": Precision.WEEK,
    "days": Precision.DAY,
    "hours": Precision.HOUR,
    "minutes": Precision.MINUTE,
    "seconds": Precision.SECOND,
}


def parse_duration(value: str) -> Duration | None:
    """Return the duration that a TIMEX3 value writes, None where it is vague or none."""
    match = _VALUE.fullmatch(value)
    try:
        parts = {name: float(text) for name, text in match.groupdict().items() if text} if match else {}
        months = sum(parts.get(name, 0.0) * factor for name, factor in _IN_MONTHS.items())
        rest = timedelta(seconds=sum(parts.get(name, 0.0) * factor for name, factor in _IN_SECONDS.items()))
    except (ValueError, OverflowError):
        return None
    if not parts:
        return None
    return Duration(int(months), rest + (months - int(months)) * _MONTH, max(_PRECISIONS[name] for name in parts))


def shift_months(moment: datetime, months: int) -> datetime:
    """Return the moment so many months on, the day cut to the month's last. Raises ValueError outside years 1-9999."""
    years, month = divmod(moment.month - 1 + months, 12)
    year = moment.year + years
    if not 1 <= year <= 9999:
        raise ValueError(f"year {year} is outside of the calendar")
    return moment.replace(year=year, month=month + 1, day=min(moment.day, monthrange(year, month + 1)[1]))


def shift(moment: datetime, duration: Duration, sign: int = 1) -> datetime:
    """Return the moment moved by the duration (back where `sign` is -1). Raises ValueError or OverflowError outside."""
    return shift_months(moment, sign * duration.months) + sign * duration.rest


def lasting_from(start: Interval, duration: Duration) -> Interval | None:
    """Return the whole time that begins with `start` and lasts the duration, its first day counted; None where open."""
    if start.start is None:
        return None
    try:
        return replace(start, end=shift(start.start, duration), precision=_common(start, duration))
    except (ValueError, OverflowError):
        return None


def lasting_until(end: Interval, duration: Duration) -> Interval | None:
    """Return the whole time that ends with `end` and lasts the duration, its last day counted; None where open."""
    if end.end is None:
        return None
    try:
        return replace(end, start=shift(end.end, duration, -1), precision=_common(end, duration))
    except (ValueError, OverflowError):
        return None


def _common(time: Interval, duration: Duration) -> Precision:
    """Days from a day are days; a length in weeks or months keeps the day that it is counted from."""
    return max(time.precision, Precision.DAY) if duration.precision <= Precision.DAY else time.precision
