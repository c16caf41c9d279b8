"""Times of two statements, days or hours: what speaks for their being those of one event."""

import math
import re
from datetime import datetime, timedelta

from synopse.compare.difference import about_the_same, elsewhere, give_other_counts
from synopse.compare.profiles import Profile
from synopse.compare.slots import Slot, Values
from synopse.languages.concepts import unique_concepts
from synopse.model import Interval, Polarity, Precision

DATED = frozenset({"date", "time"})  # the types of slots whose values are times
HALF_DAY = timedelta(hours=12)
MINUTE = timedelta(minutes=1)
_DAY = 86400.0  # seconds
_ONE_STORY = timedelta(days=45)  # events further apart are two
_ALIKE_OF_PEOPLE = 0.15  # likeness of two statements of what happens once to the same people
_ALIKE = 0.5  # where nobody is known to whom it happens
_OTHER_EVENTS = 1  # of our stories none of eleven pairs with more is a contradiction, and eight of nine with one are
_NEWS = 3.0  # days around a report's own in which mostly lies what its story tells of


def time_evidence(one: Slot, other: Slot) -> dict[str, float]:
    """Return what two times say of whether they are those of one event: how near, how exact, of what happens once."""
    mine, theirs = one.item, other.item
    seconds = _seconds_apart(one, other)
    once = not one.profile.told_of_both(other.profile).isdisjoint(unique_concepts())
    return {
        "time: days apart": math.log1p(seconds / _DAY),
        "time: minutes apart": math.log1p(seconds / 60) / 5 if one.type == "time" else 0.0,
        "time: of different precision": mine.precision != theirs.precision,
        "time: coarse": min(mine.precision, theirs.precision) < Precision.DAY,
        "time: of two counts": give_other_counts(one.profile, other.profile),
        "time: of what happens once": once,
        "time: of what happens once to the same people": once
        and not one.profile.people.isdisjoint(other.profile.people),
        "time: one slip apart": _is_slip(one, other),
        **(_day_evidence(one, other) if one.type == "date" else {}),
    }


def _day_evidence(one: Slot, other: Slot) -> dict[str, float]:
    """Return what two days say by how they are told: in figures, and how far from the day of the report."""
    written = [any(ch.isdigit() for word in words_of(slot) for ch in word) for slot in (one, other)]
    apart = [_days_from_report(slot) for slot in (one, other)]
    return {
        "date: in figures": sum(written),
        "date: one is open": is_open(one) != is_open(other),
        "date: near the report": sum(days <= _NEWS for days in apart),
        "date: days from the report": math.log1p(min(apart)),
    }


def _days_from_report(slot: Slot) -> float:
    published = slot.profile.published
    return abs((anchor(slot.item) - published.replace(tzinfo=None)).total_seconds()) / _DAY if published else 0.0


def lies_ahead(slot: Slot) -> bool:
    """Tell whether a day or hour was still to come when its report was published."""
    published = slot.profile.published
    return published is not None and anchor(slot.item) > published.replace(tzinfo=None)


def happens_once(one: Slot, other: Slot) -> bool:
    """Tell whether two statements tell of what happens to the same people once, so that both times are of one event.

    Neither denies it, nor tells of more than one other event: who "appealed against the verdict" gave none. Where no
    people are known the statements must be alike beyond that: the same cracks, discovered once.
    """
    mine, theirs = one.profile, other.profile
    if len(mine.events ^ theirs.events) > _OTHER_EVENTS:
        return False
    if (
        mine.told_of_both(theirs).isdisjoint(unique_concepts())
        or _seconds_apart(one, other) > _ONE_STORY.total_seconds()
    ):
        return False
    if mine.statement.polarity == Polarity.NO or theirs.statement.polarity == Polarity.NO:
        return False
    if mine.people and theirs.people and mine.people.isdisjoint(theirs.people):
        return False
    alike = _ALIKE_OF_PEOPLE if mine.people and theirs.people else _ALIKE
    return about_the_same(mine, theirs, alike, alike) and not elsewhere(mine, theirs)


def _is_slip(one: Slot, other: Slot) -> bool:
    """Tell whether two days or hours differ in one of their parts only: the day, the month, the hour, the minute."""
    parts = zip(re.split("[-:]", one.value), re.split("[-:]", other.value), strict=False)
    return len(one.value) == len(other.value) and sum(mine != theirs for mine, theirs in parts) == 1


def is_open(slot: Slot) -> bool:
    """Tell whether a stretch of days has no beginning or no end ("since 3 May")."""
    return slot.item.start is None or slot.item.end is None


def words_of(slot: Slot) -> list[str]:
    """Return how the times of a slot's statement are written: "the day before" is another day in every report."""
    text = slot.profile.report.report.text
    return [text[time.start : time.end].casefold() for time in slot.profile.statement.times]


def names_day(profile: Profile) -> bool:
    """Tell whether the statement itself names a day: the day of a bare hour is that of its report, or no day at all."""
    return any(time.type == "DATE" or not time.clock for time in profile.statement.times)


def anchor(interval: Interval) -> datetime:
    """Return the moment by which an interval is placed: its beginning, else its end."""
    return interval.start or interval.end or datetime.min


def _seconds_apart(one: Slot, other: Slot) -> float:
    """Return how far two times lie apart; of two hours, round the clock."""
    if one.type == "date":
        return abs((anchor(one.item) - anchor(other.item)).total_seconds())
    here, there = map(_minutes, clock_values(one, other))
    minutes = abs(here - there)
    return 60.0 * min(minutes, _DAY / 60 - minutes)


def clock_values(one: Slot, other: Slot) -> Values:
    """Return two hours as HH:MM; where the text leaves the half of the day open, in the half that is nearer the other.

    Of two that are both open nothing is known.
    """
    if one.item.either_half == other.item.either_half:
        return one.value, other.value
    if other.item.either_half:
        first, second = clock_values(other, one)
        return second, first
    here, there = _minutes(one.value), _minutes(other.value)
    nearest = min((here, here + HALF_DAY // MINUTE), key=lambda minutes: abs(minutes - there))
    return "{:02d}:{:02d}".format(*divmod(nearest, 60)), other.value


def _minutes(clock: str) -> int:
    hours, _, minutes = clock.partition(":")
    return 60 * int(hours) + int(minutes)
