import pytest

from synopse.languages import known_languages, load_language, load_shared
from synopse.languages.facilities import brand_kind, place_noun, read_facility, scale_of


@pytest.mark.parametrize(
    ("word", "code", "kind"),
    [
        ("Rathaus", "de", "townhall"),
        ("town hall", "en", "townhall"),
        ("Atatürk-Flughafen", "de", "airport"),
        ("Segelschiffs", "de", "ship"),
        ("Dorfstrasse", "de", "road"),
        ("Dorfstraße", "de", "road"),
    ],
)
def test_a_noun_of_a_place_has_a_kind_that_is_the_same_in_all_languages(word: str, code: str, kind: str):
    noun = place_noun(word, code)
    assert noun is not None
    assert noun.kind == kind


@pytest.mark.parametrize(("word", "code"), [("Arbeitsplatz", "de"), ("Krankenhäuser", "de"), ("hospitals", "en")])
def test_what_only_ends_like_a_place_and_plurals_are_none(word: str, code: str):
    noun = place_noun(word, code)
    assert noun is None or not noun.kind


@pytest.mark.parametrize("code", known_languages())
def test_every_kind_that_a_language_names_is_known(code: str):
    kinds = {kind for kind in load_language(code).words["place_nouns"].column("kind").values() if kind}
    assert kinds <= set(load_shared("place_kinds"))
    assert all(map(scale_of, kinds))


def test_a_name_tells_kind_town_and_what_else_it_is_called():
    ulm = read_facility("Ulmer Klinikum", "de")
    assert ulm is not None
    assert (ulm.kind, ulm.town and ulm.town.name, ulm.proper) == ("hospital", "Ulm", False)
    north = read_facility("Klinikum Nord", "de")
    assert north is not None
    assert (north.names, north.town, north.proper) == (frozenset({"nord"}), None, True)


def test_a_floor_is_counted_alike_in_two_languages():
    one, other = read_facility("zweiten Stock", "de"), read_facility("second floor", "en")
    assert one is not None
    assert other is not None
    assert (one.kind, one.names) == (other.kind, other.names)


def test_names_of_towns_are_no_facilities():
    assert read_facility("Newcastle", "en") is None
    assert read_facility("", "en") is None
    assert brand_kind("Hilton") == "hotel"


def test_a_facility_named_by_its_region_has_no_name_of_its_own() -> None:
    facility = read_facility("Flughafen Niedersachsens", "de")
    assert facility is not None
    assert not facility.proper
