"""Compared pairs of statements come in, findings go out: pairs that say the same of the same are one finding."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from synopse.compare.align import find_pairs, tell_the_same
from synopse.compare.dates import compare_dates
from synopse.compare.difference import Difference, in_order
from synopse.compare.explain import explain
from synopse.compare.names import compare_names
from synopse.compare.numbers import compare_numbers
from synopse.compare.origins import Origins
from synopse.compare.places import compare_places
from synopse.compare.polarity import compare_polarity
from synopse.compare.profiles import Profile
from synopse.compare.rivals import Rivals
from synopse.languages import Language
from synopse.model import Finding, Side

# Each compares one slot of two statements; the first that finds a difference speaks for the pair.
_COMPARERS = (compare_numbers, compare_polarity, compare_dates, compare_places, compare_names)
_ORDER = ("contradicted", "updated", "corroborated", "repeated", "refined", "single")

_TOLD_OF_ONE_THING = ("contradicted", "updated")

Pair = tuple[Profile, Profile]


def collect_findings(profiles: Sequence[Profile], origins: Origins, language: Language) -> tuple[Finding, ...]:
    """Return all findings about the statements, sorted by kind, then by their place in the story."""
    differing: dict[tuple[str, str, str, str], list[Pair]] = defaultdict(list)
    same: list[Pair] = []
    rivals = Rivals(profiles)
    for one, other in find_pairs(profiles):
        difference = next((d for compare in _COMPARERS if (d := compare(one, other))), None)
        if difference is not None and difference.kind in _TOLD_OF_ONE_THING and rivals.are_many(one, other, difference):
            continue
        if difference is not None:
            _file(differing, difference, (one, other))
        if (difference is None or difference.kind == "refined") and tell_the_same(one, other):
            same.append((one, other))
    maker = _Maker(profiles, origins, language)
    findings = [finding for key, pairs in differing.items() for finding in maker.differences(key, pairs)]
    agreed = maker.agreements(same, _apart(differing))
    alone = maker.singles(profiles, [*findings, *agreed])
    return tuple(sorted([*findings, *agreed, *alone], key=maker.rank))


def _file(differing: dict[tuple[str, str, str, str], list[Pair]], difference: Difference, pair: Pair) -> None:
    """Put a pair with those of the same kind, slot and values, its statements in the order of the values."""
    first, second = difference.values
    if first > second:
        first, second, pair = second, first, (pair[1], pair[0])
    differing[difference.kind, difference.type, first, second].append(pair)


def _apart(differing: Mapping[tuple[str, str, str, str], list[Pair]]) -> dict[str, set[str]]:
    """Return, for each statement that contradicts or updates others, the ids of those."""
    apart: dict[str, set[str]] = defaultdict(set)
    for (kind, *_), pairs in differing.items():
        for one, other in pairs if kind != "refined" else ():
            apart[one.statement.id].add(other.statement.id)
            apart[other.statement.id].add(one.statement.id)
    return apart


def _groups(
    pairs: Iterable[Pair], places: Mapping[str, int], apart: Mapping[str, set[str]] | None = None
) -> list[list[Profile]]:
    """Return the profiles that the pairs connect, each group and all groups in the order of the profiles.

    Groups are not put together where a statement of one stands apart from a statement of the other.
    """
    group_of: dict[str, list[Profile]] = {}
    for one, other in pairs:
        first = group_of.setdefault(one.statement.id, [one])
        second = group_of.setdefault(other.statement.id, [other])
        if first is not second and not (apart and _differ(first, second, apart)):
            first.extend(second)
            group_of.update((profile.statement.id, first) for profile in second)
    distinct = {id(group): group for group in group_of.values() if len(group) > 1}.values()
    ordered = [sorted(group, key=lambda p: places[p.statement.id]) for group in distinct]
    return sorted(ordered, key=lambda group: places[group[0].statement.id])


def _differ(one: list[Profile], other: list[Profile], apart: Mapping[str, set[str]]) -> bool:
    ids = {profile.statement.id for profile in other}
    return any(not ids.isdisjoint(apart.get(profile.statement.id, ())) for profile in one)


class _Maker:
    """Makes findings; holds what all of them need: the statements' order, their origins, the reader's language."""

    def __init__(self, profiles: Sequence[Profile], origins: Origins, language: Language) -> None:
        self.places = {profile.statement.id: place for place, profile in enumerate(profiles)}
        self._origins = origins
        self._language = language

    def differences(self, key: tuple[str, str, str, str], pairs: list[Pair]) -> list[Finding]:
        """Return the findings of the pairs that differ in the same values: one for each connected group of them."""
        kind, slot, *values = key
        findings = []
        for group in _groups(pairs, self.places):
            ids = {profile.statement.id for profile in group}
            inside = [pair for pair in pairs if pair[0].statement.id in ids]
            sides = [self._distinct(pair[place] for pair in inside) for place in (0, 1)]
            told = sorted(zip(values, sides, strict=True), key=self._first_told)
            findings.append(self._make(kind, slot, told, _surest(inside)))
        return findings

    def agreements(self, pairs: list[Pair], apart: Mapping[str, set[str]]) -> list[Finding]:
        """Return the findings that several reports tell the same, from one origin or from independent ones.

        The surest pairs go first, so that who agrees with both sides of a difference stands with the nearer one.
        """
        surest = sorted(pairs, key=lambda pair: (-pair[0].agreement(pair[1]), *sorted(p.statement.id for p in pair)))
        findings = []
        for group in _groups(surest, self.places, apart):
            kind = "corroborated" if len(self._origins.independent(group)) > 1 else "repeated"
            ids = {profile.statement.id for profile in group}
            inside = [(one, other) for one, other in pairs if one.statement.id in ids and other.statement.id in ids]
            findings.append(self._make(kind, "", [("", group)], _surest(inside)))
        return findings

    def singles(self, profiles: Sequence[Profile], findings: Sequence[Finding]) -> list[Finding]:
        """Return a finding for each statement that no finding about several reports holds."""
        told = {statement.id for finding in findings for statement in finding.statements}
        return [self._make("single", "", [("", [p])], 1.0) for p in profiles if p.statement.id not in told]

    def rank(self, finding: Finding) -> tuple[int, int, str, tuple[str, ...]]:
        """Return the key that sorts findings: by kind, then by the first statement."""
        first = min(self.places[statement.id] for statement in finding.statements)
        return _ORDER.index(finding.kind), first, finding.type, tuple(side.value for side in finding.sides)

    def _first_told(self, side: tuple[str, list[Profile]]) -> tuple[float, int]:
        """Return the key that puts the side first that was published first, else the one that stands first."""
        published = [moment for profile in side[1] if (moment := profile.published)]
        return in_order(published), self.places[side[1][0].statement.id]

    def _make(self, kind: str, slot: str, sides: list[tuple[str, list[Profile]]], confidence: float) -> Finding:
        members = [profile for _, profiles in sides for profile in profiles]
        shared = [c for c in members[0].statement.concepts if all(c in p.statement.concepts for p in members)]
        return Finding(
            kind=kind,
            type=slot,
            concept=shared[0] if shared else "",
            sides=tuple(Side(value, tuple(profile.statement for profile in profiles)) for value, profiles in sides),
            origins=self._origins.independent(members),
            confidence=round(min(confidence, 0.99), 2),
            explanation=explain(kind, slot, sides, self._language),
        )

    def _distinct(self, profiles: Iterable[Profile]) -> list[Profile]:
        found = {profile.statement.id: profile for profile in profiles}
        return sorted(found.values(), key=lambda profile: self.places[profile.statement.id])


def _surest(pairs: Iterable[Pair]) -> float:
    return max((one.likeness(other) for one, other in pairs), default=1.0)
