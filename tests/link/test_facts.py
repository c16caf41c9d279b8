from link.story_factory import make_story
from synopse.link import link_entities


def linked(*reports, language="de"):
    return {entity.name: entity for entity in link_entities(make_story(*reports, language=language))}


def test_a_person_has_the_roles_and_the_country_that_titles_tell():
    found = linked(
        "[PER Gleb Tschischow|Der russische Verteidigungsminister] kam.",
        "[PER Tschischow|Verteidigungsminister] und [PER Tschischow|Verteidigungsminister], [PER Tschischow|Herr]",
    )
    person = found["Gleb Tschischow"]
    assert person.roles == ("Verteidigungsminister", "russische Verteidigungsminister")
    assert person.country == "RU"


def test_a_place_has_coordinates_and_the_country_around_it_that_the_story_names():
    found = linked("[LOC Pjöngjang] liegt in [LOC Nordkorea].")
    city, country = found["Pjöngjang"], found["Nordkorea"]
    assert (city.country, country.country) == ("KP", "KP")
    assert [round(degrees) for degrees in city.coordinates] == [39, 126]
    assert (city.inside, country.inside) == (country.id, "")


def test_a_place_that_no_gazetteer_has_stays_without():
    place = linked("[LOC Xanthofeld]")["Xanthofeld"]
    assert (place.country, place.coordinates, place.inside) == ("", None, "")


def test_a_family_name_of_two_shows_both_as_candidates():
    found = linked("[PER Silke Quaddel] und [PER Lennart Quaddel] kamen. [PER Quaddel] sprach.")
    assert set(found["Quaddel"].candidates) == {"per-silke-quaddel", "per-lennart-quaddel"}
    assert found["Silke Quaddel"].candidates == ()


def test_a_part_of_two_fuller_names_shows_both_as_candidates():
    found = linked("[PER S. Quaddel]", "[PER Silke Quaddel] und [PER Sibylle Quaddel]")
    assert set(found["S. Quaddel"].candidates) == {"per-silke-quaddel", "per-sibylle-quaddel"}
