"""A language's lexicon of the name tagger: what is known of a word without its sentence.

The file (made by `training`, zlib-compressed) has a sorted line a word: the word, the path of its word class in the
Brown tree as bits, its frequency from 0 (rare) to 9, and the letters of the lists of names that hold it.
"""

import zlib
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from synopse.languages import LanguageError, load_language

FILE = "names.lexicon"


class Entry(NamedTuple):
    """What the lexicon says of a word: its word class as bits, its frequency, the letters of its lists."""

    path: str
    band: str
    lists: str


UNKNOWN = Entry("", "0", "")


class Lexicon:
    """The words of one language; holds the lines of its file, sorted."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines

    def look_up(self, word: str) -> Entry:
        """Return what is known of a word exactly as written; UNKNOWN where it is missing."""
        key = word + "\t"
        place = bisect_left(self._lines, key)
        if place < len(self._lines) and self._lines[place].startswith(key):
            return Entry(*self._lines[place].split("\t")[1:])
        return UNKNOWN


@cache
def load_lexicon(code: str) -> Lexicon:
    """Return the lexicon of a language, read once a process. Raises LanguageError where it is missing or broken."""
    path = load_language(code).model / FILE
    try:
        return Lexicon(zlib.decompress(path.read_bytes()).decode("utf-8").split("\n"))
    except (FileNotFoundError, zlib.error) as error:
        raise LanguageError(f"{path}: {error}") from None
