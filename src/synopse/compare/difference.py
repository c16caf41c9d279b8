"""What comparing one slot of two statements can say."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from synopse.compare.profiles import Profile
from synopse.model import Certainty

_CLEARLY_LATER = timedelta(minutes=30)  # a report that knows more is written some time after the one it updates


@dataclass(frozen=True, slots=True)
class Difference:
    """How two statements differ in a slot: the kind of finding, the slot, the two values, and how sure that is."""

    kind: str
    type: str
    values: tuple[str, str]
    confidence: float


def is_update(one: Profile, other: Profile) -> bool:
    """Tell whether one of two reports was published clearly later than the other."""
    first, second = one.published, other.published
    if first is None or second is None or one.report is other.report:
        return False
    return abs(_in_utc(first) - _in_utc(second)) >= _CLEARLY_LATER


def in_order(moments: Iterable[datetime]) -> str:
    """Return a string that sorts as the earliest of the moments does; without moments, behind all others."""
    return min((_in_utc(moment).isoformat() for moment in moments), default="~")


def _in_utc(moment: datetime) -> datetime:
    """Return the moment in UTC; one without a zone is taken as UTC, for its zone is not known."""
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def about_the_same(one: Profile, other: Profile, likeness: float) -> bool:
    """Tell whether two statements are about the same thing: alike enough, and not known to differ in scope.

    Scopes differ where one speaks of a part, of the background, of a habit, of a plan, or of other people.
    """
    return (
        one.likeness(other) >= likeness
        and one.scopes == other.scopes
        and one.background == other.background
        and not (one.statement.habitual or other.statement.habitual)
        and _same_mood(one, other)
        and not (one.people and other.people and one.people.isdisjoint(other.people))
    )


def _same_mood(one: Profile, other: Profile) -> bool:
    """Tell whether both are told as facts, or both as plans that different speakers are not pitted against each other."""
    moods = {one.statement.certainty, other.statement.certainty}
    if Certainty.PLANNED not in moods:
        return True
    return len(moods) == 1 and len({_speaker(one), _speaker(other)} - {""}) < 2


def _speaker(profile: Profile) -> str:
    named = [attribution.name for attribution in profile.chain if attribution.name]
    return named[-1].casefold() if named else ""
