"""A name as written comes in, its parts ready for comparing go out: folded, with sounds, without titles and suffix.

The order is given name first; "Putin, Vladimir" is turned. Articles inside Arabic names do not count ("al-Assad" is
"Assad"), and "bin", "ibn" and "ben" are one. Of a name that mixes look-alike scripts, or is longer than any name, no
part comes out.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from synopse.languages import known_languages, load_language, load_shared
from synopse.link.arabic import is_arabic, split_servant, telling_letters, words_of
from synopse.link.sounds import sounds_of
from synopse.link.syllables import Readings, read_chinese, read_korean
from synopse.link.variants import variants_of
from synopse.text.fold import LONGEST, fold, fold_umlauts

# More parts than this has no person's name; such a name equals only itself.
MOST_PARTS = 12
_SEPARATOR = re.compile(r"[\s\-‐‑–—./,;()\"“”„«»・·]+")
_LONGEST_TITLE = 3
_KOREAN = "korean"  # the column of the transliterations
_HANGUL = re.compile(r"[\uac00-\ud7a3]{3}")  # a family name of one syllable and a given name of two
_MOST_CHARACTERS = 4  # of a Chinese or Korean name in its own script
_MOST_GIVEN = 2  # of these of a given name
_MOST_EAST_ASIAN = 3  # words of a Chinese or Korean name
# Two capital consonants before a name are two initials (JD, JC).
_INITIALS = re.compile(r"[B-DF-HJ-NP-TV-Z]{2}$")


@dataclass(frozen=True, slots=True)
class Part:
    """A word of a name: folded (also with ä as ae), its sounds, and the groups of variants that it belongs to.

    `arabic` is the word as written where that is in Arabic script, else ""; `telling` are its letters that all
    romanisations from there share.
    """

    folded: str
    umlauts: str
    sounds: frozenset[str]
    variants: frozenset[int]
    arabic: str = ""
    telling: str = ""

    @property
    def is_initial(self) -> bool:
        """Whether the part is one letter."""
        return len(self.folded) == 1

    @property
    def is_particle(self) -> bool:
        """Whether the part only ties others together (von, bin, de)."""
        return self.folded in _particles()


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name taken apart; `gender` is what its titles tell ("f", "m" or "")."""

    written: str
    bare: str
    parts: tuple[Part, ...]
    suffix: str = ""
    gender: str = ""
    family_first: bool = False

    @property
    def is_ideographic(self) -> bool:
        """Whether the name is written in Chinese characters, kana or Hangul."""
        return any("\u3040" <= ch <= "\u9fff" or "\uac00" <= ch <= "\ud7a3" for ch in self.bare)

    @property
    def is_hangul(self) -> bool:
        """Whether the name is written in Hangul."""
        return any("\uac00" <= ch <= "\ud7a3" for ch in self.bare)

    @property
    def korean(self) -> str:
        """The whole name's sound read as Korean, "" where no family name of East Asia stands first."""
        found = sounds_of("".join(self.key), "", _KOREAN) if self.family_first else ()
        return next((sound for sound in sorted(found) if sound.startswith(f"{_KOREAN}:")), "")

    @property
    def readings(self) -> tuple[Readings, ...]:
        """What the name may be in the standard romanisations, nothing where no end of it is a name of East Asia."""
        family = self.family if len(self.parts) <= _MOST_EAST_ASIAN else None
        if family is None or not (self.family_first or family.folded in load_shared("family_names")):
            return ()
        given = tuple(part.folded for part in self.parts if part is not family)
        return read_chinese(family.folded, given, self.bare), read_korean(family.folded, given, self.bare)

    @property
    def key(self) -> tuple[str, ...]:
        """The folded parts, in order."""
        return tuple(part.folded for part in self.parts)

    @property
    def family(self) -> Part | None:
        """The family name: the last part, or the first where East Asian order is plain; None for one part."""
        if len(self.parts) < 2:
            return None
        return self.parts[0] if self.family_first else self.parts[-1]


@lru_cache(maxsize=65536)
def take_apart(written: str) -> Name:
    """Return the name's parts without titles and suffix."""
    if len(written) > LONGEST:
        return Name(written, written, ())
    bare, gender = strip_titles(written)
    words = words_of(bare) if is_arabic(bare) else _words(bare)
    if len(words) > 2 and fold(words[-1]) in load_shared("name_suffixes"):
        suffix = load_shared("name_suffixes").column("stands_for")[fold(words.pop())]
    else:
        suffix = ""
    folded = [fold(word) for word in words]
    if not words or not all(folded) or len(words) > MOST_PARTS:
        return Name(written, bare, (), suffix, gender)
    families = load_shared("family_names")
    is_own = words[0] in load_shared("family_characters")
    east_asian = 2 <= len(words) <= _MOST_EAST_ASIAN and (is_own or folded[0] in families or folded[-1] in families)
    system = _KOREAN if east_asian else "ukrainian" if folded[-1].endswith(_slavic_endings()) else ""
    parts = tuple(_part(word, system) for word in words if _counts(word, len(words)))
    first = east_asian and folded[0] in families and not (folded[-1] in families and len(words) == 2)
    first = first or (east_asian and is_own)
    return Name(written, bare, parts, suffix, gender, first)


@lru_cache(maxsize=16384)
def strip_titles(written: str) -> tuple[str, str]:
    """Return the name without titles and forms of address before it, and the gender that they tell."""
    words, gender, titles = written.split(), "", _titles()
    if len(words) > 2 and words[0].lower() in _demonyms() and words[1].lower() in titles:
        words = words[1:]
    while len(words) > 1:
        for size in range(min(_LONGEST_TITLE, len(words) - 1), 0, -1):
            told = titles.get(" ".join(words[:size]).lower())
            if told is not None:
                gender, words = gender or told, words[size:]
                break
        else:
            break
    return " ".join(words), gender


def gender_of(titles: tuple[str, ...], language: str) -> str:
    """Return the gender that titles of a language tell: "f", "m", or "" where they tell none or differ."""
    known = _titles_of(language) if language in known_languages() else _titles()
    told = {known.get(word.lower(), "") for title in titles for word in title.split()} - {""}
    return told.pop() if len(told) == 1 else ""


def _words(bare: str) -> list[str]:
    family, comma, given = bare.partition(",")
    turned = f"{given} {family}" if comma and given.strip() and "," not in given else bare
    words = [word for word in _SEPARATOR.split(turned) if fold(word) or word.strip("'’‘`")]
    if len(words) == 1 and not words[0].isascii():
        words = _own_script(words[0])
    if len(words) > 1 and _INITIALS.match(words[0]) and not bare.isupper():
        words[:1] = words[0]
    return [part for word in words for part in (split_servant(fold(word)) if word[:3].lower() == "abd" else (word,))]


def _own_script(word: str) -> list[str]:
    """Return the family name and the given name of a name in Chinese characters or Hangul, else the word."""
    families = load_shared("family_characters")
    for size in (2, 1):
        if word[:size] in families and size < len(word) <= min(size + _MOST_GIVEN, _MOST_CHARACTERS):
            return [word[:size], word[size:]]
    return [word[0], word[1:]] if _HANGUL.fullmatch(word) else [word]


def _counts(word: str, among: int) -> bool:
    return among < 2 or _particles().get(fold(word), word) != ""


def _part(word: str, system: str) -> Part:
    folded = fold(word)
    folded = _particles().get(folded, folded)
    arabic = word if is_arabic(word) else ""
    telling = telling_letters(word, folded)
    return Part(folded, fold_umlauts(word), sounds_of(folded, word, system), variants_of(folded), arabic, telling)


@cache
def _slavic_endings() -> tuple[str, ...]:
    return tuple(load_shared("family_endings"))


@cache
def _particles() -> Mapping[str, str]:
    return load_shared("name_particles").column("stands_for")


@cache
def _demonyms() -> frozenset[str]:
    """Return the adjectives of countries in all languages, which stand before titles ("British Prime Minister …")."""
    return frozenset(word for code in known_languages() for word in load_language(code).words["link_demonyms"])


@cache
def _titles_of(language: str) -> Mapping[str, str]:
    return load_language(language).words["link_titles"].column("gender")


@cache
def _titles() -> Mapping[str, str]:
    """Return the titles of all languages, lower case, with the gender that they tell."""
    titles: dict[str, str] = {}
    for code in known_languages():
        for title, gender in _titles_of(code).items():
            titles[title] = "" if titles.get(title, gender) != gender else gender
    return titles
