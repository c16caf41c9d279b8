import pytest

from compare.builders import (
    make_entity,
    make_interval,
    make_mention,
    make_profile,
    make_quantity,
    make_story,
    make_time,
)
from factory import annotate
from factory import make_story as make_annotated_story
from synopse.compare.profiles import Profile
from synopse.compare.profiling import make_profiles


def profiles_of(*profiles: Profile, **fields) -> tuple[Profile, ...]:
    return make_profiles(make_story(*profiles, **fields))


def test_a_term_of_many_statements_weighs_less_than_a_rare_one():
    bags = [frozenset({"common", "rare"}), frozenset({"common"}), frozenset({"common", "other"})]
    one, *_ = profiles_of(*(make_profile(report=key, terms=bag) for key, bag in zip("abc", bags, strict=True)))
    assert 0 < one.weights["common"] < one.weights["rare"]


def test_entities_are_terms_and_places_are_no_people():
    text = "Tomke Harms came to Oslo."
    person, place = make_mention("Tomke Harms"), make_mention("Oslo", "LOC", text.index("Oslo"))
    told = make_profile(text, participants=(person, place))
    entities = (make_entity("e1", "PER", "Tomke Harms", ("a", person)), make_entity("e2", "LOC", "Oslo", ("a", place)))
    (profile,) = profiles_of(told, entities=entities)
    assert profile.entities == {"e1", "e2"}
    assert profile.people == profile.named == {"e1"}
    assert {"entity:e1", "entity:e2"} <= profile.weights.keys()


def test_who_only_stands_outside_the_statement_takes_part_but_is_not_named():
    person = make_mention("Tomke Harms", start=200)
    entity = make_entity("e1", "PER", "Tomke Harms", ("a", person))
    (profile,) = profiles_of(make_profile(participants=(person,)), entities=(entity,))
    assert profile.people == {"e1"}
    assert profile.named == frozenset()


def test_equal_numbers_durations_days_and_hours_are_equal_values():
    day = make_time("2026-05-03", interval=make_interval("2026-05-03"))
    fields = {
        "quantities": (make_quantity(7),),
        "times": (day, make_time("P3D", "DURATION"), make_time("T18:20", "TIME", clock="18:20")),
    }
    one, other = profiles_of(make_profile(**fields), make_profile(report="b", **fields))
    assert one.values == other.values
    assert {"P3D", "18:20", "05-03"} < one.values.keys()


def test_bare_numbers_are_values_and_no_terms():
    (profile,) = profiles_of(make_profile(terms=frozenset({"number:70", "en:day"})))
    assert "number:70" in profile.values
    assert profile.weights.keys() == {"en:day"}


@pytest.mark.parametrize(
    ("text", "language", "scopes"),
    [
        ("Three of them were seriously hurt.", "en", {"severe"}),
        ("Drei Menschen wurden (schwer) verletzt.", "de", {"severe"}),
        ("Three were hurt.", "en", set()),
        ("Half of them were hurt.", "en", {"half"}),
        ("They waited for half an hour.", "en", set()),
    ],
)
def test_scopes_are_told_by_the_words_of_the_language(text: str, language: str, scopes: set[str]):
    (profile,) = make_profiles(make_annotated_story(annotate(text, language)))
    assert profile.scopes == scopes


@pytest.mark.parametrize(("day", "background"), [("2026-05-01", False), ("2026-03-01", True), ("2026-08-01", False)])
def test_what_was_over_two_weeks_before_the_report_is_background(day: str, background: bool):
    (profile,) = profiles_of(make_profile(when=make_interval(day), published="2026-05-06T12:00:00+02:00"))
    assert profile.background is background


def test_a_report_of_the_first_year_has_a_background_too():
    (profile,) = profiles_of(make_profile(when=make_interval("2026-03-01"), published="0001-01-05"))
    assert not profile.background
