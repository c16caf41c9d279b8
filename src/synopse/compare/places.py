"""Places of two statements: whether one is or contains the other, and what speaks for their being of one event."""

from collections.abc import Iterator

from rapidfuzz.fuzz import ratio

from synopse.compare.names import entity_of
from synopse.compare.profiles import Profile
from synopse.compare.slots import Relation, Slot, SlotType
from synopse.languages.concepts import word_concepts
from synopse.languages.places import Place, contains, find_place
from synopse.model import LOCALITY

_ONE_SPELLING = 75  # rapidfuzz ratio: endings differ less


def find_places(profile: Profile) -> Iterator[Slot]:
    """Yield the places that a statement names."""
    for mention in profile.statement.places:
        around = profile.around(mention.start)
        same = profile.entity_at.get(mention.start, mention.name)
        yield Slot(
            profile, "place", mention.name, mention, around, same, mention.rule if mention.rule == LOCALITY else ""
        )


def relate_places(one: Slot, other: Slot) -> Relation | None:
    """Return how two places relate, as the gazetteer and linking know."""
    if entity_of(one) and entity_of(one) == entity_of(other):
        return Relation.SAME
    if _is_local(one) != _is_local(other):
        return None
    if _is_local(one):
        return _relate_localities(one, other)
    here, there = place_of(one), place_of(other)
    if here is not None and here == there:
        return Relation.SAME
    if here is not None and there is not None and (contains(here, there) or contains(there, here)):
        return Relation.FINER
    return Relation.DIFFERENT


def place_evidence(one: Slot, other: Slot) -> dict[str, float]:
    """Return what two places say of whether they are given for one event: known, alike in name, in one country."""
    here, there = place_of(one), place_of(other)
    return {
        "place: local": _is_local(one),
        "place: known": (here is not None) + (there is not None),
        "place: in one country": here is not None and there is not None and here.country == there.country,
        "place: likeness": ratio(one.item.name, other.item.name) / 100,
    }


def _is_local(slot: Slot) -> bool:
    """Tell whether a place is one within a town or a house, named by a common noun."""
    return bool(slot.item.rule == LOCALITY)


def _relate_localities(one: Slot, other: Slot) -> Relation | None:
    """Return how two places within a town relate; of two languages, or of two words for one kind, nothing is said."""
    if one.profile.language != other.profile.language or _is_one_kind(one, other):
        return None
    return Relation.SAME if one.value.casefold() == other.value.casefold() else Relation.DIFFERENT


def _is_one_kind(one: Slot, other: Slot) -> bool:
    """Tell whether two nouns may name one place: alike in spelling, or words of one concept ("clinic", "hospital")."""
    mine, theirs = one.value.casefold(), other.value.casefold()
    if mine == theirs or any(character.isdigit() or character.isspace() for character in mine + theirs):
        return False
    kinds, others = (set(word_concepts(word, one.profile.language)) for word in (mine, theirs))
    return not kinds.isdisjoint(others) or mine in theirs or theirs in mine or ratio(mine, theirs) >= _ONE_SPELLING


def place_of(slot: Slot) -> Place | None:
    """Return the place of the gazetteer that a slot names."""
    return find_place(slot.item.name, slot.profile.language)


PLACES = SlotType(find_places, relate_places, place_evidence)
