"""Places of two statements: whether one is or contains the other, and what speaks for their being of one event.

Towns and countries are compared as the gazetteer knows them, places within a town (facilities, rooms, ships) by their
kind and by what tells them apart; whether the one is in the other is mostly not known, and then nothing is said.
"""

from collections.abc import Iterator
from dataclasses import replace

from rapidfuzz.fuzz import ratio

from synopse.compare.difference import give_other_counts
from synopse.compare.profiles import Profile
from synopse.compare.slots import Relation, Slot, SlotType
from synopse.languages import load_language
from synopse.languages.facilities import Facility, read_facility, scale_of
from synopse.languages.places import Place, contains, find_place, kilometres_between, may_lie_in
from synopse.model import FACILITY, LOCALITY, Mention

_ONE_SPELLING = 75  # rapidfuzz ratio: endings differ less
_ONE_NAME = 85  # names of one facility in two spellings
_LOCAL = frozenset({LOCALITY, FACILITY})
_SQUARE_AND_STREET = frozenset({"ground", "way"})
_ANY_BUILDING = frozenset({"building", "site"})  # kinds that every other building may be said to be
_BEFORE_PLACE, _NEAR_PLACE = 40, 3  # characters, and words, before a place in which its preposition stands
_AWAY = frozenset({"from", "to"})
_AT, _NEAR = "at", "near"
_NEIGHBOURS = 40.0  # kilometres: nobody tells of a place as near what lies farther
_BESIDE = "beside"  # the way of what tells the direction in which another place lies
_PART = "part"
_CITY = "city"
_ABODE = 12  # characters between a name and the town where that person lives: an age, a preposition
_SHORT_WORD = 5  # characters: a preposition and the blanks around it
# Kinds of places of two scales of which neither may hold the other.
_APART = frozenset(
    {frozenset({"building", "ground"}), frozenset({"building", "vehicle"}), frozenset({"ground", "nature"})}
)


def find_places(profile: Profile) -> Iterator[Slot]:
    """Yield the places that a statement names; an unknown name that is part of a facility's is no place of its own."""
    places = profile.statement.places
    facilities = [mention for mention in places if mention.rule == FACILITY]
    for mention in places:
        if any(_is_part_of(mention, facility) for facility in facilities) and not _is_known(mention, profile):
            continue
        if _is_abode(mention, profile) or (len(places) > 1 and _tells_direction(mention, profile)):
            continue
        around = profile.around(mention.start)
        same = _entity(mention, profile) or mention.name
        yield Slot(profile, "place", mention.name, mention, around, same, LOCALITY if mention.rule in _LOCAL else "")


def relate_places(one: Slot, other: Slot) -> Relation | None:
    """Return how two places relate, as the gazetteer, linking and the kinds of facilities know."""
    entities = _entity(one.item, one.profile), _entity(other.item, other.profile)
    if (entities[0] and entities[0] == entities[1]) or _have_same_words(one, other):
        return Relation.SAME
    mine, theirs = facility_of(one), facility_of(other)
    if mine is not None and theirs is not None:
        named = (one.item.rule == LOCALITY) == (other.item.rule == LOCALITY)
        return _relate_facilities(mine, theirs, one.profile.language == other.profile.language, both_named=named)
    if _one_holds_words_of(one, other):
        return None
    if mine is not None or theirs is not None:
        return _relate_to_town(mine, other) if mine is not None else _relate_to_town(theirs, one)
    here, there = place_of(one), place_of(other)
    if here is not None and here == there:
        return Relation.SAME
    if _one_holds_the_other(here, there):
        return Relation.FINER
    if here is not None and there is not None and _may_be_neighbours(one, other, kilometres_between(here, there)):
        return None
    return None if _may_lie_in(other, there, here) or _may_lie_in(one, here, there) else Relation.DIFFERENT


def _one_holds_words_of(one: Slot, other: Slot) -> bool:
    """Tell whether one name holds all words of the other ("Prien am Chiemsee", "Chiemsee"): it may lie there."""
    mine, theirs = (frozenset(slot.item.name.casefold().split()) for slot in (one, other))
    return mine <= theirs or theirs <= mine


def place_evidence(one: Slot, other: Slot) -> dict[str, float]:
    """Return what two places say of whether they are given for one event: known, alike in name, of one kind."""
    here, there = place_of(one), place_of(other)
    mine, theirs = facility_of(one), facility_of(other)
    both = mine is not None and theirs is not None
    kinds = [facility.kind for facility in (mine, theirs) if facility]
    return {
        **_ways(one, other),
        "place: local": _is_local(one) and _is_local(other),
        "place: known": (here is not None) + (there is not None),
        "place: in one country": here is not None and there is not None and here.country == there.country,
        "place: likeness": ratio(one.item.name, other.item.name) / 100,
        "place: named facility": sum(facility is not None and facility.proper for facility in (mine, theirs)),
        "place: facility and town": (mine is None) != (theirs is None),
        "place: kind differs": both and kinds[0] != kinds[1],
        "place: one kind": both and kinds[0] == kinds[1],
        "place: other scale": both and scale_of(kinds[0]) != scale_of(kinds[1]),
        "place: in one town": mine is not None and theirs is not None and _in_one_town(mine, theirs),
        "place: named by town": both and _are_named_otherwise(mine, theirs),
        "place: of two counts": give_other_counts(one.profile, other.profile),
        "place: two parts": both and all(scale_of(kind) == _PART for kind in kinds),
    }


def _ways(one: Slot, other: Slot) -> dict[str, float]:
    """Return whether both places are those where something is, from where it comes or to where it goes."""
    first, second = _way_of(one), _way_of(other)
    return {
        "place: same way": bool(first) and first == second,
        "place: other way": bool(first and second) and first != second,
        "place: of origin or goal": (first in _AWAY) + (second in _AWAY),
    }


def _way_of(slot: Slot) -> str:
    """Return what the nearest preposition before a place tells of the way: at it, from it, to it, or ""."""
    ways = _ways_before(slot.item, slot.profile)
    return _AT if ways[-1:] == [_NEAR] else next(reversed(ways), "")


def _ways_before(mention: Mention, profile: Profile) -> list[str]:
    """Return the ways that the words right before a place tell."""
    ways = load_language(profile.language).words["place_ways"].column("way")
    before = profile.report.report.text[max(0, mention.start - _BEFORE_PLACE) : mention.start].lower().split()
    return [ways[word] for word in before[-_NEAR_PLACE:] if word in ways]


def place_of(slot: Slot) -> Place | None:
    """Return the place of the gazetteer that a slot names."""
    return None if _is_local(slot) else find_place(slot.item.name, slot.profile.language)


def facility_of(slot: Slot) -> Facility | None:
    """Return what a slot says of the facility that it names, None where that is a town or not known.

    Where its name does not tell the town, that behind it does ("hospital in Ostby").
    """
    facility = None if place_of(slot) else read_facility(slot.item.name, slot.profile.language)
    return replace(facility, town=_town_behind(slot)) if facility and facility.town is None else facility


def _town_behind(slot: Slot) -> Place | None:
    """Return the town that is named next behind a slot, with no more than a short word between."""
    behind = slot.profile.statement.places
    near = (mention for mention in behind if 0 < mention.start - slot.item.end <= _SHORT_WORD)
    return next((place for mention in near if (place := find_place(mention.name, slot.profile.language))), None)


def _have_same_words(one: Slot, other: Slot) -> bool:
    """Tell whether two names, not nouns, have the same words ("Walter-Reed-Krankenhaus", "Krankenhaus Walter Reed")."""
    mine, theirs = (frozenset(slot.value.casefold().replace("-", " ").split()) for slot in (one, other))
    return mine == theirs and LOCALITY not in (one.item.rule, other.item.rule)


def _may_be_neighbours(one: Slot, other: Slot, distance: float) -> bool:
    """Tell whether what is told to be near one of two places may be at the other."""
    near = any(_ways_before(slot.item, slot.profile)[-1:] == [_NEAR] for slot in (one, other))
    return near and distance <= _NEIGHBOURS


def _may_lie_in(slot: Slot, inner: Place | None, outer: Place | None) -> bool:
    """Tell whether a slot's town, unknown or one of several of its name, may lie in a country or region."""
    if outer is None or outer.kind == _CITY or (inner is not None and inner.kind != _CITY):
        return False
    return may_lie_in(slot.item.name, slot.profile.language, outer)


def _is_local(slot: Slot) -> bool:
    """Tell whether a place is one within a town or a house, by a common noun or a facility's name."""
    return slot.item.rule in _LOCAL


def _is_abode(mention: Mention, profile: Profile) -> bool:
    """Tell whether a place only says where a person lives who is named before it ("Rolf Behnke from Celle")."""
    ends = [m.end for m in profile.statement.participants if m.type == "PER" and m.end < mention.start]
    if not ends or mention.start - max(ends) > _ABODE:
        return False
    between = profile.report.report.text[max(ends) : mention.start].lower().split()
    return bool(between) and between[-1] in load_language(profile.language).words["abodes"]


def _tells_direction(mention: Mention, profile: Profile) -> bool:
    """Tell whether a place only says in which direction another one lies ("Ostby, 12 miles north of Kirkmore")."""
    return _BESIDE in _ways_before(mention, profile)


def _is_part_of(mention: Mention, whole: Mention) -> bool:
    return mention is not whole and whole.start <= mention.start and mention.end <= whole.end


def _is_known(mention: Mention, profile: Profile) -> bool:
    return find_place(mention.name, profile.language) is not None


def _entity(mention: Mention, profile: Profile) -> str:
    """Return the entity that a mention names, or ""; that of a name which only opens a facility's is another."""
    if mention.rule in _LOCAL and all(
        (known.start, known.end) != (mention.start, mention.end) for known in profile.statement.participants
    ):
        return ""
    return profile.entity_at.get(mention.start, "")


def _one_holds_the_other(here: Place | None, there: Place | None) -> bool:
    return here is not None and there is not None and bool(contains(here, there) or contains(there, here))


def _are_named_otherwise(mine: Facility | None, theirs: Facility | None) -> bool:
    """Tell whether one of two facilities with names has no other one than its town's ("Ulmer Klinikum")."""
    return bool(mine and theirs and mine.names and theirs.names and mine.proper != theirs.proper)


def _in_one_town(mine: Facility, theirs: Facility) -> bool:
    return mine.town is not None and mine.town == theirs.town


def _relate_to_town(facility: Facility | None, town: Slot) -> Relation | None:
    """Return how a facility and a name that is none relate: of a town that is not its own it is known to be elsewhere.

    Of its own town nothing is said: that it is finer would make every other place of the town agree with it. A town
    that is only named behind the facility is told by itself.
    """
    if facility is None:
        return None
    place = place_of(town)
    if place is None:
        return Relation.DIFFERENT if facility.proper else None
    if (
        facility.town is None
        or not facility.names
        or place == facility.town
        or _one_holds_the_other(facility.town, place)
    ):
        return None
    return Relation.DIFFERENT


def _relate_facilities(mine: Facility, theirs: Facility, one_language: bool, *, both_named: bool) -> Relation | None:
    """Return how two facilities relate by kind and name; of two scales the one may hold the other.

    One that is named for the other ("supermarket car park") is a part of it; one with a name and one without may be
    one ("the Ostby quarry", "a marble quarry").
    """
    if mine.kind == theirs.kind:
        relation = _relate_of_one_kind(mine, theirs, one_language)
        return relation if both_named or relation == Relation.SAME or _are_elsewhere(mine, theirs) else None
    if _may_hold(mine, theirs) or not _ANY_BUILDING.isdisjoint({mine.kind, theirs.kind}):
        return None
    if (mine.proper and theirs.proper and mine.names & theirs.names) or _may_be_one_noun(mine.noun, theirs.noun):
        return None
    return None if mine.noun in theirs.names or theirs.noun in mine.names else Relation.DIFFERENT


def _may_hold(mine: Facility, theirs: Facility) -> bool:
    """Tell whether one of two places of different scales may lie in the other; a named square is not in a street."""
    scales = frozenset(map(scale_of, (mine.kind, theirs.kind)))
    if mine.proper and theirs.proper and scales == _SQUARE_AND_STREET:
        return False
    return len(scales) > 1 and scales not in _APART


def _relate_of_one_kind(mine: Facility, theirs: Facility, one_language: bool) -> Relation | None:
    """Return how two facilities of one kind relate; one without a name may be any of its kind in its town."""
    elsewhere = _are_elsewhere(mine, theirs)
    if not elsewhere and (_is_named_in(mine, theirs) or _is_named_in(theirs, mine)):
        return Relation.SAME
    if not (mine.names and theirs.names):
        one_word = mine.noun == theirs.noun or not one_language or mine.names or theirs.names
        return Relation.SAME if one_word and not elsewhere else None
    if (mine.names <= theirs.names or theirs.names <= mine.names or _is_one_name(mine, theirs)) and not elsewhere:
        return Relation.SAME
    return Relation.DIFFERENT if elsewhere or (mine.proper and theirs.proper) else None


def _is_named_in(mine: Facility, theirs: Facility) -> bool:
    """Tell whether one name holds the other, of one word ("Westbahnhof", "Westbahnhof railway station")."""
    return mine.noun in theirs.names


def _are_elsewhere(mine: Facility, theirs: Facility) -> bool:
    return mine.town is not None and theirs.town is not None and mine.town != theirs.town


def _is_one_name(mine: Facility, theirs: Facility) -> bool:
    """Tell whether two names are one in two spellings; numbers and letters are told apart by any difference."""
    first, second = (" ".join(sorted(" ".join(facility.names).split())) for facility in (mine, theirs))
    return not any(ch.isdigit() for ch in first + second) and ratio(first, second) >= _ONE_NAME


def _may_be_one_noun(mine: str, theirs: str) -> bool:
    """Tell whether two nouns may name one place: alike in spelling, or one the end of the other ("hall")."""
    if not (mine and theirs):
        return False
    return mine.endswith(theirs) or theirs.endswith(mine) or ratio(mine, theirs) >= _ONE_SPELLING


PLACES = SlotType(find_places, relate_places, place_evidence)
