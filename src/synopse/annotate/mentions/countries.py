"""Official names of countries, found whole: "Demokratische Volksrepublik Korea" is one name, in each of its endings."""

import re
from collections.abc import Iterator
from functools import cache

from synopse.annotate.mentions.known import KnownNames
from synopse.languages import Language, load_language

_POSSESSIVE = re.compile(r"(?<=\w)(['’]s\b)")


@cache
def load_countries(code: str) -> KnownNames:
    """Return the countries' names of two words or more, with the endings that a language gives them."""
    language = load_language(code)
    names = [_apart(name) for name in language.words["link_countries"] if " " in name]
    names += [name.replace("'", "’") for name in names if "'" in name]
    return KnownNames([(form, "LOC") for name in names for form in _forms(name, language)], ())


def _apart(name: str) -> str:
    """Return a name with its possessive mark standing apart, as it is read ("People 's Republic of China")."""
    return _POSSESSIVE.sub(r" \1", name)


def _forms(name: str, language: Language) -> Iterator[str]:
    """Yield the name, and the name with each ending at all its words that can take it (those that end as it begins)."""
    yield name
    *first, last = name.split(" ")
    for ending in language.words["link_inflections"]:
        if any(word.endswith(ending[0]) for word in first):
            yield " ".join([*(word[:-1] + ending if word.endswith(ending[0]) else word for word in first), last])
