"""Words come in, marks go out where they are a known name: B-ORG, I-ORG and the like.

The marks are a hint for the model, which weighs them like any other feature; they are no answer.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache


class KnownNames:
    """Names of one or more words, found as written, in small letters throughout, or with a genitive's ending."""

    def __init__(self, names: Iterable[tuple[str, str]], endings: tuple[str, ...]) -> None:
        self._endings = endings
        self._kind = lru_cache(maxsize=100_000)(self._find_kind)
        self._longer: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self._single: dict[str, str] = {}
        for name, kind in names:
            self._add(tuple(name.split(" ")), kind)
            if not name.isupper():
                self._add(tuple(name.lower().split(" ")), kind.lower())
        for phrases in self._longer.values():
            phrases.sort(key=lambda entry: -len(entry[0]))

    def _add(self, words: tuple[str, ...], kind: str) -> None:
        if len(words) == 1:
            self._single.setdefault(words[0], kind)
        else:
            self._longer.setdefault(words[0], []).append((words, kind))

    def mark(self, words: Sequence[str]) -> list[str]:
        """Return a mark for each word, "" where no known name covers it; the longest name wins."""
        marks = [""] * len(words)
        longer, kind_of = self._longer, self._kind
        free = 0
        for place in [place for place, word in enumerate(words) if word in longer or kind_of(word)]:
            if place >= free:
                length, kind = self._longest(words, place)
                free = place + length
                for offset in range(length):
                    marks[place + offset] = f"{'I' if offset else 'B'}-{kind}"
        return marks

    def _longest(self, words: Sequence[str], place: int) -> tuple[int, str]:
        for phrase, kind in self._longer.get(words[place], ()):
            if tuple(words[place : place + len(phrase)]) == phrase:
                return len(phrase), kind
        kind = self._kind(words[place])
        return (1, kind) if kind else (0, "")

    def _find_kind(self, word: str) -> str:
        if word in self._single:
            return self._single[word]
        for ending in self._endings:
            if word.endswith(ending) and len(word) > len(ending) + 3:
                kind = self._single.get(word[: -len(ending)], "")
                return kind if kind.isupper() else ""
        return ""
