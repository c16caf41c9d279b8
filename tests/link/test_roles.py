import pytest

from link.story_factory import make_annotated, quoting
from synopse.link import link_entities
from synopse.link.roles import meaning_of, offices_in, read_office
from synopse.model import Entity, Story


def linked(*reports: tuple[str, str, tuple[str, ...]]) -> list[Entity]:
    made = [
        quoting(make_annotated(text, language, chr(ord("a") + number)), *sources)
        for number, (language, text, sources) in enumerate(reports)
    ]
    return list(link_entities(Story("story", tuple(made))))


def names(entities: list[Entity]) -> set[tuple[str, ...]]:
    return {entity.names for entity in entities}


def test_an_office_alone_means_its_only_holder_in_another_report():
    (entity,) = linked(
        ("de", "[PER Ilka Brandvold|Die Verteidigungsministerin] kam.", ()),
        ("de", "Das sagte die Ministerin.", ("die Ministerin",)),
    )
    assert entity.name == "Ilka Brandvold"
    assert entity.reasons == ("role: Ministerin ~ Ilka Brandvold",)
    assert [(report, mention.rule) for report, mention in entity.mentions] == [("a", ""), ("b", "role")]


@pytest.mark.parametrize(
    ("title", "source"),
    [
        ("Die Verteidigungsministerin", "der Minister"),
        ("Die frühere Ministerin", "die Ministerin"),
        ("Die Ministerpräsidentin", "die Präsidentin"),
        ("Die kroatische Ministerin", "die slowenische Ministerin"),
    ],
)
def test_another_gender_time_office_or_country_is_somebody_else(title, source):
    found = linked(("de", f"[PER Ilka Brandvold|{title}] kam.", ()), ("de", f"Das sagte {source}.", (source,)))
    assert ("Ilka Brandvold",) in names(found)
    assert len(found) == 2


def test_an_office_with_two_holders_stays_out():
    text = "[PER Ilka Brandvold|Innenministerin] traf [PER Ute Adler|Umweltministerin]. Das sagte die Ministerin."
    assert names(linked(("de", text, ("die Ministerin",)))) == {("Ilka Brandvold",), ("Ute Adler",)}


def test_an_office_without_a_holder_is_one_entity_over_reports():
    found = linked(
        ("en", "So the mayor said.", ("the mayor",)),
        ("en", "The mayor denied it.", ("The mayor",)),
        ("de", "Das sagte die Ärztin.", ("die Ärztin",)),
    )
    assert [(entity.name, entity.type, len(entity.mentions)) for entity in found] == [("mayor", "PER", 2)]


def test_only_definite_phrases_are_offices():
    assert read_office("a minister", "en") is None
    assert read_office("the minister of the interior", "en") is None
    assert read_office("the former minister", "en") is None
    assert read_office("the prime minister", "en") != read_office("the minister", "en")
    assert read_office("des Bürgermeisters", "de") == read_office("der Bürgermeister", "de")
    assert [office.country for office in offices_in("Der russische Verteidigungsminister", "de")] == ["RU"]
    assert read_office("der " + "Minister" * 5_000, "de") is None


@pytest.mark.parametrize(
    ("title", "source"),
    [
        ("Die Verteidigungsministerin", "the defence minister"),
        ("Die Verteidigungsministerin", "the minister"),
        ("Der Außenminister", "the foreign secretary"),
        ("Der Oberbürgermeister", "the mayor"),
        ("Die kroatische Ministerpräsidentin", "the Croatian prime minister"),
    ],
)
def test_an_office_has_one_holder_in_both_languages(title, source):
    (entity,) = linked(("de", f"[PER Ilka Brandvold|{title}] kam.", ()), ("en", f"So {source} said.", (source,)))
    assert entity.reasons[0].startswith("role: ")
    assert entity.name == "Ilka Brandvold"


@pytest.mark.parametrize(
    ("title", "source"),
    [
        ("Die Verteidigungsministerin", "the foreign minister"),
        ("Die Ministerpräsidentin", "the president"),
        ("Die Ministerpräsidentin", "the minister"),
        ("Der frühere Minister", "the minister"),
        ("Der kroatische Minister", "the Slovenian minister"),
        ("Der Quaddelminister", "the foreign minister"),
    ],
)
def test_another_office_in_another_language_is_somebody_else(title, source):
    found = linked(("de", f"[PER Ilka Brandvold|{title}] kam.", ()), ("en", f"So {source} said.", (source,)))
    assert len(found) == 2


def test_an_office_with_two_holders_stays_out_in_another_language_too():
    text = "[PER Ilka Brandvold|Innenministerin] traf [PER Ute Adler|Umweltministerin]."
    found = linked(("de", text, ()), ("en", "So the minister said.", ("the minister",)))
    assert names(found) == {("Ilka Brandvold",), ("Ute Adler",)}


def test_an_office_without_a_holder_is_one_over_languages_where_each_has_one_phrase():
    english, german = ("en", "So the mayor said.", ("the mayor",)), ("de", "Das sagte {0}.", ())
    (entity,) = linked(english, ("de", "Das sagte der Bürgermeister.", ("der Bürgermeister",)))
    assert entity.reasons == ("role: mayor ~ Bürgermeister",)
    two = "Das sagte der Bürgermeister. Das sagte die Bürgermeisterin."
    assert len(linked(english, (german[0], two, ("der Bürgermeister", "die Bürgermeisterin")))) == 3


def test_what_languages_share_of_an_office():
    held = {words: offices_in(words, code)[-1] for words, code in (("Finanzminister", "de"), ("home secretary", "en"))}
    assert {(meaning.portfolio, meaning.name) for each in held.values() if (meaning := meaning_of(each))} == {
        ("finance", "minister"),
        ("interior", "minister"),
    }
