import json

import jsonschema
import pytest

from record_factory import add_statement, make_annotated, make_bridge_story, make_hostile_record, make_record
from synopse.model import Rejected
from synopse.record import annotated_to_json, build_record, grouped_to_json, record_schema, record_to_json
from synopse.record.schema import annotated_schema, grouped_schema


@pytest.fixture(scope="module")
def record():
    return json.loads(record_to_json(make_record()))


@pytest.mark.parametrize("make", [make_record, make_hostile_record, lambda: build_record([], (), "en")])
def test_records_validate_against_the_schema(make):
    schema = record_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(json.loads(record_to_json(make())))


def test_lines_of_annotate_and_group_validate_against_their_schemas():
    story = make_bridge_story().story
    for annotated in story.reports:
        jsonschema.Draft202012Validator(annotated_schema()).validate(json.loads(annotated_to_json(annotated)))
    for line in grouped_to_json(story):
        jsonschema.Draft202012Validator(grouped_schema()).validate(json.loads(line))


def test_every_span_of_a_record_gives_the_text_that_it_claims(record):
    (story,) = record["stories"]
    texts = {report["id"]: report["text"] for report in story["reports"]}
    for statement in story["statements"]:
        assert texts[statement["report"]][statement["start"] : statement["end"]] == statement["text"]
    known = {statement["id"] for statement in story["statements"]}
    assert known >= {ref["id"] for finding in story["findings"] for ref in finding["statements"]}
    assert known >= {key for entry in story["timeline"] for key in entry["statements"]}


def test_a_contradiction_gives_one_value_a_side_and_a_repetition_none(record):
    findings = record["stories"][0]["findings"]
    assert findings[0]["values"] == ["2026-03-12", "2026-02-12"] and findings[0]["type"] == "date"
    repeated = next(finding for finding in findings if finding["kind"] == "repeated")
    assert repeated["values"] == [] and repeated["type"] is None


def test_an_attribution_gives_name_entity_place_and_medium(record):
    statement = next(s for s in record["stories"][0]["statements"] if "letzte Prüfung" in s["text"])
    (link,) = statement["attribution"]
    assert (link["name"], link["entity"], link["medium"]) == ("Verkehrsministerin Irena Kovač", "e1", "Interview")
    text = record["stories"][0]["reports"][0]["text"]
    assert text[link["start"] : link["end"]] == "Verkehrsministerin Irena Kovač"
    assert statement["origin"] == "Irena Kovač"


def test_what_is_not_known_is_null(record):
    report = record["stories"][0]["reports"][2]
    assert report["outlet"] is report["published"] is report["title"] is report["url"] is None


def test_two_runs_give_equal_bytes():
    assert record_to_json(make_record()) == record_to_json(make_record())


def test_half_a_surrogate_pair_becomes_a_question_mark_and_offsets_stay():
    annotated = add_statement(make_annotated("Ein \ud83d Zeichen ging verloren."), "ging verloren")
    line = json.loads(annotated_to_json(annotated))
    assert line["statements"][0]["text"] == "ging verloren"
    record = build_record([], [Rejected("\udcff.txt", "not there")], "en")
    assert json.loads(record_to_json(record))["rejected"][0]["id"] == "?.txt"


def test_a_line_of_annotate_is_one_line_with_source_cue_and_content():
    annotated = make_bridge_story().story.reports[0]
    raw = annotated_to_json(annotated)
    line = json.loads(raw)
    assert b"\n" not in raw
    assert line["id"] == "a" and line["language"] == "de" and line["published"] == "2026-03-18T14:20:00+01:00"
    link = line["attributions"][0]
    assert link["source"].keys() == {"start", "end"} and link["cue"] is None and link["parent"] is None
    assert {"blocks", "sentences", "mentions", "times", "quantities", "statements"} <= line.keys()


def test_the_shipped_schema_is_the_one_that_the_code_makes():
    from importlib.resources import files

    assert json.loads((files("synopse.record") / "record.schema.json").read_text(encoding="utf-8")) == record_schema()
