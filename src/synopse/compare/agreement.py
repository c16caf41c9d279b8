"""Two statements of two reports come in, how likely it is that they say the same goes out."""

from collections.abc import Mapping

from synopse.compare.align import AGREEING, SLOT_TYPES, Slots, common_slots
from synopse.compare.chances import chance_of
from synopse.compare.difference import at_other_times
from synopse.compare.evidence import Candidate, Evidence
from synopse.compare.profiles import Profile
from synopse.compare.slots import Slot
from synopse.compare.weights import SAME_FACT

_MOST = 2  # slots that agree or differ: beyond it, more make no difference
_AMONG_AGREEING = 0.3  # how much a slot that differs counts where others of its type agree
_MOST_TERMS = 6
_SURE = 0.7  # above what is told as agreement; set by hand, not measured by itself
_ALIKE = 0.25  # likeness of two statements of one doer that give an equal value
_SHARED = 3  # terms and values that they must share at least, or a short statement agrees with everything
_HIGH = 0.4  # agreement from which two statements mostly say the same; more counts double then
_OTHER_SCOPE = "compound"  # tells of two scopes; too rare in agreements to learn what it means there
_UNTOLD = "polarity"  # has evidence of its own


def may_agree(candidate: Candidate) -> bool:
    """Tell whether two statements could say the same: of two reports, with one polarity and a term in common.

    Who holds a role is not told of, as no news.
    """
    one, other = candidate.one, candidate.other
    if one.report is other.report or one.names_role or other.names_role:
        return False
    return one.statement.polarity == other.statement.polarity and one.shares_with(other)


def chance_of_same_fact(candidate: Candidate, slots: Mapping[str, Slots]) -> float:
    """Return how likely it is that two statements that may agree say the same.

    One doer and one value in two alike statements are enough; so is one wording, lightly edited.
    """
    one, other = candidate.one, candidate.other
    evidence = fact_evidence(candidate, slots)
    if evidence["same words"] and not (one.text == other.text or _values_agree(one, other)):
        return 0.0
    chance = chance_of(evidence, SAME_FACT)
    return max(chance, _SURE) if _tell_the_same(one, other, evidence) else chance


def fact_evidence(candidate: Candidate, slots: Mapping[str, Slots]) -> Evidence:
    """Return what speaks for two statements saying the same: that they are about one thing, and agree in its slots."""
    one, other, evidence = candidate.one, candidate.other, dict(candidate.evidence)
    del evidence[_OTHER_SCOPE]
    for name, mine, theirs in common_slots(slots[one.statement.id], slots[other.statement.id]):
        if name == _UNTOLD:
            continue
        agreeing = sum(any(_agree(name, slot, o) for o in theirs) for slot in mine)
        differing = min(min(len(mine), len(theirs)) - agreeing, _MOST)
        evidence[f"agree: {name}"] = min(agreeing, _MOST)
        evidence[f"differ: {name}"] = max(0, differing) * (_AMONG_AGREEING if agreeing else 1.0)
    shared = len(one.values.keys() & other.values.keys())
    evidence["shared values"] = shared
    evidence["shared values of the same people"] = bool(shared) and evidence["same people"]
    evidence["shared values of the same event"] = bool(shared) and evidence["same event"]
    evidence["agreement, high"] = max(0.0, evidence["agreement"] - _HIGH)
    evidence["shared words"] = min(_shared_terms(one, other) + shared, _MOST_TERMS)
    evidence["terms of the shorter"] = min(len(one.weights), len(other.weights), _MOST_TERMS)
    return evidence


def _agree(name: str, one: Slot, other: Slot) -> bool:
    return SLOT_TYPES[name].relate(one, other) in AGREEING


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
