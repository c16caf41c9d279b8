"""A match comes in; whether it is a dispute goes out: two people in one report say the opposite of one event."""

from synopse.compare.align import Match
from synopse.compare.evidence import are_long
from synopse.compare.slots import SAID

# What both say must have in common at least: agreement and terms. In 600 articles nothing was found by this; with two
# terms, or in long articles too, eight pairs were, none of them a dispute.
_AGREEMENT, _TERMS = 0.7, 3


def is_dispute(match: Match) -> bool:
    """Tell whether one of two people whom a report quotes denies what the other says, in much the same words."""
    if match.type != SAID or match.one.report != match.other.report:
        return False
    evidence = match.candidate.evidence
    if not (evidence["other speaker"] and evidence["same event"]) or are_long(evidence):
        return False
    shared = match.one.profile.weights.keys() & match.other.profile.weights.keys()
    return evidence["agreement"] >= _AGREEMENT and len(shared) >= _TERMS
