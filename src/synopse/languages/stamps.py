"""Dates that pages print above and below an article, and datelines: text comes in, days and moments go out.

Every language's rules name day, month, year, hour, minute, half of the day and zone. What no calendar or clock shows is
left out.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from functools import cache

from synopse.languages.load import load_language
from synopse.model.time import UNKNOWN_YEAR

_LONGEST = 300  # characters of a stretch that are read; stamps and datelines are shorter


@dataclass(frozen=True, slots=True)
class Stamp:
    """A day or moment that a page prints: `iso` as ISO 8601, `role` published, updated, dateline or "".

    The year of a dateline without one is `UNKNOWN_YEAR`.
    """

    iso: str
    role: str


def find_stamps(text: str, code: str) -> tuple[Stamp, ...]:
    """Return the days and moments that a short stretch of a page prints, in the order of the text."""
    return tuple(_stamps(text[:_LONGEST], code))


def _stamps(text: str, code: str) -> Iterator[Stamp]:
    rules = load_language(code).rules["stamps"]
    place = 0
    while place < len(text):
        found = [(m.start(), number, m) for number, rule in enumerate(rules) if (m := rule.pattern.search(text, place))]
        if not found:
            return
        _, number, match = min(found, key=lambda item: item[:2])
        groups = {name.removesuffix("_2"): written for name, written in match.groupdict().items() if written}
        if iso := _iso(groups, code):
            yield Stamp(iso, rules[number].fields["role"])
        place = match.end()


def _iso(groups: Mapping[str, str], code: str) -> str:
    """Return the day or moment that the groups name, "" where there is none such."""
    written = groups["month"].lower().rstrip(".")
    month = int(written) if written.isdigit() else int(_months(code).get(written, "0"))
    try:
        day = datetime(int(groups.get("year", UNKNOWN_YEAR)), month, int(groups["day"]))
        if "hour" not in groups:
            return f"{day.year:04d}-{day:%m-%d}"
        moment = day + timedelta(hours=_hour(groups), minutes=int(groups["minute"]))
    except (ValueError, OverflowError):
        return ""
    offset = _zones(code).get(groups.get("zone", "").lower(), "")
    zone = timezone(timedelta(minutes=int(offset))) if offset else None
    return moment.replace(tzinfo=zone).isoformat(timespec="minutes")


def _hour(groups: Mapping[str, str]) -> int:
    """Return the hour of 24. Raises ValueError where no clock shows it."""
    hour = int(groups["hour"])
    if "before_noon" not in groups and "after_noon" not in groups:
        return hour
    if not 1 <= hour <= 12:
        raise ValueError(f"no clock shows {hour} before or after noon")
    return hour % 12 + (12 if "after_noon" in groups else 0)


@cache
def _months(code: str) -> Mapping[str, str]:
    months = load_language(code).words["months"].column("number")
    return {word.lower().rstrip("."): number for word, number in months.items()}


@cache
def _zones(code: str) -> Mapping[str, str]:
    zones = load_language(code).words["time_zones"].column("offset")
    return {word.lower(): offset for word, offset in zones.items()}
