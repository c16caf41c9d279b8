"""Public sets of annotated names come in, texts with the spans of their names go out.

Sets that come as tokens are joined by blanks, so that sentences, tokens and tags are found by the same code as at run
time. Types are PER, ORG and LOC; GermEval's OTH and its adjectives and compound parts ("LOCderiv", "ORGpart") are kept
as types of their own, for the tagger learns from them what is no name of the three.
"""

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_LER_TYPES = {
    "PER": "PER",
    "RR": "PER",
    "AN": "PER",
    "LD": "LOC",
    "ST": "LOC",
    "STR": "LOC",
    "LDS": "LOC",
    "ORG": "ORG",
    "UN": "ORG",
    "INN": "ORG",
    "GRT": "ORG",
    "MRK": "OTH",
}


@dataclass(frozen=True, slots=True)
class Gold:
    """A text with the spans and types of its names, and the set that it comes from."""

    text: str
    names: tuple[tuple[int, int, str], ...]
    source: str


def read_germeval(path: Path) -> Iterator[Gold]:
    """Yield GermEval's sentences with the names of the outer level."""
    yield from (_join(words, tags, "germeval") for words, tags in _columns(path, word=1, tag=2))


def read_uner(path: Path) -> Iterator[Gold]:
    """Yield the sentences of a set of Universal NER."""
    yield from (_join(words, tags, "uner") for words, tags in _columns(path, word=1, tag=2))


def read_ler(path: Path, every: int) -> Iterator[Gold]:
    """Yield every n-th sentence of a part of Legal Entity Recognition that has a name of the three types."""
    found = 0
    for words, tags in _columns(path, word=0, tag=1):
        mapped = [_LER_TYPES.get(tag[2:], "") for tag in tags]
        if any(kind in ("PER", "ORG", "LOC") for kind in mapped):
            found += 1
            if found % every == 0:
                yield _join(words, [t[:2] + k if k else "O" for t, k in zip(tags, mapped, strict=True)], "ler")


def _columns(path: Path, *, word: int, tag: int) -> Iterator[tuple[list[str], list[str]]]:
    words: list[str] = []
    tags: list[str] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in [*lines, "\n"]:
            cells = re.split(r"[\t ]", line.rstrip("\n")) if not line.startswith("#\t") else [""]
            if not line.strip():
                if words:
                    yield words, tags
                words, tags = [], []
            elif len(cells) > tag and not line.startswith("# "):
                words.append(cells[word])
                tags.append(cells[tag])


def _join(words: list[str], tags: list[str], source: str) -> Gold:
    text, names = "", []
    for word, tag in zip(words, tags, strict=True):
        start = len(text) + 1 if text else 0
        text = f"{text} {word}" if text else word
        if tag[0] == "I" and names and names[-1][2] == tag[2:] and names[-1][1] == start - 1:
            names[-1] = (names[-1][0], len(text), tag[2:])
        elif tag[0] in "BI":
            names.append((start, len(text), tag[2:]))
    return Gold(text, tuple(names), source)
