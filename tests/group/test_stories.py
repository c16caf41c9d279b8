from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factory import make_report
from synopse.annotate.sentences import find_sentences
from synopse.group import group_reports
from synopse.languages import load_language
from synopse.model import Annotated

FIRE_DE = (
    "In Sellheim ist am Montag die Mühle Oberwasser abgebrannt. Die Feuerwehr Sellheim rückte mit 120 Kräften aus. "
    "Der Müller Jost Brandauer konnte sich retten."
)
FIRE_DE_TOO = (
    "Nach dem Brand der Mühle Oberwasser in Sellheim sucht die Polizei die Ursache. Jost Brandauer, der Müller, "
    "sprach von einem Verlust. 120 Feuerwehrleute waren in Sellheim im Einsatz."
)
FIRE_EN = (
    "A fire destroyed the Oberwasser mill in Sellheim on Monday. Miller Jost Brandauer escaped unhurt. "
    "About 120 firefighters fought the blaze in Sellheim."
)
VOTE_DE = (
    "Der Gemeinderat von Trautenau hat den Haushalt beschlossen. Bürgermeisterin Edda Klemperer sprach von einem "
    "Kompromiss. Die Opposition in Trautenau stimmte dagegen, weil die Steuern steigen."
)
VOTE_DE_TOO = (
    "Höhere Steuern in Trautenau: Der Gemeinderat stimmte dem Haushalt zu. Die Opposition kritisierte "
    "Bürgermeisterin Edda Klemperer scharf."
)


def read(name: str, text: str, language: str = "de", **fields: str) -> Annotated:
    annotated = Annotated(make_report(text, language, id=name, **fields))
    return replace(annotated, sentences=find_sentences(annotated, load_language(language)))


def members(reports: list[Annotated]) -> list[list[str]]:
    return [[annotated.report.id for annotated in story.reports] for story in group_reports(reports)]


def test_reports_of_one_event_are_one_story_and_another_event_stays_apart() -> None:
    reports = [read("a", FIRE_DE), read("b", VOTE_DE), read("c", FIRE_DE_TOO), read("d", VOTE_DE_TOO)]
    assert members(reports) == [["a", "c"], ["b", "d"]]


def test_german_and_english_reports_of_one_event_are_one_story() -> None:
    assert members([read("a", FIRE_DE), read("b", FIRE_EN, "en")]) == [["a", "b"]]


@settings(max_examples=10, deadline=None)
@given(st.permutations([FIRE_DE, FIRE_DE_TOO, VOTE_DE, VOTE_DE_TOO, "Regen."]))
def test_the_order_of_the_reports_changes_nothing(texts: list[str]) -> None:
    reports = [read(text[:12], text) for text in sorted(texts)]
    shuffled = [read(text[:12], text) for text in texts]
    assert group_reports(shuffled) == group_reports(reports)


def test_the_same_figures_report_of_the_next_day_is_another_story() -> None:
    first = "Das Amt für Statistik in Sellheim meldet 4512 neue Fälle. Am Vortag waren es in Sellheim weniger Fälle."
    second = "Das Amt für Statistik in Sellheim meldet 5103 neue Fälle. Am Freitag hatten die Ämter mehr erwartet."
    days = {"a": (first, "2031-03-01"), "b": (second, "2031-03-04")}
    reports = [read(name, text, outlet="Sellheimer Bote", published=day) for name, (text, day) in days.items()]
    assert members(reports) == [["a"], ["b"]]


def test_reports_of_the_same_text_are_one_story_however_many() -> None:
    one = read("a", FIRE_DE)
    copies = [replace(one, report=replace(one.report, id=f"{number:04}")) for number in range(1000)]
    stories = group_reports(copies)
    assert [len(story.reports) for story in stories] == [1000]
    assert len(stories[0].copies) == 999


def test_a_very_long_report_is_grouped_like_a_short_one() -> None:
    long = read("b", FIRE_DE)
    long = replace(long, sentences=long.sentences * 10_000)
    assert members([read("a", FIRE_DE_TOO), long, read("c", VOTE_DE)]) == [["a", "b"], ["c"]]


@pytest.mark.parametrize("text", ["", "Wort", "!!! …", "7 " * 2000, "a" * 5000])
def test_odd_texts_are_stories_of_their_own(text: str) -> None:
    assert members([read("a", FIRE_DE), read("b", text)]) == [["a"], ["b"]]


def test_no_reports_are_no_stories() -> None:
    assert group_reports([]) == ()


def test_a_publication_date_that_nobody_can_read_is_none() -> None:
    assert members([read("a", FIRE_DE, published="neulich"), read("b", FIRE_DE_TOO)]) == [["a", "b"]]
