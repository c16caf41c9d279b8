"""The scorer of the gold stories: what makes a match, a false alarm, a sprung trap, and how the files are split."""

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

SCRIPT = Path(__file__).parents[2] / "quality" / "gold" / "score.py"
TEXTS = {
    "a": "Zwölf Menschen starben in Brückstadt. Die Brücke war alt.",
    "b": "17 Menschen kamen ums Leben. Die Brücke war nicht alt.",
}
DEATHS = {"a": "Zwölf Menschen", "b": "17 Menschen"}


@pytest.fixture(scope="module")
def gold() -> ModuleType:
    spec = importlib.util.spec_from_file_location("gold_score", SCRIPT)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["gold_score"] = module
    spec.loader.exec_module(module)
    return module


def item(kind: str = "contradicted", **fields: Any) -> dict[str, Any]:
    return {"kind": kind, "in": DEATHS, **fields}


def statement(report: str, words: str, **fields: Any) -> dict[str, Any]:
    start = TEXTS[report].index(words)
    return {"report": report, "start": start, "end": start + len(words), **fields}


def finding(kind: str = "contradicted", slot: str = "number", **fields: Any) -> dict[str, Any]:
    sides = [statement("a", "Zwölf Menschen starben"), statement("b", "17 Menschen kamen ums Leben")]
    return {"kind": kind, "type": slot, "values": ["17", "12"], "origins": ["x", "y"], "statements": sides, **fields}


def score(
    gold: ModuleType, items: dict[str, Any], *findings: dict[str, Any], statements: Any = (), entities: Any = ()
) -> Any:
    story = gold.Gold("bridges", (), {"expected": [], **items}, TEXTS)
    counted = gold.Score()
    record = {"stories": [{"findings": findings, "statements": statements, "entities": entities}]}
    gold.score_story(story, record, counted)
    return counted


def test_a_contradiction_counts_with_its_type_its_places_and_its_values_in_any_order(gold: ModuleType):
    counted = score(gold, {"expected": [item(type="number", values=["12", "17.0"])]}, finding())
    assert counted.tally["contradicted", "hit"] == 1
    assert counted.tally["contradicted", "false"] == 0
    assert gold.summary(counted.tally).startswith("contradicted P 1.000 R 1.000 F1 1.000 (1/1, 0 false)")


@pytest.mark.parametrize(
    "other",
    [
        finding(slot="date"),
        finding(kind="updated"),
        finding(values=["12", "18"]),
        finding(statements=[statement("a", "Zwölf Menschen")]),
        finding(statements=[statement("a", "Zwölf Menschen"), statement("b", "Die Brücke")]),
    ],
)
def test_another_type_kind_value_or_place_is_a_miss(gold: ModuleType, other: dict[str, Any]):
    counted = score(gold, {"expected": [item(type="number", values=["12", "17"])]}, other)
    assert counted.tally["contradicted", "hit"] == 0
    assert counted.tally["contradicted", "false"] == (other["kind"] == "contradicted")
    assert counted.misses[0].startswith("bridges missed")


def test_a_contradiction_that_nobody_expects_is_a_false_alarm(gold: ModuleType):
    counted = score(gold, {}, finding())
    assert counted.tally["contradicted", "false"] == 1
    assert "false alarm number" in counted.misses[0]


def test_two_findings_of_one_expected_contradiction_are_both_right(gold: ModuleType):
    counted = score(gold, {"expected": [item(values=["12", "17"])]}, finding(), finding())
    assert counted.tally["contradicted", "hit"] == 1
    assert counted.tally["contradicted", "false"] == 0


def test_a_report_that_contradicts_itself_needs_two_statements(gold: ModuleType):
    own = item(**{"in": {"a": "Zwölf Menschen", "a#2": "Brückstadt"}})
    whole = statement("a", "Zwölf Menschen starben in Brückstadt")
    assert score(gold, {"expected": [own]}, finding(statements=[whole])).tally["contradicted", "hit"] == 0
    assert score(gold, {"expected": [own]}, finding(statements=[whole, dict(whole)])).tally["contradicted", "hit"] == 1


def test_agreement_counts_only_with_the_right_number_of_origins(gold: ModuleType):
    expected = {"expected": [item("corroborated", origins=2)]}
    assert score(gold, expected, finding("corroborated")).tally["corroborated", "hit"] == 1
    assert score(gold, expected, finding("corroborated", origins=["x"])).tally["corroborated", "hit"] == 0


def test_a_trap_is_sprung_by_its_kind_and_only_by_its_type_where_it_names_one(gold: ModuleType):
    sprung = ("forbidden", "violated")
    assert score(gold, {"forbidden": [item()]}, finding()).tally[sprung] == 1
    assert score(gold, {"forbidden": [item(type="date")]}, finding()).tally[sprung] == 0
    assert score(gold, {"forbidden": [item()]}, finding("refined")).tally[sprung] == 0


@pytest.mark.parametrize(("chain", "hit"), [(["TASS", "Ministerium"], 1), (["TASS"], 0), (["Ministerium", "TASS"], 0)])
def test_a_chain_has_all_sources_in_their_order_by_a_part_of_their_names(gold: ModuleType, chain: list[str], hit: int):
    said = statement("a", "Die Brücke", attribution=[{"name": "Agentur TASS"}, {"name": "Ministerium"}])
    expected = {"kind": "attributed", "in": {"a": "Die Brücke war alt"}, "chain": chain}
    assert score(gold, {"expected": [expected]}, statements=[said]).tally["attributed", "hit"] == hit


def test_entities_and_furniture_are_counted(gold: ModuleType):
    items = {
        "entities": [["Brückstadt", "Brueckstadt"], ["Anna Ohm", "Ohm"]],
        "furniture": ["Die Brücke", "Mehr lesen"],
    }
    entities = [{"names": ["BRÜCKSTADT", "Brueckstadt", "B."]}]
    counted = score(gold, items, statements=[statement("a", "Die Brücke war alt")], entities=entities)
    assert gold.summary(counted.tally).endswith("entity 1/2  forbidden violated 0/0  furniture kept 1/2")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2.5", "2.50", True),
        ("Anna Ohm", "ohm", False),
        ("Anna Ohmsen", "Ohmsen", True),
        ("2026-03", "2026-03-14", False),
        ("yes", "no", False),
        ("12", "12.5", False),
    ],
)
def test_values_are_compared_as_numbers_dates_and_names(gold: ModuleType, one: str, other: str, same: bool):
    assert gold.same_value(one, other) is same


def test_a_fragment_that_is_not_in_its_report_is_an_error(gold: ModuleType):
    with pytest.raises(gold.GoldError, match="not in report b"):
        score(gold, {"expected": [item(**{"in": {"b": "Zwölf"}})]})


def test_the_parts_are_every_third_file_and_the_others(gold: ModuleType):
    paths = [Path(name) for name in "fbdaec"]
    assert [path.name for path in gold.part_of(paths, "held")] == ["c", "f"]
    assert [path.name for path in gold.part_of(paths, "dev")] == ["a", "b", "d", "e"]
    assert len(gold.part_of(paths, "")) == 6


def test_a_system_is_given_the_reports_and_its_record_is_scored(
    gold: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    (tmp_path / "b.txt").write_text(TEXTS["b"], encoding="utf-8")
    reports = [{"id": "a", "text": TEXTS["a"]}, {"id": "b", "file": "b.txt"}]
    story = {"reports": reports, "expected": [item(values=["12", "17"])]}
    (tmp_path / "s.json").write_text(json.dumps(story), encoding="utf-8")
    record = {"stories": [{"entities": [], "statements": [], "findings": [finding()]}]}
    program = (
        "import sys; assert len(open(sys.argv[1]).readlines()) == 2; print(open(sys.argv[0][:-2] + 'json').read())"
    )
    (tmp_path / "system.py").write_text(program)
    (tmp_path / "system.json").write_text(json.dumps(record))
    command = f"{sys.executable} {tmp_path / 'system.py'}"
    monkeypatch.setattr(sys, "argv", ["score.py", "--run", command, str(tmp_path / "s.json")])
    assert gold.main() == 0
    assert "R 1.000 F1 1.000 (1/1, 0 false)" in capsys.readouterr().out


def test_every_story_holds_each_of_its_fragments(gold: ModuleType):
    paths = sorted(gold.STORIES.glob("*.json"))
    assert len(paths) == 46
    for path in paths:
        story = gold.load_gold(path)
        for entry in [*story.items["expected"], *story.items["forbidden"]]:
            assert story.places(entry)
