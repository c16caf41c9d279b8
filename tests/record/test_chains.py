from dataclasses import replace

from record_factory import add_statement, make_annotated
from synopse.model import Entity, Mention, Span
from synopse.record.chains import chain_of, source_entity, source_name

TEXT = "Die Brücke ist zu, sagte Kovač der Agentur Ostpress."


def make_said(*chain):
    return add_statement(make_annotated(TEXT), "Die Brücke ist zu", chain)


def make_entity(key, *names, at=None):
    mentions = ((("a", Mention(at, at + len(names[0]), "PER", names[0])),) if at is not None else ())  # fmt: skip
    return Entity(key, "PER", names[0], names, (), mentions)


def test_a_chain_is_outermost_first():
    said = make_said("Ostpress", "Kovač")
    assert [link.name for link in chain_of(said.statements[0], said)] == ["Ostpress", "Kovač"]


def test_a_source_without_a_name_is_named_by_its_words():
    link = replace(make_said("Kovač").attributions[0], name="", source=Span(25, 42))
    assert source_name(link, TEXT) == "Kovač der Agentur"
    assert source_name(replace(link, source=None), TEXT) == ""


def test_the_entity_of_a_source_is_the_one_that_its_words_mention():
    said = make_said("Kovač")
    wrong, right = make_entity("e1", "Ostpress", at=43), make_entity("e2", "Kovač", at=25)
    assert source_entity(said.attributions[0], said, (wrong, right)) == "e2"


def test_among_several_mentions_in_a_source_the_one_that_its_name_contains_wins():
    said = make_said("Kovač der Agentur Ostpress")
    link = replace(said.attributions[0], name="Sprecherin Kovač")
    entities = (make_entity("e1", "Ostpress", at=43), make_entity("e2", "Kovač", at=25))
    assert source_entity(link, said, entities) == "e2"


def test_a_pronoun_finds_its_entity_by_an_equal_spelling_and_a_stranger_finds_none():
    said = make_said("Irena Kovač")
    assert source_entity(said.attributions[0], said, (make_entity("e1", "Kovač", "irena kovač"),)) == "e1"
    assert source_entity(said.attributions[0], said, (make_entity("e1", "Kovačević"),)) is None


def test_a_chain_leaves_out_who_is_not_named_and_tells_each_source_once():
    said = make_said("Ostpress", "Kovač", "Kovač")
    assert [link.name for link in chain_of(said.statements[0], said)] == ["Ostpress", "Kovač"]
    nameless = replace(said.attributions[0], name="", source=None)
    hidden = replace(said, attributions=(nameless, *said.attributions[1:]))
    assert [link.name for link in chain_of(hidden.statements[0], hidden)] == ["Kovač"]
