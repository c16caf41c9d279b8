"""A frequent word comes in, what HanTa's analysis makes of it goes out: worked out beforehand, to save the time.

The file (made by `training`, zlib-compressed) has a sorted line a lower-case word, with a field for each tag that the
word may have in a sentence: the tag, its log probability ("" where HanTa itself keeps that of the word) and the lemma,
"=" for the word itself, "^" for the word with a capital. The first line says which HanTa it was worked out with; with
another one, or without the file, nothing is known here and every word is analysed.
"""

import hashlib
import zlib
from importlib.resources import files
from typing import NamedTuple

from synopse.languages.load import Language, LanguageError
from synopse.text.lines import SortedLines

FILE = "words.lexicon"
_DECIMALS = 4  # of a log probability; readings of one word are mostly further apart than 1


class Reading(NamedTuple):
    """A tag that a word may have, its log probability, and the lemma under it."""

    tag: int
    chance: float | None
    lemma: str


class Readings:
    """What is known of frequent words."""

    def __init__(self, lines: SortedLines) -> None:
        self._lines = lines

    def of_word(self, word: str) -> list[Reading]:
        """Return what a lower-case word may be, the likeliest first; nothing for a word that is not frequent."""
        found = self._lines.find(word)
        return [_read(word, field) for field in found.split("\t")] if found else []


def write_readings(words: dict[str, list[Reading]], morphology: str) -> bytes:
    """Return the file of what is known of words, worked out with that model of HanTa."""
    lines = []
    for word, readings in words.items():
        fields = (f"{r.tag} {_written(r.chance)} {_short(word, r.lemma)}" for r in readings)
        lines.append("\t".join([word, *fields]))
    return zlib.compress("\n".join([digest_of(morphology), *sorted(lines)]).encode("utf-8"), 9)


def load_readings(language: Language) -> Readings:
    """Return what is known of a language's frequent words. Raises LanguageError where the file is broken."""
    path = language.model / FILE
    if not path.is_file():  # it only saves time
        return Readings(SortedLines(b""))
    try:
        digest, _, lines = zlib.decompress(path.read_bytes()).partition(b"\n")
    except (OSError, zlib.error) as error:
        raise LanguageError(f"{path}: {error}") from None
    return Readings(SortedLines(lines if digest == digest_of(language.morphology).encode() else b""))


def digest_of(morphology: str) -> str:
    """Return what tells one HanTa and one of its models from another: a digest of both."""
    package = files("HanTa")
    return hashlib.sha256(b"".join((package / f).read_bytes() for f in ("HanoverTagger.py", morphology))).hexdigest()


def _short(word: str, lemma: str) -> str:
    return {word: "=", _capital(word): "^"}.get(lemma, lemma)


def _written(chance: float | None) -> str:
    return "" if chance is None else f"{chance:.{_DECIMALS}f}"


def _read(word: str, field: str) -> Reading:
    tag, chance, lemma = field.split(" ", 2)
    return Reading(int(tag), float(chance) if chance else None, {"=": word, "^": _capital(word)}.get(lemma, lemma))


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]
