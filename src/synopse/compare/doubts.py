"""A match comes in; whether too much speaks against telling it as a contradiction, whatever its chance, goes out.

Our stories are short and much happens in them. A month of real news has reports that give many values of one kind, run
over weeks and tell of everyday things; each rule was found by reading what is wrong there without it, and kept where
few of our stories lose by it.
"""

import math
from collections.abc import Callable

from synopse.compare.align import Match
from synopse.compare.dates import DATED, happens_once
from synopse.compare.evidence import Evidence
from synopse.compare.numbers import AGE
from synopse.compare.profiles import Profile

_ONE_STORY = math.log1p(72) / 5  # three days, as evidence tells hours: reports further apart tell of the next event
_ONE_DAY = math.log1p(24) / 5  # a text that is printed again later was brought up to date
_MOST_RIVALS = {"number": 4.0, "date": 4.0, "time": 3.0, "place": 3.0, "name": 4.0}  # logarithm of pairs of values
_LEAST_AGREEMENT = 0.1
_MUCH = 0.3  # agreement
_SHARED_TERMS = 2  # that a statement and its denial share at least, and two sentences in the same words


def is_doubtful(match: Match) -> bool:
    """Tell whether a difference is not told as a contradiction, whatever its chance."""
    evidence = match.evidence
    if match.one.key == AGE or _is_slip(match):
        return False
    if not (_states(match.one.profile) and _states(match.other.profile)):
        return True
    if evidence["other scope"] or evidence["one report"]:
        return True
    if evidence["same words"]:
        shared = match.one.profile.weights.keys() & match.other.profile.weights.keys()
        telling = len(shared) >= _SHARED_TERMS or evidence["same event"]
        return evidence["hours apart"] > _ONE_DAY or not telling
    many = evidence["rivals"] > _MOST_RIVALS.get(match.type, math.inf)
    return (many and not _is_one_event_of_people(evidence)) or _DOUBTS[match.type](match)


def _is_slip(match: Match) -> bool:
    """Tell whether two times are those of what happens to the same people once, in one report apart by a slip only."""
    if match.type not in DATED or not match.evidence["time: of what happens once to the same people"]:
        return False
    likely = match.evidence["time: one slip apart"] if match.evidence["one report"] else True
    return bool(likely) and happens_once(match.one, match.other)


def _states(profile: Profile) -> bool:
    return profile.asserts or profile.names_role


def _doubt_number(match: Match) -> bool:
    """Tell whether two numbers stand in statements of little in common, of two times, or of what two people expect."""
    evidence = match.evidence
    expected = evidence["two plans"] and evidence["other speaker"]
    return evidence["agreement"] < _LEAST_AGREEMENT or bool(expected or evidence["other time"])


def _doubt_date(match: Match) -> bool:
    """Tell whether two times are no days, or those of two events, or were told long after each other."""
    evidence = match.evidence
    told_otherwise = evidence["time: coarse"] or evidence["time: of two counts"]
    return not (_is_near(evidence) and _is_one_event(evidence)) or bool(told_otherwise)


def _doubt_time(match: Match) -> bool:
    """Tell whether an hour is that of a plan, which was changed since, or the two are of two kinds of event."""
    evidence = match.evidence
    elsewhere = evidence["other event"] and evidence["agreement"] < _LEAST_AGREEMENT
    return bool(elsewhere or evidence["plan and fact"] or evidence["two plans"])


def _doubt_place(match: Match) -> bool:
    """Tell whether two places are those of two people."""
    return bool(match.evidence["other people"])


def _doubt_name(match: Match) -> bool:
    """Tell whether two people hold two offices, or one office at times far apart: offices change hands."""
    evidence = match.evidence
    if evidence["name: other title"] or evidence["name: same title, other field"]:
        return True
    return not (evidence["name: same last name"] or _is_near(evidence))


def _doubt_polarity(match: Match) -> bool:
    """Tell whether one of two statements does not deny what the other says, but only speaks of it otherwise."""
    evidence = match.evidence
    if evidence["hedged"] or evidence["plan and fact"]:
        return True
    alike = evidence["polarity: shared terms"] >= _SHARED_TERMS and _is_one_event(evidence) and _is_near(evidence)
    worded_anew = match.one.profile.text != match.other.profile.text
    return not (alike and worded_anew) or bool(evidence["polarity: softened"])


def _is_one_event(evidence: Evidence) -> bool:
    return bool(evidence["same event"] or evidence["opposite event"])


def _is_one_event_of_people(evidence: Evidence) -> bool:
    """Tell whether two statements say much of the same of one event and the same people."""
    return bool(evidence["same event, same people"]) and evidence["agreement"] >= _MUCH


def _is_near(evidence: Evidence) -> bool:
    return evidence["hours apart"] <= _ONE_STORY


_DOUBTS: dict[str, Callable[[Match], bool]] = {
    "number": _doubt_number,
    "date": _doubt_date,
    "time": _doubt_time,
    "place": _doubt_place,
    "name": _doubt_name,
    "polarity": _doubt_polarity,
}
