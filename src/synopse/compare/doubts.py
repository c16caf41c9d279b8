"""A match comes in; whether too much speaks against telling it as a contradiction, whatever its chance, goes out.

What comparing learned from are stories of a few days. A month of real news has reports that give many values of one
kind, run over weeks and tell of everyday things; each rule was found by reading what is wrong without it, there or in
our own stories, and kept where these lose little by it.
"""

import math
from collections.abc import Callable

from synopse.compare.ages import are_of_two_ages, of_one_person
from synopse.compare.align import Match
from synopse.compare.difference import is_later
from synopse.compare.disputes import is_dispute
from synopse.compare.evidence import ONE_STORY, Evidence
from synopse.compare.moments import DATED, happens_once, lies_ahead
from synopse.compare.numbers import has_ended, has_outgrown, tells_of_nobody
from synopse.compare.profiles import Profile
from synopse.compare.slots import Slot
from synopse.languages import load_language
from synopse.model import Polarity

_NEXT_DAY = math.log1p(18) / 5  # from the evening's edition to that of the next noon
_ONE_DAY = math.log1p(24) / 5  # in which what was denied may come about
_MOST_RIVALS = math.log(60)  # pairs of values that two reports give and that might be meant
_LEAST_AGREEMENT, _SOME, _MUCH = 0.1, 0.25, 0.3  # agreement
_MINUTES = math.log1p(20) / 5  # twenty minutes, as evidence tells them
_BOTH = 2  # of two days, of two numbers
_SHORT = 12  # sentences of a report that hardly gives two days of one kind of event
_PASSING = frozenset({"number", "date", "polarity", "name"})  # the types of slots of which new events give new ones
_FIGURES = DATED | {"number"}
_LISTED = frozenset({"place", "name"})  # the types of slots of which a statement may give some of many
_SHARED_TERMS = 2  # that a statement and its denial share at least, and two sentences in the same words


def may_be_told(match: Match) -> bool:
    """Tell whether a difference may be told at all: in one report, a dispute, or figures, which may be a slip."""
    return match.one.report != match.other.report or match.type in _FIGURES or is_dispute(match)


def is_doubtful(match: Match) -> bool:
    """Tell whether a difference is not told as a contradiction, whatever its chance."""
    if not may_be_told(match):
        return True
    evidence = match.evidence
    if of_one_person(match.one, match.other) or _is_slip(match) or is_dispute(match):
        return False
    if evidence["other scope"] and match.type not in DATED:
        return True
    if evidence["one report"]:
        return not (_counts_anew(match) or (match.type in DATED and _is_short(match.one.profile)))
    if match.told.gives_both(match.one, match.other) or _tells_of_next(match) or _goes_together(match):
        return True
    if match.type in _LISTED and any(_gives_examples(slot.profile) for slot in (match.one, match.other)):
        return True
    if evidence["same words"]:
        shared = match.one.profile.weights.keys() & match.other.profile.weights.keys()
        other = match.type == "polarity" and evidence["other event"] and not evidence["opposite event"]
        telling = not other and (len(shared) >= _SHARED_TERMS or evidence["same event"])
        return _may_have_come_about(match) or not telling or _is_next_count(match) or _denies_alike(match)
    return evidence["rivals"] > _MOST_RIVALS or (match.type in _DOUBTS and _DOUBTS[match.type](match))


def must_be_surer(match: Match) -> bool:
    """Tell whether a difference must be very sure to be told: a fragment's, of far reports, some denials.

    So must two days be that one report gives, and times where one statement speaks of a part. Places and hours of
    reports far apart are as sure as others.
    """
    if of_one_person(match.one, match.other) or _is_slip(match) or is_dispute(match):
        return False
    if match.evidence["other scope"] or (match.type in DATED and match.evidence["one report"]):
        return True
    if match.type == "name" and match.evidence["name: same last name"] and match.evidence["name: same title"]:
        return False
    if not (_states(match.one.profile) and _states(match.other.profile)):
        return True
    if match.type not in _PASSING or match.evidence["same words"]:
        return False
    return not _is_near(match.evidence) or (match.type == "polarity" and not _is_one_state(match.evidence))


def _tells_of_next(match: Match) -> bool:
    """Tell whether one outlet tells it otherwise the day after or later, which is then the next thing of its kind."""
    outlets = {slot.profile.report.report.outlet for slot in (match.one, match.other)}
    return outlets != {""} and len(outlets) == 1 and match.evidence["hours apart"] > _NEXT_DAY


def _goes_together(match: Match) -> bool:
    """Tell whether both may be so: at first and later, a plan and its outcome, start and end, two people's ages."""
    one, other = match.one, match.other
    if _follows(match) or one.profile.superseded != other.profile.superseded:
        return True
    if match.type == "date":
        return _is_outcome(one, other) or _is_outcome(other, one)
    if match.type == "name":
        return are_of_two_ages(one, other)
    return match.type == "polarity" and bool(match.evidence["clearly later"]) and _early(match).profile.pending


def _follows(match: Match) -> bool:
    """Tell whether two statements tell of opposites that follow each other, such as a start and an end."""
    if not match.evidence["opposite event"] or match.evidence["same event"]:
        return False
    return match.type in DATED or (match.type == "polarity" and bool(match.evidence["other time"]))


def _may_have_come_about(match: Match) -> bool:
    """Tell whether what one report denies is told as being so a day later."""
    return match.type == "polarity" and match.evidence["hours apart"] > _ONE_DAY and _early(match).item == Polarity.NO


def _early(match: Match) -> Slot:
    """Return the slot of the report that was published first, as far as that is known."""
    return match.other if is_later(match.one.profile, match.other.profile) else match.one


def _is_short(profile: Profile) -> bool:
    """Tell whether a report tells of one thing; a long one, as a ticker is, gives many days of a kind."""
    return len(profile.report.sentences) <= _SHORT


def _counts_anew(match: Match) -> bool:
    """Tell whether a report counts again what it has counted before ("23 singers", "all 21 singers")."""
    evidence = match.evidence
    if match.type != "number" or evidence["number: told by an article"]:
        return False
    return bool(evidence["number: all of the same"] or evidence["number: the same again"])


def _is_next_count(match: Match) -> bool:
    """Tell whether two counts of two days are told in the same words, as bulletins are."""
    return bool(match.type == "number" and match.evidence["other time"]) or bool(
        match.type == "date" and match.evidence["time: of two counts"]
    )


def _denies_alike(match: Match) -> bool:
    """Tell whether two statements have the same negations, or one says "without", and so do not deny each other."""
    if match.type != "polarity" or match.evidence["opposite event"]:
        return False
    first, second = (_negations(slot.profile) for slot in (match.one, match.other))
    return first == second or _lacks_alike(match.one.profile, match.other.profile)


def _negations(profile: Profile) -> list[str]:
    negations = load_language(profile.language).words["negations"]
    return [word for word in profile.text.lower().split() if word in negations]


def _is_slip(match: Match) -> bool:
    """Tell whether two times are those of what happens to the same people once, in one report apart by a slip only."""
    if match.type not in DATED or not match.evidence["time: of what happens once to the same people"]:
        return False
    likely = match.evidence["time: one slip apart"] if match.evidence["one report"] else True
    return bool(likely) and happens_once(match.one, match.other)


def _states(profile: Profile) -> bool:
    return profile.asserts or profile.names_role


def _doubt_number(match: Match) -> bool:
    """Tell whether two numbers are of two times, what two people expect, or ages of two people.

    That there is nobody is a denial of what another counts, and told as such. Of limits there are many ("the mark of
    35", "the mark of 50"), a whole has parts, and "a death" may be "the second death".
    """
    evidence = match.evidence
    if evidence["number: told by an article"] == _BOTH:
        return True
    if evidence["number: age of nobody named"] and not _may_be_one_age(evidence):
        return True
    if tells_of_nobody(match.one) != tells_of_nobody(match.other) or has_outgrown(match.one, match.other):
        return True
    if evidence["number: limit"] or _adds_up_to(match.one, match.other) or _adds_up_to(match.other, match.one):
        return True
    return bool((evidence["two plans"] and evidence["other speaker"]) or evidence["other time"])


def _adds_up_to(part: Slot, whole: Slot) -> bool:
    """Tell whether a number and another one beside it make up a whole ("214 passengers and a crew of 27")."""
    beside = (
        quantity.low
        for quantity in part.profile.statement.quantities
        if quantity.low and quantity.start != part.item.start and quantity.dimension == part.item.dimension
    )
    return bool(part.item.low) and any(part.item.low + low == whole.item.low for low in beside)


def _may_be_one_age(evidence: Evidence) -> bool:
    """Tell whether ages are told of the same event to the same people or place, and neither by both reports."""
    shared = evidence["same people"] or evidence["same place"] or evidence["agreement"] >= _MUCH
    return bool(evidence["same event"] and shared and not evidence["value told by the other"])


def _doubt_date(match: Match) -> bool:
    """Tell whether two days are those of two counts or two steps of what goes on, or one is that of a denial.

    Two kinds of event in the days around the reports are steps, as an arrival and a departure are. A day is denied
    that stands behind the negation ("had not been signed by Monday").
    """
    if match.evidence["time: of two counts"] or (
        match.evidence["other event"] and match.evidence["date: near the report"] == _BOTH
    ):
        return True
    return bool(match.evidence["other polarity"]) and any(map(_is_denied, (match.one, match.other)))


def _is_outcome(plan: Slot, fact: Slot) -> bool:
    """Tell whether a day was planned when it lay ahead, and the other is told as past."""
    return plan.profile.planned and lies_ahead(plan) and not (fact.profile.planned or lies_ahead(fact))


def _is_denied(slot: Slot) -> bool:
    """Tell whether a negation stands before the first time of a statement that says that something is not so."""
    if slot.profile.statement.polarity == Polarity.YES:
        return False
    first = min(time.start for time in slot.profile.statement.times)
    before = slot.profile.text[: max(0, first - slot.profile.statement.start)]
    negations = load_language(slot.profile.language).words["negations"]
    return any(word in negations for word in before.lower().split())


def _doubt_time(match: Match) -> bool:
    """Tell whether an hour is that of a plan, which was changed since, or a denial, or both of two kinds of event.

    Of what is told minutes apart, the one often follows the other, as an alarm does the fire.
    """
    evidence = match.evidence
    elsewhere = evidence["other event"] and evidence["agreement"] < _LEAST_AGREEMENT
    next_to = evidence["time: minutes apart"] < _MINUTES and evidence["agreement"] < _MUCH
    follows = next_to and not evidence["same event"]
    return bool(elsewhere or follows or evidence["plan and fact"] or evidence["other polarity"])


def _doubt_place(match: Match) -> bool:
    """Tell whether two places are those of two things: neither one event nor much else is told of both."""
    return not match.evidence["same event"] and match.evidence["agreement"] < _SOME


def _doubt_name(match: Match) -> bool:
    """Tell whether two people may both hold an office, of two fields or places; so may relatives, and a successor."""
    evidence = match.evidence
    if evidence["name: same title, other field"] or evidence["name: same title, other seat"]:
        return True
    return bool(evidence["name: same last name"] and evidence["name: of kin"])


def _gives_examples(profile: Profile) -> bool:
    """Tell whether a sentence names some of several as examples ("in Peru, Chile and Bolivia among others")."""
    words = " ".join(token.text.lower() for token in profile.tokens)
    return any(f" {example} " in f" {words} " for example in load_language(profile.language).words["examples"])


def _doubt_polarity(match: Match) -> bool:
    """Tell whether one of two statements does not deny what the other says, but only speaks of it otherwise."""
    evidence = match.evidence
    if evidence["hedged"] or evidence["polarity: supposed"] or has_ended(match.one.profile, match.other.profile):
        return True
    if (_negations(match.one.profile) or _negations(match.other.profile)) and _denies_alike(match):
        return True
    one_thing = _is_one_event(evidence) or evidence["agreement"] >= _MUCH
    alike = evidence["polarity: shared terms"] >= _SHARED_TERMS and one_thing
    worded_anew = match.one.profile.text != match.other.profile.text
    return not (alike and worded_anew) or bool(evidence["polarity: softened"])


def _lacks_alike(one: Profile, other: Profile) -> bool:
    """Tell whether one of two statements says by a negation what the other says by "without"."""
    ways = {(_lacks(profile), bool(_negations(profile))) for profile in (one, other)}
    return ways == {(False, True), (True, False)}


def _lacks(profile: Profile) -> bool:
    privatives = load_language(profile.language).words["privatives"]
    return any(word in privatives for word in profile.text.lower().split())


def _is_one_state(evidence: Evidence) -> bool:
    """Tell whether two statements tell of one event, and not one of them what is to come."""
    return _is_one_event(evidence) and not evidence["plan and fact"]


def _is_one_event(evidence: Evidence) -> bool:
    return bool(evidence["same event"] or evidence["opposite event"])


def _is_near(evidence: Evidence) -> bool:
    return evidence["hours apart"] <= ONE_STORY


_DOUBTS: dict[str, Callable[[Match], bool]] = {
    "number": _doubt_number,
    "date": _doubt_date,
    "time": _doubt_time,
    "place": _doubt_place,
    "name": _doubt_name,
    "polarity": _doubt_polarity,
}
