"""Two statements of one thing, one of which says that it is not so.

A later report that tells of what an earlier one still missed is an update; else the two contradict each other.
"""

from synopse.compare.difference import Difference, about_the_same
from synopse.compare.profiles import Profile
from synopse.model import Certainty

_ALIKE = 0.55  # likeness; a negation turns many words that two statements share into different claims
_NOT_COMPARED = frozenset({Certainty.PLANNED, Certainty.HEDGED})


def compare_polarity(one: Profile, other: Profile) -> Difference | None:
    """Return the contradiction of a statement and its denial, or None where there is none."""
    first, second = one.statement, other.statement
    if first.polarity == second.polarity or not _NOT_COMPARED.isdisjoint({first.certainty, second.certainty}):
        return None
    if not one.shares_predicate(other) or not about_the_same(one, other, _ALIKE):
        return None
    if first.when and second.when and not first.when.meets(second.when):
        return None
    return Difference("contradicted", "polarity", (str(first.polarity), str(second.polarity)), one.likeness(other))
