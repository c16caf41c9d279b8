"""The words of a Chinese or Korean name come in, what the standard romanisation may write for them goes out.

Pinyin stands for one syllable, Wade-Giles without its apostrophes for several ("Chang" for Zhang or Chang). Of Korean
each romanisation is read as the Revised one may have it ("Chung-hee" as Jeonghui among others). Syllables stand in
`languages/shared/chinese_syllables.tsv` and `korean_syllables.tsv`.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product
from math import prod

from synopse.languages import load_shared
from synopse.text.fold import fold

# More readings say nothing, and hostile names would have very many.
_MOST_READINGS = 64
_LONGEST = 16  # letters of a given name
_LONGEST_SYLLABLE = 7
_MOST_SYLLABLES = 2  # of a given name
# Vowels that the Revised Romanisation and McCune and Reischauer's tell apart, and others do not.
_TELLING = re.compile(r"e[ou]|ui|[ŏŭŎŬ]|[oOuU]\u0306")


@dataclass(frozen=True, slots=True)
class Readings:
    """What a name may be in a language's standard romanisation: family name, blank, given name.

    `is_exact` tells that it is written in a way that leaves little open: in the language's own script, in pinyin, or
    with the vowels of Korean told apart.
    """

    names: frozenset[str]
    is_exact: bool


_NONE = Readings(frozenset(), is_exact=False)


@lru_cache(maxsize=16384)
def read_chinese(family: str, given: tuple[str, ...], written: str) -> Readings:
    """Return the readings of a folded Chinese name; none where a part of it is no syllable of Chinese.

    What pinyin could be is pinyin unless it has a hyphen, as Wade-Giles does.
    """
    syllables, standard = _chinese()
    families = syllables.get(family, ())
    spelt = list(_segment(given, syllables))
    names = _names([(families, *(syllables[each] for each in found)) for found in spelt])
    if "-" not in written and family in standard and any(standard.issuperset(found) for found in spelt):
        return Readings(frozenset({f"{family} {''.join(given)}"}), is_exact=True)
    return Readings(names, is_exact=False) if names else _NONE


@lru_cache(maxsize=16384)
def read_korean(family: str, given: tuple[str, ...], written: str) -> Readings:
    """Return the readings of a folded Korean name, `written` as given; none where a part of it is no syllable."""
    if hangul := "".join(ch for ch in written if "\uac00" <= ch <= "\ud7a3"):
        first, rest = _korean_families().get(family, _exact(family)), [_exact(fold(ch)) for ch in hangul[1:]]
        name = f"{first} {''.join(rest)}"
        return Readings(frozenset({name}), is_exact=True) if all((first, *rest)) else _NONE
    own = _korean_families().get(family, "")
    families = (own,) if own else _korean_readings(family)
    spelt = _segment(given, _Korean())
    names = _names([(families, *map(_korean_readings, found)) for found in spelt])
    return Readings(names, is_exact=bool(_TELLING.search(written))) if names else _NONE


def _names(spelt: Iterable[Sequence[Sequence[str]]]) -> frozenset[str]:
    found: set[str] = set()
    for syllables in spelt:
        if prod(map(len, syllables)) <= _MOST_READINGS:
            found |= {f"{family} {''.join(given)}" for family, *given in product(*syllables)}
    return frozenset(found)


def _segment(given: tuple[str, ...], known: Mapping[str, object]) -> list[tuple[str, ...]]:
    """Return the ways to part a given name into one or two known syllables."""
    joined = "".join(given)
    if not joined or len(joined) > _LONGEST:
        return []
    if len(given) > 1:
        return [given] if len(given) <= _MOST_SYLLABLES and all(word in known for word in given) else []
    cuts = range(max(1, len(joined) - _LONGEST_SYLLABLE), min(_LONGEST_SYLLABLE, len(joined) - 1) + 1)
    ways = [(joined,), *((joined[:cut], joined[cut:]) for cut in cuts)]
    return [way for way in ways if all(word in known for word in way)]


@cache
def _chinese() -> tuple[Mapping[str, tuple[str, ...]], frozenset[str]]:
    """Return the written syllables with their pinyin, and those that are pinyin."""
    table = load_shared("chinese_syllables")
    pinyin = {written: tuple(options.split()) for written, options in table.column("pinyin").items()}
    return pinyin, frozenset(written for written, yes in table.column("standard").items() if yes)


class _Korean(dict[str, object]):
    """Tells whether a word is a Korean syllable in any romanisation."""

    def __contains__(self, word: object) -> bool:
        return bool(_korean_readings(str(word)))


@lru_cache(maxsize=16384)
def _korean_readings(word: str) -> tuple[str, ...]:
    """Return what a syllable may be in the Revised Romanisation, none where it is no syllable."""
    found = _korean_pattern().fullmatch(word)
    if not found:
        return ()
    onsets, vowels, codas = _korean_parts()
    options = (onsets.get(found[1], ("",)), vowels[found[2]], codas.get(found[3], ("",)))
    return tuple("".join(parts) for parts in product(*options))


def _exact(word: str) -> str:
    """Return what a syllable of Hangul, folded, is in the Revised Romanisation."""
    return next(iter(_korean_readings(word)), "")


@cache
def _korean_parts() -> tuple[
    Mapping[str, tuple[str, ...]], Mapping[str, tuple[str, ...]], Mapping[str, tuple[str, ...]]
]:
    """Return the beginnings, vowels and ends of syllables with what they may stand for."""
    onsets: dict[str, tuple[str, ...]] = {}
    vowels: dict[str, tuple[str, ...]] = {}
    codas: dict[str, tuple[str, ...]] = {}
    for written, options in load_shared("korean_syllables").column("standard").items():
        place = {(False, True): onsets, (True, True): vowels, (True, False): codas}.get(
            (written.startswith("-"), written.endswith("-"))
        )
        if place is not None:
            place[written.strip("-")] = tuple(options.split())
    return onsets, vowels, codas


@cache
def _korean_families() -> Mapping[str, str]:
    return {name: own for name, own in load_shared("korean_syllables").column("standard").items() if "-" not in name}


@cache
def _korean_pattern() -> re.Pattern[str]:
    onsets, vowels, codas = ("|".join(sorted(part, key=len, reverse=True)) for part in _korean_parts())
    return re.compile(f"({onsets})?({vowels})({codas})?")
