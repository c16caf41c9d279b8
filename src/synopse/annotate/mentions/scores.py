"""Tokens come in, their scores for each label go out: sums of the model's weights, kept for words already seen."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from synopse.annotate.mentions.crf import Crf, Floats
from synopse.annotate.mentions.features import EDGE, NEIGHBOURS, Features, Group, Word
from synopse.model import Token

_MOST_WORDS = 50_000  # kept sums before the tables start anew (about 15 MB)
_MOST_PAIRS = 100_000


class Table:
    """A growing matrix: each new row gets the next number."""

    def __init__(self, width: int) -> None:
        self._matrix = np.zeros((4096, width), dtype=np.float32)
        self._size = 0

    def __len__(self) -> int:
        return self._size

    def add(self, rows: Floats) -> None:
        """Append rows, given one after the other."""
        added = rows.reshape(-1, self._matrix.shape[1])
        while self._size + len(added) > len(self._matrix):
            self._matrix = np.concatenate([self._matrix, np.zeros_like(self._matrix)])
        self._matrix[self._size : self._size + len(added)] = added
        self._size += len(added)

    def take(self, rows: Sequence[int]) -> Floats:
        """Return the rows of these numbers."""
        return self._matrix[np.asarray(rows, dtype=np.int64)]


class Scorer:
    """Scores tokens with one model; its tables only ever save work."""

    def __init__(self, features: Features, crf: Crf) -> None:
        self._features, self._crf, self._width = features, crf, len(crf.labels)
        self._start_anew()

    def _start_anew(self) -> None:
        self._ids: dict[tuple[str, str, str], int] = {}
        self._groups: dict[Group, int] = {}
        self._group_of: list[int] = []
        self._known_groups: list[Group] = []
        self._words: list[Word] = []
        self._firsts: dict[int, Floats] = {}
        self._pairs: dict[int, int] = {}
        self._new_pairs: list[tuple[int, int]] = []
        self._marks: dict[tuple[str, ...], Floats] = {}
        self._word_table = Table((1 + len(NEIGHBOURS)) * self._width)
        self._pair_table = Table(2 * self._width)
        self._number(EDGE)
        self._weigh_words()

    def score(self, sentences: Sequence[Sequence[Token]], marks: Sequence[Sequence[str]]) -> list[Floats]:
        """Return for each sentence, with the marks of its known names, a matrix of tokens by labels."""
        if len(self._words) > _MOST_WORDS or len(self._pairs) > _MOST_PAIRS:
            self._start_anew()
        ids = [0, 0]
        for tokens in sentences:
            ids += [self._id(t) for t in tokens]
            ids += [0, 0]
        self._weigh_words()
        whole = self._add_up(ids)
        scores, place = [], 2
        for tokens, marked in zip(sentences, marks, strict=True):
            part = whole[place : place + len(tokens)]
            if len(tokens):
                part[0] += self._first(ids[place])
                self._add_marks(part, marked)
            scores.append(part)
            place += len(tokens) + 2
        return scores

    def _add_up(self, ids: list[int]) -> Floats:
        width = self._width
        columns = self._word_table.take(ids)
        total: Floats = columns[:, :width].copy()
        for number, at in enumerate(NEIGHBOURS, start=1):
            seen = columns[:, number * width : (number + 1) * width]
            if at < 0:
                total[-at:] += seen[:at]
            else:
                total[:-at] += seen[at:]
        groups = [self._group_of[i] for i in ids]
        numbers = [self._pair(a, b) for a, b in pairwise(groups)]
        self._weigh_pairs()
        pairs = self._pair_table.take(numbers)
        total[1:] += pairs[:, :width]
        total[:-1] += pairs[:, width:]
        return total

    def _add_marks(self, scores: Floats, marks: Sequence[str]) -> None:
        """Add what known names give to the tokens under and beside them."""
        if any(marks):
            for place, three in enumerate(zip(marks, marks[1:], marks[2:], strict=False)):
                if any(three):
                    if three not in self._marks:
                        self._marks[three] = self._crf.weigh(self._features.of_marks(*three))
                    scores[place] += self._marks[three]

    def _id(self, token: Token) -> int:
        key = (token.text, token.pos, token.lemma)
        found = self._ids.get(key)
        if found is None:
            found = self._ids[key] = self._number(self._features.read(*key))
        return found

    def _number(self, word: Word) -> int:
        """Return the number of a new word, whose weights are still to be worked out."""
        group = word.group
        if group not in self._groups:
            self._groups[group] = len(self._known_groups)
            self._known_groups.append(group)
        self._group_of.append(self._groups[group])
        self._words.append(word)
        return len(self._words) - 1

    def _weigh_words(self) -> None:
        """Work out the weights of all words that were numbered since the last time, together."""
        features = self._features
        parts = [
            part
            for word in self._words[len(self._word_table) :]
            for part in (features.of_word(word), *(features.of_neighbour(word, at) for at in NEIGHBOURS))
        ]
        if parts:
            self._word_table.add(self._crf.weigh(*parts))

    def _first(self, word: int) -> Floats:
        if word not in self._firsts:
            self._firsts[word] = self._crf.weigh(self._features.of_first(self._words[word]))
        return self._firsts[word]

    def _pair(self, left: int, right: int) -> int:
        """Return the number of two neighbours' groups; the weights of new ones are still to be worked out."""
        key = left << 32 | right
        found = self._pairs.get(key)
        if found is None:
            found = self._pairs[key] = len(self._pairs)
            self._new_pairs.append((left, right))
        return found

    def _weigh_pairs(self) -> None:
        known = self._known_groups
        pairs = ((known[left], known[right]) for left, right in self._new_pairs)
        parts = [self._features.of_pair(*pair, side) for pair in pairs for side in "-+"]
        if parts:
            self._pair_table.add(self._crf.weigh(*parts))
        self._new_pairs.clear()
