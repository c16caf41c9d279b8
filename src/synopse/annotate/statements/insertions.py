"""A sentence comes in, the same goes out without the clauses inside it that only say who says it.

What is said then is one clause again ("Three people, police said on Monday, were hurt"), and has no day of the saying.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from synopse.annotate.statements.clauses import is_finite, stretch_of
from synopse.languages import Language
from synopse.model import Sentence, Span, Token


def without_insertions(
    sentence: Sentence, cues: Iterable[Span], counts: Callable[[Sequence[Token]], bool], language: Language
) -> Sentence:
    """Return a sentence without the stretches between commas that hold one of the cues, one verb, and count nothing.

    What goes on behind one of them without a finite verb of its own, or with that of the words before, is joined.
    """
    tokens = list(sentence.tokens)
    for cue in sorted(set(cues), reverse=True):
        place = next((at for at, token in enumerate(tokens) if cue.contains(token)), 0)
        stretch = stretch_of(tokens, place)
        inside = 0 < stretch.start < stretch.stop < len(tokens)
        if not inside or sum(map(is_finite, tokens[stretch])) != 1 or counts(tokens[stretch]):
            continue
        before, behind = tokens[stretch_of(tokens, stretch.start - 2)], tokens[stretch_of(tokens, stretch.stop + 1)]
        tokens[stretch.start - 1 : stretch.stop + (not _are_two(before, behind, language))] = []
    return replace(sentence, tokens=tuple(tokens)) if len(tokens) < len(sentence.tokens) else sentence


def _are_two(before: Sequence[Token], behind: Sequence[Token], language: Language) -> bool:
    """Tell whether both of two stretches have a finite verb, or none, or the second tells of a part of the first."""
    if any(token.text.lower() in language.words["partitives"] for token in behind[:2]):
        return True
    return any(map(is_finite, before)) == any(map(is_finite, behind))
