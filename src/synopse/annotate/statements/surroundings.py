"""A sentence comes in; what stands next to each of its names, times and numbers goes out, as terms to be compared.

Whether two reports count the same, or name holders of one role, shows in the words next to the number or the name.
"""

from bisect import bisect_left
from collections.abc import Iterable
from functools import cached_property

from synopse.annotate.statements.meaning import words_of
from synopse.languages import Language
from synopse.languages.concepts import token_concepts
from synopse.model import Sentence, Span, Token

_WORDS = 5  # to either side; chosen on the gold stories, where 6 with the farther ones weighing less did no better
_TELLING = frozenset({"NOUN", "VERB", "ADJ", "ADV", "PROPN"})
_OF_LEMMA = _TELLING - {"ADV", "PROPN"}  # adverbs count by their concepts alone, names are compared as names


class Surroundings:
    """The terms of a sentence's words, worked out when first asked for; `place` is its place in the report."""

    def __init__(self, sentence: Sentence, place: int, language: Language) -> None:
        self.sentence, self.place = sentence, place
        self._tokens = sentence.tokens
        self._language = language

    def of(self, slots: Iterable[Span]) -> tuple[tuple[int, tuple[str, ...]], ...]:
        """Return, for each slot by its offset, the terms of the words on either side of it, sorted."""
        starts = sorted({(slot.start, slot.end) for slot in slots if self._holds(slot)})
        return tuple((start, self._around(start, end)) for start, end in starts)

    def _holds(self, slot: Span) -> bool:
        return self._tokens[0].start <= slot.start < self._tokens[-1].end

    def _around(self, start: int, end: int) -> tuple[str, ...]:
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        near = self._terms[max(0, first - _WORDS) : first] + self._terms[last : last + _WORDS]
        return tuple(sorted({term for terms in near for term in terms}))

    @cached_property
    def _starts(self) -> list[int]:
        return [token.start for token in self._tokens]

    @cached_property
    def _terms(self) -> list[tuple[str, ...]]:
        return [self._terms_of(token) for token in self._tokens]

    def _terms_of(self, token: Token) -> tuple[str, ...]:
        if token.pos not in _TELLING:
            return ()
        concepts = token_concepts(token.lemma, token.text, self._language.code, token.pos)
        if concepts or token.pos not in _OF_LEMMA:
            return tuple(f"concept:{concept}" for concept in concepts)
        return words_of(token, self._language)
