"""Two statements of one thing, one of which says that it is not so.

A later report that tells of what an earlier one still missed is an update; else the two contradict each other.
"""

from itertools import pairwise

from synopse.compare.difference import (
    Difference,
    about_the_same,
    at_other_times,
    elsewhere,
    is_later,
    same_moment,
    tells_progress,
)
from synopse.compare.profiles import Profile
from synopse.languages import load_language
from synopse.languages.concepts import moving_concepts, opposite_of, people_concepts
from synopse.model import Certainty, Polarity

_ALIKE = 0.5  # likeness; chosen on the gold stories and by reading what lower ones make of real news
_ALIKE_UPDATED = 0.45  # where a clearly later report tells of what an earlier one still missed
_SHARED = 3  # terms, a name among them: less is enough only where people are counted ("no deaths")
_NOT_COMPARED = frozenset({Certainty.PLANNED, Certainty.HEDGED})


def compare_polarity(one: Profile, other: Profile) -> Difference | None:
    """Return the contradiction of a statement and its denial, or None where there is none."""
    first, second = one.statement, other.statement
    values = _values(one, other)
    if values[0] == values[1] or not _NOT_COMPARED.isdisjoint({first.certainty, second.certainty}):
        return None
    kind = "updated" if _is_update(one, other) else "contradicted"
    alike = _ALIKE_UPDATED if kind == "updated" else _ALIKE
    if not _says_enough(one, other) or not about_the_same(one, other, alike, 0.8) or elsewhere(one, other):
        return None
    if kind == "contradicted" and (at_other_times(one, other) or _is_softened(one) or _is_softened(other)):
        return None
    return Difference(kind, "polarity", values, one.likeness(other))


def _values(one: Profile, other: Profile) -> tuple[str, str]:
    """Return the two polarities; where the two tell of opposite events (open, closed), one of them turned.

    It is the same of the two events whatever their order, so that all who tell of it stand on one side.
    """
    first, second = one.statement.polarity, other.statement.polarity
    concept = "" if one.shares_predicate(other) else _opposed(one, other)
    if not concept:
        return str(first), str(second)
    turn_first = concept > opposite_of(concept)
    return str(_turned(first) if turn_first else first), str(second if turn_first else _turned(second))


def _turned(polarity: Polarity) -> Polarity:
    return Polarity.NO if polarity == Polarity.YES else Polarity.YES


def _opposed(one: Profile, other: Profile) -> str:
    """Return what the first statement tells of that the other tells the opposite of, or ""."""
    return next((c for c in one.statement.predicates if opposite_of(c) in other.statement.predicates), "")


def _says_enough(one: Profile, other: Profile) -> bool:
    """Tell whether the two share what they tell of, and of whom."""
    told = one.told_of_both(other)
    if not told and not _opposed(one, other):
        return False
    if not told.isdisjoint(people_concepts()):
        return True
    return len(one.shared_terms(other)) >= _SHARED and not one.entities.isdisjoint(other.entities)


def _is_softened(profile: Profile) -> bool:
    """Tell whether a negation of the statement says something else than its opposite ("no longer", "not only")."""
    language = load_language(profile.report.report.language)
    words = profile.text.lower().split()
    negations, softeners = language.words["negations"], language.words["softeners"]
    return any(word in negations and behind in softeners for word, behind in pairwise(words))


def _is_update(one: Profile, other: Profile) -> bool:
    """Tell whether the later report tells of what the earlier one still missed, and may have come about since."""
    early, late = (other, one) if is_later(one, other) else (one, other)
    if not is_later(late, early) or early.statement.polarity == Polarity.YES or same_moment(one, other):
        return False
    moving = not moving_concepts().isdisjoint(early.statement.concepts)
    return moving or tells_progress(early) or tells_progress(late)
