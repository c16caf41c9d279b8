import pytest

from synopse.languages import known_languages, load_language
from synopse.languages.places import contains, country_of, find_place, seat_of, towns_called


@pytest.mark.parametrize(
    ("name", "language", "identifier"),
    [
        ("Nordkorea", "de", "KP"),
        ("Demokratischen Volksrepublik Korea", "de", "KP"),
        ("DPRK", "en", "KP"),
        ("the US", "en", "US"),
        ("Nordkoreas", "de", "KP"),
        ("Oesterreich", "de", "AT"),
        ("Scotland", "en", "GB.SCT"),
        ("Bayern", "de", "DE.02"),
        ("Bavaria", "en", "DE.02"),
    ],
)
def test_countries_and_regions_by_their_names(name, language, identifier):
    assert find_place(name, language).id == identifier


def test_a_city_is_one_under_its_names():
    assert find_place("Pjöngjang", "de") == find_place("Pyongyang", "en")
    assert find_place("Kiew", "de") == find_place("Kyjiw", "de") == find_place("Kyiv", "en")
    assert find_place("Muenchen", "de").name == "Munich"
    assert find_place("Venedig", "de").country == "IT"


def test_a_city_has_coordinates_and_inhabitants():
    city = find_place("Pjöngjang", "de")
    assert (city.kind, city.country) == ("city", "KP")
    assert (round(city.latitude), round(city.longitude)) == (39, 126)
    assert city.population > 1_000_000


def test_one_name_of_several_like_cities_needs_a_country_near():
    assert find_place("Springfield", "en") is None
    assert find_place("Valencia", "en", near=frozenset({"VE"})).country == "VE"


def test_a_town_is_one_with_its_byname_however_that_is_written():
    assert find_place("Frankfurt an der Oder", "de") == find_place("Frankfurt (Oder)", "de") != find_place("Frankfurt")
    assert find_place("Frankfurt/Main", "de") == find_place("Frankfurt am Main", "de") == find_place("Frankfurt")
    assert find_place("Neustadt", "de") is None
    assert getattr(find_place("Neustadt an der Weinstraße", "de"), "region", "") == "DE.08"


def test_the_towns_of_a_name_come_the_largest_first():
    assert [town.country for town in towns_called("Moskau", "de")] == ["RU", "US"]
    assert towns_called("Nordkorea", "de") == towns_called("Qqzxbrunn", "de") == ()


def test_what_is_no_place_is_none():
    for name in ("", "Qqzxbrunn", "x" * 10_000, "Sсhоigu", "😀"):
        assert find_place(name, "de") is None
    assert find_place("Pjöngjang", "xx") is not None


def test_places_contain_places():
    korea, city = find_place("Nordkorea", "de"), find_place("Pjöngjang", "de")
    assert contains(korea, city) is True
    assert contains(city, korea) is False
    assert contains(city, city) is True
    assert contains(find_place("Südkorea", "de"), city) is False
    assert contains(find_place("Bayern", "de"), find_place("München", "de")) is True
    assert contains(find_place("Deutschland", "de"), find_place("Bayern", "de")) is True
    assert contains(find_place("Hessen", "de"), find_place("München", "de")) is False


def test_adjectives_and_inhabitants_name_their_country():
    assert country_of("nordkoreanischen", "de") == "KP"
    assert country_of("Russen", "de") == "RU"
    assert country_of("Ukrainian", "en") == "UA"
    assert country_of("hölzern", "de") == ""


@pytest.mark.parametrize("code", known_languages())
def test_every_exonym_names_a_place_of_the_gazetteer(code):
    for name, place in load_language(code).words["link_exonyms"].column("place").items():
        found = find_place(name, code)
        assert found is not None, name
        assert place.startswith("*") or found.kind == "country" or found.name == place or name == "Neu-Delhi", (
            name,
            found,
        )


def test_a_namesake_in_a_country_that_the_story_names_is_meant_unless_it_is_dwarfed():
    assert getattr(find_place("Amsterdam", "de", near=frozenset({"US"})), "country", "") == "NL"
    assert getattr(find_place("Halifax", "en", near=frozenset({"GB"})), "country", "") == "GB"


def test_a_capital_goes_before_a_larger_city_that_was_called_so_too():
    place = find_place("Islamabad", "en")
    assert place is not None
    assert (place.country, seat_of(place)) == ("PK", ("PK", "yes"))
    munich = find_place("Munich", "en")
    assert munich is not None and seat_of(munich) == ("", "")
