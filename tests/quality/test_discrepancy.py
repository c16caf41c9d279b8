"""The benchmark of discrepancies: plants change one spot and keep the grammar, innocent changes keep the meaning."""

import importlib
import random
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from factory import annotate

ROOT = Path(__file__).parents[2]
DE = (
    "Der Hafen von Brückstadt ist seit langem zu klein. Die Arbeiten begannen im Frühjahr.\n\n"
    "Am 12. Mai lief der Frachter Seestern mit 48 Matrosen in Bremen ein. Die Feuerwehr wurde um 14.30 Uhr gerufen. "
    "Am Mittag half Peter Grünwaldt den Matrosen an Land. Der Kai wurde von der Polizei gesperrt. "
    "Die Retter hatten 37 Fässer aus dem Wasser geholt."
)
EN = (
    "The harbour of Bridgeton has long been too small. Work on it began in spring.\n\n"
    "The freighter Sea Star arrived in Chicago with 48 sailors on May 12. "
    "Firefighters were called at 2:30 p.m. from town. "
    "Later Peter Greenwald helped the sailors ashore. The quay was closed by officers. "
    "The rescuers pulled 37 barrels from the water."
)


@pytest.fixture
def load(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return what imports a module of the benchmark."""
    monkeypatch.syspath_prepend(str(ROOT))

    def load_module(name: str) -> ModuleType:
        return importlib.import_module(f"quality.discrepancy.{name}")

    yield load_module
    for name in [name for name in sys.modules if name == "quality" or name.startswith("quality.")]:
        del sys.modules[name]


def changes(load: Any, text: str, code: str, kind: str) -> list[str]:
    """Return the sentences that the changes of a type make of the text's."""
    annotated = annotate(text, code, published="2026-05-14T18:00:00", title="")
    words = load("words").load_words(code)
    find = load("plants").find_plants if kind in load("plants").PLANTS else load("innocent").find_innocent
    found = []
    for clause in load("clauses").find_clauses(annotated, words):
        scene = load("changes").Scene(annotated, clause, words, random.Random(kind))
        for change in find(scene, kind):
            start, end = clause.sentence.start, clause.sentence.end
            found.append(text[start : change.start] + change.new + text[change.end : end])
    return found


@pytest.mark.parametrize(
    ("text", "code", "kind", "before", "after"),
    [
        (DE, "de", "date", "Am ", ". Mai lief der Frachter Seestern mit 48 Matrosen in Bremen ein."),
        (DE, "de", "time", "Die Feuerwehr wurde um ", ".30 Uhr gerufen."),
        (DE, "de", "place", "Am 12. Mai lief der Frachter Seestern mit 48 Matrosen in ", " ein."),
        (DE, "de", "polarity", "Der Kai wurde von der Polizei ", " gesperrt."),
        (EN, "en", "date", "The freighter Sea Star arrived in Chicago with 48 sailors on May ", "."),
        (EN, "en", "time", "Firefighters were called at ", ":30 p.m. from town."),
        (EN, "en", "place", "The freighter Sea Star arrived in ", " with 48 sailors on May 12."),
        (EN, "en", "polarity", "The quay was ", " closed by officers."),
    ],
)
def test_a_plant_changes_one_spot_and_nothing_else(load: Any, text: str, code: str, kind: str, before: str, after: str):
    found = [sentence for sentence in changes(load, text, code, kind) if sentence.startswith(before)]
    assert len(found) == 1
    assert found[0].endswith(after)
    assert found[0] not in text
    assert 0 < len(found[0]) - len(before) - len(after) < 15


@pytest.mark.parametrize(("text", "code"), [(DE, "de"), (EN, "en")])
def test_a_planted_number_is_clearly_another_one(load: Any, text: str, code: str):
    found = changes(load, text, code, "number")
    assert len(found) == 2
    for sentence, old in zip(found, (48, 37), strict=True):
        new = next(int(word) for word in sentence.split() if word.isdigit())
        assert abs(new - old) > 0.2 * old


def test_a_planted_name_keeps_the_other_half_of_the_name(load: Any):
    (sentence,) = changes(load, DE, "de", "name")
    assert ("Peter" in sentence) != ("Grünwaldt" in sentence)


@pytest.mark.parametrize(
    "text",
    [
        "Die Polizei sagte am 12. Mai nach langer Beratung gar nichts dazu.",
        "Der Frachter soll am 12. Mai mit 48 Matrosen in Bremen einlaufen.",
        "Der Frachter lief am 12. Mai nicht mit 48 Matrosen in Bremen ein.",
        "Am 12. Mai lief der Frachter ein. Auch am 12. Mai lief die Fähre aus dem Hafen aus.",
        "Der Hafen war vom 3. Mai bis 12. Mai für alle Frachter ganz gesperrt.",
    ],
)
def test_nothing_is_planted_where_a_date_is_not_plain(load: Any, text: str):
    assert changes(load, text, "de", "date") == []


@pytest.mark.parametrize(
    ("text", "code", "kind", "part"),
    [
        (DE, "de", "precision", "Mitte Mai lief der Frachter"),
        (DE, "de", "precision", "wurde am Nachmittag gerufen"),
        (DE, "de", "name part", "Am Mittag half Grünwaldt den"),
        (EN, "en", "precision", "in mid-May"),
        (EN, "en", "precision", "were called in the afternoon"),
        (EN, "en", "precision", "arrived in Illinois with"),
    ],
)
def test_an_innocent_change_says_less_and_nothing_else(load: Any, text: str, code: str, kind: str, part: str):
    assert any(part in sentence for sentence in changes(load, text, code, kind))


@pytest.mark.parametrize(("text", "code", "words"), [(DE, "de", "rund etwa knapp"), (EN, "en", "about around nearly")])
def test_a_rounded_number_has_a_word_that_says_so(load: Any, text: str, code: str, words: str):
    found = [sentence.split() for sentence in changes(load, text, code, "rounding")]
    assert [sentence[sentence.index("50") - 1] in words.split() for sentence in found if "50" in sentence] == [True]


def test_the_second_report_holds_the_planted_sentence_where_it_says(load: Any):
    annotated = annotate(DE, "de", published="2026-05-14T18:00:00")
    words = load("words").load_words("de")
    number = next(n for n, s in enumerate(annotated.sentences) if "48" in s.of(DE))
    start = DE.index("48")
    change = load("changes").Change("number", False, number, start, start + 2, "73")
    for seed in range(30):
        second = load("editing").make_second(annotated, change, words, random.Random(seed))
        sentence = second.changed.of(second.report.text)
        assert "mit 73 Matrosen" in sentence
        assert sentence[0].isupper()
        assert sentence.endswith(".")
        assert "48" not in second.report.text
        assert "  " not in second.report.text


def test_a_planted_number_of_nearly_equal_reports_is_found(load: Any):
    article = load("articles").Article("one", "de", "2026-05-14T18:00:00", "Frachter", tuple(DE.split("\n\n")))
    trials = list(load("trials").run_trials([article], "de", 40, ("number", "order")))
    assert [trial.change.type for trial in trials] == ["number", "order"]
    assert [trial.found for trial in trials] == [True, False]
    assert not trials[1].flagged


def test_lines_that_break_inside_a_sentence_are_put_together(load: Any):
    first = "Der Frachter lief am Abend \nin den Hafen von Bremen ein und legte an."
    second = "Danach kam die Feuerwehr mit zwei Booten zum Kai."
    paragraphs = load("articles")._paragraphs(f"{first}\n{second}")
    assert paragraphs == (first.replace("\n", ""), second)
