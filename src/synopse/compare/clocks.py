"""Hours of two statements: whether they agree, also where a zone, a day or the half of the day is left open."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

from synopse.compare.moments import HALF_DAY, MINUTE, anchor, clock_values, names_day, time_evidence
from synopse.compare.profiles import Profile
from synopse.compare.slots import Relation, Slot, SlotType
from synopse.model import Interval, Precision, TimeExpression

_HOUR = timedelta(hours=1)
_BRACKETS = ("(", "[")


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
        turns = (-HALF_DAY, timedelta(), HALF_DAY) if self.either_half or other.either_half else (timedelta(),)
        return any(self.when.shifted(days + turn).meets(other.when) for turn in turns)


def find_clocks(profile: Profile) -> Iterator[Slot]:
    """Yield the hours that a statement gives; one in brackets behind another is the same, told in another zone."""
    statement = profile.statement
    told = [time for time in statement.times if time.clock and time.type != "DURATION"]
    clocks = [time for place, time in enumerate(told) if not (place and _is_bracketed(time, profile))]
    for time in clocks:
        when = time.interval or (statement.when if len(clocks) == 1 else None)
        around = profile.around(time.start)
        yield Slot(
            profile,
            "time",
            time.clock,
            _Clock(time.clock, when, names_day(profile), time.either_half),
            around,
            time.clock,
        )


def _is_bracketed(time: TimeExpression, profile: Profile) -> bool:
    return profile.report.report.text[max(0, time.start - 1) : time.start] in _BRACKETS


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
    mine = replace(one.item, when=replace(one.item.when, offset=int(home / MINUTE)))
    return bool(mine.meets(other.item))


def _near(mine: Interval, theirs: Interval) -> bool:
    """Tell whether two moments lie within half a day."""
    return abs(anchor(mine.in_zone_of(theirs)) - anchor(theirs)) <= HALF_DAY


def _may_be_zones(mine: Interval, theirs: Interval) -> bool:
    """Tell whether only one of two hours has a zone, and as much lies between them as between it and a usual one."""
    offsets = [moment.offset for moment in (mine, theirs) if moment.offset is not None]
    odd = timedelta(minutes=offsets[0]) % _HOUR if len(offsets) == 1 else None
    return odd is not None and (anchor(mine) - anchor(theirs)) % _HOUR in (odd, -odd % _HOUR)


def _whole_days(mine: Interval, theirs: Interval) -> timedelta:
    """Return the days by which the first of two moments must be moved to lie on the day of the second."""
    return timedelta(days=round((anchor(theirs) - anchor(mine)) / timedelta(days=1)))


CLOCKS = SlotType(find_clocks, relate_clocks, time_evidence, clock_values)
