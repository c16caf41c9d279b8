"""A text tied to others comes in, its block goes out: the texts that are looked at together.

A block is the largest set of at most so many texts that holds together more firmly than it holds to any other text: a
component of the ties that are strong enough, for the lowest such bound (single linkage, Gower and Ross 1969). Only
texts that are nearly the same stay together however many they are. Blocks never overlap, and a block depends on the
ties alone.
"""

import heapq
import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from synopse.group.nearby import Node

_FEW = 16  # texts of which all pairs are looked at
SAME = 0.8  # a tie of texts that are nearly the same; lightly edited copies have more


@dataclass(frozen=True, eq=False, slots=True)
class Block:
    """The texts of a block; `rim` is the strength of the strongest tie that leads out of it, 0 without any."""

    members: tuple[Node, ...]
    rim: float


def find_block(start: Node, largest: int) -> Block:
    """Return the block of a text; the time goes with `largest` and the ties of a text (Prim 1957)."""
    reached = {start: True}
    best: dict[Node, float] = {}
    queue: list[tuple[float, int, Node]] = []
    size, rim, count = 1, math.inf, 0
    node = start
    while True:
        for other, strength in node.ties.items():
            if other not in reached and strength > best.get(other, 0.0):
                best[other] = strength
                count += 1
                heapq.heappush(queue, (-strength, count, other))
        while queue and queue[0][2] in reached:
            heapq.heappop(queue)
        if not queue:
            return Block(tuple(reached), 0.0)
        if -queue[0][0] < rim:
            size, rim = len(reached), -queue[0][0]
        if len(reached) >= largest and rim < SAME:
            return Block(tuple(reached)[:size], rim)
        node = heapq.heappop(queue)[2]
        reached[node] = True


def pairs_within(members: Sequence[Node]) -> list[tuple[int, int]]:
    """Return the pairs of members to look at, by their indices, sorted, the smaller first: the tied, or all of few."""
    if len(members) <= _FEW:
        return list(combinations(range(len(members)), 2))
    places = {node: place for place, node in enumerate(members)}
    return sorted((place, places[o]) for node, place in places.items() for o in node.ties if places.get(o, -1) > place)
