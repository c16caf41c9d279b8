"""Two statements come in; what speaks for and against their being about the same thing goes out, as named numbers.

Each is 0 or 1, or grows with what it says; `weights` tells how much it counts. Nothing is decided here.
"""

import math
from dataclasses import dataclass

from synopse.compare.bags import overlap, share_of
from synopse.compare.difference import at_other_times, elsewhere, hours_apart, is_update, same_words
from synopse.compare.profiles import Profile

_MOST_SHARED = 12.0  # weight of shared terms: beyond it, more makes no difference
_ONE_EVENT = 0.3  # likeness that an event of both is worth
_USUAL = 15  # statements of a report of news agencies (75 in 100 gold reports have fewer); fewer are as so many
LONG = math.log(2)  # evidence on how long two reports are, from which they are twice as long as usual
ONE_STORY = math.log1p(72) / 5  # three days, as evidence tells hours: reports further apart tell of the next event
LEAD = 0.2  # the first fifth of a report

Evidence = dict[str, float]


@dataclass(eq=False, slots=True)
class Candidate:
    """Two statements that may be about the same thing, with what speaks for and against it, once that is asked for."""

    one: Profile
    other: Profile
    _evidence: Evidence | None = None

    @property
    def evidence(self) -> Evidence:
        """The evidence on whether they are, worked out only once."""
        if self._evidence is None:
            self._evidence = statement_evidence(self.one, self.other)
        return self._evidence

    @property
    def nearness(self) -> float:
        """A plain measure of whether they are about one thing: how alike they and their sentences are."""
        evidence = self.evidence
        likeness = evidence["likeness of stems"] + evidence["likeness of sentences"] / 2
        return likeness + _ONE_EVENT * evidence["same event"]


def are_long(evidence: Evidence) -> bool:
    """Tell whether two reports are so long that some of their statements must share something by chance."""
    return evidence["long reports"] > LONG


def agreement_of(one: Profile, other: Profile) -> float:
    """Return how much of the lighter of two statements, mostly, the other says too, its values included, 0 to 1."""
    agreed = one.weights.shared_with(other.weights) + one.values.shared_with(other.values)
    return share_of(agreed, one.total, other.total)


def statement_evidence(one: Profile, other: Profile) -> Evidence:
    """Return what the wordings, scopes and speakers of two statements say of whether they are about one thing."""
    return {**_wording(one, other), **_scope(one, other), **_telling(one, other)}


def _wording(one: Profile, other: Profile) -> Evidence:
    told = not one.events.isdisjoint(other.events)
    cross = one.language != other.language
    shared = one.weights.shared_with(other.weights)
    likeness = share_of(shared, one.weights.total, other.weights.total)
    agreed = shared + one.values.shared_with(other.values)
    return {
        "likeness": likeness,
        "likeness across languages": likeness * cross,
        "across languages": cross,
        "agreement": share_of(agreed, one.total, other.total),
        "shared terms": min(shared, _MOST_SHARED) / 4,
        "likeness of stems": overlap(one.stems, other.stems),
        "likeness of sentences": overlap(one.whole, other.whole),
        "shared alone": math.log1p(one.own.shared_with(other.own)),
        "likeness of neighbours": max(overlap(one.before, other.before), overlap(one.after, other.after)),
        "same event": told,
        "same event, same people": told and not one.people.isdisjoint(other.people),
        "same event, same place": told and not one.located.isdisjoint(other.located),
        "other event": bool(one.events and other.events and not told),
        "opposite event": not one.opposites.isdisjoint(other.events),
        "same words": same_words(one, other),
        "compound": _compounds(one, other) + _compounds(other, one),
    }


def _scope(one: Profile, other: Profile) -> Evidence:
    return {
        "same people": not one.people.isdisjoint(other.people),
        "other people": bool(one.named and other.named and one.named.isdisjoint(other.named)),
        "same place": not one.located.isdisjoint(other.located),
        "elsewhere": elsewhere(one, other),
        "other scope": one.scopes != other.scopes,
        "other ordinal": bool(one.ordinals and other.ordinals and one.ordinals.isdisjoint(other.ordinals)),
        "other time": at_other_times(one, other),
        "background of one": one.background != other.background,
        "background of both": one.background and other.background,
        "habit": one.statement.habitual or other.statement.habitual,
        "other polarity": one.statement.polarity != other.statement.polarity
        and not (one.names_role or other.names_role),
    }


def _telling(one: Profile, other: Profile) -> Evidence:
    return {
        "plan and fact": one.planned != other.planned,
        "two plans": one.planned and other.planned,
        "hedged": one.hedged + other.hedged,
        "other speaker": bool(one.speaker and other.speaker) and one.speaker != other.speaker,
        "one report": one.report is other.report,
        "clearly later": is_update(one, other),
        "hours apart": math.log1p(hours_apart(one, other)) / 5,
        "without verb": (not one.asserts) + (not other.asserts),
        "places apart": abs(one.position - other.position),
        "both at the top": max(one.position, other.position) < LEAD,
        "long reports": _length(one, other),
    }


def _length(one: Profile, other: Profile) -> float:
    """Return how long two reports are, as logarithm: of two long ones, more statements meet by chance."""
    statements = math.sqrt(len(one.report.statements) * len(other.report.statements))
    return math.log(max(1.0, statements / _USUAL))


def _compounds(one: Profile, other: Profile) -> int:
    """Count the words of the first that are compounds of a word of the other, which has another scope then."""
    if one.endings.keys().isdisjoint(other.heads):
        return 0
    return sum(one.endings[head] for head in other.heads - one.words)
