"""Statements come in, what each gives for its slots goes out: numbers, days, hours, places, persons, polarity.

Two slots of one type are related by the file of their type: the same, one finer than the other, different, or, where
nothing can be said, not at all.
"""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from synopse.compare.bags import Bag
from synopse.compare.profiles import Profile

SAID = "polarity"  # the type of the slot that every statement has


class Relation(StrEnum):
    """How what two statements give for a slot goes together, if they are about the same thing."""

    SAME = "same"
    FINER = "finer"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Slot:
    """What a statement gives for a slot: its type, the value as findings show it, the item, what stands around it.

    `same` is equal for slots of equal values; `key` tells what is measured ("money:EUR"), where slots of one type may
    measure different things; `kinds` are the terms of what the value is given for: a title, what is counted.
    """

    profile: Profile
    type: str
    value: str
    item: Any
    around: Bag
    same: Hashable
    key: str = ""
    kinds: frozenset[str] = frozenset()

    @property
    def report(self) -> str:
        """The id of its report."""
        return self.profile.statement.report


Values = tuple[str, str]
Slots = Mapping[str, Sequence[Slot]]  # of a statement, by their type


def _as_found(one: Slot, other: Slot) -> Values:
    return one.value, other.value


@dataclass(frozen=True, slots=True)
class SlotType:
    """How to find the slots of a type, how two relate, what speaks for their being of one thing, and what is shown."""

    find: Callable[[Profile], Iterator[Slot]]
    relate: Callable[[Slot, Slot], Relation | None]
    evidence: Callable[[Slot, Slot], dict[str, float]]
    values: Callable[[Slot, Slot], Values] = _as_found
