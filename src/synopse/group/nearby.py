"""Texts come in one by one, those that stand near each other go out: no text is compared with all others.

A text is listed under each of its weightiest terms, in the order of publication. Two texts are near where a list has
both, at most REACH places apart, or FAR places where more than WINDOW days are between them. So whether they are near
depends on what is listed, not on when it came, and a text has few others near it, however many there are. A text that
comes between may part two others. Undated texts stand behind all others, in the order of their digests.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from math import inf

from synopse.group.signatures import Signature, weigh_terms

REACH = 32  # places (16: F1 of the German pairs .894 to .867)
FAR = 4  # places; without any, newscluster dev, where the pages of a story bear dates years apart: B-cubed .985 to .929
WINDOW = 30.0  # days
_KEYS = 24  # terms under which a text is listed

Place = tuple[float, str]
Pair = tuple["Node", "Node"]  # the one that stands first, first


@dataclass(eq=False, slots=True)
class Node:
    """A text with the reports that have it.

    `signature` is that of the earliest report, `keys` are the terms under which the text is listed, `weights` those of
    all its terms; `ties` are how like it other texts are, of those near it.
    """

    signature: Signature
    reports: dict[str, Signature] = field(default_factory=dict)
    ties: dict["Node", float] = field(default_factory=dict)
    weights: dict[str, int] = field(default_factory=dict)
    keys: frozenset[str] = frozenset()
    placed: bool = False

    def take(self, signature: Signature) -> None:
        """Take over what a signature tells."""
        self.signature, self.placed = signature, True
        self.keys = frozenset(signature.terms[:_KEYS])
        self.weights = weigh_terms(signature)


class Neighbourhood:
    """The texts under their terms, and which of them are near each other."""

    def __init__(self) -> None:
        self._places: defaultdict[str, list[Place]] = defaultdict(list)
        self._nodes: defaultdict[str, list[Node]] = defaultdict(list)

    def add(self, node: Node) -> tuple[set[Node], list[Pair]]:
        """List a text; return those near it, and the pairs, tied by a tie until now, that are no longer near."""
        place = _place(node)
        near: set[Node] = set()
        next_to: set[Node] = set()
        apart: set[Pair] = set()
        for key in node.keys:
            at = bisect_left(self._places[key], place)
            before, after = self._around(key, at)
            near.update(before, after)
            next_to.update(before[-FAR:], after[:FAR])
            apart.update(pair for pair in _across(before, after) if pair[1] in pair[0].ties)
            self._places[key].insert(at, place)
            self._nodes[key].insert(at, node)
        next_to.update(other for other in near - next_to if _in_window(node, other))
        return next_to, [pair for pair in apart if not self._are_near(*pair)]

    def remove(self, node: Node) -> list[Pair]:
        """Take a text out of the lists; return the pairs, not yet tied, that are near each other now."""
        place = _place(node)
        near: set[Pair] = set()
        for key in node.keys:
            at = bisect_left(self._places[key], place)
            del self._places[key][at], self._nodes[key][at]
            near.update(pair for pair in _across(*self._around(key, at)) if pair[1] not in pair[0].ties)
            if not self._nodes[key]:
                del self._places[key], self._nodes[key]
        return [pair for pair in near if self._are_near(*pair)]

    def _around(self, key: str, at: int) -> tuple[list[Node], list[Node]]:
        nodes = self._nodes[key]
        return nodes[max(0, at - REACH) : at], nodes[at : at + REACH]

    def _are_near(self, one: Node, other: Node) -> bool:
        place, other_place = _place(one), _place(other)
        reach = REACH if _in_window(one, other) else FAR
        lists = (self._places[key] for key in one.keys & other.keys)
        return any(abs(bisect_left(places, place) - bisect_left(places, other_place)) <= reach for places in lists)


def _across(before: list[Node], after: list[Node]) -> Iterator[Pair]:
    """Yield the pairs that are REACH or FAR places apart without what stands between them, one more with it."""
    for reach in (REACH, FAR):
        for at, one in enumerate(reversed(before[-reach:])):
            if reach - 1 - at < len(after):
                yield one, after[reach - 1 - at]


def _in_window(one: Node, other: Node) -> bool:
    day, other_day = one.signature.day, other.signature.day
    return day is None or other_day is None or abs(day - other_day) <= WINDOW


def _place(node: Node) -> Place:
    return inf if node.signature.day is None else node.signature.day, node.signature.text
