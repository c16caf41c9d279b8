import pytest

from compare.builders import make_mention, make_profile, relate, slots_of
from factory import differences, find_in
from synopse.compare.places import PLACES, place_evidence, relate_places
from synopse.compare.profiles import Profile
from synopse.compare.slots import Relation, Slot
from synopse.model import FACILITY, LOCALITY, Mention

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
    assert relate(PLACES, local("kitchen"), local("Keller", "b", language="de")) == DIFFERENT
    assert relate(PLACES, local("kitchen"), local("Küche", "b", language="de")) == SAME


def facility(name: str, report: str = "a", **fields) -> Profile:
    return make_profile(report=report, places=(Mention(0, len(name), "LOC", name, rule=FACILITY),), **fields)


@pytest.mark.parametrize(
    ("mine", "theirs", "relation"),
    [
        ("Klinikum Nord", "Klinikum Süd", DIFFERENT),
        ("Klinikum Nord", "Klinikum", SAME),
        ("Klinikum Nord", "Rathaus", DIFFERENT),
        ("Rathaus", "Foyer", None),
        ("Ulmer Klinikum", "Hamburger Klinikum", DIFFERENT),
        ("Klinikum", "Krankenhaus", None),
        ("Hotel", "Inselhotel", SAME),
        ("Königsplatz", "Marktplatz", DIFFERENT),
        ("Küche", "Hotel", None),
        ("zweiten Stock", "dritten Stock", DIFFERENT),
        ("zweiten Stock", "zweiter Stock", SAME),
        ("Hotel Adler", "Haus Adler", DIFFERENT),
        ("Gebäude", "Hotel", None),
    ],
)
def test_two_facilities_are_compared_by_kind_and_name(mine: str, theirs: str, relation: Relation | None):
    one, other = facility(mine, language="de"), facility(theirs, "b", language="de")
    assert relate(PLACES, one, other) == relation
    assert relate(PLACES, other, one) == relation


def test_a_facility_is_compared_across_languages_by_its_kind():
    assert relate(PLACES, local("town hall"), local("Rathaus", "b", language="de")) == SAME
    assert relate(PLACES, local("leisure centre"), local("Rathaus", "b", language="de")) == DIFFERENT


def test_a_facility_that_is_named_for_another_is_a_part_of_it():
    assert relate(PLACES, local("supermarket car park"), local("supermarket", "b")) is None
    assert relate(PLACES, local("supermarket car park"), local("petrol station", "b")) == DIFFERENT


def test_a_facility_is_elsewhere_than_a_town_that_is_not_its_own():
    assert relate(PLACES, facility("Oslo airport"), at("Bergen", report="b")) == DIFFERENT
    assert relate(PLACES, facility("Oslo airport"), at("Oslo", report="b")) is None
    assert relate(PLACES, facility("Oslo airport"), at("Norway", report="b")) is None
    assert relate(PLACES, facility("Northgate hospital"), at("Oslo", report="b")) is None


def in_town(name: str, town: str, report: str = "a") -> Profile:
    behind = len(name) + 4
    named = (Mention(0, len(name), "LOC", name, rule=LOCALITY), Mention(behind, behind + len(town), "LOC", town))
    return make_profile(report=report, places=named)


def test_a_town_behind_a_facility_is_its_town():
    hospital, farther = (
        slots_of(PLACES, in_town(*words))[0] for words in (("hospital", "Oslo"), ("hospital", "Bergen"))
    )
    assert relate_places(hospital, farther) is None
    assert relate_places(hospital, slots_of(PLACES, in_town("clinic", "Oslo", "b"))[0]) is None
    assert relate_places(hospital, slots_of(PLACES, in_town("hospital", "Oslo", "b"))[0]) == SAME
    assert place_evidence(hospital, slots_of(PLACES, in_town("hotel", "Oslo", "b"))[0])["place: in one town"]


def test_only_the_town_in_its_name_sets_a_facility_against_another_town():
    (bergen,) = slots_of(PLACES, at("Bergen", report="b"))
    assert relate_places(slots_of(PLACES, in_town("hospital", "Oslo"))[0], bergen) is None
    assert relate_places(slots_of(PLACES, facility("Oslo airport"))[0], bergen) == DIFFERENT


def test_an_unknown_name_inside_the_name_of_a_facility_is_no_place_of_its_own():
    whole = Mention(3, 21, "LOC", "Sabra Keel airport", rule=FACILITY)
    unknown, known = Mention(3, 13, "LOC", "Sabra Keel"), Mention(3, 7, "LOC", "Oslo")
    assert [slot.value for slot in slots_of(PLACES, make_profile(places=(unknown, whole)))] == ["Sabra Keel airport"]
    assert [slot.value for slot in slots_of(PLACES, make_profile(places=(known, whole)))] == ["Oslo", whole.name]


def test_kinds_and_names_of_facilities_are_evidence():
    (hotel,), (hall,) = slots_of(PLACES, facility("Hotel Waldruh", language="de")), slots_of(PLACES, local("town hall"))
    evidence = place_evidence(hotel, hall)
    assert evidence["place: kind differs"]
    assert evidence["place: named facility"] == 1
    assert not evidence["place: facility and town"]


def test_what_is_known_of_two_places_is_evidence():
    oslo, bergen, aarhus = (slots_of(PLACES, at(name))[0] for name in ("Oslo", "Bergen", "Aarhus"))
    assert place_evidence(oslo, bergen)["place: in one country"]
    assert not place_evidence(oslo, aarhus)["place: in one country"]
    assert place_evidence(oslo, bergen)["place: known"] == 2
    (unknown,) = slots_of(PLACES, at("Hinterholzberg am Vorderbach"))
    assert place_evidence(oslo, unknown)["place: known"] == 1
    assert place_evidence(oslo, oslo)["place: likeness"] == 1


def test_a_town_of_many_namesakes_may_lie_in_the_state():
    findings = find_in(
        "A woman was hit by a car outside a store in Bloomington on Wednesday.",
        "A woman was hit by a car outside a store in Minnesota on Wednesday.",
        language="en",
    )
    assert not differences(findings)


def test_where_a_person_lives_is_no_place_of_the_event():
    findings = find_in(
        "Der Händler Rolf Behnke aus Celle wird seit Samstag vermisst.",
        "Der Händler Rolf Behnke wird seit Samstag im Harz vermisst.",
    )
    assert not differences(findings)


def test_the_place_from_which_a_direction_is_told_is_none_of_the_event():
    text = "He was freed in Oslo, 200 miles north of Bergen."
    named = tuple(make_mention(name, "LOC", text.index(name)) for name in ("Oslo", "Bergen"))
    assert [slot.value for slot in slots_of(PLACES, make_profile(text, places=named))] == ["Oslo"]


@pytest.mark.parametrize(
    ("text", "relation"),
    [("He landed near Washington.", None), ("He landed in Washington.", DIFFERENT)],
    ids=["may be the neighbour", "is not"],
)
def test_what_is_near_a_town_may_be_at_its_neighbour(text: str, relation: Relation | None):
    there = make_profile(text, report="b", places=(make_mention("Washington", "LOC", text.index("Wash")),))
    assert relate(PLACES, at("Bethesda"), there) == relation


def test_an_island_and_its_name_alone_are_no_two_places():
    assert relate(PLACES, facility("Island of Vorderey"), at("Vorderey", report="b")) is None


@pytest.mark.parametrize(
    ("mine", "theirs", "same", "other"),
    [
        ("He came from Oslo.", "She is from Bergen.", True, False),
        ("He lives in Oslo.", "She was seen near Bergen.", True, False),
        ("He came from Oslo.", "She lives in Bergen.", False, True),
        ("He flew to Oslo.", "She saw Bergen.", False, False),
    ],
)
def test_the_way_that_a_preposition_tells_is_evidence(mine: str, theirs: str, same: bool, other: bool):
    def there(text: str, name: str, report: str) -> Slot:
        (slot,) = slots_of(
            PLACES, make_profile(text, report=report, places=(make_mention(name, "LOC", text.index(name)),))
        )
        return slot

    found = place_evidence(there(mine, "Oslo", "a"), there(theirs, "Bergen", "b"))
    assert (found["place: same way"], found["place: other way"]) == (same, other)


def test_a_house_named_by_its_whole_name_with_its_kind_behind_is_one():
    assert relate(PLACES, facility("Westbahnhof"), facility("Westbahnhof railway station", "b")) != DIFFERENT


def test_short_and_long_forms_of_a_mountain_are_one_and_a_shop_for_programs_is_no_place():
    assert relate(PLACES, facility("Mt. Ostby"), facility("Mount Ostby", "b")) == SAME
    assert relate(PLACES, at("Harbour App Store"), at("App Store", report="b")) is None


def test_what_is_in_the_region_of_a_city_is_near_it() -> None:
    text = "Verhandelt wird in der Region Stuttgart."
    region = make_profile(
        text, language="de", report="b", places=(make_mention("Stuttgart", "LOC", text.index("Stu")),)
    )
    assert relate(PLACES, at("Sindelfingen"), region) is None
