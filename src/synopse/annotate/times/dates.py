"""Parts of calendar dates come in (day, month, year, quarter, season, feast …), TIMEX3 values go out.

A missing year is that of the date nearest to the anchor in the direction of the tense; without an anchor it stays XXXX.
A day that the calendar does not have resolves to nothing.
"""

import re
from calendar import monthrange
from datetime import datetime, timedelta

from synopse.annotate.times.context import Context, Resolved
from synopse.annotate.times.feasts import feast_day
from synopse.annotate.times.matching import Match
from synopse.annotate.times.numbers import number_of
from synopse.annotate.times.tense import FUTURE, PAST
from synopse.model import Interval, Precision
from synopse.model.timevalue import interval_of

# Days before and after the anchor in which a date without a year is looked for, by tense. A sentence in the past tense
# may tell of a date to come ("was put off until 15 March"), so the windows overlap.
_WINDOWS = {PAST: (-245, 120), FUTURE: (-60, 305)}
_EITHER_WAY = (-182, 183)
_NARRATIVE = (-150, 215)  # a narrative goes forward; chosen on WikiWars' training set


def resolve_date(match: Match, context: Context) -> Resolved | None:
    """Resolve a day or a month, with or without its year."""
    lexicon = context.lexicon
    written = match.get("month").lower().rstrip(".")
    month = int(written) if written.isdigit() else int(lexicon.months.get(written, "0"))
    if not match.get("month"):
        return resolve_year(match, context)
    day = _leading_number(match.get("day"))
    if not 1 <= month <= 12 or (match.get("day") and day is None):
        return None
    if match.get("before_christ"):
        return _before_christ(match, f"-{month:02d}" + (f"-{day:02d}" if day else ""))
    year, inferred = year_for(match, context, month, day)
    if day is None:
        return Resolved("DATE", f"{_four(year)}-{month:02d}", inferred=inferred)
    if not 1 <= day <= monthrange(year if year and year > 0 else 2000, month)[1]:
        return None
    value = f"{_four(year)}-{month:02d}-{day:02d}"
    if match.get("hour"):
        return Resolved("TIME", f"{value}T{match.get('hour')}:{match.get('minute')}", inferred=inferred)
    return with_daypart(value, match, context, inferred=inferred)


def with_daypart(value: str, match: Match, context: Context, *, inferred: bool = False) -> Resolved | None:
    """Return a day as a DATE, or with its part of the day as a TIME."""
    code = match.get("daypart_code") or context.lexicon.day_parts.get(match.get("daypart").lower(), "")
    day = ""
    if match.get("day_shift") and value[0] != "X":
        day, value = value, f"{datetime.fromisoformat(value) + timedelta(days=int(match.get('day_shift'))):%Y-%m-%d}"
    if not code:
        return Resolved("DATE", value, inferred=inferred)
    return Resolved("TIME", f"{value}T{code}", inferred=inferred, day=day)


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
    history = context.history(match.start)
    if history is not None and history.start is not None:
        return _year_in(history, month, day), context.published is None
    if context.published is not None:
        tense = context.tense_at(match.start)
        return nearest_year(context.published, month, day or 15, tense, whole_month=day is None), context.assumed
    return context.year, context.year is not None


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
        low, high = {PAST: (-350, 0), FUTURE: (0, 350)}.get(tense, _EITHER_WAY)
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
        return _before_christ(match, "")
    year = full_year(match.get("year"))
    last = context.history(match.start) if context.narrative else None
    if year and last and last.start and re.fullmatch(r"\D?\d\d", match.get("year")):
        year = last.start.year // 100 * 100 + year % 100
    if year is None or (not 1000 <= year <= 2100 and not match.get("our_era") and len(match.get("year")) != 3):
        return None
    return Resolved("DATE", f"{year:04d}")


def resolve_years(match: Match, _context: Context) -> Resolved | None:
    """Resolve a season or a term of office that two years name: no TIMEX3 value, but an interval from July to June."""
    year = full_year(match.get("year"))
    if year is None or (year + 1) % 100 > int(match.get("short_year")) + 20:
        return None
    interval = interval_of(f"{year}")
    last = interval_of(f"{year - year % 100 + int(match.get('short_year'))}")
    if interval is None or last is None or interval.start is None or last.start is None or last.start < interval.start:
        return None
    return Resolved("DATE", "XXXX-XX-XX", interval=Interval(interval.start, last.end, Precision.YEAR))


def resolve_decade(match: Match, context: Context) -> Resolved | None:
    """Resolve a decade; one of two digits belongs to the 20th century."""
    written = match.get("decade")
    if digits := re.search(r"\d+", written):
        number = int(digits[0])
        return Resolved("DATE", f"{number // 10 if number >= 100 else 190 + number // 10:03d}")
    word = re.split(r"[\s-]", written.lower())[0]
    decade = context.lexicon.decades.get(word)
    return Resolved("DATE", decade) if decade else None


def resolve_century(match: Match, context: Context) -> Resolved | None:
    """Resolve a century; the 19th has the value 18."""
    number = number_of(match.get("century"), context)
    if number is None or not 1 <= number <= 22 or number % 1:
        return None
    return Resolved("DATE", f"{'BC' if match.get('before_christ') else ''}{int(number) - 1:02d}")


def resolve_part_of_year(match: Match, context: Context) -> Resolved | None:
    """Resolve a quarter, a half or a season of a year."""
    code, month = _part_code(match, context)
    if not code:
        return None
    if match.get("before_christ"):
        return _before_christ(match, f"-{code}")
    if match.get("direction"):
        return _directed_season(match, context, code, month)
    year, inferred = year_for(match, context, month, None)
    if year and code[0] in "QH" and not (match.get("year") or match.get("year_direction") or match.get("year_word")):
        year = _begun(year, code, match, context)
    return Resolved("DATE", f"{_four(year)}-{code}", inferred=inferred)


def _begun(year: int, code: str, match: Match, context: Context) -> int:
    """Return the year of a quarter or half: figures are told of one that has begun, unless the sentence looks ahead."""
    interval = interval_of(f"{year}-{code}")
    if interval is None or interval.start is None or context.published is None:
        return year
    return year - (interval.start > context.published and context.tense_at(match.start) != FUTURE)


def _part_code(match: Match, context: Context) -> tuple[str, int]:
    """Return TIMEX3's code of the part and the month of its middle."""
    if season := context.lexicon.seasons.get(match.get("season").lower()):
        return season, {"SP": 4, "SU": 7, "FA": 10, "WI": 1}[season]
    number = number_of(match.get("quarter") or match.get("half"), context)
    if number is None or not 1 <= number <= (4 if match.get("quarter") else 2):
        return "", 0
    if match.get("quarter"):
        return f"Q{int(number)}", 3 * int(number) - 1
    return f"H{int(number)}", 6 * int(number) - 3


def _directed_season(match: Match, context: Context, code: str, month: int) -> Resolved:
    shift, anchor = context.lexicon.directions.get(match.get("direction").lower().split()[-1], ("0", "published"))
    day = context.day(anchor)
    if day is None:
        return Resolved("DATE", f"XXXX-{code}")
    year = nearest_year(day, month, 15, {"-1": PAST, "1": FUTURE}.get(shift, ""), whole_month=True)
    season = interval_of(f"{year:04d}-{code}")
    if season and season.start and season.start <= day < (season.end or day) and code != "WI":
        year += int(shift)
    return Resolved("DATE", f"{year:04d}-{code}", inferred=context.assumed)


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
    return Resolved("DATE", f"{day:%Y-%m-%d}", inferred=inferred)


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


def _before_christ(match: Match, rest: str) -> Resolved | None:
    year = re.search(r"\d{1,4}", match.get("year"))
    return Resolved("DATE", f"BC{int(year[0]):04d}{rest}") if year else None


def _four(year: int | None) -> str:
    if year and year < 0:
        return f"BC{-year:04d}"
    return f"{year:04d}" if year else "XXXX"
