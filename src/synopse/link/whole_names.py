"""Spellings of persons' whole names come in, clusters of those that are one by their spelling go out.

The strict rules go first; the loose ones hold only where no report has both names, and no name that may be either of
two persons joins one. Then names that are a part of exactly one fuller name, or its initials, join that.
"""

from collections.abc import Hashable, Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import combinations

from synopse.link.clusters import Blocks, Cluster
from synopse.link.names import are_two, same_person
from synopse.link.namesakes import OPEN
from synopse.link.parts import Name, Part, take_apart
from synopse.link.spellings import Spelling

ONE_BY_SPELLING = frozenset({"equal", "hyphen-case", "transliteration", "name-order"})
# These hold only where no report has both names: who tells two persons apart writes them apart.
_ONE_UNLESS_TOLD_APART = frozenset({"romanisation", "variant", "spelling"})
_ONE_IF_ALONE = frozenset({"part-of-name", "initial"})
_LONGEST_MISSPELT = 20
# Of a name with more parts only the first and the last are looked up: hostile stories would have too many pairs.
_MOST_PAIRED = 5


def name_of(spelling: Spelling) -> Name:
    """Return a spelling's name taken apart; who bears it stands for its suffix."""
    name = take_apart(spelling.text)
    return replace(name, suffix=spelling.bearer) if spelling.bearer and not name.suffix else name


def join_whole(spellings: list[Spelling], blocks: Blocks) -> list[Cluster]:
    """Return clusters of whole names that are one by spelling; the strict rules go before the loose ones."""
    clusters: list[Cluster] = []
    for spelling in spellings:
        keys, mine = _keys(spelling.text), Cluster.of(spelling)
        rules = ((cluster, _rule(mine, cluster)) for cluster in blocks.near(keys))
        found = next(((cluster, rule) for cluster, rule in rules if rule in ONE_BY_SPELLING), None)
        if found:
            found[0].join(mine, found[1])
        else:
            clusters.append(mine)
            blocks.add(keys, mine)
    return _join_loose(clusters, blocks)


def _rule(mine: Cluster, other: Cluster) -> str:
    """Return the rule by which the leading names of two clusters are one, "" where none holds or titles differ."""
    return same_person(name_of(mine.lead), name_of(other.lead)) or "" if other.admits(mine.genders) else ""


def _join_loose(clusters: list[Cluster], blocks: Blocks) -> list[Cluster]:
    """Return the clusters after those that a loose rule makes one have joined.

    A name that may be either of two that are told apart joins neither: both become its candidates.
    """
    near = {id(each): [o for o in blocks.near(_keys(each.lead.text)) if o is not each] for each in clusters}
    loose = {id(each): _loosely_one(each, near[id(each)]) for each in clusters}
    for cluster in clusters:
        cluster.candidates += _namesakes(cluster, near[id(cluster)])
    torn = {id(each) for each in clusters if _are_told_apart([partner for partner, _ in loose[id(each)]])}
    for cluster in clusters:
        for partner, rule in loose[id(cluster)]:
            one, other = cluster.last, partner.last
            if id(cluster) in torn or id(partner) in torn:
                cluster.candidates.append(partner)
            elif one is not other and one.reports.isdisjoint(other.reports):
                one.join(other, rule)
    return [cluster for cluster in clusters if cluster.joined is None]


def _namesakes(cluster: Cluster, near: list[Cluster]) -> list[Cluster]:
    """Return whom a name may mean that nothing tells from its namesakes: several of them, or one in another report."""
    mine = name_of(cluster.lead)
    if mine.suffix not in ("", OPEN):
        return []
    told = [each for each in near if (name := name_of(each.lead)).suffix != mine.suffix and name.key == mine.key]
    return told if len(told) > 1 or any(each.reports.isdisjoint(cluster.reports) for each in told) else []


def _loosely_one(cluster: Cluster, near: list[Cluster]) -> list[tuple[Cluster, str]]:
    rules = ((each, _rule(cluster, each)) for each in near if each.reports.isdisjoint(cluster.reports))
    return [(each, rule) for each, rule in rules if rule in _ONE_UNLESS_TOLD_APART]


def _are_told_apart(clusters: list[Cluster]) -> bool:
    """Tell whether two of the clusters are two persons: a report has both, or they are spelt too exactly to be one."""
    return any(
        not one.reports.isdisjoint(other.reports) or are_two(name_of(one.lead), name_of(other.lead))
        for one, other in combinations(clusters, 2)
    )


def join_parts(clusters: list[Cluster], blocks: Blocks) -> list[Cluster]:
    """Return the clusters after those that are a part of exactly one fuller name, or its initials, have joined it.

    The fullest names go first, so that the initials of a middle name are one with it before the name without it looks.
    """
    for cluster in sorted(clusters, key=lambda each: (_fullness(each), each.lead.text), reverse=True):
        name, size = name_of(cluster.lead), _fullness(cluster)
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
    rule = same_person(name, name_of(fuller.lead))
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
    for sound in part_sounds(first):
        yield (sound, second.folded[0])
        for other in part_sounds(second):
            yield tuple(sorted((sound, other)))
        for group in sorted(second.variants):
            yield (sound, group)
    for shorn in _shorn(second):
        yield (first.folded, "", shorn)
    for shorn in _shorn(first):
        yield (second.folded, "", shorn)


def part_sounds(part: Part) -> list[str]:
    """Return what a part sounds like in any romanisation, sorted."""
    return sorted({part.folded, part.umlauts, *part.sounds})


def _shorn(part: Part) -> Iterator[str]:
    """Yield a part with each of its letters left out: two parts that differ by a letter share one."""
    if 1 < len(part.folded) <= _LONGEST_MISSPELT:
        yield part.folded
        for place in range(len(part.folded)):
            yield part.folded[:place] + part.folded[place + 1 :]
