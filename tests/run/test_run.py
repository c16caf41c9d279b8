"""Whole runs: the same record whatever the order of files and of hashes, and the stories of the examples in it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from examples.expectations import ROOT, STORIES, findings_of, gold_of, places_of, record_of
from synopse.model import Record
from synopse.record import record_schema, record_to_json
from synopse.run import annotate_paths, compare_paths, group_paths

EXAMPLES = ROOT / "examples"
FIRE = "Bei einem Brand in einer Lagerhalle in Ulm sind am Dienstag {} Menschen verletzt worden.\n"


def compared(*paths: Path | str) -> bytes:
    return record_to_json(compare_paths(paths))


def files_of(story: str) -> list[Path]:
    return sorted(path for path in (EXAMPLES / story).iterdir())


def kinds_of(story: str) -> list[tuple[str, str | None, tuple[str, ...]]]:
    return [(f["kind"], f["type"], tuple(f["values"])) for f in findings_of(story)]


@pytest.mark.parametrize("story", STORIES)
def test_two_runs_give_equal_bytes(story: str):
    assert compared(EXAMPLES / story) == compared(EXAMPLES / story)


@pytest.mark.parametrize("story", STORIES)
def test_a_folder_and_its_files_in_any_order_give_equal_bytes(story: str):
    files = files_of(story)
    assert compared(*files) == compared(*files[::-1]) == compared(EXAMPLES / story)


def test_the_order_of_lines_does_not_show(tmp_path: Path):
    (source,) = files_of("harbour-fire")
    turned = tmp_path / source.name
    turned.write_bytes(b"".join(source.read_bytes().splitlines(keepends=True)[::-1]))
    assert compared(turned) == compared(source)


def test_several_stories_in_any_order_give_equal_bytes():
    files = [path for story in STORIES for path in files_of(story)]
    there = compared(*files)
    assert compared(*files[::-1]) == there
    assert len(json.loads(there)["stories"]) == len(STORIES)


def test_the_order_of_hashes_does_not_show():
    code = (
        "import sys; from synopse.record import record_to_json; from synopse.run import compare_paths; "
        "sys.stdout.buffer.write(record_to_json(compare_paths(sys.argv[1:])))"
    )
    seed = "1" if os.environ.get("PYTHONHASHSEED") != "1" else "2"
    paths = [EXAMPLES / story for story in STORIES]
    done = subprocess.run(
        [sys.executable, "-c", code, *paths],
        capture_output=True,
        timeout=60,
        env={**os.environ, "PYTHONHASHSEED": seed},
    )
    assert (done.stderr, done.returncode) == (b"", 0)
    assert done.stdout == compared(*paths)


@pytest.mark.parametrize("story", STORIES)
def test_the_record_is_valid_against_its_schema(story: str):
    jsonschema.Draft202012Validator(record_schema()).validate(record_of(story))


@pytest.mark.parametrize("story", STORIES)
def test_everything_in_a_record_gives_its_place_in_the_source(story: str):
    for entry in record_of(story)["stories"]:
        texts = {report["id"]: report["text"] for report in entry["reports"]}
        for statement in entry["statements"]:
            assert texts[statement["report"]][statement["start"] : statement["end"]] == statement["text"]
            assert statement["rule"]


def test_the_closed_bridge_shows_two_days_of_one_discovery_and_one_agency_printed_twice():
    contradicted = [found for found in kinds_of("brueckensperrung") if found[0] == "contradicted"]
    assert [(slot, set(values)) for _, slot, values in contradicted] == [("date", {"2026-03-10", "2026-03-11"})]
    copied = next(i for i in gold_of("brueckensperrung")["expected"] if i["kind"] == "repeated")
    (line,) = (finding for finding in findings_of("brueckensperrung") if _tells(finding, "brueckensperrung", copied))
    assert line["origins"] == ["Regierungspräsidium Gießen"]


def test_the_summit_shows_one_minister_in_two_transliterations_and_who_told_of_the_signing_in_batumi():
    (entry,) = record_of("gipfel-summit")["stories"]
    minister = next(e for e in entry["entities"] if "Wachtang Tschumburia" in e["names"])
    assert "Vakhtang Chumburia" in minister["names"]
    assert minister["reasons"]
    signing = next(s for s in entry["statements"] if "signed the agreement in Batumi" in s["text"])
    assert [link["name"] for link in signing["attribution"]] == ["Reuters"]
    assert {slot for kind, slot, _ in kinds_of("gipfel-summit") if kind == "contradicted"} <= {"place"}


def test_the_harbour_fire_shows_a_count_that_rises_twice_and_no_contradiction_about_it():
    kinds = kinds_of("harbour-fire")
    assert {("updated", "number", ("6", "9")), ("updated", "number", ("9", "11"))} <= set(kinds)
    assert not [values for kind, _, values in kinds if kind == "contradicted" and {"6", "9", "11"} & set(values)]


def _tells(finding: dict, story: str, item: dict) -> bool:
    return finding["kind"] == item["kind"] and all(
        any(s["report"] == report and s["start"] < end and start < s["end"] for s in finding["statements"])
        for report, start, end in places_of(story, item)
    )


def test_the_record_is_written_in_the_language_of_most_reports_unless_another_is_wanted(tmp_path: Path):
    for name, number in (("a.txt", "sieben"), ("b.txt", "zwölf")):
        (tmp_path / name).write_text(FIRE.format(number), encoding="utf-8")
    assert compare_paths([tmp_path]).language == "de"
    record = compare_paths([tmp_path], "en")
    assert record.language == "en"
    assert "Two numbers" in record.stories[0].findings[0].explanation


def test_progress_is_told_report_by_report(tmp_path: Path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(FIRE.format("sieben"), encoding="utf-8")
    told: list[tuple[int, int]] = []
    assert len(list(annotate_paths([tmp_path], progress=lambda done, count: told.append((done, count))))) == 2
    assert told == [(1, 2), (2, 2)]


def test_nothing_readable_gives_an_empty_record(tmp_path: Path):
    (tmp_path / "a.txt").touch()
    record: Record = compare_paths([tmp_path])
    assert (record.stories, [entry.id for entry in record.rejected]) == ((), ["a.txt"])
    assert group_paths([tmp_path])[0] == ()
