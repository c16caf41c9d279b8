"""Statements come in; which of them are in the same words goes out, and which pairs of very many of those are left out.

The pairs of near copies of one article would else grow with the square of the reports, and tell nothing new.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from synopse.compare.evidence import Candidate
from synopse.compare.profiles import Profile

_MOST = 20**2  # pairs of two wordings; in a month of news they have at most 196, in gold stories 4


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

    def leave_out(self, pair: Candidate) -> bool:
        """Tell whether a pair is left out."""
        one, other = pair.one, pair.other
        if self.stands_for_all(one) or self.stands_for_all(other):
            return False
        return self.are_many(one.text, other.text)

    def compared(self, one: str, other: str) -> Iterator[tuple[Profile, Profile]]:
        """Yield the pairs of two reports that are compared all the same, of two wordings with very many."""
        pairs = [(self._middle[one], profile) for profile in self._holders[other]]
        pairs += [(profile, self._middle[other]) for profile in self._holders[one]]
        yield from (pair for pair in pairs if pair[0].report is not pair[1].report)

    def left_out(self, one: Iterable[Profile], other: Iterable[Profile]) -> Iterator[tuple[str, str, int]]:
        """Yield two wordings and the number of pairs left out, for each two of which the statements have very many."""
        mine, theirs = self._stood_for(one), self._stood_for(other)
        for a, b in product(mine, theirs):
            if self.are_many(a, b):
                yield a, b, count_across(mine[a], theirs[b])

    def _stood_for(self, profiles: Iterable[Profile]) -> dict[str, list[Profile]]:
        """Return the statements that another one stands for, by their words."""
        found: dict[str, list[Profile]] = defaultdict(list)
        for profile in profiles:
            if not self.stands_for_all(profile):
                found[profile.text].append(profile)
        return found


def count_across(one: Sequence[Profile], other: Sequence[Profile]) -> int:
    """Return how many pairs of two reports the statements make."""
    mine, theirs = (Counter(profile.statement.report for profile in side) for side in (one, other))
    return len(one) * len(other) - sum(count * theirs[report] for report, count in mine.items())
