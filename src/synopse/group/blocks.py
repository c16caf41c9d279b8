"""A text tied to others by chances comes in, its block goes out: the texts that are looked at together.

A block is the largest set of at most so many texts that holds together more firmly than it holds to any other text: a
component of the ties that are strong enough, for the lowest such bound (single linkage, Gower and Ross 1969). Blocks
never overlap, and a block depends on the ties alone.
"""

import heapq

from synopse.group.nearby import Node


def find_block(start: Node, largest: int) -> list[Node]:
    """Return the texts of the block of one; the time goes with `largest` and the ties of a text (Prim 1957)."""
    reached, members = {start}, [start]
    queue: list[tuple[float, int, Node]] = []
    size, weakest, count = 1, float("inf"), 0
    node = start
    while True:
        for other, chance in node.chances.items():
            if other not in reached:
                count += 1
                heapq.heappush(queue, (-chance, count, other))
        while queue and queue[0][2] in reached:
            heapq.heappop(queue)
        if not queue:
            return members
        strength = -queue[0][0]
        if strength < weakest:
            size, weakest = len(members), strength
        if len(members) == largest:
            return members[:size]
        node = heapq.heappop(queue)[2]
        reached.add(node)
        members.append(node)
