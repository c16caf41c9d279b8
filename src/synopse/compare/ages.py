"""Ages in a statement: whose they are, and whether two of them may be one person's.

An age is that of the person named next to it, else of whoever the statement tells of.
"""

from collections.abc import Iterator

from synopse.compare.difference import hours_apart
from synopse.compare.profiles import Profile
from synopse.compare.slots import Slot
from synopse.languages import load_language
from synopse.model import Quantity

AGE = "age"  # the dimension of ages
_BEFORE = 14  # characters before an age that may hold one word
_NEXT_TO = 4  # characters between a name and an age: ", a ", " ("
_FARTHEST_AGE = 20.0  # years: a number farther from an age is none, or of another year
_BIRTHDAY = 1.0  # years that may lie between two ages of one person
_FEW_DAYS = 72.0  # hours in which hardly anybody has a birthday


def aged(profile: Profile, quantity: Quantity) -> Iterator[str]:
    """Yield the person named next to an age, or behind one word that says what the person is ("62-jährige Pächter")."""
    text = profile.report.report.text
    for mention in profile.statement.participants:
        apart = max(mention.start - quantity.end, quantity.start - mention.end)
        behind = text[quantity.end : mention.start].strip() if quantity.end <= mention.start else ""
        if mention.start in profile.entity_at and (0 <= apart <= _NEXT_TO or behind.isalpha()):
            yield profile.entity_at[mention.start]


def is_former_age(profile: Profile, quantity: Quantity) -> bool:
    """Tell whether a number is the age that somebody had at another time ("the then 15-year-old")."""
    before = profile.report.report.text[max(0, quantity.start - _BEFORE) : quantity.start].lower()
    words = before.replace("-", " ").split()[-1:]
    return quantity.dimension == AGE and any(
        word in load_language(profile.language).words["link_former"] for word in words
    )


def of_one_person(one: Slot, other: Slot) -> bool:
    """Tell whether two numbers are ages of one person, whom both statements name beside it."""
    return one.key == AGE and not one.kinds.isdisjoint(other.kinds)


def are_of_two_ages(one: Slot, other: Slot) -> bool:
    """Tell whether the ages of two persons are told, and are not one."""
    mine, theirs = (_ages_of(slot) for slot in (one, other))
    return bool(mine and theirs) and min(abs(age - another) for age in mine for another in theirs) > _BIRTHDAY


def _ages_of(slot: Slot) -> list[float]:
    """Return the ages that a statement tells of the person of a slot."""
    entity = slot.profile.entity_at.get(slot.item.start, "")
    quantities = slot.profile.statement.quantities
    ages = (q.low for q in quantities if q.dimension == AGE and entity in aged(slot.profile, q))
    return [age for age in ages if age is not None]


def may_be_slip(one: Slot, other: Slot) -> bool:
    """Tell whether one of two reports may give one person's age wrongly; a bare number is an age beside a told one.

    Two who are named are one or not; whoever is not named may be anybody of about that age.
    """
    if one.report == other.report or (one.kinds and other.kinds and one.kinds.isdisjoint(other.kinds)):
        return False
    told = any(any(map(str.isalpha, _words_of(slot))) for slot in (one, other))
    apart = abs((one.item.low or 0.0) - (other.item.low or 0.0))
    grown = apart == _BIRTHDAY and hours_apart(one.profile, other.profile) > _FEW_DAYS
    return told and not grown and _BIRTHDAY <= apart <= _FARTHEST_AGE


def _words_of(slot: Slot) -> str:
    return slot.profile.report.report.text[slot.item.start : slot.item.end]
