"""Days of two statements: whether they agree.

They are intervals, and agree where they meet at the coarser of the two precisions.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from synopse.compare.bags import Bag
from synopse.compare.moments import is_open, names_day, time_evidence, words_of
from synopse.compare.profiles import Profile
from synopse.compare.slots import Relation, Slot, SlotType
from synopse.languages import load_language
from synopse.model import Interval, Precision, TimeExpression

_MOMENT = timedelta(seconds=1)
_WEEK = timedelta(days=7)
_EVENING = 18  # hour at which a night that is told by its end begins
_PAST_NIGHT = timedelta(hours=9)  # beyond the hours that a night reaches into the day behind it
_SMALL_WORDS = 3  # words between a negation and the time that it denies, and the negation
_MONTH_AND_DAY = 10  # characters of a day with its month and year
_HEAD = 2  # sentences at the head of a report in which a dateline may stand
_LONGEST_PLACE = 60  # characters before a dateline's day
_DASH = re.compile(r"\s?\)?(?:\s?\([^()\n]{1,30}\))?\s?[-–—]{1,2}\s")


def find_dates(profile: Profile) -> Iterator[Slot]:
    """Yield the day of a statement's event, where the statement names it; where it names several, each of them.

    A day that is denied ("not on Monday, but on Tuesday") and that of a dateline are none of its event.
    """
    statement = profile.statement
    named = [time for time in statement.times if time.interval and not time.clock]
    told = [time for time in named if not _is_denied(time, profile) and not _is_dateline(time, profile)]
    if statement.when is None or len(told) < len(named):
        yield from _told_days(profile, told)
    elif not statement.when.yearless and names_day(profile) and (value := _day_of(statement.when, told)):
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


def _tells(one: Slot, other: Slot) -> bool:
    """Tell whether the statement of a day also tells another one's ("on Monday evening in London, dawn on Tuesday")."""
    day = other.item
    times = (time.interval for time in one.profile.statement.times if time.interval not in (None, one.item))
    return any((time.start, time.end) == (day.start, day.end) or _are_of_one_day(time, day) for time in times)


def _are_of_one_day(one: Interval, other: Interval) -> bool:
    """Tell whether two times lie on one day; all up to a day lies on none."""
    closed = None not in (one.start, one.end, other.start, other.end)
    return closed and min(one.precision, other.precision) >= Precision.DAY and one.meets(other)


def relate_dates(one: Slot, other: Slot) -> Relation | None:
    """Return how two days relate; of two that meet, one is finer where its precision is.

    Nothing is said where a statement tells the other's day as well ("opened in 1987, it saw a riot in 2009"), nor of a
    day in the week behind one that is told as such: "last week" may mean the last seven days.
    """
    if not _may_be_one_time(one, other):
        worded_anew = one.value != other.value and words_of(one) != words_of(other)
        may_be_one = _may_be_one_year(one, other) or _runs_into(one, other) or _runs_into(other, one)
        told = _tells(one, other) or _tells(other, one)
        return Relation.DIFFERENT if worded_anew and not (told or may_be_one) else None
    coarse, fine = sorted((one.item.precision, other.item.precision))
    return Relation.FINER if coarse < fine <= Precision.DAY else Relation.SAME


def _may_be_one_time(one: Slot, other: Slot) -> bool:
    """Tell whether two stretches of days meet; of one that is open ("until 3 May") only the day it names counts."""
    if is_open(one) or is_open(other):
        return one.value.startswith(other.value) or other.value.startswith(one.value)
    return bool(one.item.meets(other.item))


def _runs_into(one: Slot, other: Slot) -> bool:
    """Tell whether the first of two is a week, and the other a day in the week behind it."""
    week, day = one.item, other.item
    if week.precision != Precision.WEEK or day.precision < Precision.DAY or week.end is None:
        return False
    return bool(replace(week, end=week.end + _WEEK).meets(day))


def _may_be_one_year(one: Slot, other: Slot) -> bool:
    """Tell whether two days differ in the year alone, which one of the statements leaves to be guessed."""
    if one.value[4:] != other.value[4:] or len(one.value) < _MONTH_AND_DAY:
        return False
    return any(slot.value[:4] not in " ".join(words_of(slot)) for slot in (one, other))


def _around(profile: Profile) -> Bag:
    """Return what stands around the statement's times."""
    found: dict[str, float] = {}
    for time in profile.statement.times:
        if time.interval is not None or time.clock:
            found.update(profile.around(time.start))
    return Bag(found)


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
