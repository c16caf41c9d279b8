"""What an editor would mark in parallel reports, and what not: one test a reason."""

import pytest

from factory import annotate, differences, find_in, make_story
from synopse.compare import compare_story
from synopse.languages import load_language

FIRE = "Bei einem Brand in einer Lagerhalle in Ulm sind am Dienstag {} Menschen verletzt worden."


def kinds(*texts: str, **fields: object) -> set[str]:
    return {finding.kind for finding in find_in(*texts, **fields)}


def test_two_numbers_for_the_same_injured_contradict_each_other() -> None:
    same_hour = "2026-03-10T18:00:00+01:00"
    found = find_in(FIRE.format("sieben"), FIRE.format("zwölf"), published=same_hour)
    assert differences(found) == [("contradicted", "number", ("7", "12"))]
    assert "12" in found[0].explanation
    assert "Outlet b" in found[0].explanation


def test_a_toll_in_a_clearly_later_report_is_an_update() -> None:
    hours = ["2026-03-10T18:00:00+01:00", "2026-03-11T07:00:00+01:00"]
    found = find_in(FIRE.format("sieben"), FIRE.format("zwölf"), published=hours)
    assert differences(found) == [("updated", "number", ("7", "12"))]


def test_rounding_is_no_contradiction() -> None:
    found = find_in(FIRE.format("rund 20"), FIRE.format("19"), published="2026-03-10")
    assert "contradicted" not in {finding.kind for finding in found}


def test_units_are_converted_before_numbers_are_compared() -> None:
    found = find_in(
        "The road was closed over a stretch of 25 miles after the landslide near Harlow.",
        "The road was closed over a stretch of 40 kilometres after the landslide near Harlow.",
        language="en",
    )
    assert "contradicted" not in {finding.kind for finding in found}


def test_a_part_does_not_contradict_the_whole() -> None:
    found = find_in(
        FIRE.format("zwölf"), "Bei dem Brand in der Lagerhalle in Ulm wurden drei Menschen schwer verletzt."
    )
    assert differences(found) == []


def test_two_days_for_one_arrival_contradict_each_other() -> None:
    found = find_in(
        "Außenministerin Hedda Brinkmann traf am 3. Mai zu einem Besuch in Oslo ein.",
        "Außenministerin Hedda Brinkmann ist am 5. Mai zu einem Besuch in Oslo eingetroffen.",
        published="2026-05-06",
    )
    assert differences(found) == [("contradicted", "date", ("2026-05-03", "2026-05-05"))]


def test_a_duration_and_its_end_agree_with_the_day_of_the_arrival() -> None:
    found = find_in(
        "Außenministerin Hedda Brinkmann wird drei Tage bis zum 5. Mai zu einem Besuch in Oslo bleiben.",
        "Außenministerin Hedda Brinkmann traf am 3. Mai zu einem Besuch in Oslo ein.",
        published="2026-05-06",
    )
    assert differences(found) == []


def test_a_report_can_contradict_itself() -> None:
    text = (
        "Außenministerin Hedda Brinkmann traf am 3. Mai zu einem Besuch in Oslo ein. Sie lobte das Essen. "
        "Am 5. Mai traf Außenministerin Hedda Brinkmann zu dem Besuch in Oslo ein."
    )
    found = find_in(text, published="2026-05-06")
    assert differences(found) == [("contradicted", "date", ("2026-05-03", "2026-05-05"))]


def test_a_claim_and_its_negation_contradict_each_other() -> None:
    found = find_in(
        "Die Stadt Ulm hat den Vertrag mit dem Stadionbetreiber Nordbau am Montag unterzeichnet.",
        "Die Stadt Ulm hat den Vertrag mit dem Stadionbetreiber Nordbau nicht unterzeichnet.",
        published="2026-05-06",
    )
    assert [d for d in differences(found) if d[0] == "contradicted"] == [("contradicted", "polarity", ("yes", "no"))]


def test_a_habit_that_changed_is_no_contradiction() -> None:
    found = find_in(
        "Vor 2018 fanden die Paraden in Oslo hauptsächlich morgens statt. "
        "Seit Oktober 2020 finden die Paraden in Oslo meist abends statt."
    )
    assert differences(found) == []


def test_independent_outlets_bear_each_other_out() -> None:
    text = FIRE.format("zwölf")
    other = "Zwölf Menschen wurden am Dienstag bei dem Brand einer Lagerhalle in Ulm verletzt."
    found = find_in(text, other, published="2026-03-10")
    assert [finding.kind for finding in found] == ["corroborated"]
    assert found[0].origins == ("Outlet a", "Outlet b")


@pytest.mark.parametrize("credited", [("dpa",), ("Deutsche Presse-Agentur",)])
def test_one_agency_printed_twice_is_one_origin(credited: tuple[str, ...]) -> None:
    other = "Zwölf Menschen wurden am Dienstag bei dem Brand einer Lagerhalle in Ulm verletzt."
    found = find_in(FIRE.format("zwölf"), other, published="2026-03-10", credits=[("dpa",), credited])
    assert [(finding.kind, finding.origins) for finding in found] == [("repeated", ("dpa",))]


def test_one_named_source_in_two_reports_is_one_origin() -> None:
    found = find_in(
        "Bei dem Brand einer Lagerhalle in Ulm wurden zwölf Menschen verletzt, teilte das Innenministerium mit.",
        "Laut Innenministerium wurden bei dem Brand einer Lagerhalle in Ulm zwölf Menschen verletzt.",
    )
    assert [finding.kind for finding in found] == ["repeated"]


def test_german_and_english_reports_are_compared() -> None:
    found = find_in(
        "Außenministerin Hedda Brinkmann traf am 3. Mai zu einem Besuch in Oslo ein.",
        "Foreign minister Hedda Brinkmann arrived in Oslo on 5 May for a visit.",
        languages=["de", "en"],
        published="2026-05-10",
    )
    assert differences(found) == [("contradicted", "date", ("2026-05-03", "2026-05-05"))]


def test_what_only_one_report_says_is_single() -> None:
    findings, origins = compare_story(
        make_story(annotate(FIRE.format("zwölf"), outlet="Küstenbote")), load_language("de")
    )
    assert [finding.kind for finding in findings] == ["single"]
    assert set(origins.values()) == {"Küstenbote"}


def test_one_line_that_fifty_outlets_print_is_still_one_origin_against_another_number() -> None:
    reports = [annotate(FIRE.format("zwölf"), id=f"r{place:02}", outlet=f"Outlet {place}") for place in range(50)]
    other = annotate(FIRE.format("sieben"), id="s", outlet="Küstenbote")
    findings, _ = compare_story(make_story(*reports, other), load_language("de"))
    assert [(finding.kind, len(finding.statements)) for finding in findings] == [("contradicted", 51), ("repeated", 50)]


@pytest.mark.parametrize(
    ("language", "text", "one", "other"),
    [
        ("de", "Der Unfall auf der Bundesstraße bei Ulm geschah am {} gegen Mittag.", "Montag", "Sonntag"),
        ("de", "Bei dem Brand in Ulm gab es {} Tote und drei Verletzte.", "zwei", "fünf"),
        (
            "en",
            "The boat sank off the harbour of Leith at {} on Monday, the coastguard said.",
            "2.20 p.m.",
            "4.20 p.m.",
        ),
        ("en", "The wool mill at Harlow was founded in {} by two brothers.", "1974", "1979"),
    ],
    ids=["day", "number", "time of day", "year"],
)
def test_almost_equal_sentences_with_another_value_are_no_agreement(
    language: str, text: str, one: str, other: str
) -> None:
    found = find_in(text.format(one), text.format(other), language=language, published="2026-03-10")
    assert {finding.kind for finding in found}.isdisjoint({"corroborated", "repeated"})


def test_what_was_not_denied_is_neither_denied_nor_claimed() -> None:
    found = find_in(
        "The mayor of Harlow did not deny that she had taken the money of the wool mill.",
        "The mayor of Harlow denied that she had taken the money of the wool mill.",
        language="en",
    )
    assert found == []


def test_places_told_as_examples_do_not_exclude_each_other() -> None:
    one = "The trial of the vaccine is run at clinics in Peru, Chile and Bolivia among others."
    other = "The trial of the vaccine is run at clinics in Kenya."
    assert "contradicted" not in kinds(one, other, language="en", published="2026-03-10")


def test_two_people_whom_one_report_quotes_may_dispute_what_happened() -> None:
    text = "Die Sirene in Elbau habe geheult, sagte Karl Moll. Anna Berg sagte: „In Elbau hat keine Sirene geheult.“"
    assert differences(find_in(text)) == [("contradicted", "polarity", ("yes", "no"))]


def test_what_one_person_says_both_ways_in_a_report_is_no_dispute() -> None:
    text = "Die Sirene in Elbau habe geheult, sagte Karl Moll. „In Elbau hat keine Sirene geheult“, sagte Moll später."
    assert differences(find_in(text)) == []
