"""Two statements of two reports come in, how likely it is that they say the same goes out."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from synopse.compare.ages import AGE
from synopse.compare.align import AGREEING, SLOT_TYPES, common_slots
from synopse.compare.chances import chance_of
from synopse.compare.difference import at_other_times
from synopse.compare.durations import DURATION
from synopse.compare.evidence import Candidate, Evidence, agreement_of, are_long
from synopse.compare.profiles import Profile
from synopse.compare.slots import SAID, Relation, Slot, Slots
from synopse.compare.weights import SAME_FACT
from synopse.model import Polarity

_MOST = 2  # slots that agree or differ: beyond it, more make no difference
_AMONG_AGREEING = 0.3  # how much a slot that differs counts where others of its type agree
_MOST_TERMS = 6
_MOST_AROUND = 8.0  # weight of shared terms around two slots: beyond it, more makes no difference
_MOST_DIGITS = 4
_SURE = 0.7  # above what is told as agreement; set by hand, not measured by itself
_ALIKE = 0.25  # agreement of two statements of one doer that give an equal value, or that have little else in common
_SHARED = 3  # terms and values that they must share at least, or a short statement agrees with everything
_LITTLE = 0.18  # agreement from which two statements may say the same without a slot that agrees
_MUCH = 0.3  # the same from which it may be told: of 12,800 pairs with less none had a chance of .45
# Agreement from which two statements may say the same beside a slot of a type that agrees: anything, but for a number.
_ANYTHING = {"number": 0.0, **dict.fromkeys(("age", "duration", "date", "time", "place", "name"), 0.001)}
# The same from which it may be told: none of our pairs with less had a chance of .45.
_LEAST = {**_ANYTHING, "age": 0.1, "duration": 0.1, "date": 0.1, "place": 0.2, "name": 0.2}
_HIGH = 0.4  # agreement from which two statements mostly say the same; more counts double then
_OTHER_SCOPE = "compound"  # tells of two scopes; too rare in agreements to learn what it means there
_COUNTED = "number"
_AGREE = "agree: "  # what the names of evidence on slots that agree begin with
_OF_MANY = {AGE: "age", DURATION: "duration"}  # dimensions in which things agree that have nothing else in common
_KINDS = {_COUNTED: (_COUNTED, *_OF_MANY.values())}
_AGREEING = frozenset(_AGREE + name for name in _LEAST)
_COMMON = {_AGREE + name for name in _OF_MANY.values()}


def may_agree(candidate: Candidate, slots: Mapping[str, Slots]) -> bool:
    """Tell whether two statements could say the same: of two reports, with one polarity, and much or a slot in common.

    Who holds a role is not told of, as no news. From all such pairs is learned what makes two statements say the same.
    """
    return _share(candidate, slots, _LITTLE, _ANYTHING)


def is_worth_weighing(candidate: Candidate, slots: Mapping[str, Slots]) -> bool:
    """Tell whether two statements that may agree share so much that it could be told; the others need no evidence."""
    return _share(candidate, slots, _MUCH, _LEAST)


def _share(candidate: Candidate, slots: Mapping[str, Slots], least: float, by_slot: Mapping[str, float]) -> bool:
    """Tell whether two statements agree so far at least, or so far as is needed beside a slot that agrees."""
    one, other = candidate.one, candidate.other
    if one.report is other.report or one.names_role or other.names_role:
        return False
    if one.statement.polarity != other.statement.polarity:
        return False
    agreement = agreement_of(one, other)
    if agreement >= least:
        return True
    common = common_slots(slots[one.statement.id], slots[other.statement.id])
    return any(
        agreement >= by_slot[_named(slot)]
        for name, mine, theirs in common
        if name != SAID and agreement >= by_slot[name]
        for slot, _ in _agreeing(name, mine, theirs)
    )


def chance_of_same_fact(candidate: Candidate, slots: Mapping[str, Slots]) -> float:
    """Return how likely it is that two statements that may agree say the same.

    One doer and one value in two alike statements are enough; so is one wording, lightly edited.
    """
    one, other = candidate.one, candidate.other
    evidence = fact_evidence(candidate, slots)
    if _says_little(evidence) or (evidence["same words"] and not (one.text == other.text or _values_agree(one, other))):
        return 0.0
    chance = chance_of(evidence, SAME_FACT)
    return max(chance, _SURE) if _tell_the_same(one, other, evidence) else chance


def fact_evidence(candidate: Candidate, slots: Mapping[str, Slots]) -> Evidence:
    """Return what speaks for two statements saying the same: that they are about one thing, and agree in its slots."""
    one, other = candidate.one, candidate.other
    evidence = dict(candidate.evidence)
    del evidence[_OTHER_SCOPE]
    around = 0.0
    for name, mine, theirs in common_slots(slots[one.statement.id], slots[other.statement.id]):
        if name == SAID:
            continue
        pairs, differing = _compared(name, mine, theirs)
        agreeing = Counter(map(_named, {id(slot): slot for slot, _ in pairs}.values()))
        around = max([around, *(slot.around.shared_with(o.around) for slot, o in pairs)])
        if name == _COUNTED:
            evidence["exactness"] = max((_exactness(*pair) for pair in pairs if _named(pair[0]) == name), default=0)
        evidence |= {_AGREE + kind: min(agreeing[kind], _MOST) for kind in _KINDS.get(name, (name,))}
        evidence[f"differ: {name}"] = min(differing, _MOST) * (_AMONG_AGREEING if pairs else 1.0)
    evidence["around agreeing"] = min(around, _MOST_AROUND) / 4
    shared = len(one.values.keys() & other.values.keys())
    evidence["shared values"] = shared
    evidence["shared values of the same people"] = bool(shared) and evidence["same people"]
    evidence["shared values of the same event"] = bool(shared) and evidence["same event"]
    evidence["both denied"] = one.statement.polarity == Polarity.NO
    evidence["agreement, high"] = max(0.0, evidence["agreement"] - _HIGH)
    evidence["shared words"] = min(_shared_terms(one, other) + shared, _MOST_TERMS)
    evidence["terms of the shorter"] = min(len(one.weights), len(other.weights), _MOST_TERMS)
    return evidence


def _named(slot: Slot) -> str:
    """Return the type of a slot; ages and durations are named apart."""
    return _OF_MANY.get(slot.item.dimension, slot.type) if slot.type == _COUNTED else slot.type


def _agreeing(name: str, mine: Sequence[Slot], theirs: Sequence[Slot]) -> Iterator[tuple[Slot, Slot]]:
    """Yield the pairs of slots of a type that give the same."""
    relate = SLOT_TYPES[name].relate
    yield from (pair for pair in product(mine, theirs) if relate(*pair) in AGREEING)


def _compared(name: str, mine: Sequence[Slot], theirs: Sequence[Slot]) -> tuple[list[tuple[Slot, Slot]], int]:
    """Return the pairs of slots of a type that give the same, and how many slots differ and agree with none."""
    relate = SLOT_TYPES[name].relate
    related = [(one, other, relate(one, other)) for one, other in product(mine, theirs)]
    pairs = [(one, other) for one, other, relation in related if relation in AGREEING]
    agreed = {id(slot) for pair in pairs for slot in pair}
    apart = [(one, other) for one, other, relation in related if relation == Relation.DIFFERENT]
    sides = ({id(pair[side]) for pair in apart} - agreed for side in (0, 1))
    return pairs, min(map(len, sides))


def _says_little(evidence: Evidence) -> bool:
    """Tell whether statements of two long reports share too little: a single word, or an age or a duration."""
    if evidence["same words"] or not are_long(evidence):
        return False
    agreeing = {name for name in _AGREEING if evidence.get(name)}
    if agreeing:
        return agreeing <= _COMMON and evidence["agreement"] < _ALIKE
    return evidence["terms of the shorter"] <= 1


def _exactness(one: Slot, other: Slot) -> float:
    """Return how telling it is that two numbers agree, by the digits of the rounder one, and one for a unit.

    A zero at the end is half a digit: 3000 is less telling than 2914, but more than 3.
    """
    return min(*map(_digits, (one, other)), _MOST_DIGITS) + bool(one.item.dimension)


def _digits(slot: Slot) -> float:
    digits = slot.value.replace(".", "").lstrip("0")
    return (len(digits) + len(digits.rstrip("0"))) / 2


def _shared_terms(one: Profile, other: Profile) -> int:
    return len(one.weights.keys() & other.weights.keys())


def _tell_the_same(one: Profile, other: Profile, evidence: Evidence) -> bool:
    """Tell whether two statements are one wording, or have one doer, one value, and much else in common."""
    if evidence["same words"] and (one.text == other.text or _values_agree(one, other)):
        return True
    return (
        _same_doer(one, other)
        and _shared_terms(one, other) + evidence["shared values"] >= _SHARED
        and evidence["agreement"] >= _ALIKE
        and one.asserts
        and other.asserts
        and one.scopes == other.scopes
        and not _conflicting(one, other)
    )


def _same_doer(one: Profile, other: Profile) -> bool:
    """Tell whether one person or organisation takes part in both and both give an equal value."""
    return not (one.people.isdisjoint(other.people) or one.values.keys().isdisjoint(other.values))


def _conflicting(one: Profile, other: Profile) -> bool:
    """Tell whether both give numbers, or times, none of which is in the other."""
    counted = bool(one.statement.quantities and other.statement.quantities)
    return at_other_times(one, other) or (counted and one.counts.isdisjoint(other.counts))


def _values_agree(one: Profile, other: Profile) -> bool:
    """Tell whether two wordings that are almost equal give the same numbers and times."""
    return one.values.keys() == other.values.keys() and not at_other_times(one, other)
