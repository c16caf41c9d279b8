"""A language's lexicon of the name tagger: what is known of a word without its sentence.

The file (made by `training`, zlib-compressed) has a sorted line a word: the word, the path of its word class in the
Brown tree as bits, its frequency from 0 (rare) to 9, and the letters of the lists of names that hold it.
"""

import zlib
from functools import cache
from typing import NamedTuple

from synopse.languages import LanguageError, load_language
from synopse.text.lines import SortedLines

FILE = "names.lexicon"
FIRST_NAME, LAST_NAME, CITY = "f", "l", "C"  # letters of the lists of first and last names and of large cities


class Entry(NamedTuple):
    """What the lexicon says of a word: its word class as bits, its frequency, the letters of its lists."""

    path: str
    band: str
    lists: str


UNKNOWN = Entry("", "0", "")


class Lexicon:
    """The words of one language; holds the lines of its file, sorted."""

    def __init__(self, lines: SortedLines) -> None:
        self._lines = lines

    def look_up(self, word: str) -> Entry:
        """Return what is known of a word exactly as written; UNKNOWN where it is missing."""
        found = self._lines.find(word)
        return UNKNOWN if found is None else Entry(*found.split("\t"))


@cache
def load_lexicon(code: str) -> Lexicon:
    """Return the lexicon of a language, read once a process. Raises LanguageError where it is missing or broken."""
    path = load_language(code).model / FILE
    try:
        return Lexicon(SortedLines(zlib.decompress(path.read_bytes())))
    except (FileNotFoundError, zlib.error) as error:
        raise LanguageError(f"{path}: {error}") from None
