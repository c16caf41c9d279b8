"""A match comes in; whether too much speaks against telling it as a contradiction, whatever its chance, goes out.

The stories that the weights were learned from are short. A month of real news has long reports that give many values
of one kind, run over weeks and tell of everyday things; each rule was found by reading what is wrong without it.
"""

import math

from synopse.compare.align import Match
from synopse.compare.dates import DATED, happens_once
from synopse.compare.evidence import Evidence
from synopse.compare.numbers import AGE, DURATION
from synopse.compare.profiles import Profile

_ONE_STORY = math.log1p(72) / 5  # three days, as evidence tells hours: reports further apart tell of the next event
_MOST_HOURS = math.log(9)  # pairs of hours that might be meant: whoever gives many tells a timetable
_MOST_RIVALS = 4.0  # natural logarithm of how many pairs of values might be meant
_MOST_IN_COMMON = 0.45  # likeness from which two statements are of one event whenever they were told
_MUCH_IN_COMMON = 0.4  # agreement
_SOME_IN_COMMON = 0.3
_SOME_TERMS, _FEW_TERMS = 3, 2  # that a statement and its denial share; less where people are counted


def is_doubtful(match: Match) -> bool:
    """Tell whether a difference is not told as a contradiction, whatever its chance."""
    one, other = match.one.profile, match.other.profile
    evidence = match.evidence
    if match.one.key == AGE:
        return False
    if not (_states(one) and _states(other)) or evidence.get("rivals", 0.0) > _MOST_RIVALS:
        return True
    if match.type in DATED and happens_once(match.one, match.other):
        return False
    near = evidence["hours apart"] <= _ONE_STORY
    if match.type == "polarity":
        return not near or not _denies(match)
    if match.type == "date" and (evidence["time: of two counts"] or evidence["time: coarse"]):
        return True
    if match.type == "time" and (
        evidence["rivals"] > _MOST_HOURS or evidence["two plans"] or evidence["plan and fact"]
    ):
        return True
    if evidence["same words"]:
        return not near
    surely = _one_event(evidence) and evidence["likeness"] >= _MOST_IN_COMMON
    if match.type == "number":
        return not surely and (not near or match.one.key == DURATION)
    if match.type == "date":
        return not surely and not (near and _one_event(evidence) and evidence["likeness"] >= _SOME_IN_COMMON)
    if match.type == "place":
        return not near or evidence["agreement"] < _SOME_IN_COMMON
    return not near or bool(match.type == "name" and evidence["value told by the other"])


def _states(profile: Profile) -> bool:
    return profile.asserts or profile.names_role


def _denies(match: Match) -> bool:
    """Tell whether one of two statements denies what the other says, and does not only speak of it otherwise."""
    evidence = match.evidence
    least = _FEW_TERMS if evidence["polarity: of people"] else _SOME_TERMS
    alike = evidence["polarity: shared terms"] >= least and evidence["agreement"] >= _MUCH_IN_COMMON
    worded_anew = match.one.profile.text != match.other.profile.text
    return bool(alike and worded_anew and _one_event(evidence) and not evidence["polarity: softened"])


def _one_event(evidence: Evidence) -> bool:
    return bool(evidence["same event"] or evidence["opposite event"])
