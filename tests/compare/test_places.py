import pytest

from compare.builders import both_ways, make_mention, make_profile
from synopse.compare.places import compare_places


def compare(mine: tuple[str, ...], theirs: tuple[str, ...], **fields):
    one, other = (tuple(make_mention(name, "LOC") for name in names) for names in (mine, theirs))
    return both_ways(compare_places, make_profile(places=one), make_profile(report="b", places=other, **fields))


def test_two_cities_of_one_event_contradict_each_other():
    assert compare(("Oslo",), ("Bergen",)) == ("contradicted", "place", ("Oslo", "Bergen"))


def test_a_city_and_its_country_are_differently_exact():
    assert compare(("Oslo",), ("Norway",)) == ("refined", "place", ("Oslo", "Norway"))


def test_a_city_and_another_country_contradict_each_other():
    assert compare(("Oslo",), ("Denmark",)) == ("contradicted", "place", ("Oslo", "Denmark"))


def test_one_city_in_two_languages_is_one_place():
    assert compare(("Copenhagen",), ("Kopenhagen",), language="de") is None


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [(("Oslo",), ()), (("Oslo",), ("Bergen", "Stavanger")), (("Oslo",), ("Hinterholzberg am Vorderbach",))],
    ids=["no place", "two places", "an unknown place"],
)
def test_without_one_known_place_on_each_side_nothing_is_said(mine: tuple[str, ...], theirs: tuple[str, ...]):
    assert compare(mine, theirs) is None


@pytest.mark.parametrize(
    "fields",
    [
        {"predicates": ("visit",)},
        {"habitual": True},
        {"scopes": {"severe"}},
        {"terms": frozenset({"concept:fire", "en:a", "en:b", "en:c"})},
    ],
    ids=["another event", "a habit", "another scope", "other words"],
)
def test_places_of_different_things_are_not_compared(fields: dict):
    assert compare(("Oslo",), ("Bergen",), **fields) is None


def test_who_takes_part_in_both_makes_less_alike_statements_one_event():
    terms = frozenset({"concept:fire", "en:warehouse", "en:a", "en:b"})
    places = [{"places": (make_mention(name, "LOC"),)} for name in ("Oslo", "Bergen")]
    one, other = make_profile(**places[0]), make_profile(report="b", terms=terms, **places[1])
    assert both_ways(compare_places, one, other) is None
    signing = {"people": {"e1"}, "predicates": ("signing",)}
    one = make_profile(**signing, **places[0])
    other = make_profile(report="b", terms=terms, **signing, **places[1])
    assert both_ways(compare_places, one, other) == ("contradicted", "place", ("Oslo", "Bergen"))
