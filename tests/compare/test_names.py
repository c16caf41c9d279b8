import pytest

from compare.builders import both_ways, make_mention, make_profile
from synopse.compare.names import compare_names
from synopse.compare.profiles import Profile
from synopse.model import Polarity

TEXT = "{} was elected chair of the harbour board."


def naming(*names: str, report: str = "a", **fields) -> Profile:
    """Return a statement whose participants are the named persons; one that is not in the text stands before it."""
    text = TEXT.format(" and ".join(names))
    people = tuple(make_mention(name, start=text.index(name)) for name in names)
    entities = fields.pop("entities", set(names))
    return make_profile(text, report=report, participants=people, entities=entities, **fields)


def test_two_persons_for_one_deed_contradict_each_other():
    one, other = naming("Tomke Harms"), naming("Ilka Brandvold", report="b")
    assert both_ways(compare_names, one, other) == ("contradicted", "name", ("Tomke Harms", "Ilka Brandvold"))


def test_two_spellings_of_one_entity_agree():
    one = naming("Sergej Tarassow", entities={"e1"})
    assert both_ways(compare_names, one, naming("Sergei Tarasov", report="b", entities={"e1"})) is None


def test_a_statement_with_several_persons_names_nobody_alone():
    assert both_ways(compare_names, naming("Tomke Harms", "Jo Quist"), naming("Ilka Brandvold", report="b")) is None


def test_an_organisation_is_no_person():
    text = TEXT.format("Hafenwerk")
    other = make_profile(text, report="b", participants=(make_mention("Hafenwerk", "ORG"),), entities={"e2"})
    assert both_ways(compare_names, naming("Tomke Harms"), other) is None


@pytest.mark.parametrize(
    "fields",
    [
        {"polarity": Polarity.NO},
        {"predicates": ("visit",)},
        {"scopes": {"severe"}},
        {"background": True},
        {"terms": frozenset({"concept:fire", "en:a", "en:b", "en:c"})},
    ],
    ids=["a denial", "another event", "another scope", "long over", "other words"],
)
def test_persons_of_different_things_are_not_compared(fields: dict):
    assert both_ways(compare_names, naming("Tomke Harms"), naming("Ilka Brandvold", report="b", **fields)) is None
