"""Single words of persons' names come in; each has joined the person whom it means when the clusters go out.

A family name means the one person of the story who bears it, with several the one that its own report names, or has
named before it; a given name only somebody of its own report.
"""

from collections.abc import Iterable, Iterator

from synopse.link.clusters import MOST_IN_BLOCK, Blocks, Cluster
from synopse.link.names import parts_sound_alike, same_person
from synopse.link.parts import Name, Part, take_apart
from synopse.link.spellings import Occurrence, Spelling
from synopse.link.whole_names import ONE_BY_SPELLING, name_of, part_sounds


def _families(name: Name) -> list[Part]:
    """Return what may be the family name: both ends where the first one is of East Asia (Kim Jong Il, Kim Berger)."""
    return [part for part in (name.family, name.parts[-1] if name.family_first else None) if part]


def _given(name: Name) -> Iterable[Part]:
    """Return the parts by which a person may be called: the first one, no middle name; all behind a family name."""
    return (part for part in name.parts if part is not name.family) if name.family_first else name.parts[:-1][:1]


class _Bearers:
    """Who bears a name: clusters by the parts of their leading names."""

    def __init__(self, persons: list[Cluster]) -> None:
        self._family: dict[str, list[Cluster]] = {}
        self._sound: dict[str, list[Cluster]] = {}
        self._given: dict[str, list[Cluster]] = {}
        self._telling: dict[str, list[tuple[Part, Cluster]]] = {}
        self._first: dict[tuple[int, str], int] = {}  # where a report names a person first
        for person in persons:
            for _, each in person.occurrences:
                place = id(person), each.report
                self._first[place] = min(each.mention.start, self._first.get(place, each.mention.start))
            names = [take_apart(text) for text in dict.fromkeys(text for text, _ in person.occurrences)]
            families = [part for name in names for part in _families(name)]
            for part in families:
                self._telling.setdefault(part.telling, []).append((part, person))
            given = {part.folded: None for name in names for part in _given(name)}
            for index, keys in (
                (self._family, [part.folded for part in families]),
                (self._sound, [sound for part in families for sound in part_sounds(part)]),
                (self._given, list(given)),
            ):
                for key in dict.fromkeys(keys):
                    index.setdefault(key, []).append(person)

    def of(self, part: Part, occurrence: Occurrence, bearer: str) -> tuple[Cluster, str] | None:
        """Return whom a single word means in its report, and the rule; None where nobody or several may be meant.

        Where a generation is told ("the younger Vale"), only a name that has it too is meant.
        """
        for rule, bearers in self._candidates(part):
            there = bearers if len(bearers) <= MOST_IN_BLOCK else []
            there = [each for each in there if name_of(each.lead).suffix == bearer] if bearer else there
            told = [each for each in there if occurrence.gender in each.genders]
            fitting = told if len(told) == 1 else [each for each in there if each.admits({occurrence.gender} - {""})]
            own = self._named_there(fitting, occurrence)
            if len(fitting) == 1 and (own or rule != "given-name"):
                return fitting[0], "part-of-name" if rule == "given-name" else rule
            if len(own) == 1:
                return own[0], "part-of-name" if rule == "given-name" else rule
            if bearers and rule != "given-name":
                return None
        return None

    def _named_there(self, persons: list[Cluster], occurrence: Occurrence) -> list[Cluster]:
        """Return those whom a report names in full; of several, those whom it has named before the word."""
        report, start = occurrence.report, occurrence.mention.start
        own = [each for each in persons if report in each.reports]
        return own if len(own) < 2 else [each for each in own if self._first[id(each), report] < start]

    def possible(self, part: Part, gender: str) -> list[Cluster]:
        """Return all whom a family name can mean, in any romanisation; nobody where there are too many."""
        found = {id(each): each for _, bearers in self._families_of(part) for each in bearers}
        fitting = [each for each in found.values() if each.admits({gender} - {""})]
        return fitting if len(fitting) <= MOST_IN_BLOCK else []

    def has(self, part: Part) -> bool:
        """Tell whether anybody of the story has the word as family name, in any romanisation."""
        return any(sound in self._sound for sound in part_sounds(part))

    def _candidates(self, part: Part) -> Iterator[tuple[str, list[Cluster]]]:
        yield from self._families_of(part)
        yield "given-name", self._given.get(part.folded, [])

    def _families_of(self, part: Part) -> Iterator[tuple[str, list[Cluster]]]:
        yield "part-of-name", self._family.get(part.folded, [])
        heard = {
            id(each): each for sound in part_sounds(part) for each in self._sound.get(sound, [])[: MOST_IN_BLOCK + 1]
        }
        for family, person in self._telling.get(part.telling, [])[: MOST_IN_BLOCK + 1]:
            if bool(family.arabic) != bool(part.arabic) and parts_sound_alike(family, part):
                heard[id(person)] = person
        yield "transliteration+part-of-name", list(heard.values()) if len(part.folded) > 2 else []


def join_single(spellings: list[Spelling], persons: list[Cluster]) -> list[Cluster]:
    """Give single words to the persons that they mean; return clusters of those that mean nobody known."""
    bearers = _Bearers(persons)
    decided: list[tuple[Cluster, Spelling, Occurrence, str]] = []
    left: list[Cluster] = []
    for spelling in spellings:
        part = take_apart(spelling.text).parts[-1]
        open_ones: dict[tuple[str, str], list[Occurrence]] = {}
        for occurrence in spelling.occurrences:
            if found := bearers.of(part, occurrence, spelling.bearer):
                decided.append((found[0], spelling, occurrence, found[1]))
            else:
                where = occurrence.report if bearers.has(part) else ""
                open_ones.setdefault((where, occurrence.gender), []).append(occurrence)
        for (_, gender), occurrences in open_ones.items():
            left.append(_left_over(spelling, occurrences, bearers.possible(part, gender)))
    for person, spelling, occurrence, rule in decided:
        person.take(spelling.text, [occurrence])
        person.explain(spelling.text, rule, person.lead.text)
    return _join_alike(left, bearers)


def _left_over(spelling: Spelling, occurrences: list[Occurrence], candidates: list[Cluster]) -> Cluster:
    cluster = Cluster(spelling, candidates=candidates)
    cluster.take(spelling.text, occurrences)
    return cluster


def _join_alike(left: list[Cluster], bearers: _Bearers) -> list[Cluster]:
    """Join single words that nobody of the story bears and that are one word in two romanisations."""
    blocks = Blocks()
    kept: list[Cluster] = []
    for cluster in left:
        part = take_apart(cluster.lead.text).parts[-1]
        if bearers.has(part):
            kept.append(cluster)
            continue
        rules = (
            (each, same_person(name_of(cluster.lead), name_of(each.lead))) for each in blocks.near(part_sounds(part))
        )
        found = next(
            ((each, rule) for each, rule in rules if rule in ONE_BY_SPELLING and each.admits(cluster.genders)), None
        )
        if found:
            found[0].join(cluster, str(found[1]))
        else:
            kept.append(cluster)
            blocks.add(part_sounds(part), cluster)
    return kept
