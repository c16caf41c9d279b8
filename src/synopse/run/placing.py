"""Signatures of reports come in, the stories that they make up go out, with what people decided about stories."""

from collections.abc import Iterable

import msgspec

from synopse.group import Signature, StoryIndex, sign
from synopse.model import Annotated
from synopse.record.store.orders import OnStories


def pack_signature(annotated: Annotated) -> bytes:
    """Return what grouping keeps of a report, as bytes."""
    return msgspec.msgpack.encode(sign(annotated))


class Placing:
    """The index of all reports of a store, as far as the change `seen`, and the decisions that were laid over it."""

    def __init__(self) -> None:
        self.seen = 0
        self._index = StoryIndex()
        self._waiting: dict[str, Signature] = {}
        self._changed: set[str] = set()
        self._decided: dict[str, frozenset[str]] = {}  # the stories of the reports that decisions are about

    def learn(self, key: str, packed: bytes, change: int) -> None:
        """Take in a report's signature, in place of any that it had; `change` is the number of its change."""
        self._waiting[key] = msgspec.msgpack.decode(packed, type=Signature)
        self.seen = max(self.seen, change)

    def touch(self, keys: Iterable[str]) -> None:
        """Count the stories of reports as changed."""
        self._changed.update(keys)

    def changed(self, orders: Iterable[OnStories]) -> tuple[frozenset[str], ...]:
        """Return the stories that differ from those at the last call, and those that were touched, sorted.

        `orders` are all decisions about stories that are in force, oldest first; each is laid over what those before it
        and the index say.
        """
        self._changed.update(key for story in self._index.add_all(self._waiting) for key in story)
        self._waiting = {}
        self._decided = {}
        for order in orders:
            self._lay_over(order)
        stories = {self.story_of(key) for key in self._changed}
        self._changed = set()
        return tuple(sorted(stories, key=min))

    def story_of(self, key: str) -> frozenset[str]:
        """Return the keys of the reports in the story of a report, after all decisions."""
        return self._decided.get(key) or self._index.story_of(key)

    def _lay_over(self, order: OnStories) -> None:
        """Join the stories of an order's reports, or take these reports out of each story that has others too."""
        meant = frozenset(order.reports)
        stories = {self.story_of(key) for key in meant}
        if order.kind == "together":
            parts = [frozenset().union(*stories)]
        else:
            parts = [part for story in stories for part in (story & meant, story - meant)]
        self._decided.update((key, part) for part in parts for key in part)
