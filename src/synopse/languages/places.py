"""A name of a place comes in, the place goes out: countries, regions with names of their own, cities above 15,000.

Countries come from CLDR (through babel) and the languages' `link_countries`, cities from GeoNames (CC BY 4.0,
compiled by `training/places.py`) and the languages' `link_exonyms`. What several places of like size are called is no
place, unless the countries that the story speaks of decide; "Neustadt" is what every Neustadt an der … is called.
Streets, rivers and quarters are left out.
"""

import gzip
import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from math import cos, hypot, inf, radians

from babel import Locale

from synopse.languages.load import ROOT, known_languages, load_language, load_shared
from synopse.text.fold import LONGEST, fold, fold_umlauts

# Names of countries this short are abbreviations, written in capitals (US, not us).
_LONGEST_CODE = 3
# Shorter stems are no adjectives.
_SHORTEST_STEM = 5
# CLDR's territories that are no countries.
_NO_COUNTRIES = frozenset({"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"})
# A city must have so many times the inhabitants of the next of its name to be meant where nothing else is known.
_OUTWEIGHS = 3
# So many times the inhabitants of a namesake in a country that the story speaks of outweigh that country: Amsterdam is
# no suburb in New York because a report speaks of the USA.
_DWARFS = 20
# GeoNames gives some cities the names of others (Dayton that of Venice); a further name counts where the city is
# this many times larger.
_FAR_LARGER = 5
# What tells a town from its namesakes begins so: Frankfurt (Oder), Neustadt an der Weinstraße, Frankfurt/Main.
_BYNAME = re.compile(r" (?=[(a-zà-ÿ])|/")
_DEGREE = 111.0  # kilometres of latitude
_PROPER = re.compile(r"(?<!\w)[^\W\d_a-zà-ÿ][^\W_]*")


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place: `kind` is country, region or city; `id` an ISO 3166 code, that with a region's, or GeoNames' number.

    Coordinates are degrees (None where unknown); `population` is 0 where unknown; `region` is the identifier of the
    region that the place lies in, or "".
    """

    id: str
    name: str
    kind: str
    country: str
    latitude: float | None = None
    longitude: float | None = None
    population: int = 0
    region: str = ""


@lru_cache(maxsize=16384)
def find_place(name: str, language: str = "", *, near: frozenset[str] = frozenset()) -> Place | None:
    """Return the place of that name, or None where none or several may be meant.

    The names that the language (a code) has go first, then those of all languages. `near` are the codes of the
    countries that the story speaks of.
    """
    codes = ((language,) if language in known_languages() else ()) + known_languages()
    for code in dict.fromkeys(codes):
        for key in _keys(name, code):
            if (place := _countries(code).get(key)) and (len(key) > _LONGEST_CODE or _is_capital(name)):
                return place
    for code in dict.fromkeys(codes):
        for key in _keys(name, code):
            if place := _exonym(key, code):
                return place
    return next((place for key in _keys(name, codes[0]) if (place := _pick(key, near))), None) or _by_full_name(name)


@lru_cache(maxsize=16384)
def towns_called(name: str, language: str) -> tuple[Place, ...]:
    """Return all towns that a name may mean in a language, the largest first; none of what is a country or region."""
    place = find_place(name, language)
    if place and place.kind != "city":
        return ()
    code = language if language in known_languages() else known_languages()[0]
    found = set(next((towns for key in _keys(name, code) if (towns := _towns(key))), ()))
    found |= set(_towns(fold(place.name))) if place else set()
    return tuple(sorted(found, key=lambda town: (-town.population, town.id)))


def outweighs(place: Place, other: Place) -> bool:
    """Tell whether a place is meant rather than a namesake whatever lies near: a capital, or so much larger."""
    return _is_capital_city(place) or place.population >= _DWARFS * other.population


def contains(outer: Place, inner: Place) -> bool | None:
    """Tell whether one place lies in the other (a place contains itself); None where that is not known."""
    if outer.id == inner.id:
        return True
    if outer.kind == "country":
        return outer.country == inner.country and inner.kind != "country"
    if outer.kind == "region" and inner.kind == "city":
        return outer.id == inner.region if inner.region else None
    return False


def kilometres_between(one: Place, other: Place) -> float:
    """Return how far two places lie apart, in kilometres, as on a plane; infinite where it is not known."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return inf
    east = (one.longitude - other.longitude) * cos(radians(other.latitude))
    return _DEGREE * hypot(one.latitude - other.latitude, east)


def may_lie_in(name: str, language: str, outer: Place) -> bool:
    """Tell whether a place of that name, of all that are called so, lies in a country or region, or none is known."""
    places = [place for key in _keys(name, language) for place in _towns(key)]
    return not places or any(contains(outer, place) is not False for place in places)


def country_of(word: str, language: str) -> str:
    """Return the code of the country that an adjective or a name of inhabitants is made from, or ""."""
    demonyms = _demonyms(language)
    lowered = word.lower()
    return next((demonyms[lowered[:end]] for end in range(len(lowered), 3, -1) if lowered[:end] in demonyms), "")


def seat_of(place: Place) -> tuple[str, str]:
    """Return the code of the country that a capital rules, and whether its name speaks for it (yes, abroad, no).

    Two empty strings for any other place.
    """
    seats = load_shared("capitals")
    return (seats.column("country")[place.id], seats.column("speaks")[place.id]) if place.id in seats else ("", "")


def _pick(key: str, near: frozenset[str]) -> Place | None:
    """Return the place that is meant: one in a country near, else one that outweighs all others.

    Towns with a byname count only where none is called so without (Santander, not Santander de Quilichao).
    """
    places = _cities(key)
    if not any(key in (fold(place.name), fold_umlauts(place.name)) for place in places):
        places = _towns(key)
    own = _by_own_name(places, key)
    largest = max((place.population for place in own), default=0)
    close = [place for place in places if place.country in near and _DWARFS * place.population >= largest] or own
    close.sort(key=lambda place: (-place.population, place.id))
    if len(close) > 1 and close[0].population < _OUTWEIGHS * close[1].population:
        return None
    return close[0] if close else None


def _by_own_name(places: tuple[Place, ...], key: str) -> list[Place]:
    """Return the places whose first name it is, unless a far larger one has it as a further name (Halle (Saale)).

    A capital among the first is no lesser place than others (Islamabad, which Chattogram was called too).
    """
    own = [place for place in places if key in _own_keys(place.name)]
    largest = max((place.population for place in own), default=0)
    is_first = all(place.population <= _FAR_LARGER * largest for place in places) or any(map(_is_capital_city, own))
    return own if own and is_first else list(places)


@lru_cache(maxsize=16384)
def _own_keys(name: str) -> frozenset[str]:
    """Return the folded forms of a town's own name, with and without its byname."""
    bare = _BYNAME.split(name)[0]
    return frozenset(key for form in (name, bare) for key in (fold(form), fold_umlauts(form)))


def _by_full_name(name: str) -> Place | None:
    """Return the town that is called so in full, small words apart ("Frankfurt an der Oder", "Frankfurt/Main")."""
    bare, *byname = _BYNAME.split(name, maxsplit=1) if len(name) <= LONGEST else [name]
    if not byname:
        return None
    whole = _PROPER.findall(name)
    return next((town for town in _towns(fold(bare)) if whole == _PROPER.findall(town.name)), None)


def _is_capital_city(place: Place) -> bool:
    return place.id in load_shared("capitals")


def _is_capital(name: str) -> bool:
    return sum(1 for ch in name if ch.isupper()) > 1


@lru_cache(maxsize=16384)
def _keys(name: str, code: str) -> tuple[str, ...]:
    """Return the folded forms under which a name may stand: as written, without article, without ending."""
    words = load_language(code).words
    bare = name.strip()
    first, _, rest = bare.partition(" ")
    if rest and first.lower() in words["link_small"]:
        bare = rest.strip()
    shorn = [bare.removesuffix(ending) for ending in words["link_endings"] if bare.endswith(ending)]
    forms = (bare, *shorn, uninflected(bare, code))
    return tuple(dict.fromkeys(key for form in forms for key in (fold(form), fold_umlauts(form)) if len(key) > 1))


def uninflected(name: str, code: str) -> str:
    """Return the name with its adjectives in their shortest form ("Slowakischen Republik", "Slowakisch Republik")."""
    words = name.split()
    return " ".join([*(_stem(word, code) for word in words[:-1]), *words[-1:]])


def _stem(word: str, code: str) -> str:
    endings = load_language(code).words["link_inflections"]
    return next(
        (word.removesuffix(end) for end in endings if word.endswith(end) and len(word) - len(end) >= _SHORTEST_STEM),
        word,
    )


@cache
def _countries(code: str) -> Mapping[str, Place]:
    """Return a language's names of countries, folded."""
    names = {name: short for short, name in Locale(code).territories.items() if len(short) == 2 and short.isalpha()}
    names |= load_language(code).words["link_countries"].column("country")
    found: dict[str, Place] = {}
    for name, country in names.items():
        if country not in _NO_COUNTRIES:
            forms = (name, uninflected(name, code))
            found |= dict.fromkeys(
                [key for form in forms for key in (fold(form), fold_umlauts(form))], _country(country, name)
            )
    return found


@cache
def _country(code: str, name: str) -> Place:
    """Return the country, or the part of one that bears that name (GB, GB-SCT)."""
    country, part, region = code.partition("-")
    if part:
        return Place(f"{country}.{region}", name, "region", country)
    return Place(code, Locale("en").territories.get(code, code), "country", country)


@lru_cache(maxsize=16384)
def _exonym(key: str, code: str) -> Place | None:
    name = _exonyms(code).get(key)
    if name is None:
        return None
    if name.startswith("*"):
        return Place(name[1:], key.title(), "region", name[1:].partition(".")[0])
    meant = _by_own_name(_cities(fold(name)), fold(name))
    return max(meant, key=lambda place: (place.population, place.id), default=None)


@cache
def _exonyms(code: str) -> Mapping[str, str]:
    names = load_language(code).words["link_exonyms"].column("place")
    return {key: place for name, place in names.items() for key in (fold(name), fold_umlauts(name))}


@cache
def _demonyms(code: str) -> Mapping[str, str]:
    return load_language(code).words["link_demonyms"].column("country")


@lru_cache(maxsize=16384)
def _cities(key: str) -> tuple[Place, ...]:
    lines = _city_lines()
    return tuple(_read_city(line) for line in _lines_of(lines, f"{key}\t"))


@lru_cache(maxsize=16384)
def _towns(key: str) -> tuple[Place, ...]:
    """Return the cities of that name, with those that bear it with a byname."""
    places = dict.fromkeys(_cities(key))
    if places:
        longer = (_read_city(line) for line in _lines_of(_city_lines(), f"{key} "))
        places |= dict.fromkeys(place for place in longer if key in _own_keys(place.name))
    return tuple(places)


def _lines_of(lines: list[str], start: str) -> Iterator[str]:
    place = bisect_left(lines, start)
    while place < len(lines) and lines[place].startswith(start):
        yield lines[place]
        place += 1


def _read_city(line: str) -> Place:
    _, number, name, country, region, latitude, longitude, population = line.split("\t")
    inside = f"{country}.{region}" if region else ""
    return Place(number, name, "city", country, float(latitude), float(longitude), int(population), inside)


@cache
def _city_lines() -> list[str]:
    return gzip.decompress((ROOT / "shared" / "places.gz").read_bytes()).decode("utf-8").split("\n")
