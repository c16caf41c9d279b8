import pytest

from compare.builders import make_profile
from synopse.compare.explain import explain, format_value
from synopse.languages import known_languages, load_language

GERMAN, ENGLISH = load_language("de"), load_language("en")
KINDS = ("contradicted", "updated", "corroborated", "repeated", "refined", "single")


@pytest.mark.parametrize(
    ("value", "slot", "german", "english"),
    [
        ("2026-05-03", "date", "3. Mai 2026", "May 3, 2026"),
        ("2026-05", "date", "Mai 2026", "May 2026"),
        ("2026", "date", "2026", "2026"),
        ("23000.5", "number", "23.000,5", "23,000.5"),
        ("yes", "polarity", "ja", "yes"),
        ("18:20", "time", "18:20", "18:20"),
        ("Oslo", "place", "Oslo", "Oslo"),
        ("", "number", "", ""),
        ("", "date", "", ""),
    ],
)
def test_values_are_written_as_readers_of_the_language_write_them(value: str, slot: str, german: str, english: str):
    assert format_value(value, slot, GERMAN) == german
    assert format_value(value, slot, ENGLISH) == english


def test_outlets_that_agree_are_named_once_without_their_sources():
    profiles = [make_profile(outlet="Küstenbote"), make_profile(outlet="Küstenbote", chain=("Tomke Harms",))]
    assert explain("corroborated", "", [("", profiles)], ENGLISH) == "Reported independently: Küstenbote."


def test_a_contradiction_names_both_values_and_who_gives_them():
    sides = [("7", [make_profile()]), ("12", [make_profile(report="b", chain=("Tomke Harms",))])]
    sentence = explain("contradicted", "number", sides, ENGLISH)
    assert all(part in sentence for part in ("7", "Outlet a", "12", "Outlet b (Tomke Harms)"))


def test_a_report_that_contradicts_itself_is_said_to():
    own = make_profile()
    assert explain("contradicted", "number", [("7", [own]), ("12", [own])], ENGLISH).startswith(
        "Outlet a contradicts itself: 7 and 12"
    )


def test_a_report_that_is_more_exact_in_one_place_does_not_contradict_itself():
    own = make_profile()
    assert "contradicts" not in explain("refined", "number", [("20", [own]), ("19", [own])], ENGLISH)


def test_of_many_tellers_three_are_named_and_the_others_counted():
    profiles = [make_profile(report=letter) for letter in "abcde"]
    sentence = explain("corroborated", "", [("", profiles)], ENGLISH)
    assert "Outlet c and 2 more" in sentence
    assert "Outlet d" not in sentence


def test_one_teller_is_named_once():
    assert explain("repeated", "", [("", [make_profile(), make_profile()])], ENGLISH).count("Outlet a") == 1


def test_braces_in_names_are_just_names():
    sentence = explain("corroborated", "", [("", [make_profile(outlet="{a} {0} {x!r}")])], ENGLISH)
    assert "{a} {0} {x!r}" in sentence


@pytest.mark.parametrize("code", known_languages())
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_finding_has_its_sentence_in_every_language(kind: str, code: str):
    slots = ("date", "time", "number", "place", "name", "polarity") if kind == "contradicted" else ("",)
    for slot in slots:
        values = ("yes", "no") if slot == "polarity" else ("2026", "2025")
        count = 2 if kind in ("contradicted", "updated", "refined") else 1
        sides = [(value, [make_profile(report=value)]) for value in values[:count]]
        sentence = explain(kind, slot, sides, load_language(code))
        assert sentence.endswith(".")
        assert "{" not in sentence
        assert all(f"Outlet {value}" in sentence for value in values[:count])
