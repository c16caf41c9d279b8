import json
from pathlib import Path

import pytest

import synopse.languages
from synopse.clean import clean_report
from synopse.languages import known_languages, load_language
from synopse.model import BlockKind, Report

DE = "Ein Güterzug ist am Dienstag entgleist. Niemand wurde verletzt.\nDie Strecke bleibt bis Freitag gesperrt."
EN = "A freight train derailed on Tuesday. Nobody was hurt.\nThe line will stay closed until Friday."


def clean(head: str, language: str, **fields: str) -> Report:
    text = f"{head}\n{DE if language == 'de' else EN}"
    return clean_report(Report(id="a", text=text, language=language, **fields), load_language(language))


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ("Güterzug entgleist\n05.03.2026 09:03", "2026-03-05T09:03"),
        ("Güterzug entgleist\nStand: 5. März 2026, 18:30 Uhr", "2026-03-05T18:30"),
        ("Güterzug entgleist\nVon Jo Beispiel, 05.03.2026, 09:03 Uhr", "2026-03-05T09:03"),
        ("Güterzug entgleist\nJo Beispiel • 5. März 2026", "2026-03-05"),
        ("Güterzug entgleist\nAktualisiert: 06.03.2026 - 10:12 Uhr\nErstellt: 05.03.2026, 09:03", "2026-03-05T09:03"),
        ("Güterzug entgleist\nVeröffentlicht am 05.03.2026 | Lesedauer: 3 Minuten", "2026-03-05"),
        ("Güterzug entgleist\nNordhafen, 5. März 2026 (dpa) - Der Zug ist weg. Er kommt wieder.", "2026-03-05"),
        ("Güterzug entgleist\n31.02.2026", ""),
    ],
)
def test_a_german_page_tells_when_it_was_published(head: str, published: str) -> None:
    report = clean(head, "de")
    assert (report.published, report.published_inferred) == (published, bool(published))


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ("Freight train derails\nPublished 5 March 2026 09:03 GMT", "2026-03-05T09:03+00:00"),
        ("Freight train derails\nMarch 5, 2026 at 9:03 p.m. EST", "2026-03-05T21:03-05:00"),
        (
            "Freight train derails\nPublished: 09:03 GMT, 5 March 2026 | Updated: 11:40 GMT, 6 March 2026",
            "2026-03-05T09:03+00:00",
        ),
        ("Freight train derails\nPosted on March 5, 2026 by Jo Sample", "2026-03-05"),
        ("Freight train derails\n2026-03-05 09:03", "2026-03-05T09:03"),
        ("Freight train derails\n03/05/2026 09:03 AM", ""),
    ],
)
def test_an_english_page_tells_when_it_was_published(head: str, published: str) -> None:
    report = clean(head, "en")
    assert (report.published, report.published_inferred) == (published, bool(published))


def test_a_given_date_of_publication_stays() -> None:
    report = clean("Güterzug entgleist\n05.03.2026 09:03", "de", published="2026-03-07")
    assert (report.published, report.published_inferred) == ("2026-03-07", False)


def test_a_date_in_the_text_or_alone_at_its_foot_says_nothing_of_publication() -> None:
    text = (
        f"Konzert im Hafen\n{DE}\n" + "Der Chor singt am 24. Januar 2021 im Hafen. Er singt gern.\n" * 8 + "24.01.2021"
    )
    assert clean_report(Report(id="a", text=text, language="de"), load_language("de")).published == ""


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("Nordhafener Bote", "de"),
        ("Startseite > Politik > Ausland", "de"),
        ("Home » Panorama » Unfälle", "de"),
        ("Teilen Merken Drucken", "de"),
        ("05.03.2026 09:03", "de"),
        ("Northport Post", "en"),
        ("Home / News / Region", "en"),
        ("Share Tweet Email", "en"),
    ],
)
def test_what_stands_around_an_article_is_furniture(line: str, language: str) -> None:
    headline = "Güterzug entgleist" if language == "de" else "Freight train derails"
    report = clean(f"{line}\n{headline}", language)
    kinds = [(block.kind, block.of(report.text)) for block in report.blocks[:2]]
    assert kinds == [(BlockKind.FURNITURE, line), (BlockKind.HEADLINE, headline)]


@pytest.mark.parametrize(
    ("headline", "byline", "language"),
    [("Güterzug entgleist", "Von Jo Beispiel", "de"), ("Freight train derails", "By Jo Sample", "en")],
)
def test_a_byline_glued_to_its_headline_comes_off(headline: str, byline: str, language: str) -> None:
    report = clean(f"{headline} {byline}", language)
    kinds = [(block.kind, block.of(report.text)) for block in report.blocks[:2]]
    assert kinds == [(BlockKind.HEADLINE, headline), (BlockKind.BYLINE, byline)]


def test_every_language_has_cases_of_cleaning() -> None:
    for code in known_languages():
        path = Path(synopse.languages.__file__).parent / code / "cases" / "clean.jsonl"
        assert all(json.loads(line)["blocks"] for line in path.read_text(encoding="utf-8").splitlines())
