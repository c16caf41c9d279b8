"""Sentences come in, runs of tokens that are tagged together go out.

In text whose marks stand apart ("St . Marien", "Jane R . Doe") a sentence seems to end behind an abbreviation or an
initial; names would be cut there. Such sentences are tagged as one. What is too long for a sentence is cut.
"""

from collections.abc import Iterator, Sequence

from synopse.languages import Language, WordList
from synopse.model import Sentence, Token

_LONGEST = 200  # tokens; a "sentence" of thousands is a table or an attack


def make_runs(sentences: Sequence[Sentence], language: Language) -> Iterator[tuple[Token, ...]]:
    """Yield the tokens that are tagged together, in order; each token stands in one run."""
    abbreviations = language.words["abbreviations"]
    run: tuple[Token, ...] = ()
    for sentence in sentences:
        if run and not _goes_on(run, abbreviations):
            yield from _cut(run)
            run = ()
        run += sentence.tokens
        if len(run) > _LONGEST:
            yield from _cut(run)
            run = ()
    yield from _cut(run)


def _goes_on(run: tuple[Token, ...], abbreviations: WordList) -> bool:
    """Tell whether a run ends with an abbreviation or a capital letter, and a full stop that stands apart."""
    if len(run) < 2 or run[-1].text != "." or run[-2].end == run[-1].start:
        return False
    word = run[-2].text
    return (len(word) == 1 and word.isupper()) or f"{word}." in abbreviations


def _cut(run: tuple[Token, ...]) -> Iterator[tuple[Token, ...]]:
    for start in range(0, len(run), _LONGEST):
        yield run[start : start + _LONGEST]
