"""A name or word of any script comes in, plain small Latin letters go out; a spoofed word folds to nothing.

Folding drops case, diacritics, emoji and direction marks and writes other scripts in Latin letters (anyascii). A word
that mixes letters of look-alike scripts ("Sсhоigu" with Cyrillic с and о) folds to the empty string: it equals only
itself.
"""

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

# Longer text is no name; folding stays cheap on hostile input.
LONGEST = 200
_SCRIPTS_ALIKE = frozenset({"LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC"})
_MARK_DROPPED = frozenset({"Cf", "Cc", "Cs", "Co", "Cn", "So", "Sk", "Sm"})
_APOSTROPHE = re.compile(r"['’ʼ‘`´ʹʿʾ]")
_NO_WORD = re.compile(r"[^a-z0-9]+")
_WORD = re.compile(r"[^\W_]+")
_DIGRAPHS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Return the words of `text` in small Latin letters and digits, one space between; "" where nothing safe is left.

    Apostrophes join ("O'Neil" is "oneil"), hyphens and stops part. Text above LONGEST characters folds to "".
    """
    if text.isascii() and text.isalpha() and len(text) <= LONGEST:
        return text.lower()
    if len(text) > LONGEST or mixes_scripts(text):
        return ""
    if text.isascii():
        return _NO_WORD.sub(" ", _APOSTROPHE.sub("", text.lower())).strip()
    plain = unicodedata.normalize("NFKC", text)
    plain = "".join(" " if ch.isspace() else ch for ch in plain if _is_kept(ch))
    return _NO_WORD.sub(" ", _APOSTROPHE.sub("", anyascii(_APOSTROPHE.sub("", plain)).lower())).strip()


def fold_umlauts(text: str) -> str:
    """Return `text` folded with ä, ö, ü as ae, oe, ue."""
    return fold(unicodedata.normalize("NFC", text).translate(_DIGRAPHS))


def mixes_scripts(text: str) -> bool:
    """Tell whether a word of `text` mixes letters of scripts that look alike, as spoofed names do."""
    if text.isascii():
        return False
    return any(len(_scripts(word) & _SCRIPTS_ALIKE) > 1 for word in _WORD.findall(text))


def _is_kept(ch: str) -> bool:
    return ch.isspace() or unicodedata.category(ch) not in _MARK_DROPPED


def _scripts(word: str) -> set[str]:
    return {_script(ch) for ch in word if ch.isalpha()}


@lru_cache(maxsize=4096)
def _script(ch: str) -> str:
    return unicodedata.name(ch, "").partition(" ")[0]
