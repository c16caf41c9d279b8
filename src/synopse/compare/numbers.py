"""Numbers of two statements: whether they agree, and what speaks for their counting the same thing.

Approximators widen a number (10 %); "more than" and "at most" leave it open on one side. A duration is a number in its
unit. Scores are not compared: whose they are is not known surely enough.
"""

import math
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from operator import attrgetter

from synopse.compare.ages import AGE, aged, is_former_age, may_be_slip
from synopse.compare.difference import is_later, is_update, progress_told
from synopse.compare.durations import find_durations
from synopse.compare.profiles import Profile
from synopse.compare.singles import SINGLE, find_singles
from synopse.compare.slots import Relation, Slot, SlotType, Values
from synopse.languages import load_language
from synopse.languages.concepts import moving_concepts, people_concepts, word_concepts
from synopse.languages.units import Unit, load_units, value_in_unit
from synopse.model import Polarity, Quantity

_ABOUT = 0.10  # a rounded number stands for what lies within this share of it
_MUCH_MORE = 0.5  # by what share a number has outgrown one that it need not be
_CONVERTED = 0.02  # two exact numbers in different units agree within what conversion rounds
_MOST_DECIMALS = 3  # more has what nobody writes so: a third
_LARGE = 10_000  # numbers below are told exactly, or with a word that says that they are not
_ROUNDED = 0.025  # how far rounding takes such a number; further apart they are told as two
_PERCENT, _MONEY, _LENGTH, _COUNT, _LIMIT = "percent", "money", "length", "count", ", limit"
_NEAR_MEASURE = 5  # words before or behind a length in which its direction may be told
_BEFORE_LIMIT, _NEAR_LIMIT = 30, 2  # characters and words before a number that may hold a word for a limit
_NOT_COMPARED = frozenset({"score"})
_FARTHEST = 6.0  # natural logarithm of the ratio of two numbers: beyond it, farther makes no difference


def find_numbers(profile: Profile) -> Iterator[Slot]:
    """Yield the numbers of a statement, durations among them."""
    statement = profile.statement
    counts = (*statement.quantities, *find_singles(profile))
    told = [(quantity, format_number(quantity)) for quantity in counts]
    for quantity, value in (*told, *find_durations(profile)):
        kinds = frozenset(aged(profile, quantity) if quantity.dimension == AGE else _kinds(profile, quantity))
        if value and quantity.dimension not in _NOT_COMPARED and not is_former_age(profile, quantity):
            around = profile.around(quantity.start)
            same = (quantity.dimension, quantity.low, quantity.high)
            yield Slot(profile, "number", value, quantity, around, same, _key(profile, quantity), kinds)
    if counts_nobody(profile):
        none = Quantity(statement.start, statement.start, 0.0, 0.0)
        yield Slot(profile, "number", "0", none, profile.stems, ("", 0.0, 0.0), _COUNT)


def _key(profile: Profile, quantity: Quantity) -> str:
    """Return what a number measures, and whether it is a limit."""
    return (quantity.dimension or _COUNT) + (_LIMIT if _is_limit(profile, quantity) else "")


def _is_limit(profile: Profile, quantity: Quantity) -> bool:
    """Tell whether a number stands behind a noun for a limit ("the threshold of 50", "die Marke von 50")."""
    before = profile.report.report.text[max(0, quantity.start - _BEFORE_LIMIT) : quantity.start].lower().split()
    if len(before) < _NEAR_LIMIT:
        return False
    noun, link = before[-_NEAR_LIMIT:]
    limits = load_language(profile.language).words["limits"].column("links")
    return any(
        link in links.split() and (noun == limit.lstrip("-") or (limit.startswith("-") and noun.endswith(limit[1:])))
        for limit, links in limits.items()
    )


def counts_nobody(profile: Profile) -> bool:
    """Tell whether a statement says that there is nobody of those that others count: no deaths, no one missing."""
    statement = profile.statement
    denied = statement.polarity == Polarity.NO and not statement.quantities
    return denied and not people_concepts().isdisjoint(statement.concepts)


def tells_of_nobody(slot: Slot) -> bool:
    """Tell whether a number is that of a statement without one, which says that there is nobody."""
    return slot.type == "number" and slot.item.start == slot.item.end


def has_ended(one: Profile, other: Profile) -> bool:
    """Tell whether the later of two reports says that there is nobody, or nobody left; the earlier would deny it."""
    pairs = ((one, other), (other, one))
    return any(counts_nobody(later) and is_later(later, early) for later, early in pairs)


def relate_numbers(one: Slot, other: Slot) -> Relation | None:
    """Return how two numbers relate; None where they measure in different dimensions, or one is a part or a limit.

    Who says that there is nobody denies what another counts; as numbers the two are compared where it may have changed.
    """
    mine, theirs = one.item, other.item
    if not _may_be_one_dimension(mine.dimension, theirs.dimension) or _is_part_of_told(one, other):
        return None
    if tells_of_nobody(one) != tells_of_nobody(other) and not is_update(one.profile, other.profile):
        return None
    if not agree(mine, theirs) or has_outgrown(one, other):
        return Relation.DIFFERENT if _may_differ(one, other) else None
    if _are_limits_apart(mine, theirs) and one.value != other.value:
        return None
    return Relation.FINER if one.value != other.value and _is_finer(mine, theirs) else Relation.SAME


def size_of(quantity: Quantity) -> float:
    """Return the least that a quantity may be, else the most."""
    return float(quantity.low if quantity.low is not None else quantity.high or 0.0)


def _are_limits_apart(mine: Quantity, theirs: Quantity) -> bool:
    """Tell whether both are limits of one side ("at least seven", "at least eight"), or one far from the other."""
    if (mine.low is None and theirs.low is None) or (mine.high is None and theirs.high is None):
        return True
    if None not in (mine.low, mine.high, theirs.low, theirs.high):
        return False
    small, large = sorted(map(size_of, (mine, theirs)))
    return large > small * (1 + _MUCH_MORE)


def _is_finer(mine: Quantity, theirs: Quantity) -> bool:
    """Tell whether one of two numbers that agree is the other, told more exactly: what it is rounded to, or a limit of.

    Converted numbers are as exact as each other, and so are two between which no rounding leads ("about 19.6 million",
    "18.4 million").
    """
    units = load_units()
    one, other = units.get(mine.unit), units.get(theirs.unit)
    if one is not None and other is not None and one is not other and not _of_one_scale(one, other):
        return False
    if mine.low != mine.high or theirs.low != theirs.high:
        return True
    return abs(size_of(mine) - size_of(theirs)) <= max(_step(mine), _step(theirs))


def _step(quantity: Quantity) -> float:
    """Return how far from a number what it stands for lies at most: one at its last digit that is not zero."""
    digits, _, decimals = format_number(quantity).lstrip("-").partition(".")
    written = float(f"{digits}.{decimals}")
    if not written or len(decimals) > _MOST_DECIMALS:
        return abs(size_of(quantity)) * _ABOUT
    step = 10.0 ** -len(decimals) if decimals else 10.0 ** (len(digits) - len(digits.rstrip("0")))
    return abs(size_of(quantity)) * min(step / written, _ABOUT)


def _may_differ(one: Slot, other: Slot) -> bool:
    """Tell whether two numbers could be one that is told differently: of one dimension, both or neither a limit."""
    dimension = one.item.dimension
    if dimension != other.item.dimension or (dimension == AGE and not may_be_slip(one, other)):
        return False
    return one.key == other.key


def _is_part_of_told(one: Slot, other: Slot) -> bool:
    """Tell whether one number is a part of those whom the other counts ("four of the injured")."""
    if one.item.part == other.item.part:
        return False
    return not people_concepts().isdisjoint(one.kinds & other.kinds)


def has_outgrown(one: Slot, other: Slot) -> bool:
    """Tell whether the later of two reports gives more than what was the least before ("at least 26", "44 now").

    What is no toll is only told more exactly, unless it is much more ("more than 20 horses", "23 horses").
    """
    early, late = (other, one) if is_later(one.profile, other.profile) else (one, other)
    if not is_update(early.profile, late.profile) or early.item.high is not None or late.item.low is None:
        return False
    return bool(late.item.low > early.item.low * (1 + (_ABOUT if _are_tolls(one, other) else _MUCH_MORE)))


def _are_tolls(one: Slot, other: Slot) -> bool:
    """Tell whether one of two numbers counts people by what happens to them."""
    counted = {*_counted(one.profile, one.item), *_counted(other.profile, other.item)}
    return not people_concepts().isdisjoint(counted)


def _may_be_one_dimension(mine: str, theirs: str) -> bool:
    """Tell whether two dimensions are one, or one of two measures is told without its rate ("4 percent a year")."""
    (measure, _, rate), (other, _, other_rate) = mine.partition("/"), theirs.partition("/")
    return mine == theirs or (bool(measure) and measure == other and not (rate and other_rate))


def number_evidence(one: Slot, other: Slot) -> dict[str, float]:
    """Return what two numbers say of whether they count the same thing: what is counted, and how near they are."""
    mine, theirs = one.item, other.item
    counted, others = (set(_counted(slot.profile, slot.item)) for slot in (one, other))
    shared = counted & others
    same_word = _same_word(one, other) or (_count_just_people(one, other) and not counted and not others)
    untold = one.profile.language != other.profile.language and not (counted and others)
    before, since = progress_told(one.profile, other.profile)
    dimension = min(mine.dimension, theirs.dimension, key=len)  # without a rate, where only one has it
    same = same_word or bool(shared)
    wholes = {_whole(one), _whole(other)} if same else set()
    ways = [way for slot in (one, other) if (way := _measured_way(slot))]
    low, high = sorted(abs(size_of(quantity)) for quantity in (mine, theirs))
    return {
        "number: counts the same word": same_word,
        "number: counts the same concept": bool(shared) and not same_word,
        "number: counts another thing": bool(mine.counted and theirs.counted) and not (same_word or shared or untold),
        "number: counted is not told": not dimension and not (mine.counted and theirs.counted),
        "number: ratio": min(math.log((high + 1) / (low + 1)), _FARTHEST),
        "number: percent": dimension == _PERCENT,
        "number: money": dimension.startswith(_MONEY),
        "number: measured": bool(dimension) and dimension != _PERCENT and not dimension.startswith(_MONEY),
        "number: measured alike": bool(ways) and ways[0] == ways[-1] and len(ways) > 1,
        "number: measured otherwise": bool(ways) and ways[0] != ways[-1],
        "number: rounded": mine.about + theirs.about + (mine.low != mine.high) + (theirs.low != theirs.high),
        "number: same digits": sorted(one.value) == sorted(other.value),
        "number: as many digits": len(one.value) == len(other.value),
        "number: limit": one.key.endswith(_LIMIT) or other.key.endswith(_LIMIT),
        "number: moves": not (counted | others).isdisjoint(moving_concepts()),
        "number: of people": not shared.isdisjoint(people_concepts()),
        "number: age of nobody named": one.key == AGE and one.kinds.isdisjoint(other.kinds),
        "number: progress told early": before,
        "number: progress told late": since,
        "number: all of the same": "yes" in wholes,
        "number: the same again": bool(wholes - {None}),
        "number: told by an article": (mine.rule == SINGLE) + (theirs.rule == SINGLE),
        "number: part of one": mine.part != theirs.part,
        "number: parts of both": mine.part and theirs.part,
        "number: rounder": abs(_zeros(one.value) - _zeros(other.value)),
    }


def _whole(slot: Slot) -> str | None:
    """Return how the words before a number say that it counts a whole ("all 21 singers", "the 23 singers"), or None."""
    wholes = load_language(slot.profile.language).words["wholes"].column("all")
    before = [token for token in slot.profile.tokens if token.end <= slot.item.start][-2:]
    if before and before[-1].pos in ("ADJ", "ADV"):
        before = before[:-1]
    return wholes.get(before[-1].text.lower()) if before else None


def _measured_way(slot: Slot) -> str:
    """Return in which direction a length is measured, by the nearest word for one around it, or ""."""
    if not slot.item.dimension.startswith(_LENGTH):
        return ""
    measures = load_language(slot.profile.language).words["measures"].column("of")
    tokens = slot.profile.tokens
    first = bisect_left(tokens, slot.item.start, key=attrgetter("start"))
    near = range(max(0, first - _NEAR_MEASURE), min(len(tokens), first + _NEAR_MEASURE + 1))
    found = (place for place in near if tokens[place].text.lower() in measures)
    nearest = min(found, key=lambda place: (abs(place - first), -place), default=None)
    return "" if nearest is None else measures[tokens[nearest].text.lower()]


def moves(one: Slot, other: Slot) -> bool:
    """Tell whether what two numbers count, or what happens to it in both statements, changes with time."""
    counted = set(_counted(one.profile, one.item)) | set(_counted(other.profile, other.item))
    return not (counted | one.profile.told_of_both(other.profile)).isdisjoint(moving_concepts())


def only_grows(one: Slot, other: Slot) -> bool:
    """Tell whether what two numbers count can only become more."""
    counted = set(_counted(one.profile, one.item)) | set(_counted(other.profile, other.item))
    return not counted.isdisjoint(moving_concepts(only_up=True))


def _zeros(value: str) -> int:
    return len(value) - len(value.rstrip("0"))


def format_number(quantity: Quantity) -> str:
    """Return the number of a quantity in the unit it is written in, as plain digits; of a range the lower end."""
    number = quantity.low if quantity.low is not None else quantity.high
    if number is None:
        return ""
    shown = round(value_in_unit(number, quantity.unit), 6) + 0.0  # adding 0 makes -0 a plain 0
    return f"{shown:.6f}".rstrip("0").rstrip(".")


def _counted(profile: Profile, quantity: Quantity) -> tuple[str, ...]:
    """Return the concepts of what is counted; where that is just people, those of the statement that move."""
    if quantity.counted and not _is_just_people(profile, quantity):
        return word_concepts(quantity.counted, profile.language)
    return tuple(concept for concept in profile.statement.concepts if concept in moving_concepts())[:1]


def _is_just_people(profile: Profile, quantity: Quantity) -> bool:
    """Tell whether a word for people as such stands behind a number ("nine people on board")."""
    return quantity.counted in load_language(profile.language).words["people"]


def _kinds(profile: Profile, quantity: Quantity) -> Iterator[str]:
    """Yield what a number counts, as concepts, or as the word itself."""
    yield from _counted(profile, quantity) or filter(None, (quantity.counted,))


def _count_just_people(one: Slot, other: Slot) -> bool:
    return all(_is_just_people(slot.profile, slot.item) for slot in (one, other))


def _same_word(one: Slot, other: Slot) -> bool:
    same = one.item.counted == other.item.counted and one.profile.language == other.profile.language
    return bool(one.item.counted) and same


def agree(mine: Quantity, theirs: Quantity) -> bool:
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


def _in_one_unit(one: Slot, other: Slot) -> Values:
    """Return two numbers as written, but both in the larger of two units of one scale ("1.62 metres", "148 cm")."""
    units = load_units()
    mine, theirs = (units.get(slot.item.unit) for slot in (one, other))
    if mine is None or theirs is None or not _of_one_scale(mine, theirs):
        return one.value, other.value
    larger = max(mine, theirs, key=lambda unit: unit.factor).key
    first, second = (format_number(replace(slot.item, unit=larger)) for slot in (one, other))
    return first, second


def _of_one_scale(one: Unit, other: Unit) -> bool:
    """Tell whether one of two units is ten, a hundred or a thousand times the other, and so on."""
    if one.dimension != other.dimension or one.offset or other.offset:
        return False
    digits = f"{max(one.factor / other.factor, other.factor / one.factor)}"
    return digits.startswith("1") and set(digits[1:]) == {"0"}


NUMBERS = SlotType(find_numbers, relate_numbers, number_evidence, _in_one_unit)
