"""The accuracy gate itself: what passes, what fails, what is skipped, and how it says so."""

import importlib.util
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).parents[2] / "quality" / "gate.py"
GATE = """
[[gate]]
name = "bridges"
data = "{{data}}/bridges.txt"
digest = "{digest}"
commands = ["{{python}} {{data}}/score.py"]
[[gate.figure]]
name = "F1"
pattern = "F1 ([0-9.]+)"
{bound}
"""
Run = Callable[..., tuple[int, list[str]]]


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> ModuleType:
    """Return the script as a module that finds its floors, its data and its build folder in a new folder."""
    spec = importlib.util.spec_from_file_location("gate", SCRIPT)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.HERE = tmp_path
    module.PLACES.update(data=str(tmp_path / "data"), build=str(tmp_path / "build"))
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "score.py").write_text("print('precision 0.5  F1 0.72')")
    return module


@pytest.fixture
def run(gate: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """Return what runs the gate with a bound and gives its exit code and its lines."""

    def run_gate(bound: str, *words: str, digest: str = "") -> tuple[int, list[str]]:
        data = tmp_path / "data" / "bridges.txt"
        known = gate.data_digest(data) if data.exists() else "0"
        (tmp_path / "floors.toml").write_text(GATE.format(bound=bound, digest=digest or known))
        monkeypatch.setattr(sys, "argv", ["gate.py", *words])
        return gate.main(), capsys.readouterr().out.splitlines()

    return run_gate


@pytest.fixture
def data(gate: ModuleType, tmp_path: Path) -> Path:
    path = tmp_path / "data" / "bridges.txt"
    path.write_text("Die Brücke ist gesperrt.", encoding="utf-8")
    return path


def test_data_that_are_not_there_are_skipped_with_a_line_that_says_so(run: Run, tmp_path: Path):
    code, lines = run("floor = 0.9")
    assert code == 0
    assert lines[0] == f"skipped  bridges: {tmp_path / 'data' / 'bridges.txt'} is not there"


def test_data_that_changed_are_a_failure(run: Run, data: Path):
    code, lines = run("floor = 0.1", digest="0123456789abcdef")
    assert code == 1
    assert lines[0].startswith("FAILED") and "has changed" in lines[0]


@pytest.mark.parametrize(
    ("bound", "code"),
    [("floor = 0.72", 0), ("floor = 0.73", 1), ("ceiling = 0.72", 0), ("ceiling = 0.71", 1)],
)
def test_a_figure_beyond_its_bound_fails(run: Run, data: Path, bound: str, code: int):
    found, lines = run(bound)
    assert found == code
    assert lines[0].startswith("FAILED" if code else "passed")
    assert "bridges, F1: 0.72" in lines[0]
    assert lines[-1] == f"1 gates, {code} failed"


def test_a_figure_that_the_scorer_does_not_print_fails(run: Run, data: Path, tmp_path: Path):
    (tmp_path / "data" / "score.py").write_text("raise SystemExit('no such data')")
    code, lines = run("floor = 0.1")
    assert code == 1
    assert any("bridges, F1: None" in line for line in lines)


def test_only_the_gates_named_are_run(run: Run, data: Path):
    assert run("floor = 0.9", "harbours") == (0, ["0 gates, 0 failed"])
    assert run("floor = 0.9", "bridge")[0] == 1


def test_the_digest_of_a_folder_is_that_of_its_files_by_name(gate: ModuleType, tmp_path: Path):
    for folder, names in (("one", "ab"), ("two", "ba")):
        for name in names:
            (tmp_path / folder).mkdir(exist_ok=True)
            (tmp_path / folder / name).write_text(name)
    assert gate.data_digest(tmp_path / "one") == gate.data_digest(tmp_path / "two")
    (tmp_path / "two" / "b").write_text("c")
    assert gate.data_digest(tmp_path / "one") != gate.data_digest(tmp_path / "two")
