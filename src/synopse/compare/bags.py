"""Weighted terms come in, bags of them go out, and how much two bags have in common.

Words are shortened to what their family shares, so that another form or compound of a word is half a match.
"""

from collections.abc import Iterable, Mapping
from math import fsum

# Words of one family ("angemeldet", "Anmeldungen") and compounds with one head share their first or their last letters.
_OPENING, _HEAD, _SHORTEST_COMPOUND = 5, 6, 9
_OPENING_WEIGHT, _HEAD_WEIGHT = 0.7, 0.5  # of the weight of the whole word
_LONGER = 0.3  # how much what only the longer of two statements says counts against their agreement
NO_WORDS = frozenset({"concept", "entity"})  # the kinds of terms that are no lemmas


class Bag(dict[str, float]):
    """Terms with their weights, and the sum of these; nothing is added once it is made."""

    __slots__ = ("total",)

    def __init__(self, weights: Mapping[str, float] | Iterable[tuple[str, float]] = ()) -> None:
        super().__init__(weights)
        self.total: float = fsum(self.values())

    def shared_with(self, other: Mapping[str, float]) -> float:
        """Return the weight of the terms that the other holds too, each as where it weighs less."""
        shared = self.keys() & other.keys()
        return fsum([min(self[term], other[term]) for term in shared]) if shared else 0.0


def overlap(mine: Bag, theirs: Bag) -> float:
    """Return how much of the lighter of two bags of weighted terms, mostly, the other holds too, 0 to 1."""
    return share_of(mine.shared_with(theirs), mine.total, theirs.total)


def share_of(shared: float, mine: float, theirs: float) -> float:
    """Return how much of the lighter of two weights, mostly, is shared, 0 to 1."""
    if not shared:
        return 0.0
    few, many = (mine, theirs) if mine <= theirs else (theirs, mine)
    return shared / ((1 - _LONGER) * few + _LONGER * many)


def stems_of(weights: Mapping[str, float]) -> Bag:
    """Return weighted terms with words shortened to what their families share, which weighs less than the word."""
    found: dict[str, float] = {}
    for term, weight in weights.items():
        kind, _, lemma = term.partition(":")
        if kind in NO_WORDS or len(lemma) < _OPENING:
            found[term] = weight
            continue
        found[f"{kind}:{lemma[:_OPENING]}-"] = weight * _OPENING_WEIGHT
        if len(lemma) >= _SHORTEST_COMPOUND:
            found[f"{kind}:-{lemma[-_HEAD:]}"] = weight * _HEAD_WEIGHT
    return Bag(found)
