"""HanTa's tagger, with HanTa's model and results, in less than half of the time.

The library asks for the probability of each stretch of a word under each tag one by one, from each state anew; here the
ways through a word are those of `walks`. What a word may be in a sentence is kept for the next time. Tests compare the
results with the library's own.
"""

import math
from collections.abc import Mapping, Sequence, Set
from operator import itemgetter

from HanTa.HanoverTagger import EMPTY, END, END_UNKNOWN, START, UNKNOWN, HanoverTagger

from synopse.languages.walks import Back, State, Walks

Items = Sequence[tuple[int, float]]  # what a word may be: tags with their log probabilities, the likeliest first

_LOWEST = -1e6  # log probability from which a path is given up; this and the next two are HanTa's own
_SENTENCE_BEAM = 5  # states of a word in a sentence from which an analysis goes on, with those almost as likely
_CUTOFF = 5  # how much less likely than its likeliest tag a tag of an unknown word may be
_MOST_KEPT = 200_000  # words kept before the tables start anew


class MorphemeTagger(HanoverTagger):  # type: ignore[misc]
    """HanTa's tagger with a faster analysis of words; holds its model and what it worked out of words already seen."""

    def __init__(self, model_file: str) -> None:
        super().__init__(model_file)
        self._walks = Walks(self)
        self._states: list[State] = []
        self._numbers: dict[State, int] = {}
        self._steps: list[dict[int, tuple[float, int]] | None] = []
        self._chances: tuple[dict[str, Items], dict[str, Items]] = ({}, {})
        self._longest_ends = {pos: max(map(len, ends)) for pos, ends in self.lemmasuffixtable.items() if ends}
        self._final: dict[int, dict[State, float]] = {}
        for state, ends in self.LP_trans_final.items():
            for tag, likelihood in ends:
                self._final.setdefault(tag, {}).setdefault(state, likelihood)

    def reachable(self) -> None:
        """Set, for each final tag, from which tags it may be reached; HanTa's own way takes a third of its loading."""
        before: dict[int, set[int]] = {}
        for (_, tag), followers in self.LP_trans.items():
            for follower in followers:
                before.setdefault(follower, set()).add(tag)
        self.reachability = {tag: _all_before(tag, before) for tag in self.int2tag if tag < 0}

    def tag_sent_viterbi(self, sent: Sequence[str], casesensitive: bool = True) -> list[int]:
        """Return the likeliest tag of each word of a sentence; a capital at its beginning says nothing."""
        row = {self._number((EMPTY, START)): 0.0}
        origins: list[dict[int, int]] = []
        for place, word in enumerate(sent):
            cased = casesensitive and place > 0
            items = self._chances[cased].get(word)
            if items is None:
                items = self._items(word, cased=cased)
            row, origin = self._next_word(row, items)
            origins.append(origin)
        ends = {number: total + self._end_of(self._states[number]) for number, total in row.items()}
        number = max(ends, key=ends.__getitem__)
        tags = []
        for origin in reversed(origins):
            tags.append(self._states[number][1])
            number = origin[number]
        return tags[::-1]

    def _end_of(self, state: State) -> float:
        """Return the log probability that a sentence ends behind a state."""
        return float(self.LP_trans_word.get(state, {}).get(END, -math.inf))

    def _number(self, state: State) -> int:
        """Return the number of a state of a sentence: its words are gone through by numbers, which is faster."""
        if state not in self._numbers:
            self._numbers[state] = len(self._states)
            self._states.append(state)
            self._steps.append(None)
        return self._numbers[state]

    def _items(self, word: str, *, cased: bool) -> Items:
        """Return what a new word may be, and keep it; its capital tells something where `cased`."""
        kept = self._chances[cased]
        if len(kept) >= _MOST_KEPT:
            kept.clear()
        kept[word] = self.likely_tags(word, cased=cased)
        return kept[word]

    def likely_tags(self, word: str, *, cased: bool) -> Items:
        """Return what a word may be in a sentence with HanTa's cutoff, nothing where nothing is known."""
        found: Items = self._tag_word(word, cutoff=_CUTOFF, casesensitive=cased, conditional=True)
        return [] if len(found) == 1 and found[0][0] == UNKNOWN else found

    def _next_word(self, row: dict[int, float], items: Items) -> tuple[dict[int, float], dict[int, int]]:
        """Return the states behind one more word, and the state that each came from; without items anything goes."""
        bound = sorted(row.values())[-_SENTENCE_BEAM - 1] - 1 if len(row) > _SENTENCE_BEAM else _LOWEST
        reached: dict[int, float] = {}
        origin: dict[int, int] = {}
        before = reached.get
        for state, likelihood in row.items():
            if likelihood < bound:
                continue
            steps = self._steps[state] or self._steps_from(state)
            for tag, chance in items or [(tag, 0.0) for tag in steps]:
                if tag in steps:
                    transition, following = steps[tag]
                    total = likelihood + transition + chance
                    if total > before(following, _LOWEST):
                        reached[following] = total
                        origin[following] = state
        if not reached:  # no tag may follow: the sentence goes on with the word's own likeliest one
            best = max(row, key=row.__getitem__)
            likeliest = max(items, key=itemgetter(1), default=(UNKNOWN, 0.0))[0]
            following = self._number((self._states[best][1], likeliest))
            reached[following], origin[following] = row[best], best
        return reached, origin

    def _steps_from(self, number: int) -> dict[int, tuple[float, int]]:
        state = self._states[number]
        followers = self.LP_trans_word.get(state, {})
        steps = {tag: (chance, self._number((state[1], tag))) for tag, chance in followers.items() if tag != END}
        self._steps[number] = steps
        return steps

    def analyze_forward(self, word: str) -> list[tuple[int, float]]:
        """Return the word's tags with their log probabilities, the likeliest first."""
        row = self._walks.walk(word, 0, strict=self.strict)[0][-1]
        found: dict[State, float] = {}
        before = found.get
        for state, likelihood in row.items():
            last = state[1]
            for end, transition in self.LP_trans_final.get(state, ()):
                total = likelihood + transition
                if total > before((last, end), _LOWEST):
                    found[last, end] = total
        by_tag: dict[int, float] = {}
        for (_, end), likelihood in found.items():
            before_it = by_tag.get(-end)
            by_tag[-end] = likelihood if before_it is None else _log_sum(before_it, likelihood)
        return sorted(by_tag.items(), key=itemgetter(1), reverse=True) or [(UNKNOWN, 0)]

    def analyze_viterbi(self, word: str, targetpos: int) -> list[tuple[int, int]]:
        """Return the morphemes of a word of a known tag as pairs of a tag and the place where it ends."""
        final = self._final.get(targetpos, {})
        for strict in (True, False):
            table, back = self._walks.walk(word, targetpos, strict=strict)
            ends = {state: total + final[state] for state, total in table[-1].items() if state in final}
            best = max(ends, key=ends.__getitem__, default=None)
            if best is not None and ends[best] > _LOWEST:
                return _path(best, targetpos, back)
        return [(UNKNOWN, len(word)), (END_UNKNOWN, len(word) + 1)]

    def makelemma(self, stem_morphemes: Sequence[str], pos: str) -> str:
        """Return the lemma that the morphemes of a stem make: with a capital and the ending that its tag asks for."""
        lemma = "".join(stem_morphemes)
        main = pos.split("(")[0]
        ending = ""
        if main in self._longest_ends:
            longest = self._longest_ends[main]
            marked, endings = "#" + lemma, self.lemmasuffixtable[main]
            for length in range((len(lemma) if len(marked) < longest else longest) + 1, 0, -1):
                if marked[-length:] in endings:
                    ending = endings[marked[-length:]]
                    break
        if self.tag2int.get(pos, 0) in self.capitalizedlemmata:
            lemma = lemma[0].upper() + lemma[1:]
        return lemma + str(ending)


def _all_before(target: int, before: Mapping[int, Set[int]]) -> frozenset[int]:
    found: set[int] = set()
    waiting = [target]
    while waiting:
        new = before.get(waiting.pop(), frozenset()) - found
        found |= new
        waiting += new
    return frozenset(found)


def _path(state: State, targetpos: int, back: list[Back]) -> list[tuple[int, int]]:
    end = len(back) - 1
    path = [(targetpos, end + 1), (state[1], end)]
    while end > 0:
        state, end = back[end][state]
        path.append((state[1], end))
    return path[-2::-1]


def _log_sum(one: float, other: float) -> float:
    """Return the logarithm of the sum of two probabilities given by their logarithms."""
    high, low = max(one, other), min(one, other)
    return high + math.log1p(math.exp(low - high))
