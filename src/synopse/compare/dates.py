"""Two statements of one event: whether their days and hours agree.

Times are intervals; they agree where they meet at the coarser of the two precisions. A plan and its outcome, a habit
and an event, an event and its anniversary are different things.
"""

from datetime import timedelta

from synopse.compare.difference import Difference, about_the_same, elsewhere, of_one_run, same_words
from synopse.compare.profiles import Profile
from synopse.languages.concepts import unique_concepts
from synopse.model import Interval, Precision

_ALIKE = 0.4  # likeness of two statements of one event; chosen on the gold stories, as the next
_ALIKE_ONCE = 0.15  # where it is what happens to a person or an organisation once: an arrival, a signing
_SAME_RUN = timedelta(days=45)  # events further apart are two events, not one with two dates
_SURELY_ALIKE = 0.75  # unless their statements are this much alike; bare months and years are compared only then
_MOMENT = timedelta(seconds=1)


def compare_dates(one: Profile, other: Profile) -> Difference | None:
    """Return how the times of two statements differ, or None where they agree or speak of different events."""
    mine, theirs = one.statement.when, other.statement.when
    if mine is None or theirs is None or not _same_event(one, other):
        return None
    likeness = one.likeness(other)
    if mine.meets(theirs):
        return _refined(mine, theirs, likeness)
    if not _comparable(mine, theirs, likeness):
        return None
    if _same_day(mine, theirs):
        return Difference("contradicted", "time", (_clock(mine), _clock(theirs)), likeness)
    if not (_names_day(one) and _names_day(other)):
        return None
    return Difference("contradicted", "date", (_day(mine), _day(theirs)), likeness)


def _names_day(profile: Profile) -> bool:
    """Tell whether the statement itself names a day: the day of a bare hour is that of its report, or no day at all."""
    return any(time.type == "DATE" or not time.clock for time in profile.statement.times)


def _same_event(one: Profile, other: Profile) -> bool:
    told = one.told_of_both(other)
    if one.statement.polarity != other.statement.polarity or not told or _counts_differ(one, other):
        return False
    if elsewhere(one, other):
        return False
    if not told.isdisjoint(unique_concepts()) and not one.people.isdisjoint(other.people):
        return about_the_same(one, other, _ALIKE_ONCE, _ALIKE_ONCE)
    return of_one_run(one, other) and about_the_same(one, other, _ALIKE) and not same_words(one, other)


def _counts_differ(one: Profile, other: Profile) -> bool:
    """Tell whether both give numbers and none in common: they are two measurements, each with its day."""
    return bool(one.counts and other.counts and one.counts.isdisjoint(other.counts))


def _comparable(mine: Interval, theirs: Interval, likeness: float) -> bool:
    """Tell whether two times are near enough to be meant for one event; the more alike the statements, the further."""
    if likeness < _SURELY_ALIKE and min(mine.precision, theirs.precision) < Precision.DAY:
        return False
    if mine.start is None or theirs.start is None:
        return mine.end is not None and theirs.end is not None and abs(mine.end - theirs.end) < _SAME_RUN
    return likeness >= _SURELY_ALIKE or abs(mine.start - theirs.start) < _SAME_RUN


def _refined(mine: Interval, theirs: Interval, likeness: float) -> Difference | None:
    if mine.precision == theirs.precision or max(mine.precision, theirs.precision) > Precision.DAY:
        return None
    return Difference("refined", "date", (_day(mine), _day(theirs)), likeness)


def _same_day(mine: Interval, theirs: Interval) -> bool:
    """Tell whether both are times of day, and of one day in the local time of either."""
    if min(mine.precision, theirs.precision) < Precision.HOUR:
        return False
    pairs = ((mine.in_zone_of(theirs).start, theirs.start), (theirs.in_zone_of(mine).start, mine.start))
    return any(one is not None and other is not None and one.date() == other.date() for one, other in pairs)


def _clock(interval: Interval) -> str:
    return f"{interval.start:%H:%M}" if interval.start else ""


def _day(interval: Interval) -> str:
    moment = interval.start or (interval.end and interval.end - _MOMENT)  # "until 3 May" ends when 4 May begins
    if moment is None:
        return ""
    length = 4 if interval.precision < Precision.MONTH else 7 if interval.precision == Precision.MONTH else 10
    return moment.date().isoformat()[:length]
