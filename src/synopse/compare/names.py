"""Two statements of one role or deed that name different persons for it."""

from synopse.compare.difference import Difference
from synopse.compare.profiles import Profile
from synopse.model import Mention, Polarity

_ALIKE = 0.55  # likeness of two statements that differ in the person alone; chosen on the gold stories
_SHARED = 3  # terms that the two must share


def compare_names(one: Profile, other: Profile) -> Difference | None:
    """Return how the persons of two statements differ, or None where they are one, unknown, or more than one."""
    mine, theirs = _person(one), _person(other)
    if mine is None or theirs is None or mine.name == theirs.name or not one.entities.isdisjoint(other.entities):
        return None
    both = one.statement.polarity == other.statement.polarity == Polarity.YES
    if not both or one.scopes != other.scopes or one.background != other.background or not one.told_of_both(other):
        return None
    likeness = one.likeness(other)
    if not (one.asserts and other.asserts) or one.report is other.report or len(one.shared_terms(other)) < _SHARED:
        return None
    return Difference("contradicted", "name", (mine.name, theirs.name), likeness) if likeness >= _ALIKE else None


def _person(profile: Profile) -> Mention | None:
    """Return the only person that the statement itself names."""
    statement = profile.statement
    named = [m for m in statement.participants if m.type == "PER" and statement.start <= m.start < statement.end]
    return named[0] if len(named) == 1 else None
