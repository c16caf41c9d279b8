"""Evidence comes in, chances go out: that two statements are about the same thing, and that a difference is an update.

A logistic model: the weights of the evidence are added up. They were learned from stories written for this purpose.
"""

import math
from collections.abc import Mapping, Sequence

from synopse.compare.ages import of_one_person
from synopse.compare.align import Match
from synopse.compare.changes import CHANGE, may_change
from synopse.compare.difference import hours_apart
from synopse.compare.disputes import is_dispute
from synopse.compare.evidence import ONE_STORY, Evidence, are_long
from synopse.compare.moments import DATED, happens_once
from synopse.compare.rivals import rival_evidence
from synopse.compare.slots import Relation
from synopse.compare.weights import BESIDE_OTHERS, REFINEMENT, SAME_THING, UPDATE

_ONCE = 0.8  # above what is told of days and hours; set by hand, not measured by itself
_ONE_WORDING = 0.9  # set by hand: of all that is told of copies with one value changed, .93 is right
_ONE_DAY = 24.0  # hours
_DISPUTE = 0.9  # set by hand
_LITTLE = 0.15  # agreement of two statements
_ALSO_OF_UPDATES = (
    "hours apart",
    "type: polarity",
    "number: percent",
    "number: money",
    "number: of people",
    "number: ratio",
    "number: same digits",
    "number: measured",
    "number: counted is not told",
    "two plans",
    "plan and fact",
    "hedged",
    "places apart",
    "both at the top",
    "number: all of the same",
    "number: the same again",
    "other time",
    "other speaker",
    "background of one",
    "background of both",
    "opposite event",
    "same words",
)
_FARTHEST = 40.0  # beyond it, a chance is 0 or 1


def chance_of(evidence: Evidence, weights: Mapping[str, float]) -> float:
    """Return how likely something is by the evidence on it, 0 to 1; evidence without a weight does not count."""
    total = weights.get("base", 0.0)
    total += sum([weights[name] * value for name, value in evidence.items() if value and name in weights])
    return 1 / (1 + math.exp(-max(-_FARTHEST, min(_FARTHEST, total))))


def chances_of_same_thing(matches: Sequence[Match]) -> list[float]:
    """Return how likely it is of each match that its two slots are of one thing, by itself and beside the others.

    What happens to somebody once (an arrival, a verdict) is one thing wherever it is told, and so are the age of one
    person, what two reports tell in almost the same words, and what two people in one report dispute.
    """
    alone = [chance_of(match.evidence, SAME_THING[match.type]) for match in matches]
    beside = [chance_of(evidence, BESIDE_OTHERS) for evidence in rival_evidence(matches, alone)]
    return [max(chance, _least(match)) for match, chance in zip(matches, beside, strict=True)]


def _least(match: Match) -> float:
    if of_one_person(match.one, match.other) or _is_one_wording(match):
        return _ONE_WORDING
    if is_dispute(match):
        return _DISPUTE
    return _ONCE if match.type in DATED and happens_once(match.one, match.other) else 0.0


def _is_one_wording(match: Match) -> bool:
    """Tell whether two reports of one day tell it in almost the same words, but for what is in this slot."""
    evidence = match.evidence
    alike = evidence["same words"] and not evidence["one report"] and evidence["best of both"] == 2
    return (
        bool(alike) and not evidence["other scope"] and hours_apart(match.one.profile, match.other.profile) <= _ONE_DAY
    )


def chance_of_update(match: Match) -> float:
    """Return how likely it is that the later of two values that differ is a newer state of the one thing."""
    return chance_of(update_evidence(match), UPDATE) if may_change(match.one, match.other) else 0.0


def chance_of_refinement(match: Match) -> float:
    """Return how likely it is that one of two values that agree is the other one, told more exactly."""
    return chance_of(match.evidence, REFINEMENT) if may_be_refinement(match) else 0.0


def may_be_refinement(match: Match) -> bool:
    """Tell whether two reports say that something is so, or is not, with values of which one is finer."""
    one, other = match.one.profile, match.other.profile
    if match.relation != Relation.FINER or one.report is other.report or one.names_role or other.names_role:
        return False
    if match.values[0] == match.values[1] or _may_agree_by_chance(match):
        return False
    return one.statement.polarity == other.statement.polarity


def _may_agree_by_chance(match: Match) -> bool:
    """Tell whether statements of two long reports share little, or give a number many days apart."""
    evidence = match.evidence
    if not are_long(evidence):
        return False
    return evidence["agreement"] < _LITTLE or (match.type == "number" and evidence["hours apart"] > ONE_STORY)


def update_evidence(match: Match) -> Evidence:
    """Return what speaks for a difference being an update: how it changes, and what it is a difference in."""
    evidence = match.evidence
    own = {name: value for name, value in evidence.items() if name.startswith(CHANGE)}
    return {**own, **{name: evidence.get(name, 0.0) for name in _ALSO_OF_UPDATES}}
