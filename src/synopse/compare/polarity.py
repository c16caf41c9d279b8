"""Two statements of one thing, one of which says that it is not so.

A later report that tells of what an earlier one still missed is an update; else the two contradict each other.
"""

from synopse.compare.difference import Difference, about_the_same, is_later, same_moment, tells_progress
from synopse.compare.profiles import Profile
from synopse.languages.concepts import moving_concepts
from synopse.model import Certainty, Polarity

_ALIKE = 0.55  # likeness; a negation turns many words that two statements share into different claims
_SHARED = 2  # terms: one alone is too little to take a negation for a contradiction
_NOT_COMPARED = frozenset({Certainty.PLANNED, Certainty.HEDGED})


def compare_polarity(one: Profile, other: Profile) -> Difference | None:
    """Return the contradiction of a statement and its denial, or None where there is none."""
    first, second = one.statement, other.statement
    if first.polarity == second.polarity or not _NOT_COMPARED.isdisjoint({first.certainty, second.certainty}):
        return None
    if (
        len(one.shared_terms(other)) < _SHARED
        or not one.shares_predicate(other)
        or not about_the_same(one, other, _ALIKE)
    ):
        return None
    if first.when and second.when and not first.when.meets(second.when):
        return None
    kind = "updated" if _is_update(one, other) else "contradicted"
    return Difference(kind, "polarity", (str(first.polarity), str(second.polarity)), one.likeness(other))


def _is_update(one: Profile, other: Profile) -> bool:
    """Tell whether the later report tells of what the earlier one still missed, and may have come about since."""
    early, late = (other, one) if is_later(one, other) else (one, other)
    if not is_later(late, early) or early.statement.polarity == Polarity.YES or same_moment(one, other):
        return False
    moving = not moving_concepts().isdisjoint(early.statement.concepts)
    return moving or tells_progress(early) or tells_progress(late)
