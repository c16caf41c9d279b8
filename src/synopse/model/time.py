"""Intervals of the calendar with a precision, and the little arithmetic that comparing needs."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import IntEnum

UNKNOWN_YEAR = 4  # stands in for a year that is not known: a leap year, and no report speaks of it


class Precision(IntEnum):
    """How exactly a time is known; a greater value is a finer precision."""

    CENTURY = 1
    DECADE = 2
    YEAR = 3
    HALF = 4
    QUARTER = 5
    MONTH = 6
    WEEK = 7
    DAY = 8
    DAYPART = 9
    HOUR = 10
    MINUTE = 11
    SECOND = 12


@dataclass(frozen=True, slots=True)
class Interval:
    """A stretch of time: `start` inclusive, `end` exclusive, None where that end is open.

    Moments carry no zone: they are the local time of the place that the report speaks of. `offset` is that
    time's distance from UTC in minutes where the report gives it, else None. Where only the year is not known,
    `yearless` is set and the moments stand in the leap year 4.
    """

    start: datetime | None
    end: datetime | None
    precision: Precision
    offset: int | None = None
    yearless: bool = False

    def meets(self, other: "Interval") -> bool:
        """Tell whether the two intervals share a moment; an open end reaches everywhere."""
        first, second = self.in_zone_of(other), other
        return (first.start is None or second.end is None or first.start < second.end) and (
            second.start is None or first.end is None or second.start < first.end
        )

    def within(self, other: "Interval") -> bool:
        """Tell whether this interval lies inside the other."""
        mine = self.in_zone_of(other)
        starts = other.start is None or (mine.start is not None and other.start <= mine.start)
        ends = other.end is None or (mine.end is not None and mine.end <= other.end)
        return starts and ends

    def before(self, other: "Interval") -> bool:
        """Tell whether this interval has ended when the other begins."""
        mine = self.in_zone_of(other)
        return mine.end is not None and other.start is not None and mine.end <= other.start

    def shifted(self, by: timedelta) -> "Interval":
        """Return the interval moved along the calendar, its length and precision kept."""
        start = self.start + by if self.start else None
        end = self.end + by if self.end else None
        return Interval(start, end, self.precision, self.offset, self.yearless)

    def in_year(self, year: int) -> "Interval":
        """Return a yearless interval in the given year, any other unchanged; 29 February may become 1 March."""
        if not self.yearless:
            return self
        start, end = self.start and _in_year(self.start, year), self.end and _in_year(self.end, year)
        return Interval(start, end, self.precision, self.offset)

    def in_zone_of(self, other: "Interval") -> "Interval":
        """Return the interval in the other's local time, where both zones are known; else unchanged."""
        if self.offset is None or other.offset is None or self.offset == other.offset:
            return self
        moved = self.shifted(timedelta(minutes=other.offset - self.offset))
        return replace(moved, offset=other.offset)

    @property
    def iso(self) -> str:
        """The interval as ISO 8601: one value, or two with a slash (the last one inclusive), `..` for an open end."""
        last = self.end - timedelta(seconds=1) if self.end else None
        first, final = self._stamp(self.start), self._stamp(last)
        return first if first == final else f"{first}/{final}"

    def _stamp(self, moment: datetime | None) -> str:
        if moment is None:
            return ".."
        year = "XXXX" if self.yearless else f"{moment.year:04d}"
        if self.precision <= Precision.YEAR:
            return year
        if self.precision <= Precision.MONTH:
            return f"{year}-{moment:%m}"
        if self.precision <= Precision.DAY:
            return f"{year}-{moment:%m-%d}"
        return f"{year}-{moment:%m-%dT%H:%M}"


def _in_year(moment: datetime, year: int) -> datetime:
    """Return the moment with its distance from the unknown year kept ("27 December to 2 January" ends a year later)."""
    target = year + moment.year - UNKNOWN_YEAR
    try:
        return moment.replace(year=target)
    except ValueError:
        return moment.replace(year=target, month=3, day=1)
