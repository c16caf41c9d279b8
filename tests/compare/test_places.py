import pytest

from compare.builders import make_mention, make_profile, relate, slots_of
from synopse.compare.places import LOCALITY, PLACES, place_evidence
from synopse.compare.profiles import Profile
from synopse.compare.slots import Relation
from synopse.model import Mention

SAME, FINER, DIFFERENT = Relation.SAME, Relation.FINER, Relation.DIFFERENT


def at(*names: str, report: str = "a", **fields) -> Profile:
    places = tuple(make_mention(name, "LOC", 100 * start) for start, name in enumerate(names))
    return make_profile(report=report, places=places, **fields)


def local(name: str, report: str = "a", **fields) -> Profile:
    return make_profile(report=report, places=(Mention(0, len(name), "LOC", name, rule=LOCALITY),), **fields)


def test_every_place_of_a_statement_is_a_slot():
    assert [slot.value for slot in slots_of(PLACES, at("Oslo", "Norway"))] == ["Oslo", "Norway"]
    assert slots_of(PLACES, make_profile()) == []


@pytest.mark.parametrize(
    ("mine", "theirs", "relation"),
    [
        ("Oslo", "Oslo", SAME),
        ("Oslo", "Norway", FINER),
        ("Oslo", "Bergen", DIFFERENT),
        ("Oslo", "Denmark", DIFFERENT),
        ("Oslo", "Hinterholzberg am Vorderbach", DIFFERENT),
    ],
    ids=["one city", "its country", "another city", "another country", "an unknown place"],
)
def test_places_are_compared_as_the_gazetteer_knows_them(mine: str, theirs: str, relation: Relation):
    assert relate(PLACES, at(mine), at(theirs, report="b")) == relation


def test_one_city_in_two_languages_is_one_place():
    assert relate(PLACES, at("Copenhagen"), at("Kopenhagen", report="b", language="de")) == SAME


def test_what_linking_holds_for_one_place_is_one():
    mine, theirs = at("Vorderbach", entity_at={0: "e1"}), at("Vorderbach am See", report="b", entity_at={0: "e1"})
    assert relate(PLACES, mine, theirs) == SAME


def test_a_place_within_a_town_is_compared_with_its_like_only():
    assert relate(PLACES, local("kitchen"), local("kitchen", "b")) == SAME
    assert relate(PLACES, local("Kitchen"), local("cellar", "b")) == DIFFERENT
    assert relate(PLACES, local("kitchen"), at("Oslo", report="b")) is None
    assert relate(PLACES, local("kitchen"), local("Keller", "b", language="de")) is None


def test_what_is_known_of_two_places_is_evidence():
    oslo, bergen, aarhus = (slots_of(PLACES, at(name))[0] for name in ("Oslo", "Bergen", "Aarhus"))
    assert place_evidence(oslo, bergen)["place: in one country"]
    assert not place_evidence(oslo, aarhus)["place: in one country"]
    assert place_evidence(oslo, bergen)["place: known"] == 2
    (unknown,) = slots_of(PLACES, at("Hinterholzberg am Vorderbach"))
    assert place_evidence(oslo, unknown)["place: known"] == 1
    assert place_evidence(oslo, oslo)["place: likeness"] == 1
