from dataclasses import replace

import pytest

from compare.builders import make_profile
from factory import annotate
from synopse.compare.profiles import Profile
from synopse.compare.titles import titles_of
from synopse.model import Mention

MOOR = Mention(0, 9, "PER", "Jens Moor")


def read(text: str) -> Profile:
    return replace(make_profile(text, language="de"), report=annotate(text, "de"))


def titles(*written: str, language: str = "de"):
    return titles_of(Mention(0, 1, "PER", "N", titles=written), make_profile(language=language))


@pytest.mark.parametrize(
    ("one", "other"),
    [("Werkleiterin", "Werkleiter"), ("Missionsleiter", "Missionsleiterin"), ("Der Bürgermeister", "Bürgermeisterin")],
)
def test_two_forms_of_a_title_are_one_office_of_one_field(one: str, other: str) -> None:
    assert titles(one) == titles(other)


def test_offices_are_known_across_languages() -> None:
    german, english = titles("Bürgermeisterin"), titles("the mayor", language="en")
    assert not german.offices.isdisjoint(english.offices)


@pytest.mark.parametrize(
    ("one", "other"), [("Forschungschefin", "Vertriebschef"), ("Polizeisprecherin", "Bahnsprecher")]
)
def test_one_office_in_two_fields_is_told_apart(one: str, other: str) -> None:
    first, second = titles(one), titles(other)
    assert not first.offices.isdisjoint(second.offices)
    assert first.fields
    assert first.fields.isdisjoint(second.fields)


def test_a_name_without_title_has_neither() -> None:
    assert titles() == titles("")
    assert not titles().offices


def test_the_other_words_of_a_statement_that_names_a_role_are_the_title() -> None:
    role = make_profile("der Leiter der Betriebszentrale, Jens Moor", language="de", rule="role")
    start = role.text.index("Jens")
    found = titles_of(Mention(start, len(role.text), "PER", "Jens Moor"), role)
    assert found.offices & titles("Leiter").offices
    assert not titles_of(Mention(start, len(role.text), "PER", "Jens Moor"), make_profile(role.text)).offices


@pytest.mark.parametrize(
    "text",
    [
        "Jens Moor, der Leiter der Betriebszentrale, trat zurück.",
        "Jens Moor, 44, Leiter der Betriebszentrale, trat zurück.",
        "Jens Moor (44), bislang Leiter der Betriebszentrale, trat zurück.",
    ],
)
def test_an_apposition_behind_the_name_is_the_title(text: str) -> None:
    assert titles_of(MOOR, read(text)).offices == titles("Leiter").offices


def test_what_somebody_does_behind_a_comma_is_no_title() -> None:
    text = "Jens Moor, sagte der Leiter der Betriebszentrale, trat zurück."
    assert not titles_of(MOOR, read(text)).offices


def test_the_word_before_a_name_is_what_the_person_is_where_no_role_is_known() -> None:
    assert titles("Reindeer herder", language="en").offices == {"herder"}
    assert not titles("", "the best of all", language="en").offices
