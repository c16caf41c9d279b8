"""The matches of a story come in with how likely each is by itself; what the others say of each goes out, as evidence.

What a slot is likelier to be compared with in the other report speaks against a match; that other statements differ in
the same two values speaks for it.
"""

import math
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence

from synopse.compare.align import Match, keys_of
from synopse.compare.evidence import Evidence
from synopse.compare.slots import SAID

_SUREST = 1e-4  # distance from 0 and 1 that chances keep, so that their odds stay finite

Standing = Sequence[tuple[float, int, frozenset[str]]]  # chance, place and reports of matches, the likeliest first


def rival_evidence(matches: Sequence[Match], chances: Sequence[float]) -> Iterator[Evidence]:
    """Yield what is known of each match beside the others, in their order."""
    standing: dict[Hashable, list[tuple[float, int, frozenset[str]]]] = defaultdict(list)
    keys = [(*keys_of(match), values_of(match)) for match in matches]
    reports = [frozenset((match.one.report, match.other.report)) for match in matches]
    for place, (own, chance) in enumerate(zip(keys, chances, strict=True)):
        for key in own:
            standing[key].append((chance, place, reports[place]))
    standing[None] = []
    for found in standing.values():
        found.sort(key=lambda entry: (-entry[0], entry[1]))
    for place, (match, chance) in enumerate(zip(matches, chances, strict=True)):
        first, second, same = (standing[key] for key in keys[place])
        rivals = sorted((_likeliest(first, place), _likeliest(second, place)))
        yield {
            "by itself": _odds(chance),
            "reports": match.evidence["reports"],
            f"type: {match.type}": 1.0,
            "rival of either": rivals[1],
            "rival of both": rivals[0],
            "same values": _likeliest(same, place),
            "same values in other reports": _likeliest(same, place, reports[place]),
        }


def _likeliest(found: Standing, place: int, reports: frozenset[str] | None = None) -> float:
    """Return the chance of the likeliest other match; of other reports than these, where they are given."""
    for chance, other, theirs in found:
        if other != place and theirs != reports:
            return chance
    return 0.0


def values_of(match: Match) -> tuple[str, str, str] | None:
    """Return what matches with the same two values share, None where that says nothing."""
    if match.type == SAID:  # with two values only, that others differ in them says nothing
        return None
    first, second = sorted(match.values)
    return match.type, first, second


def _odds(chance: float) -> float:
    kept = max(_SUREST, min(1 - _SUREST, chance))
    return math.log(kept / (1 - kept))
