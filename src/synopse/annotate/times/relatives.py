"""Times told by their distance come in (yesterday, last week, three days later), TIMEX3 values go out."""

from datetime import datetime, timedelta

from synopse.annotate.times.context import Context, Resolved, same_weekday
from synopse.annotate.times.dates import with_daypart
from synopse.annotate.times.matching import Match
from synopse.annotate.times.numbers import count_of
from synopse.annotate.times.tense import FUTURE, PAST, PRESENT
from synopse.model import Precision
from synopse.model.duration import parse_duration, shift_months
from synopse.model.timevalue import interval_of

_UNITS_OF_DAY = frozenset(("TH", "TM", "TS"))
_MONTH, _YEAR = 30.44, 365.0  # days of which a part is counted
_COARSE = frozenset(("W", "M"))  # units of which a part leads to one of them, not to a day
_MOST = 3000  # units: what is farther than this is a figure of speech or a mistake
_PRECISIONS = {
    "Y": Precision.YEAR,
    "M": Precision.MONTH,
    "W": Precision.WEEK,
    "D": Precision.DAY,
    "TH": Precision.HOUR,
    "TM": Precision.MINUTE,
    "TS": Precision.SECOND,
    "DE": Precision.DECADE,
    "CE": Precision.CENTURY,
}


def resolve_weekday(match: Match, context: Context) -> Resolved | None:
    """Resolve a day of the week, with or without a direction and a part of the day."""
    number = int(context.lexicon.weekdays[match.get("weekday").lower().rstrip(".")])
    anchor = context.day()
    if anchor is None:
        code = match.get("daypart_code") or context.lexicon.day_parts.get(match.get("daypart").lower(), "")
        return Resolved("TIME" if code else "DATE", f"XXXX-WXX-{number}" + (f"T{code}" if code else ""))
    day = _weekday(match, context, anchor, number)
    return with_daypart(f"{day:%Y-%m-%d}", match, context, inferred=context.assumed)


def _weekday(match: Match, context: Context, anchor: datetime, number: int) -> datetime:
    if week := match.get("week_direction").lower():
        shift = int(context.lexicon.directions.get(week.split()[-1], ("0", ""))[0])
        return anchor + timedelta(days=number - anchor.isoweekday(), weeks=shift)
    if deictic := context.lexicon.deictics.get(match.get("direction").lower()):
        return same_weekday(anchor, number, FUTURE if int(deictic[1]) > 0 else PAST)
    direction = context.lexicon.directions.get(match.get("direction").lower(), ("", ""))[0]
    if direction and int(direction) < 0:
        return same_weekday(anchor - timedelta(days=1), number, PAST) + timedelta(weeks=int(direction) + 1)
    if direction and int(direction) > 0:
        return same_weekday(anchor, number, FUTURE, strictly=True) + timedelta(weeks=int(direction) - 1)
    if context.narrative:
        return same_weekday(anchor, number, FUTURE)
    tense = match.get("tense") or context.tense_at(match.start)
    tense = (tense == PRESENT and match.get("present")) or tense
    if direction:
        return _of_this_week(anchor, number, tense)
    return same_weekday(anchor, number, PAST if match.get("day_shift") and tense != FUTURE else tense or PAST)


def _of_this_week(anchor: datetime, number: int, tense: str) -> datetime:
    """Return the day of the anchor's own week ("this Saturday"), unless the tense says that it lies in the other."""
    day = anchor + timedelta(days=number - anchor.isoweekday())
    if tense == PAST and day > anchor:
        return day - timedelta(weeks=1)
    return day + timedelta(weeks=1) if tense == FUTURE and day < anchor else day


def resolve_weekend(match: Match, context: Context) -> Resolved | None:
    """Resolve a weekend to that of an ISO week."""
    anchor = context.day()
    if anchor is None:
        return Resolved("DATE", "XXXX-WXX-WE")
    direction = context.lexicon.directions.get(match.get("direction").lower(), ("", ""))[0]
    tense = {"-1": PAST, "1": FUTURE}.get(direction) or context.tense_at(match.start) or (FUTURE if direction else PAST)
    at_weekend = anchor.isoweekday() >= 6
    weeks = 0 if tense != PAST or (at_weekend and direction != "-1") else -1
    if tense == FUTURE and at_weekend and direction == "1":
        weeks = 1
    return Resolved("DATE", f"{_week(anchor + timedelta(weeks=weeks))}-WE", inferred=context.assumed)


def resolve_deictic(match: Match, context: Context) -> Resolved | None:
    """Resolve a word that holds its own distance (yesterday, the year before)."""
    unit, shift, anchor = context.lexicon.deictics[" ".join(match.get("word").lower().split())]
    day = context.day(anchor)
    if context.narrative and anchor == "published" and unit == "D":
        day = None
    if day is None:
        return with_daypart({"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX"}.get(unit, "XXXX"), match, context)
    value = moved(day, unit, int(shift))
    return with_daypart(value, match, context, inferred=context.assumed) if value else None


def resolve_relative(match: Match, context: Context) -> Resolved | None:
    """Resolve a unit of the calendar with a direction (last week, the following year, the end of the month)."""
    unit, factor = context.lexicon.units.get(match.get("unit").lower(), ("D", "1"))
    shift, anchor = context.lexicon.directions.get(match.get("direction").lower(), ("0", "published"))
    shift, anchor = match.get("shift") or shift, match.get("anchor") or anchor
    bare = anchor == "near" or not (match.get("direction") or match.get("shift"))
    if bare and context.history(match.start) is not None:
        anchor = "reference"
    if context.ancient and anchor == "reference" and unit == "Y":
        return _ancient(context.ancient - int(shift) * int(factor))
    day = context.day(anchor)
    if anchor == "reference" and context.last is None and int(shift) > 0:
        day = None
    if day is None:
        return Resolved("DATE", {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX"}.get(unit, "XXXX"))
    if unit == "D" and anchor == "reference":
        if int(shift) == 0 and context.near_day:
            return with_daypart(context.near_day, match, context)
        if context.last is not None and context.last.start == day and context.last.precision < Precision.WEEK:
            return with_daypart("XXXX-XX-XX", match, context)
    value = _quarter(day, int(shift)) if (unit, factor) == ("M", "3") else moved(day, unit, int(shift) * int(factor))
    if factor in ("10", "100") and unit == "Y":
        value = f"{day.year + int(shift) * int(factor):04d}"[: 3 if factor == "10" else 2]
    return with_daypart(value, match, context, inferred=context.assumed) if value else None


def resolve_offset(match: Match, context: Context) -> Resolved | None:
    """Resolve a count of units before or after another time (two days later, three years ago)."""
    unit, factor = context.lexicon.units.get(match.get("unit").lower(), ("", "1"))
    count, sign = count_of(match.get("count"), context), int(match.get("sign"))
    if match.get("and_half") and count not in ("", "X"):
        count = f"{float(count) + 0.5:g}"
    if not unit or not count:
        return None
    if unit in _UNITS_OF_DAY:
        return Resolved("TIME", "XXXX-XX-XXTXX:XX")
    if count == "X":
        return Resolved("DATE", "FUTURE_REF" if sign > 0 else "PAST_REF")
    anchor = match.get("anchor") or "reference"
    day, number = context.day(anchor), float(count) * int(factor)
    if context.ancient and unit == "Y" and number % 1 == 0 and number < _MOST:
        return _ancient(context.ancient - sign * int(number))
    if day is None or number > _MOST:
        return Resolved("DATE", "XXXX-XX-XX" if unit in ("D", "W") else "XXXX")
    coarse = anchor == "reference" and context.last is not None and context.last.start == day
    if coarse and context.last is not None and context.last.precision < min(_PRECISIONS.get(unit, 0), Precision.DAY):
        return Resolved("DATE", f"{day.year:04d}-XX-XX")
    value = _moved_by(day, unit, sign * number)
    return Resolved("DATE", value, inferred=context.assumed) if value else None


def _ancient(year: int) -> Resolved:
    """Return a year before Christ, or the one of our era that it comes to (there is no year 0)."""
    return Resolved("DATE", f"BC{year:04d}" if year > 0 else f"{1 - year:04d}")


def resolve_ago(match: Match, context: Context) -> Resolved | None:
    """Resolve a length before or after now: TIMEX3's DURATION, with the place on the calendar where it leads."""
    unit, factor = context.lexicon.units.get(match.get("unit").lower(), ("", "1"))
    count = count_of(match.get("count"), context)
    if not unit or not count:
        return None
    value, day = length_value(count, unit, int(factor)), context.published
    if day is None or count == "X" or float(count) > _MOST or parse_duration(value) is None or unit in _UNITS_OF_DAY:
        return Resolved("DURATION", value)
    target = _moved_by(day, unit, int(match.get("sign")) * float(count) * int(factor))
    return Resolved("DURATION", value, interval=interval_of(target), inferred=context.assumed)


def resolve_same_period(match: Match, context: Context) -> Resolved | None:
    """Resolve "the same period of the year before" from the last time mentioned."""
    written = context.last_value
    if len(written) < 4 or not written[:4].isdigit():
        return Resolved("DATE", "XXXX")
    return Resolved("DATE", f"{int(written[:4]) + int(match.get('shift')):04d}{written[4:]}", confidence=0.7)


def length_value(count: str, unit: str, factor: int) -> str:
    """Return a length as TIMEX3 writes it: P3D, PT2.5H, PXY."""
    number = count if count == "X" or factor == 1 else f"{float(count) * factor:g}"
    if unit[0] == "T":
        return f"PT{number}{unit[1]}"
    return f"PT{number}{unit}" if unit in ("NI", "EV") else f"P{number}{unit}"


def _moved_by(day: datetime, unit: str, by: float) -> str:
    """Return the TIMEX3 value of the time so many units from the day; parts of a unit are counted in days."""
    if by % 1 == 0:
        return moved(day, unit, round(by))
    target = moved(day, "D", round(by * {"D": 1.0, "W": 7.0, "M": _MONTH}.get(unit, _YEAR)))
    return moved(datetime.fromisoformat(target), unit, 0) if target and unit in _COARSE else target


def moved(day: datetime, unit: str, by: int) -> str:
    """Return the TIMEX3 value of the day, week, month, year … so many units from the day, "" outside the calendar."""
    try:
        if unit in ("D", "NI", "EV"):
            return f"{day + timedelta(days=by):%Y-%m-%d}"
        if unit in ("W", "WE"):
            return _week(day + timedelta(weeks=by)) + ("-WE" if unit == "WE" else "")
        if unit == "M":
            target = shift_months(day.replace(day=1), by)
            return f"{target.year:04d}-{target.month:02d}"
        years = by * {"DE": 10, "CE": 100}.get(unit, 1)
        written = f"{shift_months(day, 12 * years).year:04d}"
        return written[: {"DE": 3, "CE": 2}.get(unit, 4)]
    except (ValueError, OverflowError):
        return ""


def _week(day: datetime) -> str:
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def _quarter(day: datetime, shift: int) -> str:
    target = shift_months(day.replace(day=1), 3 * shift)
    return f"{target.year:04d}-Q{(target.month + 2) // 3}"
