"""A folded part of a name comes in, what it sounds like in each romanisation goes out.

"Schoigu" read as German, "Shoigu" read as English and "Šojgu" read as scholarly romanisation meet in one sound. The
readings stand in `languages/shared/transliterations.tsv` (columns: a spelling, then its sound in each system, "-" for
letter by letter); vowels are merged more freely than consonants. Two readings are for some names alone: the Korean one
where the family name is of East Asia, the Ukrainian one (г is written g or h) where it ends as in Eastern Europe.
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from synopse.languages import load_shared

_SYSTEMS = ("german", "english", "scholarly")
# -ow and -ew are one ending behind a sibilant: Gorbatschow, Gorbachev (ё is written o or e).
_SIBILANT_OV = re.compile(r"(?<=[CS])ov$")
_DOUBLED = re.compile(r"(.)\1+")
# Letters of the scholarly romanisations (and of the languages written so) whose diacritic carries a sound of its own.
_CARON = str.maketrans({"š": "S", "ž": "S", "č": "C", "ć": "C", "ś": "S", "ş": "S", "ș": "S", "ź": "S", "ŝ": "S"})


@lru_cache(maxsize=65536)
def sounds_of(folded: str, written: str = "", system: str = "") -> frozenset[str]:
    """Return the sounds of a folded name part in every system, and in the further one that is named.

    `written` is the part with its diacritics.
    """
    if not folded:
        return frozenset()
    lowered = written.lower()
    marked = "".join(ch if ch in "SC" or ch.isascii() else "" for ch in lowered.translate(_CARON))
    spellings = {folded}
    if marked != lowered and len(marked) == len(lowered):
        spellings.add(marked)
    found = {_read(spelling, system) for spelling in spellings for system in _SYSTEMS}
    if system:
        found |= {f"{system}:{_read(spelling, system)}" for spelling in spellings}
    return frozenset(found)


def _read(spelling: str, system: str) -> str:
    pattern, sounds = _reading(system)
    sound = pattern.sub(
        lambda found: sounds[found[0]] if found[0] in sounds else sounds[_edge(found, spelling)], spelling
    )
    sound = _SIBILANT_OV.sub("ev", sound.replace("ie", "e"))
    return _DOUBLED.sub(r"\1", sound)


def _edge(found: re.Match[str], spelling: str) -> str:
    """Return the table's name of a spelling that counts only at the beginning or the end of a word."""
    return f"^{found[0]}" if found.start() == 0 and found.end() < len(spelling) else f"{found[0]}$"


@cache
def _reading(system: str) -> tuple[re.Pattern[str], Mapping[str, str]]:
    sounds = {
        spelling: sound for spelling, sound in load_shared("transliterations").column(system).items() if sound != "-"
    }
    longest = sorted(sounds, key=lambda spelling: (-len(spelling.strip("^$")), spelling))
    return re.compile("|".join(longest)), sounds
