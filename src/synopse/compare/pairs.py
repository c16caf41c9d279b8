"""The statements of a story come in, those pairs of them go out that may be about one thing.

Found by an index of terms: each statement meets those that share most with it, so that the cost grows with the
statements and not with their pairs.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from synopse.compare.evidence import Candidate
from synopse.compare.profiles import Profile
from synopse.compare.slots import SAID, Slots
from synopse.compare.wordings import Wordings
from synopse.languages.concepts import opposites_of

_COMMON = 40  # wordings: a term that more of them hold brings nothing together that rarer terms do not
# What a pair must share, as logarithm: the more wordings a story has, the more meet by chance. Of the 6,791 findings of
# our stories whose statements met when this was one term of 20 wordings in stories of any size, 4 go.
_RARE, _GROWTH = 28, 1.3
_NEAREST = 12  # wordings that a statement meets; what more of them add to large stories is nearly all chance

# The places of the statements that hold a term, and how rare it is among their wordings, as logarithm.
Index = Mapping[str, tuple[Sequence[int], float]]


def find_pairs(profiles: Sequence[Profile], slots: Mapping[str, Slots]) -> Iterator[Candidate]:
    """Yield the pairs of telling statements of which either is among the nearest of the other, in their order.

    Near is what shares telling terms, the more of them and the rarer the nearer. A term is telling by the number of its
    wordings, so that what many reports print is not lost; a kind of slot that few statements have is a term too. Of two
    wordings that very many statements have, some pairs are left out.
    """
    profiles = [profile for profile in profiles if profile.statement.id in slots]
    terms = [sorted(set(_terms(profile, slots[profile.statement.id]))) for profile in profiles]
    count = max(1, len({profile.text for profile in profiles}))
    telling = _telling_terms(profiles, terms, count)
    wordings = Wordings(profiles)
    for place, other in sorted(_meetings(profiles, terms, telling, _GROWTH * math.log(count / _RARE))):
        if not wordings.leave_out(profiles[place], profiles[other]):
            yield Candidate(profiles[place], profiles[other])


def _meetings(
    profiles: Sequence[Profile], terms: Sequence[Iterable[str]], telling: Index, least: float
) -> set[tuple[int, int]]:
    """Return the places of the statements that meet, sharing so much at least, the earlier first."""
    found: set[tuple[int, int]] = set()
    for place, own in enumerate(terms):
        shared: dict[int, float] = defaultdict(float)
        for holders, rarity in (telling[term] for term in own if term in telling):
            for other in holders:
                shared[other] += rarity
        shared.pop(place, None)
        near = {other: weight for other, weight in shared.items() if weight >= least}
        found.update((min(place, other), max(place, other)) for other in _nearest(near, profiles))
    return found


def _nearest(shared: Mapping[int, float], profiles: Sequence[Profile]) -> Iterator[int]:
    """Yield the places of the statements in the wordings that share most, those in one wording together."""
    met: set[str] = set()
    for _, place in sorted((-weight, other) for other, weight in shared.items()):
        text = profiles[place].text
        if text in met or len(met) < _NEAREST:
            met.add(text)
            yield place


def _telling_terms(profiles: Sequence[Profile], terms: Sequence[Iterable[str]], wordings: int) -> Index:
    """Return the terms that several statements hold, but few of their wordings, of which there are so many."""
    holders: dict[str, list[int]] = defaultdict(list)
    for place, own in enumerate(terms):
        for term in own:
            holders[term].append(place)
    several = ((term, found) for term, found in holders.items() if len(found) > 1)
    spread = ((term, found, len({profiles[place].text for place in found})) for term, found in several)
    return {term: (found, math.log(wordings / count)) for term, found, count in spread if count <= _COMMON}


def _terms(profile: Profile, slots: Slots) -> Iterator[str]:
    yield profile.text  # one wording, however common its words
    yield from profile.stems
    for terms in profile.surroundings.values():
        yield from terms
    for event in profile.events:
        yield from ("|".join(sorted((event, opposite))) for opposite in opposites_of(event))
    for name, found in slots.items():
        yield from (f"{name}={slot.key}" for slot in found if name != SAID)
