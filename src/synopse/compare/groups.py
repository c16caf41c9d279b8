"""Pairs of statements come in, groups of them go out: those that are connected, and those that all say the same.

A statement may say two things, each with others ("47 for, 41 against"): it stands in a group for each.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from synopse.compare.profiles import Profile
from synopse.compare.wordings import Wordings

Pair = tuple[Profile, Profile]
Members = dict[str, Profile]  # by the statements' ids


def connected(pairs: Iterable[Pair], places: Mapping[str, int]) -> list[list[Profile]]:
    """Return the profiles that the pairs connect, each group and all groups in the order of the profiles."""
    group_of: dict[str, Members] = {}
    for one, other in pairs:
        first = group_of.setdefault(one.statement.id, {one.statement.id: one})
        second = group_of.setdefault(other.statement.id, {other.statement.id: other})
        if first is not second:
            first.update(second)
            group_of.update(dict.fromkeys(second, first))
    return _in_order({id(group): group for group in group_of.values() if len(group) > 1}.values(), places)


class Agreements:
    """How likely the statements of a story say the same as others, and who stands with whom by that."""

    def __init__(self, found: Sequence[tuple[Pair, float]], apart: Mapping[str, Set[str]], wordings: Wordings) -> None:
        pairs = ((sorted(pair, key=_id), chance) for pair, chance in found)
        self._found = sorted(pairs, key=lambda item: (-item[1], *map(_id, item[0])))
        self._apart = apart
        self._wordings = wordings
        self._chances: dict[str, dict[str, float]] = defaultdict(dict)
        for (one, other), chance in found:
            self._chances[one.statement.id][other.statement.id] = chance
            self._chances[other.statement.id][one.statement.id] = chance

    def groups(self, least: float, places: Mapping[str, int]) -> list[list[Profile]]:
        """Return the groups of statements that say the same, in the order of the profiles.

        The surest pairs go first, up to the least chance. A statement joins a group where it agrees with half of it,
        may agree with all of it, and stands apart from nobody there; one that stands with others already joins none
        that holds its report. Else the pair is a group of its own, unless both stand with others already.
        """
        groups_of: dict[str, list[Members]] = defaultdict(list)
        for pair, chance in self._found:
            ids = [profile.statement.id for profile in pair]
            together = any(ids[1] in group for group in groups_of[ids[0]])
            if chance < least or together or ids[1] in self._apart.get(ids[0], ()):
                continue
            joined = next(self._joined(pair, groups_of, least), None)
            if joined is None and not all(groups_of[key] for key in ids):
                joined = {}
            if joined is not None:
                for key, profile in zip(ids, pair, strict=True):
                    if key not in joined:
                        joined[key] = profile
                        groups_of[key].append(joined)
        distinct = {id(group): group for groups in groups_of.values() for group in groups}.values()
        return _in_order(_largest(distinct), places)

    def surest(self, group: Iterable[Profile]) -> float:
        """Return the chance of the surest pair inside a group, 0 where it holds none."""
        ids = {profile.statement.id for profile in group}
        inside = (chance for own in ids for other, chance in self._chances[own].items() if other in ids)
        return max(inside, default=0.0)

    def _joined(
        self, pair: Sequence[Profile], groups_of: Mapping[str, list[Members]], least: float
    ) -> Iterator[Members]:
        """Yield the groups of either of a pair that the other one belongs to."""
        for member, new in (pair, pair[::-1]):
            placed = bool(groups_of[new.statement.id])
            for group in groups_of[member.statement.id]:
                if not (placed and _holds_report(group, new)) and self._belongs(new, group, least):
                    yield group

    def _belongs(self, new: Profile, group: Members, least: float) -> bool:
        if not group.keys().isdisjoint(self._apart.get(new.statement.id, ())):
            return False
        if new.text == next(iter(group.values())).text:
            return True
        chances = [self._chance(new, member) for member in group.values() if member.report is not new.report]
        return bool(chances) and min(chances) > 0 and 2 * sum(chance >= least for chance in chances) >= len(chances)

    def _chance(self, one: Profile, other: Profile) -> float:
        """Return the chance of a pair; where it was left out, that of those who stand for all in their words."""
        known = self._chances[one.statement.id].get(other.statement.id)
        if known is not None or not self._wordings.leave_out(one, other):
            return known or 0.0
        with_one = self._chances[self._wordings.middle(one).statement.id].get(other.statement.id, 0.0)
        with_other = self._chances[self._wordings.middle(other).statement.id].get(one.statement.id, 0.0)
        return max(with_one, with_other)


def _id(profile: Profile) -> str:
    return profile.statement.id


def _holds_report(group: Members, profile: Profile) -> bool:
    """Tell whether a group holds a statement of the same report, which says the one thing there already."""
    return any(member.statement.report == profile.statement.report for member in group.values())


def _largest(groups: Iterable[Members]) -> list[Members]:
    """Return the groups that are not part of another one."""
    kept: dict[str, list[Members]] = defaultdict(list)
    found = []
    for group in sorted(groups, key=len, reverse=True):
        if not any(group.keys() <= larger.keys() for larger in kept[next(iter(group))]):
            found.append(group)
            for key in group:
                kept[key].append(group)
    return found


def _in_order(groups: Iterable[Members], places: Mapping[str, int]) -> list[list[Profile]]:
    ordered = [sorted(group.values(), key=lambda profile: places[profile.statement.id]) for group in groups]
    return sorted(ordered, key=lambda group: [places[profile.statement.id] for profile in group])
