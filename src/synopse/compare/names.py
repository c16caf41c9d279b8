"""Persons of two statements: whether they are one, and what speaks for their being named for one role or deed."""

from collections.abc import Iterator

from rapidfuzz.distance.Levenshtein import distance
from rapidfuzz.fuzz import ratio

from synopse.compare.profiles import Profile
from synopse.compare.slots import Relation, Slot, SlotType
from synopse.compare.titles import seat_of, titles_of
from synopse.languages import load_language
from synopse.model import BESIDE

_PERSON = "PER"
_KIN = frozenset({"junior", "senior", "peer"})
_ONE_SPELLING = 85  # rapidfuzz ratio from which two names may be one, misspelt
_FIRST_AND_LAST, _SLIP = 2, 1  # words of a name; letters


def find_names(profile: Profile) -> Iterator[Slot]:
    """Yield the persons that a statement itself names, or that it describes ("…, who led it"), with their offices.

    No name that it gives for a place, and none that runs over a comma ("towards Ostby, Grech said").
    """
    statement = profile.statement
    places = {place.start for place in statement.places}
    for mention in statement.participants:
        inside = statement.start - BESIDE <= mention.end and mention.start < statement.end
        if mention.type == _PERSON and inside and mention.start not in places and "," not in mention.name:
            around, entity = profile.around(mention.start), profile.entity_at.get(mention.start)
            offices = titles_of(mention, profile).offices
            yield Slot(profile, "name", mention.name, mention, around, entity, kinds=offices)


def relate_names(one: Slot, other: Slot) -> Relation | None:
    """Return how two persons relate, as linking has found."""
    mine, theirs = entity_of(one), entity_of(other)
    if not mine or not theirs or (mine != theirs and _may_be_one(one.value, other.value)):
        return None
    return Relation.SAME if mine == theirs else Relation.DIFFERENT


def name_evidence(one: Slot, other: Slot) -> dict[str, float]:
    """Return what two names say of whether they are given for one role: alike in part, or with the same titles."""
    mine, theirs = one.item.name.split(), other.item.name.split()
    fields, others = (titles_of(slot.item, slot.profile).fields for slot in (one, other))
    seats = {seat_of(slot.item, slot.profile) for slot in (one, other)} - {""}
    same_office = not one.kinds.isdisjoint(other.kinds)
    return {
        "name: same last name": mine[-1] == theirs[-1],
        "name: full names": min(len(mine), len(theirs)) > 1,
        "name: likeness": ratio(one.item.name, other.item.name) / 100,
        "name: same title": same_office,
        "name: same title, same field": same_office and not fields.isdisjoint(others),
        "name: same title, other field": same_office and bool(fields and others) and fields.isdisjoint(others),
        "name: same title, other seat": same_office and len(seats) > 1,
        "name: of spokespeople": mine[-1] != theirs[-1] and all(_speaks_for_another(slot) for slot in (one, other)),
        "name: other title": bool(one.kinds and other.kinds) and not same_office,
        "name: of kin": any(_tells_of_kin(slot.profile) for slot in (one, other)),
        "name: roles alone": one.profile.names_role + other.profile.names_role,
    }


def _speaks_for_another(slot: Slot) -> bool:
    """Tell whether a person is a spokesperson, of whom a body has several."""
    nouns = load_language(slot.profile.language).words["spokespeople"]
    endings = tuple(noun.removeprefix("-") for noun in nouns)
    titles = slot.item.titles or ((slot.profile.text,) if slot.profile.names_role else ())
    return any(word.strip(",.").endswith(endings) for title in titles for word in title.lower().split())


def _tells_of_kin(profile: Profile) -> bool:
    """Tell whether a statement has a word for relatives: two people of one last name may be such."""
    roles = load_language(profile.language).words["link_kin"].column("role")
    return any(roles.get(word.strip(".,;:()„“”\"'’")) in _KIN for word in profile.text.lower().split())


def _may_be_one(mine: str, theirs: str) -> bool:
    """Tell whether one name holds all words of the other, or is almost spelt like it: linking may have missed them.

    Two first names before one last name are two persons where more than a letter tells them apart ("Petra", "Peer").
    """
    words, others = mine.casefold().split(), theirs.casefold().split()
    if set(words) <= set(others) or set(others) <= set(words):
        return True
    if len(words) == len(others) == _FIRST_AND_LAST and words[-1] == others[-1]:
        return distance(words[0], others[0]) <= _SLIP
    return mine.startswith(theirs) or theirs.startswith(mine) or ratio(mine, theirs) >= _ONE_SPELLING


def entity_of(slot: Slot) -> str:
    """Return the entity that a slot's mention names, or ""."""
    return slot.profile.entity_at.get(slot.item.start, "")


NAMES = SlotType(find_names, relate_names, name_evidence)
