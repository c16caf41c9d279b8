"""The expectations beside the example reports: their fragments are there, and only once."""

import json
from pathlib import Path

import pytest

from synopse.read import read_reports

ROOT = Path(__file__).parents[2]
GOLD = sorted(Path(__file__).parent.glob("*.gold.json"))


def texts_of(gold: dict) -> dict[str, str]:
    return {report.id: report.text for report in read_reports([ROOT / gold["folder"]])}


def gold_of(path: Path) -> dict:
    return json.loads(path.read_text(encoding="utf-8"))


def test_each_example_has_its_gold():
    assert {path.name.removesuffix(".gold.json") for path in GOLD} == {
        path.name for path in (ROOT / "examples").iterdir() if path.is_dir()
    }


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.name)
def test_the_reports_named_are_those_of_the_folder(path):
    gold = gold_of(path)
    assert sorted(texts_of(gold)) == sorted(report["id"] for report in gold["reports"])


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.name)
def test_each_fragment_stands_once_in_its_report(path):
    gold = gold_of(path)
    texts = texts_of(gold)
    for item in gold["expected"] + gold["forbidden"]:
        for report, fragment in item["in"].items():
            assert texts[report.split("#")[0]].count(fragment) == 1, fragment
