"""What a change of a report is, and what finders of changes share."""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from quality.discrepancy.clauses import Clause
from quality.discrepancy.words import Words

from synopse.model import Annotated


@dataclass(frozen=True, slots=True)
class Change:
    """One change of one sentence: what is changed, the characters that go, the words that come.

    `type` is the slot of a planted contradiction, or the kind of an innocent change. Where nothing goes and nothing
    comes, the change is what ordinary editing does to the sentence.
    """

    type: str
    innocent: bool
    sentence: int
    start: int
    end: int
    new: str


@dataclass(frozen=True, slots=True)
class Scene:
    """Where a change is looked for: the annotated article with its title, a clause of it, its language, chance."""

    annotated: Annotated
    clause: Clause
    words: Words
    chance: random.Random

    @property
    def text(self) -> str:
        """The text of the whole report."""
        return self.annotated.report.text

    def matches(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Yield where a pattern stands in the clause."""
        yield from pattern.finditer(self.text, self.clause.start, self.clause.end)

    def stands_once(self, words: str, *, inside_words: bool = False) -> bool:
        """Tell whether the report, with its title, has the words once (as whole words, or also inside of others)."""
        pattern = re.escape(words) if inside_words else rf"(?<![\w.,]){re.escape(words)}(?!\w|[.,]\d)"
        found = re.findall(pattern, f"{self.annotated.report.title}\n{self.text}")
        return len(found) == 1

    @property
    def has_negation(self) -> bool:
        """Whether the sentence has a negation."""
        tokens = self.clause.sentence.tokens
        return any(self.words.holds("negations", token.text.lower()) for token in tokens)


Finder = Callable[[Scene], Iterator[tuple[int, int, str]]]  # start, end and new words of each possible change
