"""The statements of a story come in, the pairs of their slots worth comparing go out, each with the evidence on it.

Found by an index of terms, so that the cost does not grow with all pairs.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

from synopse.compare.bags import overlap
from synopse.compare.dates import CLOCKS, DATES
from synopse.compare.evidence import Evidence, statement_evidence
from synopse.compare.names import NAMES
from synopse.compare.numbers import NUMBERS
from synopse.compare.places import PLACES
from synopse.compare.polarity import POLARITY, may_oppose
from synopse.compare.profiles import Profile
from synopse.compare.slots import Relation, Slot

SLOT_TYPES = {
    "number": NUMBERS,
    "polarity": POLARITY,
    "date": DATES,
    "time": CLOCKS,
    "place": PLACES,
    "name": NAMES,
}
_COMMON = 40  # wordings: a term that more of them hold brings nothing together that rarer terms do not
_SAID = "polarity"  # the type of the slot that every statement has
AGREEING = (Relation.SAME, Relation.FINER)
_USUAL = 130  # matches of a gold story in the mean (127 of 31); a story of fewer is as one of so many
_MOST_SHARED = 8.0  # weight of shared terms around two slots: beyond it, more makes no difference

Slots = Mapping[str, Sequence[Slot]]


@dataclass(frozen=True, slots=True)
class Match:
    """Two slots of one type in two statements, how they relate, and the evidence on whether they are of one thing.

    `nearness` is a plain measure of that, by which a slot's matches in a report compete.
    """

    type: str
    one: Slot
    other: Slot
    relation: Relation
    evidence: Evidence
    nearness: float


def find_matches(profiles: Sequence[Profile]) -> list[Match]:
    """Return the matches of the statements' slots, in the order of the statements."""
    slots = find_slots(profiles)
    told = _Told(slots)
    pairs = ((one, other) for one, other in find_pairs(profiles, slots) if one.sentence != other.sentence)
    return _compete([match for one, other in pairs for match in _matches(one, other, told)])


def find_slots(profiles: Iterable[Profile]) -> dict[str, Slots]:
    """Return the slots of the statements that tell something, by the statement's id and by their type."""
    return {profile.statement.id: _slots_of(profile) for profile in profiles if profile.tells}


def find_pairs(profiles: Sequence[Profile], slots: Mapping[str, Slots]) -> Iterator[tuple[Profile, Profile]]:
    """Yield every pair of telling statements that share a telling term, each once, in the order of the profiles.

    A term is telling by the number of its wordings, so that what many reports print is not lost; a kind of slot that
    few statements have is a term too. Of very many statements in the same words each is paired with the first and the
    next: that connects them all.
    """
    profiles = [profile for profile in profiles if profile.statement.id in slots]
    terms = [frozenset(_terms(profile, slots[profile.statement.id])) for profile in profiles]
    texts = [profile.text for profile in profiles]
    twins = _places(zip(texts, range(len(texts)), strict=True))
    holders = _places((term, place) for place, own in enumerate(terms) for term in own)
    telling = {
        term: found
        for term, found in holders.items()
        if len(found) > 1 and len({texts[place] for place in found}) <= _COMMON
    }
    for place, profile in enumerate(profiles):
        same = twins[texts[place]]
        skipped = set(same[same.index(place) + 2 :]) if len(same) > _COMMON and place != same[0] else set()
        others = {other for term in terms[place] for other in telling.get(term, ()) if other > place}
        for other in sorted(others - skipped):
            yield profile, profiles[other]


def _terms(profile: Profile, slots: Slots) -> Iterator[str]:
    yield profile.text  # one wording, however common its words
    yield from profile.stems
    for terms in profile.surroundings.values():
        yield from terms
    for name, found in slots.items():
        yield from (f"{name}={slot.key}" for slot in found if name != _SAID)


def _places(pairs: Iterable[tuple[str, int]]) -> dict[str, list[int]]:
    """Return the places of each word or text, in their order, each once."""
    found: dict[str, dict[int, None]] = defaultdict(dict)
    for key, place in pairs:
        found[key][place] = None
    return {key: list(places) for key, places in found.items()}


def _slots_of(profile: Profile) -> Slots:
    return {name: tuple(slot_type.find(profile)) for name, slot_type in SLOT_TYPES.items()}


class _Told:
    """What a story tells: the slots of each statement and sentence, and how many values of a kind each report gives."""

    def __init__(self, slots: Mapping[str, Slots]) -> None:
        self.slots = slots
        self._values: dict[tuple[str, str, str], Counter[object]] = defaultdict(Counter)
        self._kinds: dict[tuple[str, str, str], set[object]] = defaultdict(set)
        self._sentences: dict[tuple[tuple[str, int], str], list[Slot]] = defaultdict(list)
        for slot in (slot for own in slots.values() for found in own.values() for slot in found):
            self._values[slot.report, slot.type, slot.key][slot.same] += 1
            for kind in slot.kinds:
                self._kinds[slot.report, slot.type, kind].add(slot.same)
            self._sentences[slot.profile.sentence, slot.type].append(slot)

    def gives(self, sentence: tuple[str, int], slot: Slot) -> bool:
        """Tell whether a sentence gives the same as a slot."""
        relate = SLOT_TYPES[slot.type].relate
        return any(relate(slot, other) in AGREEING for other in self._sentences[sentence, slot.type])

    def evidence(self, one: Slot, other: Slot) -> Evidence:
        """Return whether a report also gives the other's value, and how many values each gives that might be meant."""
        mine, theirs = self._of(one), self._of(other)
        apart = one.report != other.report and one.type != _SAID
        return {
            "value told by the other": apart * (min(theirs[one.same], 2) + min(mine[other.same], 2)),
            "both values told by both": apart and theirs[one.same] > 0 and mine[other.same] > 0,
            "rivals": math.log(max(1, len(mine)) * max(1, len(theirs))) if one.type != _SAID else 0.0,
            "rivals of one kind": self._rivals_of_kind(one, other),
        }

    def _rivals_of_kind(self, one: Slot, other: Slot) -> float:
        """Return how many pairs of values the reports give for the narrowest kind that both are of, as logarithm."""
        pairs = (
            len(self._kinds[one.report, one.type, kind]) * len(self._kinds[other.report, other.type, kind])
            for kind in one.kinds & other.kinds
        )
        return math.log(min(pairs, default=1))

    def _of(self, slot: Slot) -> Counter[object]:
        return self._values[slot.report, slot.type, slot.key]


def _matches(one: Profile, other: Profile, told: _Told) -> Iterator[Match]:
    evidence: Evidence = {}
    for mine, theirs, relation in _related(one, other, told):
        evidence = evidence or statement_evidence(one, other)
        near = overlap(mine.around, theirs.around)
        found = {
            **evidence,
            **SLOT_TYPES[mine.type].evidence(mine, theirs),
            **told.evidence(mine, theirs),
            "likeness around": near,
            "shared around": min(mine.around.shared_with(theirs.around), _MOST_SHARED) / 4,
            "own around": min(_own_weight(mine, other), _own_weight(theirs, one)),
        }
        nearness = near + found["likeness of stems"] + found["likeness of sentences"] / 2 + found["same event"] * 0.3
        yield Match(mine.type, mine, theirs, relation, found, nearness)


def _own_weight(slot: Slot, other: Profile) -> float:
    """Return how much of what stands around a slot the other's sentence does not say at all, 0 to 1."""
    own = sum(weight for term, weight in slot.around.items() if term not in other.whole)
    return own / slot.around.total if slot.around.total else 0.0


def _related(one: Profile, other: Profile, told: _Told) -> Iterator[tuple[Slot, Slot, Relation]]:
    """Yield the pairs of slots that do not have what they say in common with another slot of the sentence."""
    for name, mine, theirs in common_slots(told.slots[one.statement.id], told.slots[other.statement.id]):
        if name == _SAID and not may_oppose(one, other):
            continue
        relate = SLOT_TYPES[name].relate
        for first, second in product(mine, theirs):
            relation = relate(first, second)
            if relation is None or relation == Relation.SAME:
                continue
            if relation == Relation.FINER or name == _SAID or not _is_told(first, second, told):
                yield first, second, relation


def _is_told(one: Slot, other: Slot, told: _Told) -> bool:
    """Tell whether one of two slots is given by another slot of the other's sentence too."""
    return told.gives(other.profile.sentence, one) or told.gives(one.profile.sentence, other)


def common_slots(mine: Slots, theirs: Slots) -> Iterator[tuple[str, Sequence[Slot], Sequence[Slot]]]:
    """Yield the types of slots that both statements have, with the slots of each."""
    for name, own in mine.items():
        if own and theirs[name]:
            yield name, own, theirs[name]


def _compete(matches: Sequence[Match]) -> list[Match]:
    """Return the matches with what they are beside the others of their slots: the best, and by how much.

    The more a story has of them, the more are chance meetings: what is there grows with the square, what is right not.
    """
    rivals: dict[tuple[int, str], list[float]] = defaultdict(list)
    for match in matches:
        for key in keys_of(match):
            rivals[key].append(match.nearness)
    best = {key: sorted(found, reverse=True)[:2] for key, found in rivals.items()}
    among = {"matches of the story": math.log(max(1.0, len(matches) / _USUAL))}
    return [replace(match, evidence={**match.evidence, **_standing(match, best), **among}) for match in matches]


def keys_of(match: Match) -> tuple[tuple[int, str], tuple[int, str]]:
    """Return what the rivals of a match share with it: either of its slots, and the report of the other."""
    return (id(match.one), match.other.report), (id(match.other), match.one.report)


def _standing(match: Match, best: Mapping[tuple[int, str], Sequence[float]]) -> Evidence:
    leads = []
    for key in keys_of(match):
        first, second = (*best[key], 0.0)[:2]
        leads.append(match.nearness - (second if match.nearness >= first else first))
    return {"best of both": sum(lead >= 0 for lead in leads), "lead": min(leads), "nearness": match.nearness}
