"""Times of day come in, TIMEX3 values on the day that the text means go out; hours that no clock shows are dropped."""

from dataclasses import replace
from datetime import datetime, timedelta

from synopse.annotate.times.context import Context, Resolved
from synopse.annotate.times.matching import Match
from synopse.annotate.times.numbers import number_of
from synopse.annotate.times.tense import PAST
from synopse.model import Interval
from synopse.model.timevalue import interval_of

_EVENING = 17
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
    if interval is not None and hour in (0, 24) and minute == 0 and interval.start is not None:
        # Midnight belongs to the day before and the day after: no report is wrong that names either.
        interval = replace(interval, start=interval.start - timedelta(minutes=1))
    return Resolved(
        "TIME",
        value,
        interval=_zoned(interval, match, context),
        clock=f"{hour % 24:02d}:{minute:02d}",
        inferred=context.assumed and interval is not None,
        confidence=1.0 if context.near_day else 0.8,
        day=_shifted(day, 1) if hour == 24 else "",
    )


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
    if hour is None or hour > 24 or minute > 59 or (hour == 24 and minute) or hour % 1:
        return None
    hour = _of_day(int(hour), match, context)
    if hour is None:
        return None
    minutes = hour * 60 + minute + int(match.get("shift_minutes") or 0)
    return minutes % 1440 if minutes != 1440 else 1440


def _of_day(hour: int, match: Match, context: Context) -> int | None:
    """Return the hour of 24, by what the text says of the half of the day."""
    if match.get("before_noon") or match.get("after_noon"):
        if not 1 <= hour <= 12:
            return None
        until = match.get("until_hour")  # "11 to 1 p.m." begins in the other half of the day
        turned = bool(until) and hour % 12 > int(until) % 12
        return hour % 12 + (12 if bool(match.get("after_noon")) != turned else 0)
    part = context.lexicon.day_parts.get(match.get("daypart_after").lower(), "")
    if not part and match.get("hour_word") and hour < 12:
        part = context.daypart
    if hour < 12 and (part in _AFTER_NOON or (part == "NI" and hour >= 6)):
        return hour + 12
    return 24 if hour == 12 and part == "NI" else hour


def _zoned(interval: Interval | None, match: Match, context: Context) -> Interval | None:
    offset = context.lexicon.zones.get(match.get("zone").lower().rstrip("."), "")
    return replace(interval, offset=int(offset)) if interval is not None and offset else interval
