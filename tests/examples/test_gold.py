"""The example stories: their expectations stand in their texts, and their records show what an editor must see.

An expectation with `open` is not met yet, and says why; nothing forbidden is ever claimed.
"""

from typing import Any

import pytest

from examples.expectations import ROOT, STORIES, findings_of, gold_of, holds, is_violated, says, texts_of


def each_expected() -> list[Any]:
    return [
        pytest.param(
            story,
            item,
            id=f"{story}: {item['kind']} {number}",
            marks=[pytest.mark.xfail(reason=item["open"], strict=False)] if "open" in item else [],
        )
        for story in STORIES
        for number, item in enumerate(gold_of(story)["expected"])
    ]


def each_forbidden() -> list[Any]:
    return [
        pytest.param(story, item, id=f"{story}: {item['why']}")
        for story in STORIES
        for item in gold_of(story)["forbidden"]
    ]


def test_each_example_has_its_gold():
    assert set(STORIES) == {path.name for path in (ROOT / "examples").iterdir() if path.is_dir()}


@pytest.mark.parametrize("story", STORIES)
def test_the_reports_named_are_those_of_the_folder(story: str):
    assert sorted(texts_of(story)) == sorted(report["id"] for report in gold_of(story)["reports"])


@pytest.mark.parametrize("story", STORIES)
def test_each_fragment_stands_once_in_its_report(story: str):
    gold, texts = gold_of(story), texts_of(story)
    for item in gold["expected"] + gold["forbidden"]:
        for report, fragment in item["in"].items():
            assert texts[report.split("#")[0]].count(fragment) == 1, fragment


@pytest.mark.parametrize(("story", "item"), each_expected())
def test_the_record_shows_what_an_editor_expects(story: str, item: dict[str, Any]):
    assert holds(story, item)


@pytest.mark.parametrize(("story", "item"), each_forbidden())
def test_nothing_forbidden_is_claimed(story: str, item: dict[str, Any]):
    assert not is_violated(story, item)


@pytest.mark.parametrize("story", STORIES)
def test_every_contradiction_shown_is_a_real_one(story: str):
    real = [item for item in gold_of(story)["expected"] if item["kind"] == "contradicted"]
    shown = [finding for finding in findings_of(story) if finding["kind"] == "contradicted"]
    assert [f["explanation"] for f in shown if not any(says(f, story, item) for item in real)] == []
