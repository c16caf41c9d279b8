"""Times of day come in, TIMEX3 values on the day that the text means go out; hours that no clock shows are dropped."""

from dataclasses import replace
from datetime import datetime, timedelta

from synopse.annotate.times.context import Context, Resolved
from synopse.annotate.times.hours import is_hour, leeway, part_of_day
from synopse.annotate.times.matching import Match
from synopse.annotate.times.numbers import number_of
from synopse.annotate.times.tense import PAST
from synopse.annotate.times.zones import offset_on
from synopse.model import Interval
from synopse.model.timevalue import interval_of

_NOON, _EVENING = 12, 17  # hours
_DAY = 1440  # minutes
_FARTHEST = 720  # minutes between a time and the hour that it is told from
_SHIFTS = {"minutes_past": 1, "minutes_to": -1, "hours_past": 60, "hours_to": -60}
_FIRST_HOURS = {"MO": 5, "MI": 11, "AF": 12, "EV": 17}
_AFTER_NOON = frozenset(("AF", "EV"))


def resolve_clock(match: Match, context: Context) -> Resolved | None:
    """Resolve a time of day."""
    minutes = _minutes(match, context)
    if minutes is None:
        return None
    hour, minute = divmod(minutes, 60)
    day = day_of(context, match, hour)
    value = f"{day}T{hour:02d}:{minute:02d}"
    interval = interval_of(value)
    if interval is not None:
        widened = _widened(interval, *leeway(match, context), midnight=minutes in (0, _DAY))
        interval = _zoned(widened, match, context)
    return Resolved(
        "TIME",
        value,
        interval=interval,
        clock=f"{hour % 24:02d}:{minute:02d}",
        inferred=context.assumed and interval is not None,
        confidence=1.0 if context.near_day else 0.8,
        day=_shifted(day, 1) if hour == 24 else "",
        either_half=_is_open(match, hour) and not part_of_day(match, context),
    )


def _is_open(match: Match, hour: int) -> bool:
    """Tell whether an hour may be of either half of the day."""
    return bool(match.get("hour_word")) and hour < _NOON and not _has_zero(match)


def _has_zero(match: Match) -> bool:
    """Tell whether an hour is written as one of 24, with a zero before it ("05:47")."""
    return (match.get("hour") or match.get("hour_word")).startswith("0")


def resolve_hour(match: Match, context: Context) -> Resolved | None:
    """Resolve a bare number that may be an hour, where the sentence tells that it is."""
    return resolve_clock(match, context) if is_hour(match, context) else None


def _widened(interval: Interval, since: int, until: int, *, midnight: bool) -> Interval:
    """Return the minute with its leeway, kept within its day so that it is of no other day than it says."""
    if interval.start is None or interval.end is None:
        return interval
    if midnight:
        # Midnight belongs to the day before and the day after: no report is wrong that names either.
        since, until = min(since, -1), max(until, 0)
        return replace(
            interval, start=interval.start + timedelta(minutes=since), end=interval.end + timedelta(minutes=until)
        )
    first = interval.start.replace(hour=0, minute=0)
    start, end = interval.start + timedelta(minutes=since), interval.end + timedelta(minutes=until)
    return replace(interval, start=max(start, first), end=min(end, first + timedelta(days=1)))


def resolve_daypart(match: Match, context: Context) -> Resolved | None:
    """Resolve a part of the day."""
    code = match.get("daypart_code") or context.lexicon.day_parts.get(match.get("daypart").lower(), "")
    day = day_of(context, match, _FIRST_HOURS.get(code, 0), lead=False)
    return Resolved("TIME", f"{day}T{code}", inferred=context.assumed) if code else None


def day_of(context: Context, match: Match, hour: int, *, lead: bool = True) -> str:
    """Return the day that an hour belongs to: the last one nearby, else that of the report's head or of publication.

    What lies after the moment of publication and is told in the past tense was on the day before.
    """
    day = _named_day(context, hour, lead=lead)
    published = context.published
    if published is None or context.narrative or day != f"{published:%Y-%m-%d}":
        return day
    later = (published.hour, published.minute) != (0, 0) and hour > published.hour
    return _shifted(day, -1) if later and context.tense_at(match.start) == PAST else day


def _named_day(context: Context, hour: int, *, lead: bool) -> str:
    if context.day_ahead:
        return context.day_ahead
    if day := context.near_day:
        return _shifted(day, -1) if context.after_midnight and hour >= _EVENING else day
    if context.published is None or context.narrative:
        return (lead and context.lead_day) or "XXXX-XX-XX"
    if lead and context.lead_day and context.lead_day[0] != "X":
        return context.lead_day
    return f"{context.published:%Y-%m-%d}"


def _shifted(day: str, days: int) -> str:
    return day if "X" in day else f"{datetime.fromisoformat(day) + timedelta(days=days):%Y-%m-%d}"


def _minutes(match: Match, context: Context) -> int | None:
    """Return the minutes since midnight, None where no clock shows that."""
    hour = number_of(match.get("hour") or match.get("hour_word"), context)
    minute = int(match.get("minute") or match.get("minute_after") or 0)
    shift = _shift(match, context)
    if hour is None or hour > 24 or minute > 59 or (hour == 24 and minute) or hour % 1 or shift is None:
        return None
    hour = _of_day(int(hour), match, context)
    if hour is None:
        return None
    minutes = hour * 60 + minute + shift
    return minutes % _DAY if minutes != _DAY else _DAY


def _shift(match: Match, context: Context) -> int | None:
    """Return how many minutes from its hour a time is told ("ten past", "an hour before"), None where that is open."""
    minutes = float(match.get("shift_minutes") or 0)
    for name, factor in _SHIFTS.items():
        if written := match.get(name):
            number = number_of(written, context)
            if number is None or number * abs(factor) > _FARTHEST:
                return None
            minutes += number * factor
    return int(minutes)


def _of_day(hour: int, match: Match, context: Context) -> int | None:
    """Return the hour of 24, by what the text says of the half of the day."""
    if match.get("before_noon") or match.get("after_noon"):
        if not 1 <= hour <= 12:
            return None
        until = match.get("until_hour")  # "11 to 1 p.m." begins in the other half of the day
        turned = bool(until) and hour % 12 > int(until) % 12
        return hour % 12 + (12 if bool(match.get("after_noon")) != turned else 0)
    part = part_of_day(match, context) if hour <= 12 and not _has_zero(match) else ""
    if hour < 12 and (part in _AFTER_NOON or (part == "NI" and hour >= 6)):
        return hour + 12
    if hour == 12 and part == "NI":
        return 24
    return hour


def _zoned(interval: Interval, match: Match, context: Context) -> Interval:
    """Return the interval with its distance from UTC, where the text names its zone."""
    zone = match.get("zone").lower().rstrip(".")
    if not zone or interval.start is None:
        return interval
    row = context.lexicon.zones.get(zone, ("", ""))
    offset = int(row[0]) if row[0] else offset_on(interval.start, row[1])
    return interval if offset is None else replace(interval, offset=offset)
