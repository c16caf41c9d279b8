"""HanTa's analysis of one word into morphemes, with HanTa's model and results, in two thirds of the time.

The library asks for the probability of each stretch of a word under each tag one by one, from each state anew. Here the
best way to a state is chosen once for all stretches that may follow, and what is guessed of unknown ones is kept by
length and ending, for endings ("-ung") repeat all the time. A test compares the results with the library's own.
"""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Any

import numpy as np
from HanTa.HanoverTagger import EMPTY, END, END_UNKNOWN, START, UNKNOWN, HanoverTagger
from numpy.typing import NDArray

Floats = NDArray[np.float64]
State = tuple[int, int]  # the tag before and the tag itself
Row = dict[State, float]
Back = dict[State, tuple[State, int]]
Way = tuple[State, float, int, State]  # the state reached, how likely so far, its tag, the state before

_LOWEST = -1e6  # log probability from which a path is given up; this and the next four are HanTa's own
_BEAM = 3  # states of a place in a word from which an analysis goes on, with those almost as likely
_SENTENCE_BEAM = 5  # the same for the words of a sentence
_WHOLE_WORD = -4.6  # cost of taking a whole unknown word for one morpheme
_LONGEST_KNOWN = 24  # letters up to which the length of an unknown morpheme has a probability of its own
_MOST_KEPT = 50_000  # endings kept before the table starts anew (about 60 MB)


class MorphemeTagger(HanoverTagger):  # type: ignore[misc]
    """HanTa's tagger with a faster analysis of words; holds its model and the stretches of words already seen."""

    def __init__(self, model_file: str) -> None:
        super().__init__(model_file)
        known: dict[str, dict[int, float]] = defaultdict(dict)
        for tag, morphemes in self.LP_m_t.items():
            for morpheme, likelihood in morphemes.items():
                known[morpheme][tag] = likelihood
        self._known = dict(known)
        self._open = tuple(tag for tag in self.LP_hapax_t if tag in self.LP_s_t)
        self._is_open = frozenset(self._open)
        self._guessed: dict[tuple[str, int], dict[int, float]] = {}
        self._lengths: dict[int, Floats] = {}
        self._endings: dict[tuple[str, int], Floats] = {}

    def tag_sent_viterbi(self, sent: Sequence[str], casesensitive: bool = True) -> list[int]:
        """Return the likeliest tag of each word of a sentence; a capital at its beginning says nothing."""
        row: Row = {(EMPTY, START): 0.0}
        steps: list[dict[State, State]] = []
        for place, word in enumerate(sent):
            cased = casesensitive and place > 0
            chances = dict(self._tag_word(word, cutoff=5, casesensitive=cased, conditional=True))
            row, step = self._next_word(row, {} if chances.keys() == {UNKNOWN} else chances)
            steps.append(step)
        ends = {state: total + self.LP_trans_word.get(state, {}).get(END, -math.inf) for state, total in row.items()}
        state = max(ends, key=ends.__getitem__)
        tags = []
        for step in reversed(steps):
            tags.append(state[1])
            state = step[state]
        return tags[::-1]

    def _next_word(self, row: Row, chances: Mapping[int, float]) -> tuple[Row, dict[State, State]]:
        """Return the states behind one more word, and the state that each came from; without chances anything goes."""
        bound = sorted(row.values(), reverse=True)[_SENTENCE_BEAM] - 1 if len(row) > _SENTENCE_BEAM else _LOWEST
        reached: Row = {}
        step: dict[State, State] = {}
        for state, likelihood in row.items():
            followers = self.LP_trans_word.get(state, {}) if likelihood >= bound else {}
            for tag in chances or followers:
                transition = followers.get(tag)
                if transition is None or tag == END:
                    continue
                following, total = (state[1], tag), likelihood + transition + chances.get(tag, 0.0)
                if total > reached.get(following, _LOWEST):
                    reached[following], step[following] = total, state
        if not reached:  # no tag may follow: the sentence goes on with the word's own likeliest one
            best = max(row, key=row.__getitem__)
            following = (best[1], max(chances, key=chances.__getitem__, default=UNKNOWN))
            reached[following], step[following] = row[best], best
        return reached, step

    def analyze_forward(self, word: str) -> list[tuple[int, float]]:
        """Return the word's tags with their log probabilities, the likeliest first."""
        table = self._forward(word, None, strict=self.strict)[0]
        found: dict[State, float] = {}
        for state, likelihood in table[len(word)].items():
            for end, transition in self.LP_trans_final.get(state, ()):
                _raise(found, (state[1], end), likelihood + transition)
        by_tag: dict[int, float] = {}
        for (_, end), likelihood in found.items():
            before = by_tag.get(-end)
            by_tag[-end] = likelihood if before is None else _log_sum(before, likelihood)
        return sorted(by_tag.items(), key=itemgetter(1), reverse=True) or [(UNKNOWN, 0)]

    def analyze_viterbi(self, word: str, targetpos: int) -> list[tuple[int, int]]:
        """Return the morphemes of a word of a known tag as pairs of a tag and the place where it ends."""
        reachable = self.reachability.get(targetpos, frozenset())
        for strict in (True, False):
            table, back = self._forward(word, reachable, strict=strict)
            best = self._best_end(table[len(word)], targetpos)
            if best is not None:
                return self._path(best, targetpos, back, len(word))
        return [(UNKNOWN, len(word)), (END_UNKNOWN, len(word) + 1)]

    def _forward(self, word: str, reachable: frozenset[int] | None, *, strict: bool) -> tuple[list[Row], list[Back]]:
        """Return for each place in the word the states there with their likelihoods, and where each came from."""
        length = len(word)
        table: list[Row] = [{} for _ in range(length + 1)]
        back: list[Back] = [{} for _ in range(length + 1)]
        table[0][EMPTY, START] = 0.0
        for start in range(length):
            ahead = self._ahead(table[start], reachable)
            unknown = [way for way in ahead if way[2] in self._is_open]
            for end in range(start + 1, length + 1) if ahead else ():
                stretch = word[start:end]
                known = self._known.get(stretch)
                if strict or (end - start <= 2 and length >= 4):
                    if known:
                        _extend(ahead, known, table[end], back[end], start)
                    continue
                chances = self._guessed.get((stretch[-4:], end - start)) or self._guess(stretch)
                if end - start == length:
                    chances = {tag: chance + _WHOLE_WORD for tag, chance in chances.items()}
                if known:
                    _extend(ahead, {**chances, **known}, table[end], back[end], start)
                else:
                    _extend(unknown, chances, table[end], back[end], start)
        return table, back

    def _ahead(self, row: Row, reachable: frozenset[int] | None) -> list[Way]:
        """Return the states that may follow those of a place, with the likeliest way there, before any letter is read.

        What a stretch of letters adds depends on its tag alone, so the best way is chosen once for all its lengths.
        """
        bound = sorted(row.values(), reverse=True)[_BEAM] - 1 if len(row) > _BEAM else _LOWEST
        best: dict[State, tuple[float, State]] = {}
        for state, likelihood in row.items():
            if likelihood < bound:
                continue
            for tag, transition in self.LP_trans_nonfinal.get(state, ()):
                reached, total = (state[1], tag), likelihood + transition
                if (reachable is None or tag in reachable) and (reached not in best or total > best[reached][0]):
                    best[reached] = (total, state)
        return [(reached, total, reached[1], state) for reached, (total, state) in best.items()]

    def _guess(self, stretch: str) -> dict[int, float]:
        """Return the log probability of an unknown stretch under each open tag, by its length and its last letters."""
        if len(self._guessed) >= _MOST_KEPT:
            self._guessed.clear()
        size = len(stretch)
        chances = self._of_length(min(size, _LONGEST_KNOWN)) + self._of_ending(stretch[-4:], longest=min(4, size - 1))
        kept = self._guessed[stretch[-4:], size] = dict(zip(self._open, chances.tolist(), strict=True))
        return kept

    def _of_length(self, length: int) -> Floats:
        if length not in self._lengths:
            base = [self.Int_t + self.LP_hapax_t[tag] + self.LP_len_t[tag][length] for tag in self._open]
            self._lengths[length] = np.array(base, dtype=np.float64)
        return self._lengths[length]

    def _of_ending(self, letters: str, longest: int) -> Floats:
        """Return the log probability of the longest known ending among the last letters, under each open tag."""
        kept = self._endings.get((letters, longest))
        if kept is None:
            endings = [letters[-n:] for n in range(longest, 0, -1)]
            found = [next((e for e in endings if e in self.LP_s_t[tag]), "") for tag in self._open]
            likely = [self.LP_s_t[tag][ending] for tag, ending in zip(self._open, found, strict=True)]
            kept = self._endings[letters, longest] = np.array(likely, dtype=np.float64)
        return kept

    def _best_end(self, row: Row, targetpos: int) -> State | None:
        """Return the state at the end of the word from which the target is reached most likely, or None."""
        best, highest = None, -math.inf
        for state, likelihood in row.items():
            transition = next((chance for tag, chance in self.LP_trans_final.get(state, ()) if tag == targetpos), None)
            if transition is not None and max(highest, _LOWEST) < likelihood + transition:
                best, highest = state, likelihood + transition
        return best

    def _path(self, state: State, targetpos: int, back: list[Back], end: int) -> list[tuple[int, int]]:
        path = [(targetpos, end + 1), (state[1], end)]
        while end > 0:
            state, end = back[end][state]
            path.append((state[1], end))
        return path[-2::-1]


def _extend(ahead: list[Way], chances: Mapping[int, float], row: Row, back: Back, start: int) -> None:
    """Put the states that a stretch leads to into its end's row, each with the likeliest way there."""
    chance_of, before = chances.get, row.get
    for reached, likelihood, tag, state in ahead:
        chance = chance_of(tag)
        if chance is not None:
            total = likelihood + chance
            if total > before(reached, _LOWEST):
                row[reached] = total
                back[reached] = (state, start)


def _raise(row: dict[Any, float], key: State, value: float) -> None:
    if value > _LOWEST and value > row.get(key, -math.inf):
        row[key] = value


def _log_sum(one: float, other: float) -> float:
    """Return the logarithm of the sum of two probabilities given by their logarithms."""
    high, low = max(one, other), min(one, other)
    return high + math.log1p(math.exp(low - high))
