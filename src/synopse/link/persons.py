"""Spellings of persons' names come in, clusters of those that name one person go out.

First whole names that are one by their spelling, then names that are a part or the initials of a single fuller one,
last single words: a family name joins the one person of the story who bears it, with several the one that its own
report names. What stays undecided stays apart, a cluster for each report and gender.
"""

from collections.abc import Hashable, Iterable, Iterator
from functools import lru_cache

from synopse.link.clusters import MOST_IN_BLOCK, Blocks, Cluster
from synopse.link.names import parts_sound_alike, same_person
from synopse.link.parts import Name, Part, take_apart
from synopse.link.spellings import Occurrence, Spelling

_ONE_BY_SPELLING = frozenset({"equal", "hyphen-case", "transliteration", "name-order"})
# These hold only where no report has both names: who tells two persons apart writes them apart.
_ONE_UNLESS_TOLD_APART = frozenset({"romanisation", "variant", "spelling"})
_ONE_IF_ALONE = frozenset({"part-of-name", "initial"})
_LONGEST_MISSPELT = 20
# Of a name with more parts only the first and the last are looked up: hostile stories would have too many pairs.
_MOST_PAIRED = 5


def link_persons(spellings: list[Spelling]) -> list[Cluster]:
    """Return the clusters of persons' spellings, the most frequent spelling leading each."""
    whole = [each for each in spellings if len(take_apart(each.text).parts) > 1 and not _only_family(each)]
    single = [each for each in spellings if take_apart(each.text).parts and _only_family(each)]
    other = [Cluster.of(each) for each in spellings if not take_apart(each.text).parts]
    blocks = Blocks()
    persons = _join_parts(_join_whole(whole, blocks), blocks)
    return [*persons, *_join_single(single, persons), *other]


def _only_family(spelling: Spelling) -> bool:
    """Tell whether a name is one word, with nothing but particles before it (Schmidt, von der Heide)."""
    parts = take_apart(spelling.text).parts
    return all(part.is_particle for part in parts[:-1])


def _join_whole(spellings: list[Spelling], blocks: Blocks) -> list[Cluster]:
    """Return clusters of whole names that are one by spelling; the strict rules go before the loose ones."""
    clusters: list[Cluster] = []
    for spelling in spellings:
        name = take_apart(spelling.text)
        keys = _keys(spelling.text)
        mine = Cluster.of(spelling)
        found = _best(mine, name, blocks.near(keys))
        if found:
            cluster, rule = found
            cluster.join(mine, rule)
        else:
            clusters.append(mine)
            blocks.add(keys, mine)
    return clusters


def _best(mine: Cluster, name: Name, near: list[Cluster]) -> tuple[Cluster, str] | None:
    """Return the cluster that a whole name joins, and the rule; several that it may join become its candidates."""
    loose = []
    for cluster in near:
        rule = same_person(name, take_apart(cluster.lead.text)) or ""
        if not cluster.admits(mine.genders):
            continue
        if rule in _ONE_BY_SPELLING:
            return cluster, rule
        if rule in _ONE_UNLESS_TOLD_APART and mine.reports.isdisjoint(cluster.reports):
            loose.append((cluster, rule))
    if len(loose) == 1:
        return loose[0]
    mine.candidates = [cluster for cluster, _ in loose]
    return None


def _join_parts(clusters: list[Cluster], blocks: Blocks) -> list[Cluster]:
    """Return the clusters after those that are a part of exactly one fuller name, or its initials, have joined it.

    The fullest names go first, so that the initials of a middle name are one with it before the name without it looks.
    """
    for cluster in sorted(clusters, key=lambda each: (_fullness(each), each.lead.text), reverse=True):
        name, size = take_apart(cluster.lead.text), _fullness(cluster)
        near = [each for each in blocks.near(_keys(cluster.lead.text)) if _fullness(each) > size]
        rules = [(each.last, rule) for each in near if (rule := _part_rule(cluster, name, each))]
        if len({id(fuller) for fuller, _ in rules}) == 1:
            rules[0][0].join(cluster, rules[0][1])
        else:
            cluster.candidates += [fuller for fuller, _ in rules]
    return [cluster for cluster in clusters if cluster.joined is None]


def _part_rule(cluster: Cluster, name: Name, fuller: Cluster) -> str | None:
    if not fuller.admits(cluster.genders):
        return None
    rule = same_person(name, take_apart(fuller.lead.text))
    return rule if rule in _ONE_IF_ALONE else None


def _fullness(cluster: Cluster) -> tuple[int, int]:
    """Return how much of a name the cluster's leading spelling gives: its parts, then its letters."""
    parts = take_apart(cluster.lead.text).parts
    return len(parts), sum(len(part.folded) for part in parts)


@lru_cache(maxsize=16384)
def _keys(text: str) -> tuple[Hashable, ...]:
    """Return the keys under which a whole name meets those that may be one with it, each once."""
    name = take_apart(text)
    parts = name.parts if len(name.parts) <= _MOST_PAIRED else (name.parts[0], name.parts[-1])
    keys: list[Hashable] = ["".join(name.key), *([name.korean] if name.korean else [])]
    keys += sorted((place, reading) for place, read in enumerate(name.readings) for reading in read.names)
    keys.append(("telling", parts[0].telling, parts[-1].telling))
    for place, end in {0: parts[0], len(parts) - 1: parts[-1]}.items():
        for other_place, other in enumerate(parts):
            if other_place != place:
                keys += _pair_keys(end, other)
    return tuple(dict.fromkeys(keys))


def _pair_keys(first: Part, second: Part) -> Iterator[Hashable]:
    for sound in _sounds(first):
        yield (sound, second.folded[0])
        for other in _sounds(second):
            yield tuple(sorted((sound, other)))
        for group in sorted(second.variants):
            yield (sound, group)
    for shorn in _shorn(second):
        yield (first.folded, "", shorn)
    for shorn in _shorn(first):
        yield (second.folded, "", shorn)


def _sounds(part: Part) -> list[str]:
    return sorted({part.folded, part.umlauts, *part.sounds})


def _shorn(part: Part) -> Iterator[str]:
    """Yield a part with each of its letters left out: two parts that differ by a letter share one."""
    if 1 < len(part.folded) <= _LONGEST_MISSPELT:
        yield part.folded
        for place in range(len(part.folded)):
            yield part.folded[:place] + part.folded[place + 1 :]


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
        for person in persons:
            names = [take_apart(text) for text in dict.fromkeys(text for text, _ in person.occurrences)]
            families = [part for name in names for part in _families(name)]
            for part in families:
                self._telling.setdefault(part.telling, []).append((part, person))
            given = {part.folded: None for name in names for part in _given(name)}
            for index, keys in (
                (self._family, [part.folded for part in families]),
                (self._sound, [sound for part in families for sound in _sounds(part)]),
                (self._given, list(given)),
            ):
                for key in dict.fromkeys(keys):
                    index.setdefault(key, []).append(person)

    def of(self, part: Part, occurrence: Occurrence) -> tuple[Cluster, str] | None:
        """Return whom a single word means in its report, and the rule; None where nobody or several may be meant."""
        for rule, bearers in self._candidates(part):
            there = bearers if len(bearers) <= MOST_IN_BLOCK else []
            told = [each for each in there if occurrence.gender in each.genders]
            fitting = told if len(told) == 1 else [each for each in there if each.admits({occurrence.gender} - {""})]
            own = [each for each in fitting if occurrence.report in each.reports]
            if len(fitting) == 1 and (own or rule != "given-name"):
                return fitting[0], "part-of-name" if rule == "given-name" else rule
            if len(own) == 1:
                return own[0], "part-of-name" if rule == "given-name" else rule
            if bearers and rule != "given-name":
                return None
        return None

    def possible(self, part: Part, gender: str) -> list[Cluster]:
        """Return all whom a family name can mean, in any romanisation; nobody where there are too many."""
        found = {id(each): each for _, bearers in self._families_of(part) for each in bearers}
        fitting = [each for each in found.values() if each.admits({gender} - {""})]
        return fitting if len(fitting) <= MOST_IN_BLOCK else []

    def has(self, part: Part) -> bool:
        """Tell whether anybody of the story has the word as family name, in any romanisation."""
        return any(sound in self._sound for sound in _sounds(part))

    def _candidates(self, part: Part) -> Iterator[tuple[str, list[Cluster]]]:
        yield from self._families_of(part)
        yield "given-name", self._given.get(part.folded, [])

    def _families_of(self, part: Part) -> Iterator[tuple[str, list[Cluster]]]:
        yield "part-of-name", self._family.get(part.folded, [])
        heard = {id(each): each for sound in _sounds(part) for each in self._sound.get(sound, [])[: MOST_IN_BLOCK + 1]}
        for family, person in self._telling.get(part.telling, [])[: MOST_IN_BLOCK + 1]:
            if bool(family.arabic) != bool(part.arabic) and parts_sound_alike(family, part):
                heard[id(person)] = person
        yield "transliteration+part-of-name", list(heard.values()) if len(part.folded) > 2 else []


def _join_single(spellings: list[Spelling], persons: list[Cluster]) -> list[Cluster]:
    """Give single words to the persons that they mean; return clusters of those that mean nobody known."""
    bearers = _Bearers(persons)
    decided: list[tuple[Cluster, Spelling, Occurrence, str]] = []
    left: list[Cluster] = []
    for spelling in spellings:
        part = take_apart(spelling.text).parts[-1]
        open_ones: dict[tuple[str, str], list[Occurrence]] = {}
        for occurrence in spelling.occurrences:
            if found := bearers.of(part, occurrence):
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
            (each, same_person(take_apart(cluster.lead.text), take_apart(each.lead.text)))
            for each in blocks.near(_sounds(part))
        )
        found = next(
            ((each, rule) for each, rule in rules if rule in _ONE_BY_SPELLING and each.admits(cluster.genders)), None
        )
        if found:
            found[0].join(cluster, str(found[1]))
        else:
            kept.append(cluster)
            blocks.add(_sounds(part), cluster)
    return kept
