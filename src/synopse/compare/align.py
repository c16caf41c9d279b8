"""The statements of a story come in, the pairs of their slots worth comparing go out, each with the evidence on it."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice, product

from synopse.compare.bags import overlap, share_of
from synopse.compare.changes import change_evidence
from synopse.compare.clocks import CLOCKS
from synopse.compare.dates import DATES
from synopse.compare.difference import same_words
from synopse.compare.evidence import Candidate, Evidence
from synopse.compare.moments import DATED
from synopse.compare.names import NAMES
from synopse.compare.numbers import NUMBERS
from synopse.compare.pairs import find_pairs
from synopse.compare.places import PLACES
from synopse.compare.polarity import POLARITY, may_oppose
from synopse.compare.profiles import Profile
from synopse.compare.slots import SAID, Relation, Slot, Slots, Values

SLOT_TYPES = {
    "number": NUMBERS,
    "polarity": POLARITY,
    "date": DATES,
    "time": CLOCKS,
    "place": PLACES,
    "name": NAMES,
}
AGREEING = (Relation.SAME, Relation.FINER)
USUAL_REPORTS = 4  # of a gold story, at most; fewer are as so many
_TABLE = 40  # slots of one type in a statement: so many are the cells of a table, of which none is compared
_MOST_SHARED = 8.0  # weight of shared terms around two slots: beyond it, more makes no difference


@dataclass(eq=False, slots=True)
class Match:
    """Two slots of one type in two statements, how they relate, and what they are beside the other matches.

    `nearness` is a plain measure of whether they are of one thing, by which a slot's matches in a report compete.
    """

    type: str
    one: Slot
    other: Slot
    relation: Relation
    nearness: float
    candidate: Candidate
    told: "Told"
    standing: Evidence = field(default_factory=dict)
    _evidence: Evidence | None = None

    @property
    def values(self) -> Values:
        """What findings show of the two slots."""
        return SLOT_TYPES[self.type].values(self.one, self.other)

    @property
    def evidence(self) -> Evidence:
        """The evidence on whether the two slots are of one thing, worked out only once."""
        if self._evidence is None:
            self._evidence = {
                **self.candidate.evidence,
                **SLOT_TYPES[self.type].evidence(self.one, self.other),
                **self.told.evidence(self.one, self.other),
                **_around(self.one, self.other),
                **change_evidence(self.one, self.other),
                **self.standing,
                f"type: {self.type}": 1.0,
            }
        return self._evidence


def find_matches(profiles: Sequence[Profile]) -> Sequence[Match]:
    """Return the matches of the statements' slots, in the order of the statements."""
    slots = find_slots(profiles)
    told = Told(slots)
    return compete([match for pair in find_pairs(profiles, slots) for match in matches_of(pair, told)])


def find_slots(profiles: Iterable[Profile]) -> dict[str, Slots]:
    """Return the slots of the statements that tell something, by the statement's id and by their type."""
    return {profile.statement.id: _slots_of(profile) for profile in profiles if profile.tells}


def _slots_of(profile: Profile) -> Slots:
    found = ((name, tuple(islice(slot_type.find(profile), _TABLE))) for name, slot_type in SLOT_TYPES.items())
    return {name: slots for name, slots in found if 0 < len(slots) < _TABLE}


class Told:
    """What a story tells: the slots of each statement and sentence, and how many values of a kind each report gives."""

    def __init__(self, slots: Mapping[str, Slots]) -> None:
        self.slots = slots
        self._values: dict[tuple[str, str, str], Counter[object]] = defaultdict(Counter)
        self._kinds: dict[tuple[str, str, str], set[object]] = defaultdict(set)
        self._sentences: dict[tuple[tuple[str, int], str], list[Slot]] = defaultdict(list)
        self._reports: dict[tuple[str, str, object], set[str]] = defaultdict(set)
        self._told_in: dict[tuple[str, object], set[tuple[str, int]]] = defaultdict(set)
        for slot in (slot for own in slots.values() for found in own.values() for slot in found):
            self._values[slot.report, slot.type, slot.key][slot.same] += 1
            for kind in slot.kinds:
                self._kinds[slot.report, slot.type, kind].add(slot.same)
            self._sentences[slot.profile.sentence, slot.type].append(slot)
            self._reports[slot.type, slot.key, slot.same].add(slot.report)
            self._told_in[slot.type, slot.same].add(slot.profile.sentence)
        self._size = len({report for reports in self._reports.values() for report in reports})
        self._many = math.log(max(1.0, self._size / USUAL_REPORTS))

    def gives(self, slot: Slot, compared: Slot) -> bool:
        """Tell whether the sentence of a slot that it is compared with gives the same elsewhere.

        A time that holds its day ("in May") does not, nor does what agrees with both ("Imabari, Japan").
        """
        relate = SLOT_TYPES[slot.type].relate
        same = (Relation.SAME,) if slot.type in DATED else AGREEING
        return any(
            relate(slot, other) in same and relate(compared, other) not in AGREEING
            for other in self._sentences[compared.profile.sentence, slot.type]
            if other is not compared
        )

    def gives_both(self, one: Slot, other: Slot) -> bool:
        """Tell whether the reports of two slots give the value of the other one too; of polarity, in the same words."""
        if one.type == SAID:
            return self._says(one.report, other) and self._says(other.report, one)
        return self._of(one)[other.same] > 0 and self._of(other)[one.same] > 0

    def _says(self, report: str, slot: Slot) -> bool:
        """Tell whether a report has a statement in the words of a slot's, of its polarity and its events."""
        said = (said for own in self.slots.values() for said in own.get(SAID, ()) if said.report == report)
        return any(
            other.value == slot.value
            and other.profile.events == slot.profile.events
            and same_words(other.profile, slot.profile)
            for other in said
        )

    def evidence(self, one: Slot, other: Slot) -> Evidence:
        """Return whether a report also gives the other's value, and how many values each gives that might be meant."""
        mine, theirs = self._of(one), self._of(other)
        apart = one.report != other.report and one.type != SAID
        return {
            "value told by the other": apart * (min(theirs[one.same], 2) + min(mine[other.same], 2)),
            "both values told by both": apart and self.gives_both(one, other),
            "rivals": math.log(max(1, len(mine)) * max(1, len(theirs))) if one.type != SAID else 0.0,
            "rivals of one kind": self._rivals_of_kind(one, other),
            **self._among_reports(one, other),
        }

    def _among_reports(self, one: Slot, other: Slot) -> Evidence:
        """Return how many reports the story has, how many give either value, and whether a sentence gives both."""
        told = one.type != SAID
        giving = sorted(len(self._reports[slot.type, slot.key, slot.same]) / self._size for slot in (one, other))
        return {
            "reports": self._many,
            "share of reports with the rarer value": told * giving[0],
            "share of reports with the commoner value": told * giving[1],
            "told together": told and self._told_together(one, other),
        }

    def _told_together(self, one: Slot, other: Slot) -> bool:
        """Tell whether a sentence of the story gives the values of both slots."""
        mine, theirs = (self._told_in[slot.type, slot.same] for slot in (one, other))
        return one.same != other.same and not mine.isdisjoint(theirs)

    def _rivals_of_kind(self, one: Slot, other: Slot) -> float:
        """Return how many pairs of values the reports give for the narrowest kind that both are of, as logarithm."""
        shared = one.kinds & other.kinds
        if not shared:
            return 0.0
        pairs = (
            len(self._kinds[one.report, one.type, kind]) * len(self._kinds[other.report, other.type, kind])
            for kind in shared
        )
        return math.log(min(pairs))

    def _of(self, slot: Slot) -> Counter[object]:
        return self._values[slot.report, slot.type, slot.key]


def matches_of(candidate: Candidate, told: Told) -> list[Match]:
    """Return the matches of the slots of two statements, which one sentence does not have with itself."""
    one, other = candidate.one, candidate.other
    related = _related(one, other, told) if one.sentence != other.sentence else []
    if not related:
        return []
    near = candidate.nearness
    return [
        Match(mine.type, mine, theirs, relation, near + overlap(mine.around, theirs.around), candidate, told)
        for mine, theirs, relation in related
    ]


def _around(one: Slot, other: Slot) -> Evidence:
    """Return what stands around two slots says of whether they are of one thing."""
    shared = one.around.shared_with(other.around)
    return {
        "likeness around": share_of(shared, one.around.total, other.around.total),
        "shared around": min(shared, _MOST_SHARED) / 4,
        "own around": min(_own_weight(one, other.profile), _own_weight(other, one.profile)),
    }


def _own_weight(slot: Slot, other: Profile) -> float:
    """Return how much of what stands around a slot the other's sentence does not say at all, 0 to 1."""
    own = sum([weight for term, weight in slot.around.items() if term not in other.whole])
    return own / slot.around.total if slot.around.total else 0.0


def _related(one: Profile, other: Profile, told: Told) -> list[tuple[Slot, Slot, Relation]]:
    """Return the pairs of slots that do not have what they say in common with another slot of the sentence."""
    found: list[tuple[Slot, Slot, Relation]] = []
    for name, mine, theirs in common_slots(told.slots[one.statement.id], told.slots[other.statement.id]):
        if name == SAID and not may_oppose(one, other):
            continue
        relate = SLOT_TYPES[name].relate
        for first, second in product(mine, theirs):
            relation = relate(first, second)
            if relation is None or relation == Relation.SAME:
                continue
            if relation == Relation.FINER or name == SAID or not _is_told(first, second, told):
                found.append((first, second, relation))
    return found


def _is_told(one: Slot, other: Slot, told: Told) -> bool:
    """Tell whether one of two slots is given by another slot of the other's sentence too."""
    return told.gives(one, other) or told.gives(other, one)


def common_slots(mine: Slots, theirs: Slots) -> list[tuple[str, Sequence[Slot], Sequence[Slot]]]:
    """Return the types of slots that both statements have, with the slots of each."""
    return [(name, own, theirs[name]) for name, own in mine.items() if name in theirs]


def compete(matches: Sequence[Match]) -> Sequence[Match]:
    """Tell each match what it is beside the others of its slots: the best, and by how much; return them."""
    rivals: dict[tuple[int, str], list[float]] = defaultdict(list)
    keys = [keys_of(match) for match in matches]
    for match, own in zip(matches, keys, strict=True):
        for key in own:
            rivals[key].append(match.nearness)
    best = {key: (*sorted(found, reverse=True)[:2], 0.0) for key, found in rivals.items()}
    for match, own in zip(matches, keys, strict=True):
        match.standing = _standing(match.nearness, *(best[key] for key in own))
    return matches


def keys_of(match: Match) -> tuple[tuple[int, str], tuple[int, str]]:
    """Return what the rivals of a match share with it: either of its slots, and the report of the other."""
    return (id(match.one), match.other.report), (id(match.other), match.one.report)


def _standing(nearness: float, *best: Sequence[float]) -> Evidence:
    """Return what a match is beside the two nearest of either of its slots, of which it may be one."""
    leads = [nearness - (second if nearness >= first else first) for first, second, *_ in best]
    return {"best of both": sum(lead >= 0 for lead in leads), "lead": min(leads), "nearness": nearness}
