"""Days and hours of two statements: whether they agree, and what speaks for their being those of one event.

Times are intervals; they agree where they meet at the coarser of the two precisions.
"""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from synopse.compare.bags import Bag
from synopse.compare.difference import about_the_same, elsewhere, give_other_counts
from synopse.compare.profiles import Profile
from synopse.compare.slots import Relation, Slot, SlotType, Values
from synopse.languages import load_language
from synopse.languages.concepts import unique_concepts
from synopse.model import Interval, Precision, TimeExpression

_MOMENT = timedelta(seconds=1)
DATED = frozenset({"date", "time"})  # the types of slots whose values are times
_DAY = 86400.0  # seconds
_HOUR = timedelta(hours=1)
_HALF_DAY = timedelta(hours=12)
_MINUTE = timedelta(minutes=1)
_ONE_STORY = timedelta(days=45)  # events further apart are two
_ALIKE_OF_PEOPLE = 0.15  # likeness of two statements of what happens once to the same people
_EVENING = 18  # hour at which a night that is told by its end begins
_PAST_NIGHT = timedelta(hours=9)  # beyond the hours that a night reaches into the day behind it
_SMALL_WORDS = 3  # words between a negation and the time that it denies, and the negation
_MONTH_AND_DAY = 10  # characters of a day with its month and year
_HEAD = 2  # sentences at the head of a report in which a dateline may stand
_NEWS = 3.0  # days around a report's own in which mostly lies what its story tells of
_LONGEST_PLACE = 60  # characters before a dateline's day
_DASH = re.compile(r"\s?\)?(?:\s?\([^()\n]{1,30}\))?\s?[-–—]{1,2}\s")
_ALIKE = 0.5  # where nobody is known to whom it happens


@dataclass(frozen=True, slots=True)
class _Clock:
    """A time of day, when it was as far as that is known, and whether the statement names the day."""

    clock: str
    when: Interval | None
    named: bool
    either_half: bool = False

    @property
    def precision(self) -> Precision:
        return self.when.precision if self.when else Precision.MINUTE

    def meets(self, other: "_Clock") -> bool:
        """Tell whether the two may be one moment: where a half of the day is a guess, twelve hours on too.

        Where only one of them names the day, the other may be of that day as well.
        """
        if self.when is None or other.when is None:
            return False
        days = timedelta() if self.named and other.named else _whole_days(self.when, other.when)
        turns = (-_HALF_DAY, timedelta(), _HALF_DAY) if self.either_half or other.either_half else (timedelta(),)
        return any(self.when.shifted(days + turn).meets(other.when) for turn in turns)


def find_dates(profile: Profile) -> Iterator[Slot]:
    """Yield the day of a statement's event, where the statement names it; where it names several, each of them.

    A day that is denied ("not on Monday, but on Tuesday") and that of a dateline are none of its event.
    """
    statement = profile.statement
    named = [time for time in statement.times if time.interval and not time.clock]
    told = [time for time in named if not _is_denied(time, profile) and not _is_dateline(time, profile)]
    if statement.when is None or len(told) < len(named):
        yield from _told_days(profile, told)
    elif not statement.when.yearless and _names_day(profile) and (value := _day_of(statement.when, told)):
        yield Slot(profile, "date", value, statement.when, _around(profile), value)


def _told_days(profile: Profile, times: Sequence[TimeExpression]) -> Iterator[Slot]:
    """Yield a slot for each day that a statement names; a month, a year only where it stands alone."""
    exact = [time for time in times if time.interval and time.interval.precision >= Precision.DAY]
    for time in times if len(times) == 1 else exact:
        if time.interval and not time.interval.yearless and (value := _day(time.interval)):
            yield Slot(profile, "date", value, time.interval, profile.around(time.start), value)


def _is_denied(time: TimeExpression, profile: Profile) -> bool:
    """Tell whether a negation stands right before a time, small words between ("not in July", "nicht am 3. Mai")."""
    before = [token for token in profile.tokens if token.end <= time.start][-_SMALL_WORDS:]
    negations = load_language(profile.language).words["negations"]
    for token in reversed(before):
        if token.text.lower() in negations:
            return True
        if token.pos not in ("ADP", "DET", "ADV"):
            return False
    return False


def _is_dateline(time: TimeExpression, profile: Profile) -> bool:
    """Tell whether a time is that of the report's dateline: near its head, behind a place, with a dash behind it."""
    text = profile.report.report.text
    line = text.rfind("\n", 0, time.start) + 1
    return (
        profile.statement.sentence <= _HEAD
        and time.start - line <= _LONGEST_PLACE
        and bool(_DASH.match(text, time.end))
    )


def find_clocks(profile: Profile) -> Iterator[Slot]:
    """Yield the hours that a statement gives."""
    statement = profile.statement
    clocks = [time for time in statement.times if time.clock and time.type != "DURATION"]
    for time in clocks:
        when = time.interval or (statement.when if len(clocks) == 1 else None)
        around = profile.around(time.start)
        yield Slot(
            profile,
            "time",
            time.clock,
            _Clock(time.clock, when, _names_day(profile), time.either_half),
            around,
            time.clock,
        )


def relate_dates(one: Slot, other: Slot) -> Relation | None:
    """Return how two days relate; of two that meet, one is finer where its precision is."""
    if not _may_be_one_time(one, other):
        worded_anew = one.value != other.value and _words_of(one) != _words_of(other)
        return Relation.DIFFERENT if worded_anew and not _may_be_one_year(one, other) else None
    coarse, fine = sorted((one.item.precision, other.item.precision))
    return Relation.FINER if coarse < fine <= Precision.DAY else Relation.SAME


def _may_be_one_time(one: Slot, other: Slot) -> bool:
    """Tell whether two stretches of days meet; of one that is open ("until 3 May") only the day it names counts."""
    if _is_open(one) or _is_open(other):
        return one.value.startswith(other.value) or other.value.startswith(one.value)
    return bool(one.item.meets(other.item))


def _is_open(slot: Slot) -> bool:
    """Tell whether a stretch of days has no beginning or no end ("since 3 May")."""
    return slot.item.start is None or slot.item.end is None


def _may_be_one_year(one: Slot, other: Slot) -> bool:
    """Tell whether two days differ in the year alone, which one of the statements leaves to be guessed."""
    if one.value[4:] != other.value[4:] or len(one.value) < _MONTH_AND_DAY:
        return False
    return any(slot.value[:4] not in " ".join(_words_of(slot)) for slot in (one, other))


def relate_clocks(one: Slot, other: Slot) -> Relation | None:
    """Return how two hours relate; None where they are known to be of different days, or may be of different zones."""
    mine, theirs = one.item, other.item
    if one.value == other.value or mine.meets(theirs):
        return Relation.SAME
    if mine.when is None or theirs.when is None:
        return Relation.DIFFERENT
    other_days = mine.named and theirs.named and not _near(mine.when, theirs.when)
    zones = _may_be_zones(mine.when, theirs.when) or _meet_at_home(one, other) or _meet_at_home(other, one)
    return None if other_days or zones else Relation.DIFFERENT


def _meet_at_home(one: Slot, other: Slot) -> bool:
    """Tell whether an hour without a zone is the other one, told with its zone, if it is in its own report's zone."""
    if one.item.when.offset is not None or other.item.when.offset is None:
        return False
    published = one.profile.report.report.published_at
    home = published.utcoffset() if published else None
    if home is None:
        return False
    mine = replace(one.item, when=replace(one.item.when, offset=int(home / _MINUTE)))
    return bool(mine.meets(other.item))


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
    written = [any(ch.isdigit() for word in _words_of(slot) for ch in word) for slot in (one, other)]
    apart = [_days_from_report(slot) for slot in (one, other)]
    return {
        "date: in figures": sum(written),
        "date: one is open": _is_open(one) != _is_open(other),
        "date: near the report": sum(days <= _NEWS for days in apart),
        "date: days from the report": math.log1p(min(apart)),
    }


def _days_from_report(slot: Slot) -> float:
    published = slot.profile.published
    return abs((_anchor(slot.item) - published.replace(tzinfo=None)).total_seconds()) / _DAY if published else 0.0


def happens_once(one: Slot, other: Slot) -> bool:
    """Tell whether two statements tell of what happens to the same people once, so that both times are of one event.

    Where no people are known the statements must be alike beyond that: the same cracks, discovered once.
    """
    mine, theirs = one.profile, other.profile
    if (
        mine.told_of_both(theirs).isdisjoint(unique_concepts())
        or _seconds_apart(one, other) > _ONE_STORY.total_seconds()
    ):
        return False
    if mine.people and theirs.people and mine.people.isdisjoint(theirs.people):
        return False
    alike = _ALIKE_OF_PEOPLE if mine.people and theirs.people else _ALIKE
    return about_the_same(mine, theirs, alike, alike) and not elsewhere(mine, theirs)


def _is_slip(one: Slot, other: Slot) -> bool:
    """Tell whether two days or hours differ in one of their parts only: the day, the month, the hour, the minute."""
    parts = zip(re.split("[-:]", one.value), re.split("[-:]", other.value), strict=False)
    return len(one.value) == len(other.value) and sum(mine != theirs for mine, theirs in parts) == 1


def _words_of(slot: Slot) -> list[str]:
    """Return how the times of a slot's statement are written: "the day before" is another day in every report."""
    text = slot.profile.report.report.text
    return [text[time.start : time.end].casefold() for time in slot.profile.statement.times]


def _names_day(profile: Profile) -> bool:
    """Tell whether the statement itself names a day: the day of a bare hour is that of its report, or no day at all."""
    return any(time.type == "DATE" or not time.clock for time in profile.statement.times)


def _around(profile: Profile) -> Bag:
    """Return what stands around the statement's times."""
    found: dict[str, float] = {}
    for time in profile.statement.times:
        if time.interval is not None or time.clock:
            found.update(profile.around(time.start))
    return Bag(found)


def _anchor(interval: Interval) -> datetime:
    return interval.start or interval.end or datetime.min


def _seconds_apart(one: Slot, other: Slot) -> float:
    """Return how far two times lie apart; of two hours, round the clock."""
    if one.type == "date":
        return abs((_anchor(one.item) - _anchor(other.item)).total_seconds())
    here, there = map(_minutes, clock_values(one, other))
    minutes = abs(here - there)
    return 60.0 * min(minutes, _DAY / 60 - minutes)


def _minutes(clock: str) -> int:
    hours, _, minutes = clock.partition(":")
    return 60 * int(hours) + int(minutes)


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
    nearest = min((here, here + _HALF_DAY // _MINUTE), key=lambda minutes: abs(minutes - there))
    return "{:02d}:{:02d}".format(*divmod(nearest, 60)), other.value


def _near(mine: Interval, theirs: Interval) -> bool:
    """Tell whether two moments lie within half a day."""
    return abs(_anchor(mine.in_zone_of(theirs)) - _anchor(theirs)) <= _HALF_DAY


def _may_be_zones(mine: Interval, theirs: Interval) -> bool:
    """Tell whether only one of two hours has a zone, and as much lies between them as between it and a usual one."""
    offsets = [moment.offset for moment in (mine, theirs) if moment.offset is not None]
    odd = timedelta(minutes=offsets[0]) % _HOUR if len(offsets) == 1 else None
    return odd is not None and (_anchor(mine) - _anchor(theirs)) % _HOUR in (odd, -odd % _HOUR)


def _whole_days(mine: Interval, theirs: Interval) -> timedelta:
    """Return the days by which the first of two moments must be moved to lie on the day of the second."""
    return timedelta(days=round((_anchor(theirs) - _anchor(mine)) / timedelta(days=1)))


def _day_of(when: Interval, times: Sequence[TimeExpression]) -> str:
    """Return the day of a moment as the times beside it name it: "0 Uhr am 3. Mai" begins a minute before that day."""
    days = (time.interval for time in times if time.interval and time.interval.precision == Precision.DAY)
    return _day(next((day for day in days if when.precision > Precision.DAY and day.meets(when)), when))


def _day(interval: Interval) -> str:
    moment = interval.start or (interval.end and interval.end - _MOMENT)  # "until 3 May" ends when 4 May begins
    if interval.precision == Precision.DAYPART and interval.start and interval.end and interval.start.hour >= _EVENING:
        moment = interval.end - _MOMENT  # "the night to 4 May" is named for the day on which it ends
    elif interval.precision == Precision.DAYPART and not interval.start and interval.end:
        moment = interval.end - _PAST_NIGHT  # "until Sunday night" ends on Monday morning
    if moment is None:
        return ""
    length = 4 if interval.precision < Precision.MONTH else 7 if interval.precision == Precision.MONTH else 10
    return moment.date().isoformat()[:length]


DATES = SlotType(find_dates, relate_dates, time_evidence)
CLOCKS = SlotType(find_clocks, relate_clocks, time_evidence, clock_values)
