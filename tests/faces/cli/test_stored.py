"""The commands on a store, from the outside: what they print, where, and how they end."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from record_factory import HOSTILE
from store_factory import EXAMPLES, act, article
from synopse.faces.cli import main
from synopse.faces.cli.stored import KINDS
from synopse.record.store import SHOWN_KINDS, Store, open_store
from synopse.run.desk import Desk

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> str:
    address = str(tmp_path_factory.mktemp("cli") / "store.sqlite")
    assert main(["add", "--store", address, str(EXAMPLES / "brueckensperrung"), str(EXAMPLES / "harbour-fire")]) == 0
    return address


@pytest.fixture
def run(filled: str, capsys, monkeypatch) -> Run:
    """Run a command on the filled store, whose address the environment gives."""
    monkeypatch.setenv("SYNOPSE_STORE", filled)

    def run_command(*arguments: str) -> tuple[int, str, str]:
        capsys.readouterr()
        return main(list(arguments)), *capsys.readouterr()

    return run_command


def test_adding_again_adds_nothing_and_is_no_fault(run: Run):
    code, out, err = run("add", str(EXAMPLES / "harbour-fire"))
    assert (code, out, err) == (0, "", "0 added, 4 there already, 0 rejected\n")


def test_rejected_reports_are_named_and_the_others_added(run: Run, tmp_path: Path):
    source, address = tmp_path / "x.jsonl", str(tmp_path / "other.sqlite")
    source.write_text('{"text": "In Ulm brannte am 2. März 2026 eine Halle.", "id": "a"}\n{"txt": 1}\n')
    code, _, err = run("add", "--store", address, str(source), str(tmp_path / "none"))
    assert code == 1 and err.endswith("1 added, 0 there already, 2 rejected\n")
    assert "rejected: x.jsonl:2: the line has no field 'text'" in err
    assert run("add", "--store", address, str(tmp_path / "none"))[0] == 2


def test_stories_are_lines_of_text_or_json(run: Run):
    code, out, err = run("stories")
    assert (code, err) == (0, "") and len(out.splitlines()) == 2
    assert out.splitlines()[0].endswith("  Six hurt as cargo ship burns in Leith docks")
    first, *_ = map(json.loads, run("stories", "--format", "jsonl", "--kind", "updated")[1].splitlines())
    assert first["reports"] == 4 and first["findings"]["updated"] > 0
    assert run("stories", "--limit", "1", "--offset", "1")[1] == out.splitlines(keepends=True)[1]
    assert run("stories", "--limit", "1")[2].startswith("1 of 2 stories")


@pytest.mark.parametrize("name", ["text", "md", "html", "json"])
def test_a_story_is_shown_in_every_format_of_compare(run: Run, tmp_path: Path, name: str):
    key = run("stories", "--outlet", "border gazette")[1].split()[0]
    shown = run("show", key[:6], "--format", name)[1]
    assert "Leith" in shown
    assert run("show", key, "--format", name, "-o", str(tmp_path / "out"))[0] == 0
    assert (tmp_path / "out").read_text(encoding="utf-8") == shown


def test_a_story_that_is_not_there_and_an_unknown_language_are_sentences(run: Run):
    assert run("show", "zzzz") == (
        2,
        "",
        "synopse show: there is no story 'zzzz', or more than one whose key begins so\n",
    )
    assert run("show", "zzzz", "--lang", "xx")[2] == "synopse show: unknown language 'xx'; known are de, en\n"


def test_search_finds_other_forms_and_shows_the_words_around(run: Run):
    code, out, _ = run("search", "Firefighter", "--since", "2026-05-19")
    assert code == 0 and "Edinburgh Evening Mail" in out and "firefighters" in out
    (hit,) = map(json.loads, run("search", '"Forth Ports"', "--format", "jsonl", "--limit", "1")[1].splitlines())
    assert [piece["text"] for piece in hit["snippet"] if piece["marked"]][:2] == ["Forth", "Ports"]
    assert run("search", "Nirgendwo")[:2] == (0, "")


def test_a_wrong_day_or_store_is_a_sentence(run: Run, tmp_path: Path):
    assert run("search", "x", "--since", "May")[2] == "synopse search: --since takes a day as YYYY-MM-DD, not 'May'\n"
    for address in ("mysql://x/y", str(tmp_path)):
        code, out, err = run("stories", "--store", address)
        assert (code, out) == (2, "") and err.startswith("synopse stories: ") and err.count("\n") == 1


def test_nothing_acts_on_a_terminal_in_what_a_store_prints(run: Run, tmp_path: Path):
    address = str(tmp_path / "hostile.sqlite")
    with open_store(address) as store:
        assert isinstance(store, Store)
        text = f"Am 3. Mai 2026 begann in Ulm das Fest {HOSTILE}."
        Desk(store).add([article(text, HOSTILE, title=HOSTILE, outlet=HOSTILE, url=HOSTILE)], act())
    for command in (["stories"], ["search", "Fest"], ["search", ""]):
        code, out, _ = run(*command, "--store", address)
        assert code == 0 and out
        assert not {"\x1b", "\x9b", "\u202e", "\u2066", "\u2028"} & set(out)


def test_the_kinds_that_the_command_line_names_are_those_of_the_store():
    assert KINDS == SHOWN_KINDS
