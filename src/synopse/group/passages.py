"""Two texts as sequences of words come in, the passages that they share go out: the same words, lightly edited.

Runs of equal words are chained where they follow each other closely in both texts; what lies between is aligned, and
the ends reach as far as more words agree than differ. Only gaps are aligned: the work grows with the texts' length.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from rapidfuzz.distance import LCSseq

SHINGLE = 3  # words in a row that make a seed; of 100 words with 30 changed at random, 24 such rows survive
_GAP = 30  # words between two seeds of one passage
_DRIFT = 10  # by how many words a gap may be longer in one text than in the other
_OPEN = 8  # unfinished passages that a seed may still continue
_REACH = 40  # words that an end is aligned beyond its last seed


@dataclass(slots=True)
class Passage:
    """Words `start` to `end` of one text and `other_start` to `other_end` of another, of which `equal` pair up.

    `pairs` are the positions of the equal words in the two texts.
    """

    start: int
    other_start: int
    end: int
    other_end: int
    pairs: list[tuple[int, int]] = field(default_factory=list)

    @property
    def similarity(self) -> float:
        """The share of equal words among all words of both sides, 0 to 1."""
        return 2 * len(self.pairs) / (self.end - self.start + self.other_end - self.other_start)


def find_passages(words: Sequence[int], others: Sequence[int], seeds: Iterable[tuple[int, int]]) -> list[Passage]:
    """Return the passages that two texts share, given the places where SHINGLE equal words begin, sorted."""
    chains: list[list[tuple[int, int]]] = []
    active: list[list[tuple[int, int]]] = []
    for seed in seeds:
        chain = next((chain for chain in reversed(active) if _continues(chain[-1], seed)), None)
        if chain is None:
            chain = []
            chains.append(chain)
        else:
            active.remove(chain)
        chain.append(seed)
        active = [*active[-_OPEN:], chain]
    return [_align(words, others, chain) for chain in chains]


def _continues(last: tuple[int, int], seed: tuple[int, int]) -> bool:
    step, other_step = seed[0] - last[0], seed[1] - last[1]
    limit = _GAP + SHINGLE
    return 0 < step <= limit and 0 < other_step <= limit and abs(step - other_step) <= _DRIFT


def _align(words: Sequence[int], others: Sequence[int], chain: Sequence[tuple[int, int]]) -> Passage:
    """Return the passage of a chain of seeds: seeds, what is equal between them, and what they reach at both ends."""
    pairs = [(chain[0][0] + step, chain[0][1] + step) for step in range(SHINGLE)]
    for one, other in chain[1:]:
        last, other_last = pairs[-1]
        pairs += _equal(words, others, (last + 1, one), (other_last + 1, other))
        new = [(one + step, other + step) for step in range(SHINGLE)]
        pairs += [pair for pair in new if pair[0] > pairs[-1][0] and pair[1] > pairs[-1][1]]
    pairs = [*_before(words, others, pairs[0]), *pairs, *_behind(words, others, pairs[-1])]
    (start, other_start), (end, other_end) = pairs[0], pairs[-1]
    return Passage(start, other_start, end + 1, other_end + 1, pairs)


def _equal(
    words: Sequence[int], others: Sequence[int], span: tuple[int, int], other_span: tuple[int, int]
) -> list[tuple[int, int]]:
    """Return the positions of the equal words of two stretches, in a longest common subsequence."""
    if span[0] >= span[1] or other_span[0] >= other_span[1]:
        return []
    blocks = LCSseq.opcodes(words[span[0] : span[1]], others[other_span[0] : other_span[1]])
    return [
        (span[0] + block.src_start + step, other_span[0] + block.dest_start + step)
        for block in blocks
        if block.tag == "equal"
        for step in range(block.src_end - block.src_start)
    ]


def _behind(words: Sequence[int], others: Sequence[int], last: tuple[int, int]) -> list[tuple[int, int]]:
    one, other = last[0] + 1, last[1] + 1
    found = _equal(words, others, (one, min(len(words), one + _REACH)), (other, min(len(others), other + _REACH)))
    return found[: _worth([(a - one, b - other) for a, b in found])]


def _before(words: Sequence[int], others: Sequence[int], first: tuple[int, int]) -> list[tuple[int, int]]:
    one, other = first
    found = _equal(words, others, (max(0, one - _REACH), one), (max(0, other - _REACH), other))[::-1]
    return found[: _worth([(one - 1 - a, other - 1 - b) for a, b in found])][::-1]


def _worth(distances: Sequence[tuple[int, int]]) -> int:
    """Return how many of the equal words, at these distances from a passage, belong to it.

    Each equal word counts for, each word passed over counts against; the best sum decides.
    """
    best, kept, passed = 0, 0, 0
    for number, (distance, other_distance) in enumerate(distances, start=1):
        passed = max(distance, other_distance) + 1 - number
        if (sum_ := number - passed) > best:
            best, kept = sum_, number
    return kept
