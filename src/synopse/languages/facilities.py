"""A noun or a name comes in, the kind of place that it is goes out: a hospital, a bridge, a floor, a ship.

`*/words/place_nouns.tsv` gives the nouns of each language, with the kind of place that each names and how it is used;
`shared/place_kinds.tsv` says of each kind what it is a kind of, the same in all languages. Towns and countries are the
gazetteer's.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from synopse.languages.load import load_language, load_shared
from synopse.languages.places import Place, find_place, uninflected
from synopse.text.fold import LONGEST, fold

# What a noun of a place may be used as: alone, without a name; as the end of a compound; with its name behind it; with
# a number or an ordinal ("zweiter Stock"); without an article; as a part of the place behind it ("the front of").
ALONE, ENDS, BEHIND, COUNTED, ARTICLELESS, PART = "alone", "ends", "behind", "counted", "articleless", "part"
SIDE = "side"  # a word behind a noun that tells it from another one ("Klinikum Süd")
SETTLEMENT = "settlement"
_CITY = "city"  # the kind of a place that is a town
_SHORTEST_FRONT = 3  # letters of a compound before its head
_SHORTEST = 2  # letters of a noun
_SHORTEST_HEAD = 4
WIDEST = 3  # words of a noun of a place
_NAMING = "name"
_LINKS_OF = frozenset({"name", "by"})
_NOTHING = "-"


@dataclass(frozen=True, slots=True)
class PlaceNoun:
    """A noun of a place: its kind ("" where it is none), its uses, what stands before it in a compound, if any.

    `bent` tells that it stands with the ending of a genitive, which may also be that of a plural.
    """

    kind: str
    uses: frozenset[str]
    front: str = ""
    bent: bool = False


@dataclass(frozen=True, slots=True)
class Facility:
    """What the name of a place within a town says: its kind, its noun, the words that tell it from others, its town.

    `noun` and `names` are folded; `proper` tells that the names are more than those of the town, region or country.
    """

    kind: str
    noun: str
    names: frozenset[str]
    town: Place | None
    proper: bool


@lru_cache(maxsize=32768)
def place_noun(words: str, code: str) -> PlaceNoun | None:
    """Return what is known of a noun of a place, of one word or several; None where it is none.

    A compound is what the longest of its known ends is.
    """
    if not _SHORTEST <= len(words) <= LONGEST:
        return None
    lowered = _plain(words)
    nouns = _nouns(code)
    if lowered in nouns:
        return nouns[lowered]
    bare = next((lowered.removesuffix(e) for e in _endings(code) if lowered.endswith(e)), lowered)
    found = nouns.get(bare) or _as_compound(bare, nouns)
    if found is None and bare != lowered:
        bare, found = lowered, _as_compound(lowered, nouns)
    return PlaceNoun(found.kind, found.uses, found.front, bare != lowered) if found else None


def _as_compound(word: str, nouns: Mapping[str, PlaceNoun]) -> PlaceNoun | None:
    if " " in word:
        return None
    front, hyphen, last = word.rpartition("-")
    if hyphen and last in nouns:
        return PlaceNoun(nouns[last].kind, nouns[last].uses, front)
    for cut in range(_SHORTEST_FRONT, len(word) - _SHORTEST_HEAD + 1):
        noun = nouns.get(word[cut:])
        if noun and (ENDS in noun.uses or not (noun.kind or noun.uses)):
            return PlaceNoun(noun.kind, noun.uses, word[:cut])
    return None


@cache
def last_words(code: str) -> frozenset[str]:
    """Return the words that end a noun of several words ("hall" for "town hall"), also as they stand in names."""
    ends = frozenset(noun.rpartition(" ")[2] for noun in _nouns(code) if " " in noun)
    return ends | frozenset(map(str.title, ends))


@cache
def scale_of(kind: str) -> str:
    """Return what a kind of place is a kind of: part, building, ground, way, vehicle, nature, quarter, settlement."""
    return load_shared("place_kinds").column("scale").get(kind, "")


@cache
def is_named_by_compound(kind: str) -> bool:
    """Tell whether the front of a compound is the name of such a place ("Königsplatz"), not what it is for."""
    return load_shared("place_kinds").column("compound").get(kind) == _NAMING


@lru_cache(maxsize=16384)
def brand_kind(name: str) -> str:
    """Return the kind of the houses that a brand runs ("hotel"), or ""."""
    return load_shared("place_brands").column("kind").get(name.lower(), "")


@lru_cache(maxsize=16384)
def read_facility(name: str, code: str) -> Facility | None:
    """Return what a name says of the facility that it names, None where it holds no noun of a place."""
    words = name.split()
    if brand_kind(name):
        return Facility(brand_kind(name), "", frozenset({fold(name)}), None, proper=True)
    found = _find_noun(words, code)
    if found is None:
        return None
    first, last, noun = found
    around = [*words[:first], *words[last:]]
    town, area = _places_of(around, code)
    no_names = load_language(code).words["place_links"]
    names = {_told_by(word, code) for word in around if _plain(word) not in no_names} - {""}
    front = fold(noun.front)
    if front and (is_named_by_compound(noun.kind) or "-" in words[last - 1]):
        names.add(front)
    text = fold(" ".join(words[first:last]))
    own = names - _words_of(around, town) - _words_of(around, area)
    return Facility(noun.kind, text.removesuffix("s") if noun.bent else text, frozenset(names), town, bool(own))


def _told_by(word: str, code: str) -> str:
    """Return a word of a name as it is in all its forms: ordinals as numbers, adjectives without ending."""
    ordinals = load_language(code).words["time_ordinals"].column("number")
    return ordinals.get(word.lower()) or fold(uninflected(f"{word} ", code))


def _find_noun(words: list[str], code: str) -> tuple[int, int, PlaceNoun] | None:
    """Return where the noun stands in a name: first of all, at the end of what a linking word ends, or inside."""
    links = _links(code)
    end = next((place for place, word in enumerate(words) if place and _plain(word) in links), len(words))
    opening = place_noun(words[0], code) if words else None
    if opening and opening.kind and {ALONE, BEHIND} <= opening.uses:
        return 0, 1, opening
    for last in (end, *range(1, end)):
        for first in range(max(0, last - WIDEST), last):
            noun = place_noun(" ".join(words[first:last]), code)
            if noun and (noun.kind or last - first > 1):
                return (first, last, noun) if noun.kind else None
    return None


def _places_of(words: list[str], code: str) -> tuple[Place | None, Place | None]:
    """Return the town, and the region or country, that the words around a noun name, as names or as adjectives."""
    rest = [word for word in words if _plain(word) not in _links(code)]
    forms = [" ".join(rest), *(form for word in rest for form in (word, *_towns_of(word, code)))]
    found = [place for form in forms if form[:1].isupper() and (place := find_place(form, code)) is not None]
    towns = (place for place in found if place.kind == _CITY)
    return next(towns, None), next((place for place in found if place.kind != _CITY), None)


def _towns_of(adjective: str, code: str) -> Iterator[str]:
    """Yield the names of towns from which an adjective may be made."""
    for ending, fillings in load_language(code).words["place_adjectives"].column("town").items():
        if adjective.endswith(ending):
            stem = adjective.removesuffix(ending)
            yield from (stem + filling.replace(_NOTHING, "") for filling in fillings.split())


def _words_of(words: list[str], place: Place | None) -> frozenset[str]:
    """Return those of the words that say no more than the place."""
    start = fold(place.name)[:3] if place else ""
    return frozenset(fold(word) for word in words if start and fold(word).startswith(start))


def _plain(words: str) -> str:
    return words.lower().removesuffix(".").replace("ß", "ss")


@cache
def _links(code: str) -> frozenset[str]:
    uses = load_language(code).words["place_links"].column("use")
    return frozenset(word for word, use in uses.items() if not _LINKS_OF.isdisjoint(use.split()))


@cache
def _endings(code: str) -> tuple[str, ...]:
    return tuple(sorted(load_language(code).words["link_endings"], key=lambda ending: (-len(ending), ending)))


@cache
def _nouns(code: str) -> Mapping[str, PlaceNoun]:
    rows = load_language(code).words["place_nouns"].rows
    return {_plain(word): PlaceNoun(kind, frozenset(use.split())) for word, (kind, use) in rows.items()}
