from dataclasses import replace

from link.story_factory import make_story
from synopse.link import link_entities
from synopse.model import Decision


def linked(story, *decisions):
    return {frozenset(entity.names): entity for entity in link_entities(replace(story, decisions=decisions))}


def test_names_decided_to_be_one_are_one():
    story = make_story("[PER Ilka Brandvold] und [PER Die Reederin]")
    (entity,) = linked(story, Decision("same", ("Ilka Brandvold", "Die Reederin"))).values()
    assert entity.reasons[0].startswith("decision: ")


def test_names_decided_to_be_different_are_apart():
    story = make_story("[PER Ilka Brandvold]", "[PER Ilka Brandvolt], [PER Brandvold]")
    found = linked(story, Decision("different", ("Ilka Brandvold", "Ilka Brandvolt")))
    assert set(found) == {frozenset({"Ilka Brandvold", "Brandvold"}), frozenset({"Ilka Brandvolt"})}


def test_a_name_is_what_a_person_chose():
    story = make_story("[LOC Kiew]", "[LOC Kyjiw]")
    (entity,) = linked(story, Decision("rename", ("Kiew", "Kyiv"))).values()
    assert (entity.name, entity.id) == ("Kyiv", "loc-kyiv")


def test_a_decision_about_names_that_are_not_there_changes_nothing():
    story = make_story("[LOC Kiew]")
    assert linked(story, Decision("same", ("Rom", "Roma")), Decision("different", ("Rom", "Kiew"))) == linked(story)
