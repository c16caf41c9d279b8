"""What comparing one slot of two statements can say."""

from dataclasses import dataclass
from datetime import timedelta

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
    if (first.tzinfo is None) != (second.tzinfo is None):
        first, second = first.replace(tzinfo=None), second.replace(tzinfo=None)
    return abs(first - second) >= _CLEARLY_LATER


def same_scope(one: Profile, other: Profile) -> bool:
    """Tell whether the two statements are not known to speak of a part and a whole, of before and now."""
    return one.scopes == other.scopes
