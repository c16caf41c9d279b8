"""Statements come in; which of them are in the same words goes out, and which pairs of very many of those are left out.

The pairs of near copies of one article would else grow with the square of the reports, and tell nothing new.
"""

from collections import defaultdict
from collections.abc import Iterable

from synopse.compare.profiles import Profile

_MOST = 6**2  # pairs of two wordings; gold stories have at most 4


class Wordings:
    """The statements of a story by their words.

    Where two wordings would make very many pairs, a pair is left out unless one of its statements stands for all in its
    words: so each is compared with one of the others, and all stay connected. That is the one in the middle: the first
    report is rather far from the others in time.
    """

    def __init__(self, profiles: Iterable[Profile]) -> None:
        self._holders: dict[str, list[Profile]] = defaultdict(list)
        for profile in profiles:
            self._holders[profile.text].append(profile)
        self._middle = {text: holders[len(holders) // 2] for text, holders in self._holders.items()}

    def stands_for_all(self, profile: Profile) -> bool:
        """Tell whether a statement stands for all in its words."""
        return self._middle[profile.text] is profile

    def are_many(self, one: str, other: str) -> bool:
        """Tell whether the statements in these words, and in those, would make very many pairs."""
        return len(self._holders[one]) * len(self._holders[other]) > _MOST

    def middle(self, profile: Profile) -> Profile:
        """Return the statement that stands for all in these words."""
        return self._middle[profile.text]

    def leave_out(self, one: Profile, other: Profile) -> bool:
        """Tell whether a pair is left out."""
        if self.stands_for_all(one) or self.stands_for_all(other):
            return False
        return self.are_many(one.text, other.text)
