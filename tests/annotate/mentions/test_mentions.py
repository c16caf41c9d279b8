"""Names: spans and types, the name itself, titles, repetitions, and texts that are none."""

import itertools
import json
from functools import cache
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factory import annotate, make_report
from synopse.annotate.mentions import find_mentions
from synopse.annotate.sentences import find_sentences
from synopse.languages import known_languages, load_language
from synopse.model import Annotated, Block, BlockKind, Mention


def mentions(text: str, language: str = "de") -> tuple[Mention, ...]:
    known = load_language(language)
    report = make_report(text, language)
    return find_mentions(Annotated(report, find_sentences(Annotated(report), known)), known)


def names(text: str, language: str = "de") -> list[tuple[str, str]]:
    return [(found.name, found.type) for found in mentions(text, language)]


@cache
def cases() -> list[tuple[str, dict]]:
    found = []
    for code in known_languages():
        path = files("synopse.languages") / code / "cases" / "names.jsonl"
        found += [(code, json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]
    return found


@pytest.mark.parametrize(
    ("code", "case"), cases(), ids=lambda value: value if isinstance(value, str) else value["text"][:30]
)
def test_names_are_found_with_type_titles_and_without_endings(code: str, case: dict) -> None:
    found = [[case["text"][m.start : m.end], m.type, m.name, list(m.titles)] for m in mentions(case["text"], code)]
    assert found == case["names"]


def test_an_s_that_belongs_to_the_name_stays() -> None:
    assert names("Johannes Brandt wohnt in Paris.") == [("Johannes Brandt", "PER"), ("Paris", "LOC")]


def test_the_report_itself_shows_what_is_an_ending() -> None:
    text = "Wenzel Ordubal schwieg. Ordubals Anwalt sprach."
    assert [found.name for found in mentions(text)] == ["Wenzel Ordubal", "Ordubal"]


def test_every_mention_tells_its_rule_and_a_probability() -> None:
    found = mentions("Petra Klein wohnt in Berlin.")
    assert found
    assert all(m.rule == "model" and 0 < m.confidence <= 1 for m in found)


def test_an_initial_with_a_full_stop_apart_does_not_cut_a_name() -> None:
    assert names("Das Buch von Robert R . Meier erschien in St . Gallen .") == [
        ("Robert R . Meier", "PER"),
        ("St . Gallen", "LOC"),
    ]


def test_an_agency_before_a_name_is_no_part_of_it() -> None:
    assert names("Am Montag zitierte die Nachrichtenagentur Reuters Karin Tessmer.") == [
        ("Reuters", "ORG"),
        ("Karin Tessmer", "PER"),
    ]


def test_a_dateline_names_its_place_and_its_agency() -> None:
    text = "Kassel (dpa) - Karin Tessmer baut eine neue Brücke."
    blocks = (Block(0, 14, BlockKind.DATELINE), Block(15, len(text), BlockKind.BODY))
    found = annotate(text, blocks=blocks)
    assert [(m.name, m.type) for m in found.mentions] == [("Kassel", "LOC"), ("dpa", "ORG"), ("Karin Tessmer", "PER")]
    assert [s.start for s in found.sentences] == [15]


def test_no_name_runs_out_of_a_dateline_and_nobody_stands_in_one() -> None:
    text = "MERROW — Quaddel Rovers signed Petra Klein on Monday."
    blocks = (Block(0, 8, BlockKind.DATELINE), Block(9, len(text), BlockKind.BODY))
    found = annotate(text, "en", blocks=blocks).mentions
    assert all(m.end <= 8 or m.start >= 9 for m in found)
    assert all(m.type != "PER" for m in found if m.start < 8)


def test_a_report_without_sentences_has_no_names() -> None:
    assert mentions("") == ()


def test_a_text_gives_the_same_names_whatever_was_read_before() -> None:
    text = "Karin Tessmer traf Jan Olbrich in Kassel. Olbrichs Zug fuhr spät."
    first = mentions(text)
    mentions("Ein ganz anderer Text über Kassel und Olbrich.")
    assert mentions(text) == first


@pytest.mark.parametrize(
    "text",
    [
        "A" * 10_000,
        "Karin " + "Ab" * 5_000 + " kam.",
        "Karin 😀 Tessmer 👩‍👩‍👧 kam nach 🇩🇪.",
        "التقى وزير الدفاع بنظيره في موسكو.",
        "K\u0301a\u0308r\u0302i\u0303n T\u0300essmer \u202eremsseT\u202c sprach.",
        "МОСКВА. Kаrin (mit kyrillischem а) kam.",
        "KARIN TESSMER TRIFFT JAN OLBRICH IN BERLIN",
        "... , , ; \" ' ' \" - – — . .",
        "St . " * 3_000,
        "\x00\ufffd\u200b Karin\u200b Tessmer \ufeff",
    ],
)
@pytest.mark.parametrize("code", ["de", "en"])
def test_odd_text_is_survived_and_spans_lie_inside_it(text: str, code: str) -> None:
    for found in mentions(text, code):
        assert 0 <= found.start < found.end <= len(text)
        assert found.name in text[found.start : found.end]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_text_gives_ordered_spans_that_do_not_overlap(text: str) -> None:
    found = mentions(text)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
