"""The whole of comparing, from a story to its findings: in any order, on any text, in time."""

import time
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factory import annotate, make_story
from synopse.compare import compare_story
from synopse.languages import load_language
from synopse.model import Annotated, Finding

TEXTS = (
    "Bei einem Brand in einer Lagerhalle in Ulm sind am Dienstag sieben Menschen verletzt worden.",
    "Bei einem Brand in einer Lagerhalle in Ulm sind am Dienstag zwölf Menschen verletzt worden.",
    "Das Feuer in der Ulmer Lagerhalle brach gegen 18.20 Uhr aus. Die Brücke nach Neu-Ulm blieb geöffnet.",
    "Laut Polizei wurde bei dem Brand der Lagerhalle in Ulm niemand verletzt. Die Brücke wurde gesperrt.",
)
REPORTS = tuple(
    annotate(text, id=f"r{place}", outlet=f"Outlet {place}", published=f"2026-03-1{place}")
    for place, text in enumerate(TEXTS)
)
HAPPENED = [
    "Brand",
    "Einbruch",
    "Streik",
    "Unfall",
    "Hochwasser",
    "Umzug",
    "Konzert",
    "Marathon",
    "Gewitter",
    "Stromausfall",
    "Richtfest",
    "Flohmarkt",
    "Empfang",
    "Gottesdienst",
    "Erdrutsch",
    "Absturz",
    "Turnier",
    "Ausverkauf",
    "Jubiläum",
    "Feuerwerk",
]
WHERE = [
    "Lagerhalle",
    "Schule",
    "Werft",
    "Mühle",
    "Kirche",
    "Gärtnerei",
    "Bücherei",
    "Kaserne",
    "Molkerei",
    "Ziegelei",
    "Sternwarte",
    "Brauerei",
    "Tiefgarage",
    "Markthalle",
    "Klinik",
    "Schmiede",
    "Druckerei",
    "Jugendherberge",
    "Arena",
    "Bäckerei",
]
SHARED = 4  # of the events, which all reports tell of; the others each report sets elsewhere
BOUND = 15.0  # seconds of processor time for fifty reports, many times what an idle core takes


def findings_of(*reports: Annotated) -> tuple[Finding, ...]:
    return compare_story(make_story(*reports), load_language("de"))[0]


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_the_reports_changes_nothing(seed: int) -> None:
    shuffled = list(REPORTS)
    Random(seed).shuffle(shuffled)
    assert findings_of(*shuffled) == findings_of(*REPORTS)


def test_every_statement_has_an_origin_and_a_finding() -> None:
    findings, origins = compare_story(make_story(*REPORTS), load_language("en"))
    ids = {statement.id for report in REPORTS for statement in report.statements}
    assert set(origins) == ids
    assert {statement.id for finding in findings for statement in finding.statements} == ids


def test_of_nothing_nothing_is_found() -> None:
    assert compare_story(make_story(), load_language("de")) == ((), {})
    assert findings_of(annotate("", id="a"), annotate(" \n", id="b")) == ()


ODD = st.lists(
    st.sampled_from(
        ["Ulm", "7", "12.", "nicht", "»", '"', "am 31.02.", "24:61 Uhr", "bis", "1e999", "%", "\x00", "\u202e"]
    )
    | st.text(max_size=8),
    max_size=25,
).map(" ".join)


@settings(max_examples=40, deadline=None)
@given(ODD, ODD, st.sampled_from(["de", "en"]))
def test_no_text_is_too_odd_to_be_compared(mine: str, theirs: str, language: str) -> None:
    one, other = annotate(mine, id="a", published="2026-03-10"), annotate(theirs, language, id="b")
    for finding in findings_of(one, other):
        assert 0 < finding.confidence < 1
        assert finding.statements


def many_reports(count: int) -> list[Annotated]:
    """Return reports of twenty sentences: in four numbers stand against each other, the others tell of many things."""
    reports = []
    for report in range(count):
        own = [(event, WHERE[SHARED + (place + report) % 16], report) for place, event in enumerate(HAPPENED[SHARED:])]
        shared = [(HAPPENED[place], WHERE[place], (7, 12, 20, 31)[report % 4]) for place in range(SHARED)]
        told = (f"Bei dem {event} in der {place} zählte die Polizei {n} Kisten." for event, place, n in shared + own)
        reports.append(annotate(" ".join(told), id=f"r{report:03}", published="2026-03-10"))
    return reports


def test_fifty_reports_are_compared_in_time() -> None:
    story = make_story(*many_reports(50))
    assert sum(len(report.statements) for report in story.reports) >= 50 * len(HAPPENED)
    started = time.process_time()
    findings, _ = compare_story(story, load_language("de"))
    assert time.process_time() - started < BOUND
    assert len(findings) < 50 * len(HAPPENED)
