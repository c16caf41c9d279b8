"""Signatures of reports come in one by one, in any order, the stories that they make up go out.

Each report is compared with few others, which an index finds (`nearby`); what a pair tells depends on the pair alone
(`chances`); where the pairs that may tell one story form a bounded block (`blocks`), the stories in it are worked out
anew (`linkage`). Nothing else is looked at, so the work for a report does not grow with the number of reports.

**What is guaranteed.** The stories are a function of the set of (key, signature) that the index holds: reports added in
any order, one by one or together, and also removed again, give the same stories.
"""

from collections.abc import Iterable, Iterator, Mapping

from synopse.group.blocks import Block, find_block, pairs_within
from synopse.group.chances import find_chances
from synopse.group.linkage import link_groups
from synopse.group.nearby import Neighbourhood, Node
from synopse.group.signatures import Signature, cosine_of, sort_key
from synopse.group.weights import BOND

# Texts of a block. With 128 the F1 of the German pairs fell by .04, with 512 (as without) pairwise F1 on ECB+ by .03:
# what all reports of a block have in common counts little, and these must resemble each other for that.
LARGEST = 256
_LEAST_TIE = 0.08  # all of .06 to .1 do as well; a hundredth of the pairs of one story in newscluster dev have less
_ABROAD = 4.0  # two languages share names, countries and numbers only (with 1, 5 of 46 stories in two languages break)

Stories = tuple[frozenset[str], ...]


class StoryIndex:
    """Reports by their keys, grouped into stories; every report is in one story, if alone.

    Reports of one text (`Signature.text`) count once, with the date and outlet of the earliest, and share a story.
    """

    def __init__(self) -> None:
        self._reports: dict[str, tuple[Signature, Node]] = {}
        self._texts: dict[str, Node] = {}
        self._near = Neighbourhood()
        self._touched: set[Node] = set()
        self._blocks: dict[Node, Block] = {}
        self._stories: dict[Node, frozenset[str]] = {}

    def __len__(self) -> int:
        return len(self._reports)

    def __contains__(self, key: object) -> bool:
        return key in self._reports

    def add(self, key: str, signature: Signature) -> Stories:
        """Place a report and return the stories that have changed, as they are now, sorted.

        A report whose key is there already is replaced. A story that broke up or was joined to another shows in what
        its reports are in now: every report whose story is another than before is in one of the sets returned.
        """
        return self.add_all({key: signature})

    def add_all(self, signatures: Mapping[str, Signature]) -> Stories:
        """Place many reports at once, in less time than one by one, and return the stories that have changed."""
        for key, signature in signatures.items():
            if key in self._reports:
                self._take_out(key)
            self._put_in(key, signature)
        return self._settle()

    def remove(self, key: str) -> Stories:
        """Take a report out and return the stories that have changed, sorted. Raises KeyError where it is unknown."""
        self._take_out(key)
        return self._settle()

    def story_of(self, key: str) -> frozenset[str]:
        """Return the keys of the reports in the story of this one, itself among them. Raises KeyError."""
        return self._stories[self._reports[key][1]]

    def stories(self) -> Stories:
        """Return all stories, each as the keys of its reports, sorted by their smallest key."""
        return _in_order(self._stories.values())

    def blocks(self) -> list[list[Node]]:
        """Return the texts of each block, for learning; sorted by their digests, as the blocks are by their first."""
        blocks = set(self._blocks.values())
        return sorted((_by_digest(block.members) for block in blocks), key=lambda nodes: nodes[0].signature.text)

    def _put_in(self, key: str, signature: Signature) -> None:
        node = self._texts.get(signature.text) or self._texts.setdefault(signature.text, Node(signature))
        self._reports[key] = signature, node
        node.reports[key] = signature
        self._place(node, min(node.signature, signature, key=sort_key))

    def _take_out(self, key: str) -> None:
        _, node = self._reports.pop(key)
        del node.reports[key]
        self._place(node, min(node.reports.values(), key=sort_key, default=None))
        if not node.reports:
            del self._texts[node.signature.text]

    def _place(self, node: Node, earliest: Signature | None) -> None:
        """Let a text stand where its earliest report stands, and nowhere when it has none left."""
        self._touched.add(node)
        if node.placed and earliest == node.signature:
            return
        if node.placed:
            self._cut((node, other) for other in list(node.ties))
            self._tie(self._near.remove(node))
            node.placed = False
        if earliest:
            node.take(earliest)
            near, parted = self._near.add(node)
            self._cut(parted)
            self._tie((node, other) for other in near)

    def _tie(self, pairs: Iterable[tuple[Node, Node]]) -> None:
        for one, other in pairs:
            tie = _strength(one, other)
            if tie >= _LEAST_TIE:
                one.ties[other] = other.ties[one] = tie
                self._touched.update(node for node in (one, other) if self._matters(tie, node))

    def _matters(self, tie: float, node: Node) -> bool:
        """Tell whether a new tie can change a text's block: no other is stronger that leads out of it, to too many."""
        return node not in self._blocks or tie > self._blocks[node].rim

    def _cut(self, pairs: Iterable[tuple[Node, Node]]) -> None:
        for one, other in pairs:
            del one.ties[other], other.ties[one]
            self._touched |= {one, other}

    def _settle(self) -> Stories:
        """Work out anew the blocks that are touched, and the stories in them; return the stories that are new.

        A text in no touched block and in none that a touched text comes into keeps its block: that was a component of
        the ties at some bound, no tie of it has changed, so it still is one, and what is larger has stayed too large.
        """
        waiting = list(self._touched)
        blocks: list[Block] = []
        found: set[Node] = set()
        for node in waiting:  # which grows by the blocks that are broken up, and by those that are found
            waiting += self._break_up(node)
            if node.reports and node not in found:
                blocks.append(find_block(node, LARGEST))
                found.update(blocks[-1].members)
                waiting += blocks[-1].members
        before = {self._stories.pop(node) for node in set(waiting) if node in self._stories}
        after = {story for block in blocks for story in self._group(block)}
        self._touched = set()
        return _in_order(after - before)

    def _break_up(self, node: Node) -> tuple[Node, ...]:
        """Return the texts of the block that a text is in, and forget that block."""
        if node not in self._blocks:
            return ()
        members = self._blocks[node].members
        for member in members:
            del self._blocks[member]
        return members

    def _group(self, block: Block) -> Iterator[frozenset[str]]:
        """Yield the stories of a block, and keep them."""
        members = _by_digest(block.members)
        for group in _link(members):
            story = frozenset(key for number in group for key in members[number].reports)
            self._stories.update((members[number], story) for number in group)
            yield story
        self._blocks.update((node, block) for node in members)


def _strength(one: Node, other: Node) -> float:
    """Return how firmly two texts are tied to each other, 0 to 1."""
    cosine = cosine_of(one.weights, other.weights)
    return cosine if one.signature.language == other.signature.language else min(1.0, _ABROAD * cosine)


def _link(members: list[Node]) -> list[list[int]]:
    """Return the groups of a block by the indices of its texts; very many are all nearly the same."""
    if len(members) > LARGEST:
        return [list(range(len(members)))]
    chances = find_chances([node.signature for node in members], pairs_within(members))
    return link_groups(len(members), chances, BOND)


def _in_order(stories: Iterable[frozenset[str]]) -> Stories:
    return tuple(sorted(set(stories), key=min))


def _by_digest(nodes: Iterable[Node]) -> list[Node]:
    return sorted(nodes, key=lambda node: node.signature.text)
