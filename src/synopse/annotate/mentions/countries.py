"""Official names of countries, found whole: "Demokratische Volksrepublik Korea" is one name, in each of its endings."""

from collections.abc import Iterator
from functools import cache

from synopse.annotate.mentions.known import KnownNames
from synopse.languages import Language, load_language


@cache
def load_countries(code: str) -> KnownNames:
    """Return the countries' names of two words or more, with the endings that a language gives them."""
    language = load_language(code)
    names = [name for name in language.words["link_countries"] if " " in name]
    return KnownNames([(form, "LOC") for name in names for form in _forms(name, language)], ())


def _forms(name: str, language: Language) -> Iterator[str]:
    """Yield the name, and the name with each ending at all its words that can take it (those that end as it begins)."""
    yield name
    *first, last = name.split(" ")
    for ending in language.words["link_inflections"]:
        if any(word.endswith(ending[0]) for word in first):
            yield " ".join([*(word[:-1] + ending if word.endswith(ending[0]) else word for word in first), last])
