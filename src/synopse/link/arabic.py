"""A word of a name in Arabic script comes in, an expression for its romanisations goes out.

The script leaves short vowels out and doubles no letter, so a word stands for many romanisations: محمد for Mohammed,
Muhammad, Mohamed. Long vowels are written and must be there: حسن is Hassan, never Hussein. The letters stand in
`languages/shared/arabic.tsv`; Persian is read as far as it shares them.
"""

import re
import unicodedata
from functools import cache, lru_cache

from synopse.languages import load_shared

_SHORT = "(?:ou|[aeiou])?"  # a vowel that the script does not write, ou as French has it
_ARTICLE = "ال"
_SHORTEST_BEHIND_ARTICLE = 2
# Longer words, and more written vowels in a row, have too many readings to try.
_LONGEST = 16
_MANY_VOWELS = re.compile("[اىويیءع]{4}")
_SERVANT, _GOD = "عبد", "الله"  # of Abdullah, Abdelrahman
_HAMZA_ON = {"ئ": "ء", "ؤ": "ء"}  # its seat is no letter of its own
_PARTICLES = {"بن": "bin", "ابن": "bin", "بنت": "bint", "ابو": "abu", _SERVANT: "abd"}
_TELLING = re.compile(r"ph|[bpfmnlr]")  # the letters that every romanisation gives alike
_ALIKE = {"ph": "f", "p": "b"}
_TELLING_LETTERS = {"ب": "b", "پ": "b", "ف": "f", "م": "m", "ن": "n", "ل": "l", "ر": "r"}
_SERVANT_JOINED = re.compile(r"(abd)[aeu](?:l(?=[a-z]{4})|([rsdntz])(?=\2[a-z]{3}))")


def is_arabic(text: str) -> bool:
    """Tell whether a text has a letter of the Arabic script."""
    return not text.isascii() and any("\u0620" <= ch <= "\u06d3" for ch in text)


def split_servant(folded: str) -> tuple[str, ...]:
    """Return a folded word's parts: "abdelrahman" is "abd" and "rahman"; of any other word the word itself."""
    found = _SERVANT_JOINED.match(folded)
    return ("abd", folded[found.end() :]) if found else (folded,)


def words_of(name: str) -> list[str]:
    """Return the words of a name in Arabic script without marks and articles; what means "servant of" stands alone.

    Particles come as they are written in Latin ("bin").
    """
    plain = "".join(_HAMZA_ON.get(ch, ch) for ch in unicodedata.normalize("NFC", name))
    plain = "".join(ch for ch in unicodedata.normalize("NFKD", plain) if unicodedata.category(ch) not in ("Mn", "Cf"))
    plain = plain.replace("ـ", "").replace(f" {_GOD}", _GOD)
    found: list[str] = []
    for word in plain.split():
        if word.startswith(_SERVANT + _ARTICLE) and word != _SERVANT + _GOD:
            found.append(_PARTICLES[_SERVANT])
            word = word.removeprefix(_SERVANT)
        bare = word.removeprefix(_ARTICLE)
        word = bare if len(bare) >= _SHORTEST_BEHIND_ARTICLE and word != _GOD else word
        found.append(_PARTICLES.get(word, word))
    return found


def is_romanised(word: str, folded: str) -> bool:
    """Tell whether a folded Latin word is a romanisation of a word in Arabic script; never of overlong ones."""
    if len(word) > _LONGEST or len(folded) > 2 * _LONGEST or _MANY_VOWELS.search(word):
        return False
    return bool(_pattern(word).fullmatch(folded))


@lru_cache(maxsize=4096)
def _pattern(word: str) -> re.Pattern[str]:
    letters = _letters()
    known = [letters[ch] for ch in word if ch in letters]
    return re.compile(_SHORT + _SHORT.join(known) + _SHORT if known and len(known) == len(word) else "(?!)")


@cache
def _letters() -> dict[str, str]:
    """Return an expression for the spellings of each letter, which may be doubled where it is a single consonant."""
    return {
        letter: f"(?:{'|'.join(s + '{1,2}' if len(s) == 1 and s not in 'aeiou' else s for s in latin.split('|'))})"
        for letter, latin in load_shared("arabic").column("latin").items()
    }


def telling_letters(word: str, folded: str) -> str:
    """Return the letters of a word that all romanisations share, the same for both scripts; for blocking alone."""
    if is_arabic(word):
        found = [_TELLING_LETTERS[ch] for ch in word if ch in _TELLING_LETTERS]
    else:
        found = [_ALIKE.get(letters, letters) for letters in _TELLING.findall(folded)]
    return "".join(letter for place, letter in enumerate(found) if found[place - 1 : place] != [letter])
