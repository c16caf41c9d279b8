"""A story's spellings come in; those of towns are parted by the town that is meant, of all that are called so.

A mention means the town that its report names in full ("Frankfurt (Oder)") or with the state or country beside it
("Paris, Texas"), and so do the bare mentions of that report. Elsewhere the towns and states that the story names
decide, and only then size. What cannot be told is no place of the gazetteer.
"""

import re
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from synopse.languages import known_languages, load_language
from synopse.languages.places import Place, country_of, find_place, kilometres_between, outweighs, towns_called
from synopse.link.spellings import Occurrence, Spelling
from synopse.model import Annotated, Story
from synopse.text.fold import LONGEST, fold

_LONGEST_BESIDE = 60  # characters behind a name in which a state or country stands
_MOST_WORDS = 4  # of a state's or country's name, or of what tells a town from its namesakes
_NEAR = 100.0  # kilometres between a town and others that a report of it names
# So many places near a town outweigh a larger namesake that has none.
_ENOUGH = 2
_BYNAME = re.compile(r" ?[(/] ?[^\W\d_][^\W_]*\)?|(?: [a-zà-ÿ.]{2,4}){1,2} [^\W\d_a-zà-ÿ][^\W_]*")
_WORD = re.compile(r"[^\W\d_][^\s,;:()\"“”„]*")
_CLOSING = re.compile(r"\s*(?:[,;:)–—]|\.(?:\s|$)|$)")
UNKNOWN = "town ?"  # the kind of spellings of a town that nothing tells


def is_told(spelling: Spelling) -> bool:
    """Tell whether the story has decided which town a spelling means, or that it cannot be told."""
    return spelling.kind.startswith("town ")


def split_towns(spellings: list[Spelling], story: Story, near: frozenset[str]) -> list[Spelling]:
    """Return the spellings, those of a town's name parted where not the town that size would choose is meant."""
    called = {
        id(each): towns
        for each in spellings
        if each.types["LOC"] and len(towns := towns_called(each.text, _language(each))) > 1
    }
    if not called:
        return spellings
    surroundings = _Surroundings(story, spellings)
    beside = {
        id(each): surroundings.town_beside(each, called[id(spelling)])
        for spelling in spellings
        if id(spelling) in called
        for each in spelling.occurrences
    }
    told = surroundings.told(spellings, beside)
    parted: list[Spelling] = []
    for spelling in spellings:
        if id(spelling) in called:
            default = find_place(spelling.text, _language(spelling), near=near)
            parted += _Towns(called[id(spelling)], default, surroundings, beside, told).part(spelling)
        else:
            parted.append(spelling)
    return parted


def _language(spelling: Spelling) -> str:
    return min(spelling.languages, key=lambda code: (-spelling.languages[code], code))


@dataclass(frozen=True)
class _Towns:
    """The towns that are called by one name: `default` is what size chooses.

    `beside` are the towns that single mentions tell, `told` those that reports do, by the key of the town.
    """

    all: tuple[Place, ...]
    default: Place | None
    surroundings: "_Surroundings"
    beside: Mapping[int, Place | None]
    told: Mapping[str, list[tuple[str, Place]]]

    def part(self, spelling: Spelling) -> list[Spelling]:
        """Return the spelling, or a spelling for each town that it means in the reports."""
        own = self._told_by_report(spelling.text)
        elsewhere = {town for towns in own.values() for town in towns}
        general = self._general(elsewhere)
        parts: dict[str, Spelling] = {}
        for each in spelling.occurrences:
            here = own.get(each.report, set())
            town = self.beside[id(each)] or self._meant(each.report, here, general, is_told=general in elsewhere)
            kind = spelling.kind if town == self.default and (town or not here) else _kind(town)
            part = parts.setdefault(kind, Spelling(spelling.text, kind, languages=spelling.languages, place=town))
            part.occurrences.append(each)
            part.types[each.mention.type] += 1
        return list(parts.values())

    def _told_by_report(self, name: str) -> dict[str, set[Place]]:
        found: dict[str, set[Place]] = {}
        for key in (_unknown(name), *(town.id for town in self.all)):
            for report, town in self.told.get(key, ()):
                found.setdefault(report, set()).add(town)
        return found

    def _meant(self, report: str, here: set[Place], general: Place | None, *, is_told: bool) -> Place | None:
        """Return what a bare name means in a report that tells the towns `here`; None where it tells several."""
        if here:
            return next(iter(here)) if len(here) == 1 else None
        return general if not is_told or self.surroundings.allows(general, self.default, report) else self.default

    def _general(self, told: set[Place]) -> Place | None:
        """Return what a bare name means in the story: the only town told, else what its other places decide."""
        if len(told) == 1:
            return next(iter(told))
        votes = {town: self.surroundings.votes(town) for town in self.all}
        best, *others = sorted(self.all, key=lambda town: (-votes[town], -town.population, town.id))
        if self.default is None:
            return best if votes[best] and not any(votes[town] for town in others) else None
        clear = votes[best] >= _ENOUGH and not votes.get(self.default)
        return best if clear and not outweighs(self.default, best) else self.default


def _kind(town: Place | None) -> str:
    return f"town {town.id}" if town else UNKNOWN


def _unknown(name: str) -> str:
    return f" {fold(name)}"


class _Surroundings:
    """What a story names beside and around its towns; each question is answered once."""

    def __init__(self, story: Story, spellings: Iterable[Spelling]) -> None:
        self._spellings = spellings
        self._reports = {annotated.report.id: annotated for annotated in story.reports}
        self._regions: dict[tuple[str, str], bool] = {}
        self._countries: dict[str, bool] = {}

    @cached_property
    def _places(self) -> Mapping[Hashable, set[Place]]:
        """The places that the story's names mean by themselves: regions by their ids, towns by degrees."""
        found: dict[Hashable, set[Place]] = {}
        for spelling in self._spellings:
            place = find_place(spelling.text, _language(spelling)) if spelling.types["LOC"] else None
            if place and place.kind == "region":
                found.setdefault(place.id, set()).add(place)
            elif place and place.kind == "city" and _is_alone(place, spelling):
                found.setdefault(_cell(place), set()).add(place)
        return found

    def votes(self, town: Place) -> int:
        """Return how many places of the story are near a town, its region counting as one."""
        north, east = _cell(town)
        cells = [(north + up, east + right) for up in (-1, 0, 1) for right in (-2, -1, 0, 1, 2)]
        close = sum(_are_near(place, town) for cell in cells for place in self._places.get(cell, ()))
        return close + (town.region in self._places)

    def told(
        self, spellings: Iterable[Spelling], beside: Mapping[int, Place | None]
    ) -> Mapping[str, list[tuple[str, Place]]]:
        """Return the towns that reports tell, beside a name or by a full one that no other town has.

        They come with the reports' ids, by the town's id, or by its name where the gazetteer lacks it.
        """
        found: dict[str, list[tuple[str, Place]]] = {}
        for spelling in spellings:
            alone = towns_called(spelling.text, _language(spelling)) if spelling.types["LOC"] else ()
            for each in spelling.occurrences:
                town = alone[0] if len(alone) == 1 else beside.get(id(each))
                if town:
                    key = town.id if town.population else _unknown(spelling.text)
                    found.setdefault(key, []).append((each.report, town))
        return found

    def town_beside(self, occurrence: Occurrence, towns: tuple[Place, ...]) -> Place | None:
        """Return the town that a mention's byname, or the state or country beside it, tells; None where none does.

        Where no town of that name is known in the state, it is a town without coordinates.
        """
        annotated, mention = self._reports[occurrence.report], occurrence.mention
        code = annotated.report.language
        text = annotated.report.text
        behind = text[mention.end : mention.end + _LONGEST_BESIDE]
        name = mention.of(text)
        if byname := _BYNAME.match(behind):
            full = find_place(name + byname[0], code)
            if full in towns:
                return full
        if (around := _place_behind(behind, code)) is None:
            return None
        place, closed = around
        inside = [town for town in towns if (town.region if place.kind == "region" else town.country) == place.id]
        if inside:
            return inside[0] if place.kind == "region" or closed else None
        if place.kind != "region" or not closed:
            return None
        return Place(f"{place.id}{_unknown(name)}", name, "city", place.country, region=place.id)

    def allows(self, town: Place | None, default: Place | None, report: str) -> bool:
        """Tell whether a bare name in a report can mean a town that another report tells.

        It can where nothing else could be meant, where the report names the region, and where nobody names the country
        of the town that size would choose.
        """
        if default is None or town is None or town == default:
            return True
        return self._names_region(report, town.region) or not self._names_country(default.country)

    def _names_region(self, report: str, region: str) -> bool:
        """Tell whether a name of a report is or ends with that of a region."""
        if (report, region) not in self._regions:
            annotated = self._reports[report]
            names, code = _last_words(mention.name for mention in annotated.mentions), annotated.report.language
            found = any((place := find_place(name, code)) and place.id == region for name in names)
            self._regions[report, region] = found
        return self._regions[report, region]

    def _names_country(self, country: str) -> bool:
        """Tell whether a report names a country or has its adjective."""
        if country not in self._countries:
            self._countries[country] = any(_names_country(each, country) for each in self._reports.values())
        return self._countries[country]


def _names_country(annotated: Annotated, country: str) -> bool:
    code = annotated.report.language
    if code not in known_languages():
        return True
    if any((place := find_place(m.name, code)) and place.id == country for m in annotated.mentions):
        return True
    return any(country_of(word, code) == country for word in _WORD.findall(annotated.report.text))


def _last_words(names: Iterable[str]) -> Iterator[str]:
    """Yield names, and the last words of each ("Idaho" of "University of Idaho")."""
    for name in names:
        words = name.split() if len(name) <= LONGEST else []
        yield from (" ".join(words[start:]) for start in range(len(words)))


def _is_alone(place: Place, spelling: Spelling) -> bool:
    return all(other == place or outweighs(place, other) for other in towns_called(spelling.text, _language(spelling)))


def _cell(town: Place) -> tuple[int, int]:
    return int(town.latitude or 0), int(town.longitude or 0)


def _are_near(place: Place, town: Place) -> bool:
    return place.id != town.id and kilometres_between(place, town) <= _NEAR


@lru_cache(maxsize=4096)
def _place_behind(behind: str, code: str) -> tuple[Place, bool] | None:
    """Return the region or country that the words right behind a town's name tell, and whether a mark closes it.

    A country counts behind a comma or in brackets alone ("from Paris in die USA" tells nothing of Paris).
    """
    if code not in known_languages() or behind[:1].strip(",( "):
        return None
    links = load_language(code).words["link_region_links"]
    words = list(_WORD.finditer(behind))
    marked = behind[:1] == "," or behind[:2] in (" (", "(")
    linked = 0
    while linked < len(words) and words[linked][0].lower().rstrip(".") in links:
        linked += 1
    if not words or (not marked and not linked) or behind[: words[0].start()].strip(" ,("):
        return None
    for size in range(min(_MOST_WORDS, len(words) - linked), 0, -1):
        last = words[linked + size - 1]
        name = behind[words[linked].start() : last.end()]
        place = _region(name, code)
        if place and (place.kind == "region" or (marked and not linked)):
            end = last.end() - (name not in load_language(code).words["link_regions"] and name.endswith("."))
            return place, bool(_CLOSING.match(behind, end)) and not _is_list(behind[end:], code)
    return None


def _is_list(behind: str, code: str) -> bool:
    """Tell whether a comma and another region or country follow ("in Houston, Louisiana, and Florida")."""
    words = _WORD.findall(behind)[:2] if behind.startswith(",") else ()
    return any(_region(word, code) for word in words)


def _region(name: str, code: str) -> Place | None:
    """Return the region or country of that name, as it is written behind a town's ("Ga.", "Georgia")."""
    regions = load_language(code).words["link_regions"].column("region")
    bare = name.rstrip(".")
    if region := regions.get(name) or regions.get(bare):
        return Place(region, bare, "region", region.partition(".")[0])
    place = find_place(bare, code) if name[:1].isupper() else None
    return place if place and place.kind != "city" else None
