"""Matched slots of statements come in, findings go out: matches that say the same of the same are one finding."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from math import log

from synopse.compare.agreement import chance_of_same_fact, is_worth_weighing
from synopse.compare.align import USUAL_REPORTS, Match, Told, compete, find_slots, matches_of
from synopse.compare.chances import chance_of_refinement, chance_of_update, chances_of_same_thing
from synopse.compare.difference import Difference, in_order
from synopse.compare.doubts import is_doubtful, may_be_told, must_be_surer
from synopse.compare.evidence import LONG, Evidence, are_long
from synopse.compare.explain import explain
from synopse.compare.groups import Agreements, connected
from synopse.compare.origins import Origins
from synopse.compare.pairs import find_pairs
from synopse.compare.profiles import Profile
from synopse.compare.rivals import values_of
from synopse.compare.slots import SAID, Relation, Slot
from synopse.compare.thresholds import (
    LEAST,
    LEAST_CONTRADICTED,
    LEAST_CONTRADICTED_AMONG_MUCH,
    LEAST_DESPITE,
    LEAST_THROUGH_ANOTHER,
    LEAST_UPDATED_DESPITE,
)
from synopse.compare.wordings import Wordings
from synopse.languages import Language
from synopse.model import Finding, Side

_ORDER = ("contradicted", "updated", "corroborated", "repeated", "refined", "single")
_LEAST_OF_ANY = min(LEAST_THROUGH_ANOTHER, *LEAST.values(), *LEAST_CONTRADICTED.values())
_MAY_AGREE = 0.25  # chance below which two statements stand in no group that says one thing
_TEN = log(10 / USUAL_REPORTS)  # evidence on how many reports a story has, of ten
_UPDATED_FROM = 0.5  # chance of an update from which a difference is told as one

Pair = tuple[Profile, Profile]
Key = tuple[str, str, str, str]
Differing = dict[Key, list[tuple[Pair, float]]]  # by kind, slot and the two values
Likely = list[tuple[Difference, Match]]


def collect_findings(profiles: Sequence[Profile], origins: Origins, language: Language) -> tuple[Finding, ...]:
    """Return all findings about the statements, sorted by kind, then by their place in the story."""
    agreeing, matches = compare_pairs(profiles)
    differing = _find_differing(matches)
    maker = _Maker(profiles, origins, language)
    findings = [finding for key, pairs in differing.items() for finding in maker.differences(key, pairs)]
    findings += maker.agreements(agreeing, _partners(_told(differing, {"contradicted", "updated"})))
    return tuple(sorted([*findings, *maker.singles(profiles, findings)], key=maker.rank))


def compare_pairs(profiles: Sequence[Profile]) -> tuple[list[tuple[Pair, float]], Sequence[Match]]:
    """Return the pairs of statements that may say the same, with how likely that is, and all matches of their slots."""
    slots = find_slots(profiles)
    told = Told(slots)
    agreeing: list[tuple[Pair, float]] = []
    matches: list[Match] = []
    for candidate in find_pairs(profiles, slots):
        chance = chance_of_same_fact(candidate, slots) if is_worth_weighing(candidate, slots) else 0.0
        if chance >= _MAY_AGREE:
            agreeing.append(((candidate.one, candidate.other), chance))
        matches += matches_of(candidate, told)
    return agreeing, compete(matches)


def _find_differing(matches: Sequence[Match]) -> Differing:
    """Return the pairs that surely differ, and those that likely do so as others surely do."""
    differing: Differing = defaultdict(list)
    likely: Likely = []
    for match, same in with_chances(matches):
        chance = chance_of_refinement(match) if match.relation == Relation.FINER else same
        if chance < _LEAST_OF_ANY:
            continue
        difference = weigh(match, chance)
        if is_sure(difference, match):
            _file(differing, difference, match)
        else:
            likely.append((difference, match))
    for difference, match in [*_through_another(likely, differing), *_in_same_values(likely, differing)]:
        _file(differing, difference, match)
    return differing


def _through_another(likely: Likely, differing: Differing) -> Likely:
    """Return the likely updates of which both statements are in a sure one with a third."""
    slots = {match.type for _, match in likely}
    partners = {slot: _partners(_told(differing, {"updated"}, slot)) for slot in sorted(slots)}
    return [
        (difference, match)
        for difference, match in likely
        if difference.kind == "updated"
        and difference.confidence >= LEAST_THROUGH_ANOTHER
        and not _partners_of(match.one, partners).isdisjoint(_partners_of(match.other, partners))
    ]


def _partners_of(slot: Slot, partners: Mapping[str, Mapping[str, set[str]]]) -> set[str]:
    return partners[slot.type].get(slot.profile.statement.id, set())


def _in_same_values(likely: Likely, differing: Differing) -> Likely:
    """Return the likely contradictions in two values in which others surely contradict each other: who else says so."""
    return [
        (difference, match)
        for difference, match in likely
        if difference.kind == "contradicted"
        and match.type != SAID
        and _key(difference) in differing
        and not is_doubtful(match)
    ]


def with_chances(matches: Sequence[Match]) -> Iterator[tuple[Match, float]]:
    """Yield the matches, each with the chance that its two slots are of one thing; 0 where nothing is told of it."""
    judged = _worth_judging([match for match in matches if match.relation == Relation.DIFFERENT])
    chances = {id(match): chance for match, chance in zip(judged, chances_of_same_thing(judged), strict=True)}
    yield from ((match, chances.get(id(match), 0.0)) for match in matches)


def _worth_judging(matches: Sequence[Match]) -> list[Match]:
    """Return the matches that may be told, and those that bear on them: others with the same two values."""
    values = {values_of(match) for match in matches if may_be_told(match)} - {None}
    return [match for match in matches if may_be_told(match) or values_of(match) in values]


def weigh(match: Match, chance: float) -> Difference:
    """Return what a match most likely shows, a contradiction, an update or a refinement, and how likely it is that.

    `chance` is that of its two slots' being of one thing; of a refinement, that one of them is the other, told finer.
    """
    kind, confidence = _likeliest(match, chance)
    return Difference(kind, match.type, match.values, confidence)


def is_sure(difference: Difference, match: Match) -> bool:
    """Tell whether what a match shows is told."""
    if difference.kind != "contradicted":
        despite = difference.kind == "updated" and _may_meet_by_chance(match)
        return difference.confidence >= (LEAST_UPDATED_DESPITE if despite else LEAST[difference.kind])
    if difference.confidence < least_contradicted(match.type, match.evidence) or is_doubtful(match):
        return False
    return difference.confidence >= LEAST_DESPITE or not must_be_surer(match)


def least_contradicted(slot: str, evidence: Evidence) -> float:
    """Return the chance from which a contradiction is told: the higher, the more and the longer the reports are."""
    least = LEAST_CONTRADICTED[slot]
    share = min(1.0, max(evidence["reports"] / _TEN, evidence["long reports"] / LONG))
    return least + share * (LEAST_CONTRADICTED_AMONG_MUCH - least)


def _may_meet_by_chance(match: Match) -> bool:
    """Tell whether two reports are so long, or reports that deny something so many, that some slots must meet."""
    return are_long(match.evidence) or (match.type == SAID and match.evidence["reports"] > 0)


def _likeliest(match: Match, chance: float) -> tuple[str, float]:
    if match.relation == Relation.FINER:
        return "refined", chance
    updated = chance_of_update(match)
    if updated >= _UPDATED_FROM:
        return "updated", chance * updated
    return "contradicted", chance * (1 - updated)


def _file(differing: Differing, difference: Difference, match: Match) -> None:
    """Put a pair with those of the same kind, slot and values, its statements in the order of the values."""
    pair = match.one.profile, match.other.profile
    first, second = difference.values
    differing[_key(difference)].append((pair if first <= second else pair[::-1], difference.confidence))


def _key(difference: Difference) -> Key:
    first, second = sorted(difference.values)
    return difference.kind, difference.type, first, second


def _told(differing: Differing, kinds: Set[str], slot: str | None = None) -> Iterator[Pair]:
    """Yield the pairs that differ in one of these ways, in one type of slot or in any."""
    for (kind, type_, *_), found in differing.items():
        if kind in kinds and slot in (None, type_):
            yield from (pair for pair, _ in found)


def _partners(pairs: Iterable[Pair]) -> dict[str, set[str]]:
    """Return, for each statement of the pairs, the ids of those that it is paired with."""
    partners: dict[str, set[str]] = defaultdict(set)
    for one, other in pairs:
        partners[one.statement.id].add(other.statement.id)
        partners[other.statement.id].add(one.statement.id)
    return partners


class _Maker:
    """Makes findings; holds what all of them need: the statements' order, their origins, the reader's language."""

    def __init__(self, profiles: Sequence[Profile], origins: Origins, language: Language) -> None:
        self.places = {profile.statement.id: place for place, profile in enumerate(profiles)}
        self._wordings = Wordings(profile for profile in profiles if profile.tells)
        self._origins = origins
        self._language = language

    def differences(self, key: Key, found: list[tuple[Pair, float]]) -> list[Finding]:
        """Return the findings of the pairs that differ in the same values: one for each connected group of them."""
        kind, slot, *values = key
        pairs = [pair for pair, _ in found]
        findings = []
        for group in connected([*pairs, *(() if slot == SAID else self._alike(pairs))], self.places):
            ids = {profile.statement.id for profile in group}
            inside = [pair for pair in pairs if pair[0].statement.id in ids]
            sides = [self._distinct(pair[place] for pair in inside) for place in (0, 1)]
            told = sorted(zip(values, sides, strict=True), key=self._first_told)
            surest = max(chance for (one, _), chance in found if one.statement.id in ids)
            findings.append(self._make(kind, slot, told, surest))
        return findings

    def _alike(self, pairs: Sequence[Pair]) -> Iterator[Pair]:
        """Yield the statements on one side that tell of one event: they are of one difference."""
        for side in (0, 1):
            first: dict[str, Profile] = {}
            for profile in self._distinct(pair[side] for pair in pairs):
                yield from ((first.setdefault(event, profile), profile) for event in sorted(profile.events))

    def agreements(self, found: list[tuple[Pair, float]], apart: Mapping[str, set[str]]) -> list[Finding]:
        """Return the findings that several reports tell the same, from one origin or from independent ones.

        Where some of those who bear each other out only print one origin, that is told as well.
        """
        agreements = Agreements(found, apart, self._wordings)
        told: list[tuple[str, list[Profile]]] = []
        for group in agreements.groups(LEAST["agreed"], self.places):
            by_origin = [self._distinct(own) for own in self._origins.groups(group)]
            told += [("corroborated", group)] if len(by_origin) > 1 else []
            told += [("repeated", own) for own in by_origin if len({profile.statement.report for profile in own}) > 1]
        return [
            self._make(kind, "", [("", group)], chance) for kind, group in told if (chance := agreements.surest(group))
        ]

    def singles(self, profiles: Sequence[Profile], findings: Sequence[Finding]) -> list[Finding]:
        """Return a finding for each statement that no finding about several reports holds, roles left out."""
        told = {statement.id for finding in findings for statement in finding.statements}
        alone = [p for p in profiles if p.statement.id not in told and not p.names_role]
        return [self._make("single", "", [("", [p])], 1.0) for p in alone]

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
