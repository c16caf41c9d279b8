"""The written part of a credit comes in ("with files from dpa/AFP"), the names of its sources go out ("dpa", "AFP")."""

import re
from collections.abc import Mapping
from functools import cache

from synopse.languages import Language, load_language, load_shared

_SIGN = re.compile(r"[a-zäöü]{1,4}\d?$")
_CODE = re.compile(r"\S*\d[\d:/.-]{4,}\S*$|\w+:\d\S*$|(?:https?:|www\.)\S*$")
_EDGES = " \t.:;,-–—|©()[]\"'“”„»«*"


class Credits:
    """Collects the sources that a report credits, in the order of the text, each once."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._found: list[tuple[int, str]] = []

    def add(self, start: int, written: str) -> None:
        """Take in the sources that are written at `start`."""
        self._found += [(start, name) for name in split_sources(written, self.language)]

    @property
    def names(self) -> tuple[str, ...]:
        """The sources as written, without repetition."""
        unique: dict[str, str] = {}
        for _, name in sorted(self._found, key=lambda found: found[0]):
            unique.setdefault(name.casefold(), name)
        return tuple(unique.values())


def split_sources(written: str, language: Language) -> list[str]:
    """Return the names in a credit; words that lead to them, desks, authors' signs and codes are no names."""
    names = (_strip_leads(part.strip(_EDGES), language) for part in _joints(language.code).split(written))
    return [name for name in names if _is_name(name, language)]


def names_agency(written: str, language: Language) -> bool:
    """Tell whether a credit names a news agency, and nothing but names and signs besides."""
    parts = _parts(written, language)
    return any(map(_is_agency, parts)) and all(_looks_named(part, language) or _SIGN.match(part) for part in parts)


def names_only(written: str, language: Language) -> bool:
    """Tell whether a credit holds nothing but names: capitalised words, agencies, and words such as "archive"."""
    parts = _parts(written, language)
    signed = any(map(_is_agency, parts))
    return bool(parts) and all(_looks_named(part, language) or (signed and _SIGN.match(part)) for part in parts)


def names_known(written: str, language: Language) -> bool:
    """Tell whether a credit holds nothing but news agencies that are known."""
    parts = _parts(written, language)
    return bool(parts) and all(map(_is_agency, parts))


def signs_agency(written: str, language: Language) -> bool:
    """Tell whether a credit is an agency's sign, alone or with those of desks and authors ("dpa/lno")."""
    parts = _parts(written, language)
    return any(map(_is_agency, parts)) and all(_is_agency(part) or _SIGN.match(part) for part in parts)


def names_photographer(written: str, language: Language) -> bool:
    """Tell whether a credit names a person or agency of a picture: "Jo Roe/Reuters", "Getty Images"."""
    parts = _parts(written, language)
    known = [part for part in parts if _is_agency(part)]
    photo = any(_agencies()[part.casefold()] == "photo" for part in known)
    person = any(" " in part and not _is_agency(part) for part in parts)
    return photo or (bool(known) and person and all(_looks_named(part, language) for part in parts))


def _parts(written: str, language: Language) -> list[str]:
    parts = (part.strip(_EDGES) for part in _joints(language.code).split(written))
    return [stripped for part in parts if (stripped := _strip_leads(part, language))]


def _looks_named(part: str, language: Language) -> bool:
    words = part.split()
    if _is_agency(part) or _is_generic(part, language):
        return True
    if len(words) > 4:
        return False
    return all(word[0].isupper() or word[0].isdigit() for word in words) or _is_generic(words[-1], language)


def _is_name(name: str, language: Language) -> bool:
    if not name or _is_generic(name, language) or _CODE.match(name):
        return False
    return _is_agency(name) or not _SIGN.match(name)


def _is_agency(name: str) -> bool:
    return name.casefold() in _agencies()


def _is_generic(part: str, language: Language) -> bool:
    roles = _roles(language.code)
    return all(roles.get(word.casefold().strip(_EDGES)) in ("generic", "lead") for word in part.split())


def _strip_leads(part: str, language: Language) -> str:
    roles = _roles(language.code)
    words = part.split()
    while len(words) > 1 and roles.get(words[0].casefold().strip(_EDGES)) == "lead":
        del words[0]
    return " ".join(words)


@cache
def _joints(code: str) -> re.Pattern[str]:
    joints = sorted((word for word, role in _roles(code).items() if role == "joint"), key=len, reverse=True)
    words = "|".join(map(re.escape, joints))
    return re.compile(rf"\s*[/,;|+&()]\s*|\s(?:{words})\s")


@cache
def _roles(code: str) -> Mapping[str, str]:
    return load_language(code).words["credit_words"].column("role")


@cache
def _agencies() -> Mapping[str, str]:
    """Return the agencies' names in folded case with their kind."""
    return {name.casefold(): kind for name, kind in load_shared("agencies").column("kind").items()}
