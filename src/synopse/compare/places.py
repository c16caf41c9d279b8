"""Two statements of one event that put it in different places, neither of which contains the other."""

from synopse.compare.difference import Difference, about_the_same
from synopse.compare.profiles import Profile
from synopse.languages.concepts import unique_concepts
from synopse.languages.places import contains, find_place
from synopse.model import Mention

_ALIKE = 0.55  # likeness; chosen on the gold stories: places differ for many good reasons
_ALIKE_PEOPLE = 0.35  # where it is what happens to a person or an organisation once


def compare_places(one: Profile, other: Profile) -> Difference | None:
    """Return how the places of two statements differ, or None where they agree, are unknown, or more than one."""
    if len(one.statement.places) != 1 or len(other.statement.places) != 1 or not one.told_of_both(other):
        return None
    mine, theirs = one.statement.places[0], other.statement.places[0]
    together = not (one.people.isdisjoint(other.people) or one.told_of_both(other).isdisjoint(unique_concepts()))
    if not about_the_same(one, other, _ALIKE_PEOPLE if together else _ALIKE):
        return None
    return _difference(mine, theirs, one, other)


def _difference(mine: Mention, theirs: Mention, one: Profile, other: Profile) -> Difference | None:
    first = find_place(mine.name, one.report.report.language)
    second = find_place(theirs.name, other.report.report.language)
    if first is None or second is None or first == second:
        return None
    kind = "refined" if contains(first, second) or contains(second, first) else "contradicted"
    return Difference(kind, "place", (mine.name, theirs.name), one.likeness(other))
