from dataclasses import replace

import pytest

from factory import annotate
from synopse.link import link_entities
from synopse.link.governments import read_government
from synopse.model import Entity, Story


def linked(*reports: tuple[str, str]) -> tuple[Entity, ...]:
    made = []
    for number, (code, text) in enumerate(reports):
        annotated = annotate(text, code)
        made.append(replace(annotated, report=replace(annotated.report, id=chr(ord("a") + number))))
    return link_entities(Story("story", tuple(made)))


def bearers(name: str, entities: tuple[Entity, ...]) -> set[str]:
    return {entity.id for entity in entities if name in entity.names}


def test_a_capital_that_speaks_is_the_country_and_elsewhere_the_city():
    entities = linked(
        ("de", "Moskau wies die Vorwürfe zurück. In Moskau schneite es. Russland schweigt sonst."),
        ("en", "Moscow rejected the accusations. It snowed in Moscow."),
    )
    country, city = (next(each for each in entities if each.id == key) for key in ("loc-russland", "loc-moscow"))
    assert set(country.names) == {"Russland", "Moskau", "Moscow"}
    assert country.name == "Russland"
    assert "capital: Moskau ~ Russland" in country.reasons
    assert {mention.rule for _, mention in country.mentions} >= {"capital"}
    assert set(city.names) == {"Moskau", "Moscow"}
    assert (city.country, city.inside) == ("RU", "loc-russland")


def test_a_government_whose_country_no_report_names_is_one_entity_over_languages():
    entities = linked(("de", "Ankara erklärte, man werde nicht weichen."), ("en", "Ankara said it would not yield."))
    assert [(each.id, each.type, each.country, len(each.mentions)) for each in entities] == [
        ("org-ankara", "ORG", "TR", 2)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Moskau hat drei Diplomaten ausgewiesen.",
        "Auch Moskau unterstützt den Plan.",
        "Moskau wird bald reagieren.",
        "Er kämpft aufseiten Moskaus.",
        "Man wisse davon nichts, teilte Moskau mit.",
    ],
)
def test_a_government_acts_and_has_sides(text):
    assert [entity.type for entity in linked(("de", text)) if entity.name.startswith("Moskau")] == ["ORG"]


@pytest.mark.parametrize(
    "text",
    [
        "In Moskau unterzeichneten beide den Vertrag.",
        "Die Züge aus Moskau fallen aus.",
        "Der Bürgermeister sagte, Moskau unterstützt die Vereine.",
        "Moskau wurde von Touristen unterstützt.",
        "Berlin kritisiert die Kneipen.",
    ],
)
def test_a_city_stays_a_city(text):
    assert {entity.type for entity in linked(("de", text)) if entity.name in ("Moskau", "Berlin")} == {"LOC"}


def test_a_capital_that_is_a_region_speaks_for_its_country_beside_another_one():
    assert bearers("Berlin", linked(("de", "Berlin verurteilte den Angriff Aserbaidschans."))) == {"org-berlin"}


def test_the_government_of_a_country_is_the_country():
    entities = linked(
        ("de", "Die russische Regierung dementierte das. Russland rüstet auf."),
        ("en", "The Russian government denied it."),
    )
    assert bearers("russische Regierung", entities) == bearers("Russian government", entities) == {"loc-russland"}


def test_a_federal_government_is_whose_the_places_tell():
    text = "Die Bundesregierung erklärte, die Grenze bleibe offen."
    assert [entity.country for entity in linked(("de", text))] == ["DE"]
    assert "DE" not in [entity.country for entity in linked(("de", f"{text} In Graz regnete es."))]


@pytest.mark.parametrize(
    ("phrase", "code", "country"),
    [
        ("die russische Regierung", "de", "RU"),
        ("der US-Regierung", "de", "US"),
        ("Bundesregierung", "de", "DE"),
        ("österreichische Bundesregierung", "de", "AT"),
        ("the Swiss federal government", "en", "CH"),
        ("Russia's government", "en", "RU"),
        ("die Regierung", "de", ""),
        ("the local government", "en", ""),
        ("Regierung von Leuten", "de", ""),
        ("x" * 10_000, "de", ""),
        ("", "en", ""),
    ],
)
def test_phrases_for_governments(phrase, code, country):
    assert read_government(phrase, code) == country


def test_a_city_that_wins_beside_its_club_is_not_the_city():
    entities = linked(("de", "Borussia Dortmund jubelt. Dortmund gewann am Samstag. In Dortmund regnete es."))
    assert bearers("Dortmund", entities) == {"loc-dortmund", "org-dortmund"}
    assert bearers("Dortmund", entities).isdisjoint(bearers("Borussia Dortmund", entities))
    assert bearers("Dortmund", linked(("de", "Dortmund gewann den Preis. In Dortmund regnete es."))) == {"loc-dortmund"}
