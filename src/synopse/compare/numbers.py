"""Two statements that count or measure the same thing: whether their numbers agree, and what it means if not.

A quantity is the same when its dimension is, what is counted is, and the statements are about the same thing.
Approximators widen a number (10 %); "more than" and "at most" leave it open on one side. Numbers that grow with time
are updates where the later report differs.
"""

from dataclasses import replace
from itertools import product

from synopse.compare.difference import (
    Difference,
    about_the_same,
    at_other_times,
    elsewhere,
    is_later,
    is_update,
    of_one_run,
    same_moment,
    tells_progress,
)
from synopse.compare.profiles import Profile
from synopse.languages import load_language
from synopse.languages.concepts import moving_concepts, people_concepts, word_concepts
from synopse.languages.units import value_in_unit
from synopse.model import Polarity, Quantity

# Likeness of two statements from which their numbers count the same; chosen on the gold stories and by reading what
# lower ones make of a month of real news, in which every report has a number of infections.
_ALIKE = 0.3
_ALIKE_PERCENT = 0.4  # shares are shares of anything
_ALIKE_PEOPLE = 0.12  # where both count people by one concept (deaths, arrests), the words around matter less
_ALIKE_UPDATED = 0.1  # the same in a clearly later report: a toll that rises accuses nobody
_ALIKE_AGREEING = 0.25  # where the numbers agree, nobody is accused either
_SHARED = 2  # terms that two statements must share at least
_APART = 3.0  # how many times one number may be another before they count different things
_APART_UPDATED = 10.0
_ABOUT = 0.10  # a rounded number stands for what lies within this share of it
_CONVERTED = 0.02  # two exact numbers in different units agree within what conversion rounds
_LARGE = 10_000  # numbers below are told exactly, or with a word that says that they are not
_ROUNDED = 0.025  # how far rounding takes such a number; further apart they are told as two
_PERCENT = "percent"
_NOT_COMPARED = frozenset({"age", "score", "ordinal"})


def compare_numbers(one: Profile, other: Profile) -> Difference | None:
    """Return how the numbers of two statements differ, or None where they agree or do not count the same thing.

    Numbers that both give are put aside first ("10 of 30 boats" and "22 of 30 boats" differ in 10 and 22); of pairs
    that are equally sure to count the same, one that agrees speaks for the statements.
    """
    mine, theirs = _without_equal(one, other), _without_equal(other, one)
    pairs = [(a, b, weight) for a, b in product(mine, theirs) if (weight := _sameness(one, other, a, b))]
    if not pairs or _other_day(one, other) or elsewhere(one, other):
        return None
    first, second, weight = max(pairs, key=lambda pair: (pair[2], _agree(pair[0], pair[1])))
    values = (format_number(first), format_number(second))
    if _agree(first, second):
        told = values[0] != values[1] and weight >= _ALIKE_AGREEING
        return Difference("refined", "number", values, weight) if told else None
    updated = _is_update(one, other, first, second)
    if not updated and not of_one_run(one, other):
        return None
    if weight < _needed(one, other, first, second, updated=updated) or not _near(first, second, updated=updated):
        return None
    return Difference("updated" if updated else "contradicted", "number", values, weight)


def _needed(one: Profile, other: Profile, mine: Quantity, theirs: Quantity, *, updated: bool) -> float:
    """Return the likeness that two statements need before their numbers are set against each other."""
    if mine.dimension == _PERCENT:
        return _ALIKE_PERCENT
    if mine.dimension or set(_counted(one, mine)).isdisjoint(people_concepts() & set(_counted(other, theirs))):
        return _ALIKE
    return _ALIKE_UPDATED if updated else _ALIKE_PEOPLE


def _near(mine: Quantity, theirs: Quantity, *, updated: bool) -> bool:
    """Tell whether two numbers are near enough to be meant for one; none is near to any where it is an update."""
    low, high = sorted(abs(q.low if q.low is not None else q.high or 0.0) for q in (mine, theirs))
    return updated if not low else high <= low * (_APART_UPDATED if updated and not mine.dimension else _APART)


def _without_equal(one: Profile, other: Profile) -> list[Quantity]:
    """Return the quantities of the first statement that the second does not give; none of them is a count of nobody."""
    there = {(q.dimension, q.low, q.high) for q in other.statement.quantities}
    if _counts_nobody(one, other):
        return [replace(q, low=0.0, high=0.0) for q in other.statement.quantities if not q.dimension]
    return [q for q in one.statement.quantities if (q.dimension, q.low, q.high) not in there]


def _counts_nobody(one: Profile, other: Profile) -> bool:
    """Tell whether the first statement, of a later report, denies what the second counts ("no one is missing")."""
    first = one.statement
    if first.quantities or first.polarity != Polarity.NO or not is_later(one, other):
        return False
    told = set(first.predicates).intersection(other.statement.predicates)
    return not told.isdisjoint(moving_concepts())


def _other_day(one: Profile, other: Profile) -> bool:
    """Tell whether the two statements speak of different days, so that what they count may differ."""
    return at_other_times(one, other) and not is_update(one, other)


def _is_update(one: Profile, other: Profile, mine: Quantity, theirs: Quantity) -> bool:
    """Tell whether the later report just knows more: the number may have changed, and not against its nature."""
    if not is_update(one, other) or same_moment(one, other):
        return False
    counted = set(_counted(one, mine)) | set(_counted(other, theirs))
    if not counted.isdisjoint(moving_concepts(only_up=True)):
        early, late = (theirs, mine) if is_later(one, other) else (mine, theirs)
        return (early.low or 0.0) < (late.low or late.high or 0.0)
    return not counted.isdisjoint(moving_concepts()) or tells_progress(one) or tells_progress(other)


def format_number(quantity: Quantity) -> str:
    """Return the number of a quantity in the unit it is written in, as plain digits; of a range the lower end."""
    number = quantity.low if quantity.low is not None else quantity.high
    if number is None:
        return ""
    shown = round(value_in_unit(number, quantity.unit), 6) + 0.0  # adding 0 makes -0 a plain 0
    return f"{shown:.6f}".rstrip("0").rstrip(".")


def _sameness(one: Profile, other: Profile, mine: Quantity, theirs: Quantity) -> float:
    """Return how surely the two quantities measure the same thing, 0 where they do not."""
    if mine.dimension != theirs.dimension or mine.dimension in _NOT_COMPARED or mine.part != theirs.part:
        return 0.0
    likeness = one.likeness(other)
    if likeness < _ALIKE_UPDATED or one.background != other.background or not about_the_same(one, other, likeness):
        return 0.0
    if len(one.shared_terms(other)) < _SHARED and likeness < _ALIKE:
        return 0.0
    if mine.dimension:
        return 0.0 if _other_word(one, other, mine, theirs) else likeness
    shared = set(_counted(one, mine)) & set(_counted(other, theirs))
    return likeness if shared or _same_word(one, other, mine, theirs) else 0.0


def _counted(profile: Profile, quantity: Quantity) -> tuple[str, ...]:
    """Return the concepts of what is counted; where that is just people, those of the statement that move."""
    language = load_language(profile.report.report.language)
    if quantity.counted and quantity.counted not in language.words["people"]:
        return word_concepts(quantity.counted, language.code)
    return tuple(concept for concept in profile.statement.concepts if concept in moving_concepts())[:1]


def _same_word(one: Profile, other: Profile, mine: Quantity, theirs: Quantity) -> bool:
    same_language = one.report.report.language == other.report.report.language
    return bool(mine.counted) and mine.counted == theirs.counted and same_language


def _other_word(one: Profile, other: Profile, mine: Quantity, theirs: Quantity) -> bool:
    """Tell whether the two quantities are known to measure different things."""
    if not mine.counted or not theirs.counted or _same_word(one, other, mine, theirs):
        return False
    return not set(_counted(one, mine)) & set(_counted(other, theirs))


def _agree(mine: Quantity, theirs: Quantity) -> bool:
    """Tell whether the two ranges meet, or one number is the other, rounded."""
    rounding = _CONVERTED if mine.unit != theirs.unit else 0.0
    if _rounds(mine, theirs) or _rounds(theirs, mine):
        return True
    (a, b), (c, d) = _bounds(mine, rounding), _bounds(theirs, rounding)
    return a <= d and c <= b


def _rounds(coarse: Quantity, fine: Quantity) -> bool:
    """Tell whether a large bare number is another one rounded to fewer digits ("a million", "1,014,000")."""
    whole, exact = coarse.low, fine.low
    if whole is None or exact is None or (whole, exact) != (coarse.high, fine.high) or exact < _LARGE:
        return False
    digits = len(f"{whole:.0f}") - len(f"{whole:.0f}".rstrip("0"))
    return digits > 0 and round(exact, -digits) == whole and abs(whole - exact) <= _ROUNDED * exact


def _bounds(quantity: Quantity, rounding: float) -> tuple[float, float]:
    width = max(rounding, _ABOUT if quantity.about else 0.0)
    low = float("-inf") if quantity.low is None else quantity.low - abs(quantity.low) * width
    high = float("inf") if quantity.high is None else quantity.high + abs(quantity.high) * width
    return low, high
