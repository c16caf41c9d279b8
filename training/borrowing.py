"""German sentences come in; what an English model can learn of names from them goes out.

Names and what stands beside them look alike in both languages: lists of names, shapes, classes of words, parts of
speech. A German sentence is read as English would write it (only names keep their capitals), and of its other words
only shape and part of speech count.
"""

from collections.abc import Sequence
from dataclasses import replace

from synopse.annotate.mentions.features import Features
from synopse.annotate.mentions.tagger import TYPES
from synopse.model import Token

_LOWERED = frozenset({"NOUN", "ADJ", "DET", "ADP", "ADV", "PRON", "VERB", "AUX", "CCONJ", "SCONJ"})
# Features (the part before "=") that say something of German alone: kinds of words, compounds, words beside the name.
_OWN_OF_LANGUAGE = frozenset({"m", "k", "h", "a", "hi", "ac", "lc", "-k", "+k", "-ks", "+ks", "-ki", "+ki", "+sk"})
_OWN_OF_LANGUAGE |= {f"{at}{name}" for at in (-1, 1) for name in ("w", "e3", "e5", "m", "k")}
_OWN_OF_LANGUAGE |= {f"{at}{name}" for at in (-2, 2) for name in ("w", "c", "c6", "k")}
# Those of a word in small letters that tell which word it is.
_OF_WORD = frozenset({"w", "l", "d", "c", "ic", *(f"c{n}" for n in (4, 6, 8, 10))})
_OF_WORD |= {f"{side}{n}" for side in "pe" for n in (1, 2, 3, 4, 5, 6, 8)}


def borrow(
    features: Features, tokens: Sequence[Token], labels: Sequence[str]
) -> tuple[list[list[str]], list[str]] | None:
    """Return the features of a sentence's tokens and their labels, the three types alone; None where it has no name."""
    kept = [label if label[2:] in TYPES else "O" for label in labels]
    if not any(label != "O" for label in kept):
        return None
    read = [_as_written(token, label) for token, label in zip(tokens, kept, strict=True)]
    rows = [_shared(row, token.text) for row, token in zip(features.of_sentence(read), read, strict=True)]
    return rows, kept


def _as_written(token: Token, label: str) -> Token:
    if label == "O" and token.pos in _LOWERED:
        return replace(token, text=token.text.lower(), lemma=token.lemma.lower())
    return token


def _shared(row: Sequence[str], text: str) -> list[str]:
    left_out = _OWN_OF_LANGUAGE | _OF_WORD if text.islower() else _OWN_OF_LANGUAGE
    return [feature for feature in row if feature.partition("=")[0] not in left_out]
