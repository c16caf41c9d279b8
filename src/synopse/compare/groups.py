"""Pairs of statements come in, groups of them go out: those that are connected, and those that all say the same.

A statement may say two things, each with others ("47 for, 41 against"): it stands in a group for each.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set

from synopse.compare.profiles import Profile

Pair = tuple[Profile, Profile]
Group = list[Profile]


def connected(pairs: Iterable[Pair], places: Mapping[str, int]) -> list[Group]:
    """Return the profiles that the pairs connect, each group and all groups in the order of the profiles."""
    group_of: dict[str, Group] = {}
    for one, other in pairs:
        first = group_of.setdefault(one.statement.id, [one])
        second = group_of.setdefault(other.statement.id, [other])
        if first is not second:
            first.extend(second)
            group_of.update((profile.statement.id, first) for profile in second)
    return _in_order({id(group): group for group in group_of.values() if len(group) > 1}.values(), places)


class Agreements:
    """How likely the statements of a story say the same as others."""

    def __init__(self, found: Sequence[tuple[Pair, float]]) -> None:
        pairs = ((sorted(pair, key=_id), chance) for pair, chance in found)
        self._found = sorted(pairs, key=lambda item: (-item[1], *map(_id, item[0])))
        self._chances: dict[str, dict[str, float]] = defaultdict(dict)
        for (one, other), chance in found:
            self._chances[one.statement.id][other.statement.id] = chance
            self._chances[other.statement.id][one.statement.id] = chance

    def groups(self, least: float, places: Mapping[str, int], apart: Mapping[str, Set[str]]) -> list[Group]:
        """Return the groups of statements that say the same, in the order of the profiles.

        The surest pairs go first, up to the least chance. A statement joins a group where it agrees with half of it,
        may agree with all of it, and stands apart from nobody there; else the pair is a group of its own, unless both
        stand with others already.
        """
        groups_of: dict[str, list[Group]] = defaultdict(list)

        def join(pair: Sequence[Profile]) -> None:
            for member, new in (pair, pair[::-1]):
                for group in groups_of[member.statement.id]:
                    if self._belongs(new, group, least, apart):
                        group.append(new)
                        groups_of[new.statement.id].append(group)
                        return
            if not all(groups_of[profile.statement.id] for profile in pair):
                own = list(pair)
                for profile in pair:
                    groups_of[profile.statement.id].append(own)

        for (one, other), chance in self._found:
            together = any(other in group for group in groups_of[one.statement.id])
            if chance >= least and not together and other.statement.id not in apart.get(one.statement.id, ()):
                join([one, other])
        distinct = {id(group): group for groups in groups_of.values() for group in groups}.values()
        return _in_order(_largest(distinct), places)

    def surest(self, group: Iterable[Profile]) -> float:
        """Return the chance of the surest pair inside a group, 0 where it holds none."""
        ids = {profile.statement.id for profile in group}
        inside = (chance for own in ids for other, chance in self._chances[own].items() if other in ids)
        return max(inside, default=0.0)

    def _belongs(self, new: Profile, group: Group, least: float, apart: Mapping[str, Set[str]]) -> bool:
        if any(member.statement.id in apart.get(new.statement.id, ()) for member in group):
            return False
        if new.text == group[0].text:
            return True
        chances = self._chances[new.statement.id]
        others = [chances.get(p.statement.id, 0.0) for p in group if p.report is not new.report]
        return bool(others) and min(others) > 0 and 2 * sum(chance >= least for chance in others) >= len(others)


def _id(profile: Profile) -> str:
    return profile.statement.id


def _largest(groups: Iterable[Group]) -> list[Group]:
    """Return the groups that are not part of another one."""
    kept: dict[str, list[set[str]]] = defaultdict(list)
    found = []
    for group in sorted(groups, key=len, reverse=True):
        ids = {profile.statement.id for profile in group}
        if not any(ids <= larger for larger in kept[group[0].statement.id]):
            found.append(group)
            for key in ids:
                kept[key].append(ids)
    return found


def _in_order(groups: Iterable[Group], places: Mapping[str, int]) -> list[Group]:
    ordered = [sorted(group, key=lambda profile: places[profile.statement.id]) for group in groups]
    return sorted(ordered, key=lambda group: [places[profile.statement.id] for profile in group])
