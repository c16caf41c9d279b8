"""How many different things of one kind a report tells: the more there are, the less sure is which of them is meant.

A report that counts the injured once can be set against another that does; one that gives twenty numbers of infections
cannot, for nobody knows which of them the other one means.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from synopse.compare.difference import Difference
from synopse.compare.profiles import Profile
from synopse.languages.concepts import word_concepts
from synopse.model import Quantity

# Different values of one kind in one report from which a difference is not told. Chosen by reading what more make of a
# month of real news; two are needed, or a report could not contradict itself.
_MOST_NUMBERS = 2
_MOST_TIMES = 2
_MOST_STATEMENTS = 3


class Rivals:
    """The values that each report of a story gives, by what they are values of."""

    def __init__(self, profiles: Sequence[Profile]) -> None:
        self._numbers: dict[tuple[str, str], set[tuple[float | None, float | None]]] = defaultdict(set)
        self._times: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._statements: dict[tuple[str, str], set[str]] = defaultdict(set)
        for profile in profiles:
            self._count(profile)

    def _count(self, profile: Profile) -> None:
        report, statement = profile.statement.report, profile.statement
        for quantity in statement.quantities:
            for kind in _kinds(profile, quantity):
                self._numbers[report, kind].add((quantity.low, quantity.high))
        for predicate in statement.predicates:
            self._statements[report, predicate].add(statement.id)
            if statement.when is not None:
                self._times[report, predicate].add(statement.when.iso)

    def are_many(self, one: Profile, other: Profile, difference: Difference) -> bool:
        """Tell whether either report gives so many values of the kind in which they differ that any may be meant."""
        if difference.type == "number":
            mine = {kind for q in one.statement.quantities for kind in _kinds(one, q)}
            kinds = mine & {kind for q in other.statement.quantities for kind in _kinds(other, q)}
            return any(
                len(self._numbers[report, kind]) > _MOST_NUMBERS for report in _reports(one, other) for kind in kinds
            )
        told = one.told_of_both(other)
        timed = difference.type in ("date", "time")
        values, most = (self._times, _MOST_TIMES) if timed else (self._statements, _MOST_STATEMENTS)
        return any(len(values[report, predicate]) > most for report in _reports(one, other) for predicate in told)


def _reports(one: Profile, other: Profile) -> set[str]:
    return {one.statement.report, other.statement.report}


def _kinds(profile: Profile, quantity: Quantity) -> Iterator[str]:
    """Yield what a quantity is a value of: its dimension, or the concepts of what is counted, else the word itself."""
    if quantity.dimension:
        yield quantity.dimension
        return
    concepts = word_concepts(quantity.counted, profile.report.report.language) if quantity.counted else ()
    yield from concepts or (quantity.counted,)
    yield from (concept for concept in profile.statement.predicates if concept not in concepts)
