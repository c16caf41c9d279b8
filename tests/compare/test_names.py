import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.builders import make_mention, make_profile, relate, slots_of
from factory import annotate, differences, find_in, make_story
from synopse.compare.names import NAMES, entity_of, name_evidence
from synopse.compare.profiles import Profile
from synopse.compare.profiling import make_profiles
from synopse.compare.slots import Relation, Slot
from synopse.model import Mention

TEXT = "{} was elected chair of the harbour board."


def naming(*names: str, report: str = "a", entities: tuple[str, ...] = (), titles: tuple[str, ...] = ()) -> Profile:
    """Return a statement that names persons, each its own entity unless entities are given."""
    text = TEXT.format(" and ".join(names))
    people = tuple(
        Mention(text.index(name), text.index(name) + len(name), "PER", name, titles=titles) for name in names
    )
    linked = {person.start: key for person, key in zip(people, entities or names, strict=True)}
    return make_profile(text, report=report, participants=people, entity_at=linked)


def only(profile: Profile) -> Slot:
    (slot,) = slots_of(NAMES, profile)
    return slot


def test_every_person_that_a_statement_names_is_a_slot():
    assert [slot.value for slot in slots_of(NAMES, naming("Tomke Harms", "Jo Quist"))] == ["Tomke Harms", "Jo Quist"]


def test_an_organisation_and_who_stands_outside_are_none():
    outside = make_mention("Tomke Harms", start=500)
    assert slots_of(NAMES, make_profile(participants=(make_mention("Hafenwerk", "ORG"), outside))) == []


def test_who_is_described_by_a_relative_clause_is_a_slot_of_it():
    (_, described) = make_profiles(make_story(annotate("Tomke Harms, who led the trial, was pleased.", "en")))
    assert described.text == "who led the trial"
    assert [slot.value for slot in slots_of(NAMES, described)] == ["Tomke Harms"]


def test_two_persons_are_different_and_two_spellings_of_one_are_the_same():
    harms = naming("Tomke Harms", entities=("e1",))
    assert relate(NAMES, harms, naming("Ilka Brandvold", report="b")) == Relation.DIFFERENT
    assert relate(NAMES, harms, naming("T. Harms", report="b", entities=("e1",))) == Relation.SAME


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Petra Asmussen", "Peer Asmussen", Relation.DIFFERENT),
        ("Katarina Harms", "Katharina Harms", None),
        ("Tomke Harms", "Tomke Hams", None),
        ("Harms", "Tomke Harms", None),
    ],
)
def test_two_first_names_before_one_last_name_are_two_persons(one: str, other: str, expected: Relation | None):
    assert relate(NAMES, naming(one), naming(other, report="b")) == expected


def test_of_a_person_that_nothing_links_nothing_is_said():
    unknown = make_profile("Jo Quist left.", report="b", participants=(make_mention("Jo Quist"),))
    assert entity_of(only(unknown)) == ""
    assert relate(NAMES, naming("Tomke Harms"), unknown) is None


def test_mayors_of_two_towns_are_known():
    def mayor(town: str, name: str, report: str = "a") -> Slot:
        text = f"{town} mayor {name} came."
        start = text.index(name)
        person = Mention(start, start + len(name), "PER", name, titles=("mayor",))
        place = Mention(0, len(town), "LOC", town)
        linked = {0: town, start: name}
        return only(make_profile(text, report=report, participants=(place, person), places=(place,), entity_at=linked))

    ostby, westby = mayor("Ostby", "Tomke Harms"), mayor("Westby", "Jo Quist", "b")
    assert name_evidence(ostby, westby)["name: same title, other seat"]
    assert not name_evidence(ostby, mayor("Ostby", "Jo Quist", "b"))["name: same title, other seat"]


def test_two_spokespeople_are_known():
    one, other = naming("Tomke Harms", titles=("spokesman",)), naming("Jo Quist", report="b", titles=("spokeswoman",))
    assert name_evidence(only(one), only(other))["name: of spokespeople"]
    assert not name_evidence(only(one), only(naming("Jo Quist", report="b")))["name: of spokespeople"]


def test_a_word_for_relatives_is_evidence():
    chair, sister = naming("Tomke Harms"), naming("His sister Ilka Harms", report="b")
    assert name_evidence(only(chair), only(sister))["name: of kin"]
    assert not name_evidence(only(chair), only(naming("Ilka Harms", report="b")))["name: of kin"]


def test_names_and_titles_that_are_alike_are_evidence():
    minister, other = naming("Tomke Harms", titles=("minister",)), naming("Ilka Harms", titles=("minister",))
    found = name_evidence(only(minister), only(other))
    assert found["name: same last name"]
    assert found["name: same title"]
    assert 0 < found["name: likeness"] < 1
    assert not name_evidence(only(minister), only(naming("Ilka Brandvold")))["name: same title"]


@given(st.sampled_from(["Tomke Harms", "Ilka Harms", "Quist"]), st.sampled_from(["T. Harms", "Jo Quist", "Øø"]))
def test_the_order_of_two_names_says_nothing(mine: str, theirs: str):
    relate(NAMES, naming(mine), naming(theirs, report="b"))


def test_a_role_in_the_frame_of_a_quotation_is_compared() -> None:
    findings = find_in(
        "Die Kapsel ist gelandet. „Alle sind wohlauf“, sagte Missionsleiter Jens Asmussen.",
        "Die Kapsel der Agentur ist gelandet. „Der Besatzung geht es gut“, sagte Missionsleiterin Petra Asmussen.",
    )
    assert ("contradicted", "name", ("Jens Asmussen", "Petra Asmussen")) in differences(findings)
    assert not [f for f in findings if f.kind in ("corroborated", "repeated") and "Asmussen" in str(f.sides)]


def test_two_spokesmen_of_two_bodies_are_two_men() -> None:
    findings = find_in(
        "Die Kapsel ist gelandet. „Alle sind wohlauf“, sagte Polizeisprecher Jan Ohl.",
        "Die Kapsel der Agentur ist gelandet. „Der Besatzung geht es gut“, sagte Stadtsprecher Udo Zander.",
    )
    assert not differences(findings)


def test_a_name_that_a_statement_gives_for_a_place_is_no_person():
    person = make_mention("Flores")
    there = make_profile("Flores was hit.", participants=(person,), places=(make_mention("Flores", "LOC"),))
    assert slots_of(NAMES, there) == []
    assert len(slots_of(NAMES, make_profile("Flores was hit.", participants=(person,)))) == 1


def test_spokespeople_of_one_last_name_may_be_one():
    speaking = {"titles": ("the police spokeswoman",)}
    one = only(naming("Tomke Harms", **speaking))
    assert name_evidence(one, only(naming("Jo Quist", report="b", **speaking)))["name: of spokespeople"]
    assert not name_evidence(one, only(naming("Talea Harms", report="b", **speaking)))["name: of spokespeople"]


def test_a_name_that_runs_over_a_comma_is_nobody() -> None:
    assert slots_of(NAMES, naming("Ostby, Grech")) == []
