"""Whether two statements of one thing both say that it is so, and what speaks for their being about one thing.

Who tells of the opposite (closed, where another tells of what is open) denies it.
"""

from collections.abc import Iterator

from synopse.compare.difference import progress_told
from synopse.compare.profiles import Profile
from synopse.compare.slots import Relation, Slot, SlotType, Values
from synopse.languages.concepts import is_turned, opposites_of, people_concepts
from synopse.model import Polarity

# Likeness above which statements of one event or of opposite ones, and those of no such event, are looked at: one of
# 755 known differences is not, and four in ten of all pairs.
_ALIKE, _ALIKE_WITHOUT_EVENT = 0.15, 0.2


def find_polarity(profile: Profile) -> Iterator[Slot]:
    """Yield whether a statement says that something is so."""
    if profile.names_role:
        return
    polarity = str(profile.statement.polarity)
    yield Slot(profile, "polarity", polarity, profile.statement.polarity, profile.stems, None)


def relate_polarity(one: Slot, other: Slot) -> Relation | None:
    """Return how two polarities relate; None where the statements have nothing in common."""
    mine, theirs = one.profile, other.profile
    of_events = bool(mine.told_of_both(theirs) or opposed(mine, theirs))
    if mine.likeness(theirs) <= (_ALIKE if of_events else _ALIKE_WITHOUT_EVENT):
        return None
    first, second = polarity_values(one, other)
    return Relation.DIFFERENT if first != second else Relation.SAME


def may_oppose(one: Profile, other: Profile) -> bool:
    """Tell whether only one of two statements is a denial, or they tell of opposite events."""
    return one.statement.polarity != other.statement.polarity or not one.opposites.isdisjoint(other.events)


def polarity_values(one: Slot, other: Slot) -> Values:
    """Return the two polarities; where the two tell of opposite events (open, closed), one of them turned.

    It is the same of the two events whatever their order, so that all who tell of it stand on one side.
    """
    shared = one.value == other.value and one.profile.told_of_both(other.profile)
    opposites = None if shared else opposed(one.profile, other.profile)
    if not opposites:
        return one.value, other.value
    if is_turned(opposites[0]):
        return str(_turned(one.item)), other.value
    return one.value, str(_turned(other.item))


def polarity_evidence(one: Slot, other: Slot) -> dict[str, float]:
    """Return what two polarities say of whether they are of one thing."""
    mine, theirs = one.profile, other.profile
    told = mine.told_of_both(theirs)
    before, since = progress_told(mine, theirs)
    return {
        "polarity: progress told early": before,
        "polarity: progress told late": since,
        "polarity: opposite events": bool(opposed(mine, theirs)) and not told,
        "polarity: supposed": mine.supposed + theirs.supposed,
        "polarity: of people": not told.isdisjoint(people_concepts()),
        "polarity: softened": mine.softened + theirs.softened,
        "polarity: shared terms": min(len(mine.weights.keys() & theirs.weights.keys()), 5),
    }


def opposed(one: Profile, other: Profile) -> tuple[str, str] | None:
    """Return an event that the first statement tells of and its opposite, of which the other tells, or None.

    Who tells of both opposites ("fell while climbing") denies neither.
    """
    told = ((mine, theirs) for mine in one.statement.predicates for theirs in opposites_of(mine))
    return next(
        (
            pair
            for pair in told
            if pair[1] in other.events and pair[1] not in one.events and pair[0] not in other.events
        ),
        None,
    )


def _turned(polarity: Polarity) -> Polarity:
    return Polarity.NO if polarity == Polarity.YES else Polarity.YES


POLARITY = SlotType(find_polarity, relate_polarity, polarity_evidence, polarity_values)
