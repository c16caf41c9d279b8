"""Parts of calendar dates come in (day, month, year, feast …), TIMEX3 values go out.

A missing year is that of the date nearest to the anchor in the direction of the tense; without an anchor it stays XXXX.
A day that the calendar does not have resolves to nothing.
"""

import re
from calendar import monthrange
from dataclasses import replace
from datetime import datetime, timedelta

from synopse.annotate.times.context import Context, Resolved
from synopse.annotate.times.feasts import feast_day
from synopse.annotate.times.matching import Match
from synopse.annotate.times.tense import FUTURE, PAST, PRESENT
from synopse.model import Interval, Precision
from synopse.model.timevalue import interval_of

# Days before and after the anchor in which a date without a year is looked for, by tense. A sentence in the past tense
# may tell of a date to come ("was put off until 15 March"), so the windows overlap.
_WINDOWS = {PAST: (-245, 120), FUTURE: (-30, 335), PRESENT: (-100, 265)}
_OVER = (-363, 1)  # where no date to come can be meant
_EITHER_WAY = (-182, 183)
_RECENT = 14  # days before the report in which lies what its news tells of
_NIGHTFALL, _MORNING = 18, 8  # hours between which a night lies
_NARRATIVE = (-150, 215)  # a narrative goes forward; chosen on WikiWars' training set


def resolve_date(match: Match, context: Context) -> Resolved | None:
    """Resolve a day or a month, with or without its year."""
    lexicon = context.lexicon
    written = match.get("month").lower().rstrip(".")
    month = int(written) if written.isdigit() else int(lexicon.months.get(written, "0"))
    if not match.get("month"):
        return resolve_year(match, context)
    day = _leading_number(match.get("day")) or int(lexicon.ordinals.get(match.get("day").lower(), "0")) or None
    if not 1 <= month <= 12 or (match.get("day") and day is None):
        return None
    if match.get("before_christ"):
        return before_christ(match, f"-{month:02d}" + (f"-{day:02d}" if day else ""))
    year, inferred = year_for(match, context, month, day)
    if day is None:
        return Resolved("DATE", f"{four_digits(year)}-{month:02d}", inferred=inferred)
    if not 1 <= day <= monthrange(year if year and year > 0 else 2000, month)[1]:
        return None
    value = f"{four_digits(year)}-{month:02d}-{day:02d}"
    if match.get("hour"):
        return Resolved("TIME", f"{value}T{match.get('hour')}:{match.get('minute')}", inferred=inferred)
    return with_daypart(value, match, context, inferred=inferred)


def resolve_weekday_of_month(match: Match, context: Context) -> Resolved | None:
    """Resolve a day by its place among those of its name in a month, or the next of another name behind it.

    So in "the last Thursday of July" and "the Tuesday after the first Monday in November".
    """
    month = resolve_date(match, context)
    if month is None or not month.value[:4].isdigit():
        return month
    year, number = map(int, month.value.split("-"))
    weekdays = context.lexicon.weekdays
    weekday = int(weekdays[match.get("weekday").lower()])
    first = 1 + (weekday - datetime(year, number, 1).isoweekday()) % 7
    days = range(first, monthrange(year, number)[1] + 1, 7)
    place = int(context.lexicon.ordinals.get(match.get("place").lower(), len(days)))  # no ordinal: the last
    if not 0 < place <= len(days):
        return None
    behind = weekdays.get(match.get("behind").lower())
    later = (int(behind) - weekday - 1) % 7 + 1 if behind else 0
    return replace(month, value=f"{datetime(year, number, days[place - 1]) + timedelta(days=later):%Y-%m-%d}")


def resolve_slashed(match: Match, context: Context) -> Resolved | None:
    """Resolve 3/15/2026: the number above twelve is the day; where both may be, the day and the month stay open."""
    first, second, year = int(match.get("month")), int(match.get("day")), full_year(match.get("year"))
    if year is None or not (1 <= first <= 31 and 1 <= second <= 31) or min(first, second) > 12:
        return None
    if max(first, second) <= 12 and first != second:
        return Resolved("DATE", f"{year:04d}-XX-XX")
    groups = {**match.groups, "month": str(min(first, second)), "day": str(max(first, second))}
    return resolve_date(replace(match, groups=groups), context)


def resolve_week_of(match: Match, context: Context) -> Resolved | None:
    """Resolve the week that a day lies in ("the week of March 9")."""
    day = resolve_date(match, context)
    if day is None or day.value[0] == "X":
        return day
    year, week, _ = datetime.fromisoformat(day.value[:10]).isocalendar()
    return replace(day, value=f"{year:04d}-W{week:02d}")


def with_daypart(value: str, match: Match, context: Context, *, inferred: bool = False) -> Resolved | None:
    """Return a day as a DATE, or with its part of the day as a TIME."""
    code = match.get("daypart_code") or context.lexicon.day_parts.get(match.get("daypart").lower(), "")
    day = ""
    if match.get("day_shift") and value[0] != "X":
        day, value = value, f"{datetime.fromisoformat(value) + timedelta(days=int(match.get('day_shift'))):%Y-%m-%d}"
    if match.get("two_days") and value[0] != "X":
        day = f"{datetime.fromisoformat(value) + timedelta(days=1):%Y-%m-%d}"
    if not code:
        return Resolved("DATE", value, inferred=inferred)
    night = _night(value, ends=bool(day), to_morning=bool(match.get("to_morning")))
    return Resolved("TIME", f"{value}T{code}", interval=night, inferred=inferred, day=day)


def _night(value: str, *, ends: bool, to_morning: bool) -> Interval | None:
    """Return the night that a text tells to end on a day ("the night to Monday"), None where it may be either night.

    `value` is the day on which it begins, or, of what was only towards `to_morning`, the day itself.
    """
    if value[0] == "X" or not (ends or to_morning):
        return None
    day = datetime.fromisoformat(value)
    start = day + timedelta(hours=_NIGHTFALL if ends else 0)
    return Interval(start, day + timedelta(hours=_MORNING + (24 if ends else 0)), Precision.DAYPART)


def year_for(match: Match, context: Context, month: int, day: int | None) -> tuple[int | None, bool]:
    """Return the year of a date, and whether it was inferred without a publication date.

    The year is None where it is unknown and negative before Christ (-480 is 480 BC).
    """
    if written := match.get("year") or match.get("since_year"):
        return _year_of_range(full_year(written), month, match, context), False
    if match.get("month_direction"):
        return _directed_year(match, context, month), context.assumed
    direction = match.get("year_direction") or match.get("year_word")
    if direction:
        return shifted_year(direction, context), context.assumed
    if context.ancient:
        return -context.ancient, False
    place = int(match.get("told_at") or match.start)
    history = context.history(place)
    if history is not None and history.start is not None and not _is_recent(context, month, day):
        return _year_in(history, month, day), context.published is None
    if context.published is not None:
        tense = context.tense_at(place)
        if day is not None and tense == PAST and context.is_over(place):
            return _year_near(context.published, month, day, _OVER), context.assumed
        return nearest_year(context.published, month, day or 15, tense, whole_month=day is None), context.assumed
    return context.year, context.year is not None


def _is_recent(context: Context, month: int, day: int | None) -> bool:
    """Tell whether a day is most likely one of the two weeks before its report, whatever year was told before."""
    if day is None or context.published is None or context.narrative or context.last_is_here:
        return False
    year = _year_near(context.published, month, day, (-_RECENT, 0))
    return -_RECENT <= (_day_of(year, month, day) - context.published).days <= 0


def _year_of_range(year: int | None, month: int, match: Match, context: Context) -> int | None:
    """Return the year of one end of a range whose other end names it: a range that runs over the year's end has two."""
    months = context.lexicon.months
    until, since = (months.get(match.get(name).lower().rstrip("."), "") for name in ("until_month", "since_month"))
    if year and until and month > int(until):
        return year - 1
    return year + 1 if year and since and not match.get("year") and month < int(since) else year


def _directed_year(match: Match, context: Context, month: int) -> int | None:
    """Return the year of "last July": the nearest July before the anchor's month, after it, or either way."""
    shift, anchor = context.lexicon.directions.get(match.get("month_direction").lower().split()[-1], ("0", "published"))
    day = context.day(anchor)
    if day is None or shift == "0":
        return day.year if day else None
    if int(shift) < 0:
        return day.year - (month >= day.month)
    return day.year + (month <= day.month)


def shifted_year(direction: str, context: Context) -> int | None:
    """Return the year that a word points to ("last" year, the "year before")."""
    word = direction.lower()
    deictic = context.lexicon.deictics.get(word)
    shift, anchor = (deictic[1], deictic[2]) if deictic else context.lexicon.directions.get(word, ("", "published"))
    day = context.day(anchor)
    return day.year + int(shift) if day and shift else None


def nearest_year(anchor: datetime, month: int, day: int, tense: str, *, whole_month: bool = False) -> int:
    """Return the year in which the date lies nearest to the anchor, in the direction of the tense.

    A bare month reaches over its whole length: the current month is neither past nor to come.
    """
    if whole_month and month == anchor.month:
        return anchor.year
    low, high = _WINDOWS.get(tense, _EITHER_WAY)
    if whole_month:
        low, high = {PAST: (-350, 0), FUTURE: (0, 350), PRESENT: _WINDOWS[PRESENT]}.get(tense, _EITHER_WAY)
    return _year_near(anchor, month, day, (low, high))


def _year_near(anchor: datetime, month: int, day: int, window: tuple[int, int]) -> int:
    """Return the year in which the date lies in a window of days around the anchor, else the anchor's."""
    low, high = window
    for year in (anchor.year, anchor.year - 1, anchor.year + 1):
        distance = (_day_of(year, month, day) - anchor).days
        if low <= distance <= high:
            return year
    return anchor.year


def _year_in(history: Interval, month: int, day: int | None) -> int:
    start = history.start or datetime(1, 1, 1)
    if history.precision == Precision.YEAR:
        return start.year
    for year in (start.year, start.year + 1, start.year - 1):
        if _NARRATIVE[0] <= (_day_of(year, month, day or 15) - start).days <= _NARRATIVE[1]:
            return year
    return start.year


def resolve_day_alone(match: Match, context: Context) -> Resolved | None:
    """Resolve a day whose month is that of the last time mentioned."""
    day, last = _leading_number(match.get("day_alone")), context.last
    if day is None or last is None or last.start is None or last.precision < Precision.MONTH:
        return None
    value = f"{last.start:%Y-%m}-{day:02d}"
    return Resolved("DATE", value) if interval_of(value) else None


def resolve_year(match: Match, context: Context) -> Resolved | None:
    """Resolve a year, before Christ where its era says so; two digits in a narrative are of the narrative's century."""
    if match.get("before_christ"):
        return before_christ(match, "")
    year = full_year(match.get("year"))
    last = context.history(match.start) if context.narrative else None
    if year and last and last.start and re.fullmatch(r"\D?\d\d", match.get("year")):
        year = last.start.year // 100 * 100 + year % 100
    if year is None or (not 1000 <= year <= 2100 and not match.get("our_era") and len(match.get("year")) != 3):
        return None
    return Resolved("DATE", f"{year:04d}")


def resolve_holiday(match: Match, context: Context) -> Resolved | None:
    """Resolve a feast, fixed or movable; `shift` moves it to its eve."""
    formula = context.lexicon.holidays.get(match.get("holiday").lower())
    if formula is None:
        return None
    sample = feast_day(formula, context.published.year if context.published else 2000)
    year, inferred = year_for(match, context, sample.month, sample.day)
    if year is None or not 1600 <= year <= 2200:
        fixed = re.fullmatch(r"(\d+)-(\d+)", formula)
        return Resolved("DATE", f"XXXX-{int(fixed[1]):02d}-{int(fixed[2]):02d}" if fixed else "XXXX-XX-XX")
    day = feast_day(formula, year) + timedelta(days=int(match.get("shift") or 0))
    return with_daypart(f"{day:%Y-%m-%d}", match, context, inferred=inferred)


def full_year(written: str) -> int | None:
    """Return a year from its digits; one of two digits lies within 1930 to 2029."""
    digits = re.search(r"\d{2,4}", written)
    if digits is None:
        return None
    year = int(digits[0])
    if len(digits[0]) == 2:
        year += 2000 if year < 30 else 1900
    return year


def _day_of(year: int, month: int, day: int) -> datetime:
    return datetime(year, month, min(day, monthrange(year, month)[1]))


def _leading_number(written: str) -> int | None:
    digits = re.match(r"\d{1,2}", written)
    return int(digits[0]) if digits else None


def before_christ(match: Match, rest: str) -> Resolved | None:
    """Return a time of a year before Christ; `rest` is what follows the year in its value."""
    year = re.search(r"\d{1,4}", match.get("year"))
    return Resolved("DATE", f"BC{int(year[0]):04d}{rest}") if year else None


def four_digits(year: int | None) -> str:
    """Return a year as TIMEX3 writes it: XXXX where it is unknown, a negative one before Christ."""
    if year and year < 0:
        return f"BC{-year:04d}"
    return f"{year:04d}" if year else "XXXX"
