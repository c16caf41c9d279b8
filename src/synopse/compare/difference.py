"""What comparing one slot of two statements can say."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from synopse.compare.profiles import Profile

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


def same_scope(one: Profile, other: Profile) -> bool:
    """Tell whether the two statements are not known to speak of a part and a whole, of before and now."""
    return one.scopes == other.scopes
