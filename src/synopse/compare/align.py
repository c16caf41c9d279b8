"""The statements of a story come in, the pairs worth comparing go out, found by an index of their terms."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from synopse.compare.difference import at_other_times, same_words
from synopse.compare.profiles import Profile

_COMMON = 40  # wordings: a term that more of them hold brings nothing together that rarer terms do not
# How much of the shorter of two statements the other must say too; chosen on the gold stories.
_SAME_FACT = 0.42
_SAME_FACT_OF_ONE_KIND = 0.36  # where both tell of one kind of event
_SAME_FACT_OF_ONE = 0.25  # where one person takes part in both and a number, a duration or a day is the same
_SHARED = 3  # terms and values that they must share at least, or a short statement agrees with everything


def find_pairs(profiles: Sequence[Profile]) -> Iterator[tuple[Profile, Profile]]:
    """Yield every pair of statements that share a telling term, each once, in the order of the profiles.

    A term is telling by the number of its wordings, so that what many reports print is not lost. Of very many
    statements in the same words each is paired with the first and the next: that connects them all.
    """
    texts = [profile.text for profile in profiles]
    twins = _places(zip(texts, range(len(texts)), strict=True))
    holders = _places((term, place) for place, profile in enumerate(profiles) for term in profile.weights)
    telling = {
        term: found
        for term, found in holders.items()
        if len(found) > 1 and len({texts[place] for place in found}) <= _COMMON
    }
    for place, profile in enumerate(profiles):
        same = twins[texts[place]]
        skipped = set(same[same.index(place) + 2 :]) if len(same) > _COMMON and place != same[0] else set()
        others = {other for term in profile.weights for other in telling.get(term, ()) if other > place}
        for other in sorted(others - skipped):
            yield profile, profiles[other]


def _places(pairs: Iterable[tuple[str, int]]) -> dict[str, list[int]]:
    """Return the places of each word or text, in their order."""
    found: dict[str, list[int]] = defaultdict(list)
    for key, place in pairs:
        found[key].append(place)
    return found


def tell_the_same(one: Profile, other: Profile) -> bool:
    """Tell whether two statements of different reports say the same: alike in words, polarity and values."""
    first, second = one.statement, other.statement
    if first.report == second.report or first.polarity != second.polarity:
        return False
    if same_words(one, other):
        return one.text == other.text or not _values_differ(one, other)
    if not (one.asserts and other.asserts):
        return False
    shared = len(one.shared_terms(other)) + sum(value in other.values for value in one.values)
    return (
        shared >= _SHARED
        and one.agreement(other) >= _needed(one, other)
        and one.scopes == other.scopes
        and not _conflicting(one, other)
    )


def _needed(one: Profile, other: Profile) -> float:
    if _same_doer(one, other):
        return _SAME_FACT_OF_ONE
    one_kind = not set(one.statement.predicates).isdisjoint(other.statement.predicates)
    return _SAME_FACT_OF_ONE_KIND if one_kind else _SAME_FACT


def _same_doer(one: Profile, other: Profile) -> bool:
    """Tell whether one person or organisation takes part in both and both give an equal value."""
    return not one.people.isdisjoint(other.people) and any(value in other.values for value in one.values)


def _values_differ(one: Profile, other: Profile) -> bool:
    """Tell whether two wordings that are almost equal differ in what counts: a number, a time, a name, a place."""
    return (
        at_other_times(one, other)
        or one.values.keys() != other.values.keys()
        or _names_alone(one, other)
        or _names_alone(other, one)
    )


def _names_alone(one: Profile, other: Profile) -> bool:
    """Tell whether one wording has a name that the other has not."""
    inside = (m for m in one.statement.participants if one.statement.start <= m.start < one.statement.end)
    return any(mention.name not in other.text for mention in inside)


def _conflicting(one: Profile, other: Profile) -> bool:
    """Tell whether both give numbers, or times, none of which is in the other."""
    counted = bool(one.statement.quantities and other.statement.quantities)
    return at_other_times(one, other) or (
        counted and not any(value in other.values for value in one.values if "=" in value)
    )
