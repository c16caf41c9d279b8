"""Two slots that differ come in; what speaks for the later one's being a newer state of one thing goes out."""

from synopse.compare.ages import AGE
from synopse.compare.difference import hours_apart, is_later, same_moment
from synopse.compare.evidence import LEAD, Evidence
from synopse.compare.numbers import moves, only_grows, size_of
from synopse.compare.profiles import Profile
from synopse.compare.slots import SAID, Slot
from synopse.languages.concepts import changing_concepts
from synopse.model import Precision

_HOURS, _WEEK = 3.0, 168.0  # hours: too soon for a newer state, and so late that a number was rather put right
CHANGE = "change: "  # what the names of such evidence begin with
_CHANGING = frozenset({"number", SAID})  # types of slots that may change


def may_change(one: Slot, other: Slot) -> bool:
    """Tell whether one report was published clearly after the other, and what the slots give may change."""
    return _in_order(one, other) is not None


def _in_order(one: Slot, other: Slot) -> tuple[Slot, Slot] | None:
    """Return the slots of the earlier and of the clearly later report; None where what they give may not change."""
    if one.type not in _CHANGING or one.key == AGE or same_moment(one.profile, other.profile):
        return None
    if is_later(other.profile, one.profile):
        return one, other
    return (other, one) if is_later(one.profile, other.profile) else None


def change_evidence(one: Slot, other: Slot) -> Evidence:
    """Return what speaks for a change: a number that moves, words of progress, the times; {} where none may."""
    if (ordered := _in_order(one, other)) is None:
        return {}
    early, late = ordered
    hours = hours_apart(early.profile, late.profile)
    return {
        "change: may be": 1.0,
        "change: within hours": hours < _HOURS,
        "change: over a week apart": hours > _WEEK,
        "change: early at the top": early.profile.position < LEAD,
        "change: progress told late": late.profile.tells_progress,
        "change: progress told early": early.profile.tells_progress,
        "change: early, far down": early.profile.position,
        "change: late is dated": _is_dated(late.profile),
        "change: both of one day": _of_one_day(early.profile, late.profile),
        "change: late is of before": _was_before(late.profile, early.profile),
        "change: told late": not changing_concepts().isdisjoint(late.profile.statement.concepts),
        **(_of_numbers(early, late) if one.type == "number" else _of_what_is_said(early, late)),
    }


def _is_dated(profile: Profile) -> bool:
    """Tell whether a statement gives the day of what it tells."""
    when = profile.statement.when
    return when is not None and when.precision >= Precision.DAY and not when.yearless


def _of_one_day(one: Profile, other: Profile) -> bool:
    """Tell whether two statements give one day of what they tell."""
    mine, theirs = one.statement.when, other.statement.when
    return _is_dated(one) and _is_dated(other) and mine is not None and theirs is not None and mine.meets(theirs)


def _was_before(late: Profile, early: Profile) -> bool:
    """Tell whether what the late report tells was over when the early one was published."""
    when, published = late.statement.when, early.report.report.published_at
    if when is None or when.end is None or published is None or not _is_dated(late):
        return False
    return when.end <= published.replace(tzinfo=None)


def _of_numbers(early: Slot, late: Slot) -> Evidence:
    grows = size_of(late.item) > size_of(early.item)
    return {
        "change: grows": grows,
        "change: number moves": moves(early, late),
        "change: shrinks though it only grows": not grows and only_grows(early, late),
    }


def _of_what_is_said(early: Slot, late: Slot) -> Evidence:
    return {
        "change: comes about": early.value == "no",
        "change: is over": late.value == "no",
        "change: was pending": early.profile.pending,
        "change: has ended": late.profile.ended,
    }
