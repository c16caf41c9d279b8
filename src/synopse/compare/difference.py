"""What comparing one slot of two statements can say."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import inf

from rapidfuzz.fuzz import ratio

from synopse.compare.profiles import Profile
from synopse.languages.places import Place, contains, find_place
from synopse.model import Certainty, Precision

_CLEARLY_LATER = timedelta(minutes=30)  # a report that knows more is written some time after the one it updates

_SAME_WORDS = 85  # rapidfuzz ratio (0 to 100) of two wordings from which one is the other, lightly edited


@dataclass(frozen=True, slots=True)
class Difference:
    """How two statements differ in a slot: the kind of finding, the slot, the two values, and how sure that is."""

    kind: str
    type: str
    values: tuple[str, str]
    confidence: float


def same_moment(one: Profile, other: Profile) -> bool:
    """Tell whether both statements give a count for the same hour or part of a day, or up to it.

    The day alone is when something happened; what is known of it may still have grown since.
    """
    mine, theirs = one.statement.when, other.statement.when
    if mine is None or theirs is None or min(mine.precision, theirs.precision) <= Precision.DAY:
        return False
    if mine.start is None or theirs.start is None:
        return mine.end == theirs.end
    return mine.meets(theirs)


def is_later(one: Profile, other: Profile) -> bool:
    """Tell whether the first of two reports was published clearly after the second."""
    first, second = one.published, other.published
    return is_update(one, other) and first is not None and second is not None and first > second


def is_update(one: Profile, other: Profile) -> bool:
    """Tell whether one of two reports was published clearly later than the other."""
    first, second = one.published, other.published
    if first is None or second is None or one.report is other.report:
        return False
    return abs(first - second) >= _CLEARLY_LATER


def at_other_times(one: Profile, other: Profile) -> bool:
    """Tell whether both statements say when, or name days, and not the same ones."""
    mine, theirs = one.told_times, other.told_times
    if not (mine and theirs):
        return False
    return not any(time.meets(another) for time in mine for another in theirs)


def hours_apart(one: Profile, other: Profile) -> float:
    """Return how many hours lie between the two reports' publications, 0 where either is not known."""
    first, second = one.published, other.published
    if first is None or second is None:
        return 0.0
    return abs((first - second).total_seconds()) / 3600


def in_order(moments: Iterable[datetime]) -> float:
    """Return a number that sorts as the earliest of the moments does; without moments, behind all others."""
    return min((moment.timestamp() for moment in moments), default=inf)


def progress_told(one: Profile, other: Profile) -> tuple[bool, bool]:
    """Return whether the earlier, and whether the later, of two reports says how far something has come."""
    early, late = (other, one) if is_later(one, other) else (one, other)
    return (early.tells_progress, late.tells_progress) if is_update(early, late) else (False, False)


def about_the_same(one: Profile, other: Profile, likeness: float, own_likeness: float = 0.8) -> bool:
    """Tell whether two statements are about the same thing: alike enough, and not known to differ in scope.

    Scopes differ where one speaks of a part, of a habit, of a plan, or of other people. Within one report statements
    must be as alike as `own_likeness`: whoever writes two numbers into one text mostly means two things (.8 was chosen
    by reading what lower ones make of real news).
    """
    needed = max(likeness, own_likeness) if one.report is other.report else likeness
    return (
        one.asserts
        and other.asserts
        and one.likeness(other) >= needed
        and one.scopes == other.scopes
        and not (one.statement.habitual or other.statement.habitual)
        and _same_mood(one, other)
        and not (one.named and other.named and one.named.isdisjoint(other.named))
    )


def same_words(one: Profile, other: Profile) -> bool:
    """Tell whether one of two wordings is the other, lightly edited, and of one scope: not told anew."""
    if one.names_role or other.names_role or one.scopes != other.scopes:
        return False
    return one.language == other.language and ratio(one.text, other.text, score_cutoff=_SAME_WORDS) > 0


def give_other_counts(one: Profile, other: Profile) -> bool:
    """Tell whether both statements give numbers and none in common, so that each tells when or where its own was so."""
    return bool(one.counts and other.counts and one.counts.isdisjoint(other.counts))


def elsewhere(one: Profile, other: Profile) -> bool:
    """Tell whether both statements name known places, none of which is or lies in one of the other's."""
    if not one.statement.places or not other.statement.places or not one.entities.isdisjoint(other.located):
        return False
    return all(_apart(here, there) for here in _places(one) for there in _places(other))


def _places(profile: Profile) -> list[Place | None]:
    return [find_place(mention.name, profile.language) for mention in profile.statement.places]


def _apart(here: Place | None, there: Place | None) -> bool:
    if here is None or there is None or here == there:
        return False
    return not (contains(here, there) or contains(there, here))


def _same_mood(one: Profile, other: Profile) -> bool:
    """Tell whether both are told as facts, or both as plans and not by two speakers."""
    moods = {one.statement.certainty, other.statement.certainty}
    if Certainty.PLANNED not in moods:
        return True
    return len(moods) == 1 and len({one.speaker, other.speaker} - {""}) < 2
