import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import synopse.run
from record_factory import make_bridge_story, make_hostile_record, make_record
from synopse import __version__
from synopse.faces.cli import COMMANDS, main, make_parser
from synopse.model import Record, Rejected

BAD = Rejected("x\x1b[31m.txt", "it is\nempty")


@pytest.fixture
def steps(monkeypatch):
    """Replace the steps by ones that give the invented story; a test sets what they give."""

    class Steps:
        record = make_record(rejected=())
        results = make_bridge_story().story.reports
        grouped = ((make_bridge_story().story,), ())
        language = None

    given = Steps()

    def compare_paths(paths, language="", stdin=None, progress=None):
        given.language = language
        return given.record

    monkeypatch.setattr(synopse.run, "compare_paths", compare_paths)
    monkeypatch.setattr(synopse.run, "annotate_paths", lambda paths, **_: iter(given.results))
    monkeypatch.setattr(synopse.run, "group_paths", lambda paths, **_: given.grouped)
    return given


def test_compare_prints_text_and_is_done(steps, capsys):
    assert main(["compare", "x"]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("Oderbrücke bei Rabenau gesperrt\n") and err == ""


@pytest.mark.parametrize(("name", "start"), [("md", "# "), ("html", "<!doctype html>"), ("json", "{\n")])
def test_compare_prints_every_format(steps, capsys, name, start):
    assert main(["compare", "--format", name, "x"]) == 0
    assert capsys.readouterr().out.lstrip().startswith(start)


def test_rejected_reports_are_a_harmless_line_each_on_stderr_and_exit_1(steps, capsys):
    steps.record = make_record(rejected=(BAD,))
    assert main(["compare", "--format", "json", "x"]) == 1
    out, err = capsys.readouterr()
    assert json.loads(out)["rejected"] == [{"id": BAD.id, "reason": BAD.reason}]
    assert err == "rejected: x�[31m.txt: it is empty\n"


@pytest.mark.parametrize("command", ["compare", "annotate", "group"])
def test_without_any_readable_report_nothing_can_be_done(steps, capsys, command):
    steps.record, steps.results, steps.grouped = Record((), (BAD,), "en"), (BAD,), ((), (BAD,))
    assert main([command, "x"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines() == ["rejected: x�[31m.txt: it is empty", f"synopse {command}: no report could be read"]


@pytest.mark.parametrize("command", ["compare", "annotate", "group"])
def test_output_goes_to_a_file(steps, capsys, tmp_path, command):
    assert main([command, "x", "-o", str(tmp_path / "out")]) == 0
    assert (tmp_path / "out").stat().st_size > 50
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("command", ["compare", "annotate", "group"])
def test_an_output_that_cannot_be_written_is_a_sentence(steps, capsys, tmp_path, command):
    for path, why in ((tmp_path, "it is a folder"), (tmp_path / "no" / "out", "there is no folder")):
        assert main([command, "x", "-o", str(path)]) == 2
        err = capsys.readouterr().err
        assert err.startswith(f"synopse {command}: cannot write {path}") and why in err and err.count("\n") == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("command", ["compare", "annotate", "group"])
def test_a_full_disk_is_a_sentence(steps, capsys, command):
    assert main([command, "x", "-o", "/dev/full"]) == 2
    assert capsys.readouterr().err.startswith(f"synopse {command}: cannot write /dev/full: ")


def test_the_language_overrides_and_an_unknown_one_is_a_sentence(steps, capsys):
    assert main(["compare", "x", "--lang", "en"]) == 0
    assert steps.language == "en"
    assert main(["compare", "x", "--lang", "../../x"]) == 2
    assert capsys.readouterr().err == "synopse compare: unknown language '../../x'; known are de, en\n"


def test_annotate_prints_a_json_line_a_report_as_it_comes(steps, capsys):
    steps.results = (*steps.results, BAD)
    assert main(["annotate", "x"]) == 1
    out, err = capsys.readouterr()
    assert [json.loads(line)["id"] for line in out.splitlines()] == ["a", "b", "c", "d"]
    assert err.startswith("rejected: ")


def test_annotate_as_text_prints_what_was_found(steps, capsys):
    assert main(["annotate", "--format", "text", "x"]) == 0
    assert "Die letzte Prüfung sei am 12. März gewesen" in capsys.readouterr().out


def test_group_prints_the_story_of_each_report(steps, capsys):
    assert main(["group", "x"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert lines == [{"id": key, "story": "s1"} for key in "abcd"]
    assert main(["group", "x", "--format", "text"]) == 0
    assert "  b | Neiße-Kurier | Vierzehn Monate ohne Brücke\n" in capsys.readouterr().out


def test_nothing_acts_on_a_terminal_in_the_text_of_groups(steps, capsys):
    steps.grouped = (tuple(story.story for story in make_hostile_record().stories), ())
    assert main(["group", "x", "--format", "text"]) == 0
    assert not {"\x1b", "\x9b", "\u202e"} & set(capsys.readouterr().out)


def test_an_interruption_is_quiet(steps, capsys, monkeypatch):
    def interrupt(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(synopse.run, "compare_paths", interrupt)
    assert main(["compare", "x"]) == 130
    assert capsys.readouterr().err == "synopse: interrupted\n"


@pytest.mark.parametrize("arguments", [[], ["compare"], ["compare", "x", "--format", "pdf"], ["burn", "x"]])
def test_a_mistake_in_the_arguments_is_a_sentence_and_exit_2(capsys, arguments):
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    assert stop.value.code == 2
    assert "error: " in capsys.readouterr().err


def test_the_version_is_told(capsys):
    with pytest.raises(SystemExit) as stop:
        main(["--version"])
    assert stop.value.code == 0 and capsys.readouterr().out == f"synopse {__version__}\n"


def test_every_command_is_in_the_reference():
    page = (Path(__file__).parents[3] / "docs" / "commands.md").read_text(encoding="utf-8")
    for module in COMMANDS:
        assert f"## synopse {module.__name__.rpartition('.')[2]}\n" in page
    assert make_parser().prog == "synopse"


def run_python(code, **fields):
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    return subprocess.run([sys.executable, "-c", code], capture_output=True, timeout=60, env={**environment, **fields})


FAKE = """
import sys, synopse.run
from record_factory import make_record
from synopse.faces.cli import main
synopse.run.compare_paths = lambda *_, **__: make_record(rejected=())
"""


def test_output_is_utf_8_whatever_the_locale():
    done = run_python(FAKE + "sys.exit(main(['compare', 'x']))", LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert done.returncode == 0 and "Oderbrücke" in done.stdout.decode("utf-8") and done.stderr == b""


@pytest.mark.skipif(os.name == "nt", reason="pipes break differently there")
def test_a_reader_that_goes_away_is_no_error():
    code = (
        FAKE
        + """
import os
reading, writing = os.pipe()
os.close(reading)
os.dup2(writing, 1)
sys.exit(main(['compare', '--format', 'html', 'x']))
"""
    )
    done = run_python(code)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(os.name == "nt", reason="closing works differently there")
def test_closed_streams_are_no_traceback():
    command = [sys.executable, "-c", FAKE + "sys.exit(main(['compare', 'x']))"]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    shell = ["/bin/sh", "-c", 'exec "$@" <&- >&-', "sh", *command]
    done = subprocess.run(shell, capture_output=True, timeout=60, env=environment)
    assert (done.returncode, done.stderr) == (2, b"synopse compare: cannot write stdout: it is closed\n")
    shell[2] = 'exec "$@" 2>&-'
    assert subprocess.run(shell, capture_output=True, timeout=60, env=environment).returncode == 0


def test_help_loads_nothing_heavy():
    done = run_python("import sys, synopse.faces.cli; print(*sorted(sys.modules), sep='\\n')")
    loaded = set(done.stdout.decode().split())
    assert not {"msgspec", "jinja2", "babel", "rich", "synopse.model", "synopse.run", "synopse.record"} & loaded
    assert {name for name in loaded if name.startswith("synopse")} <= {
        "synopse",
        "synopse.faces",
        "synopse.faces.plain",
        "synopse.faces.export",
        *(name for name in loaded if name.startswith("synopse.faces.cli")),
    }
