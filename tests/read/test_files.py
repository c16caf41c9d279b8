import gzip
import io
import json
import os
from pathlib import Path

import pytest

from synopse.model import Rejected, Report
from synopse.read import read_reports

GERMAN = "Der neue Kran im Hafen ist am Montag geliefert worden, sagte eine Sprecherin."
ENGLISH = "The new crane in the harbour arrived on Monday, a spokeswoman said."
FRENCH = "La nouvelle grue du port a été livrée lundi, a déclaré une porte-parole de la ville."


def read(*paths: Path | str, stdin: bytes = b"") -> tuple[list[Report], list[Rejected]]:
    found = list(read_reports(paths, io.BytesIO(stdin)))
    return [r for r in found if isinstance(r, Report)], [r for r in found if isinstance(r, Rejected)]


def only_rejection(*paths: Path | str) -> Rejected:
    reports, rejected = read(*paths)
    assert reports == []
    assert len(rejected) == 1
    return rejected[0]


def line(**fields: object) -> str:
    return json.dumps({"id": "a", "text": GERMAN, **fields}) + "\n"


def test_a_folder_gives_its_reports_by_path_and_skips_hidden_files(tmp_path: Path):
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "b.txt").write_text(GERMAN, encoding="utf-8")
    (tmp_path / "a.txt").write_text(ENGLISH, encoding="utf-8")
    (tmp_path / ".hidden.txt").write_text(ENGLISH, encoding="utf-8")
    reports, rejected = read(tmp_path)
    assert [(report.id, report.language) for report in reports] == [("a.txt", "en"), ("sub/b.txt", "de")]
    assert rejected == []


def test_a_file_is_named_by_its_name(tmp_path: Path):
    path = tmp_path / "a.txt"
    path.write_text(GERMAN, encoding="utf-8")
    assert [report.id for report in read(path)[0]] == ["a.txt"]


def test_a_missing_path_is_rejected(tmp_path: Path):
    assert only_rejection(tmp_path / "none.txt").reason == "no such file or folder"


def test_a_file_without_permission_is_rejected_and_the_rest_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(GERMAN, encoding="utf-8")
    opened = Path.open

    def refuse(path: Path, *args: object, **fields: object) -> object:
        if path.name == "a.txt":
            raise PermissionError(13, "Permission denied")
        return opened(path, *args, **fields)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refuse)
    reports, rejected = read(tmp_path)
    assert [report.id for report in reports] == ["b.txt"]
    assert rejected == [Rejected("a.txt", "no permission to read it")]


@pytest.mark.parametrize("content", [b"", b" \n\t\n"])
def test_an_empty_file_is_rejected(tmp_path: Path, content: bytes):
    for name in ("a.txt", "a.jsonl"):
        (tmp_path / name).write_bytes(content)
        assert "empty" in only_rejection(tmp_path / name).reason


@pytest.mark.parametrize(
    "content",
    [
        b"\x89PNG\r\n\x1a\n12",
        b"%PDF-1.7 12",
        b"a\x00b\x00\x00c" * 9,
        bytes(range(1, 9)) * 50,
        bytes(range(128, 160)) * 9,
    ],
)
def test_a_binary_file_is_rejected_once(tmp_path: Path, content: bytes):
    (tmp_path / "a.txt").write_bytes(content)
    assert only_rejection(tmp_path / "a.txt").id == "a.txt"


@pytest.mark.parametrize("name", ["a.docx", "a.pdf", "a.json", "a.txt.gz"])
def test_a_kind_that_is_not_read_is_rejected_by_its_name(tmp_path: Path, name: str):
    (tmp_path / name).write_bytes(b"PK")
    assert only_rejection(tmp_path / name).reason.startswith("files of this kind are not read")


def test_a_loop_of_links_is_rejected_once(tmp_path: Path):
    (tmp_path / "a.txt").write_text(GERMAN, encoding="utf-8")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "up").symlink_to(tmp_path)
    reports, rejected = read(tmp_path)
    assert [report.id for report in reports] == ["a.txt"]
    assert rejected == [Rejected("sub/up", "a link to a folder that is read already")]


def test_a_link_that_leads_nowhere_is_rejected(tmp_path: Path):
    (tmp_path / "a.txt").symlink_to(tmp_path / "none")
    assert only_rejection(tmp_path) == Rejected("a.txt", "a link that leads nowhere")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes on this system")
def test_a_pipe_is_rejected_and_never_waited_for(tmp_path: Path):
    os.mkfifo(tmp_path / "pipe.txt")
    assert "not a regular file" in only_rejection(tmp_path).reason


def test_a_gzipped_file_is_read_and_a_broken_one_rejected_behind_its_good_lines(tmp_path: Path):
    whole = gzip.compress((line(id="b") + line(id="c", text=GERMAN + os.urandom(9000).hex())).encode())
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(line().encode()))
    (tmp_path / "b.jsonl.gz").write_bytes(whole[:400])
    reports, rejected = read(tmp_path / "a.jsonl.gz", tmp_path / "b.jsonl.gz")
    assert [report.id for report in reports] == ["a", "b"]
    assert [(r.id, r.reason.partition(":")[0]) for r in rejected] == [("b.jsonl.gz", "the gzip archive is broken")]


def test_an_unknown_language_is_rejected_with_the_known_ones(tmp_path: Path):
    (tmp_path / "a.txt").write_text(FRENCH, encoding="utf-8")
    assert only_rejection(tmp_path).reason == "language 'fr' is not known (known: de, en)"


def test_standard_input_is_json_lines_or_one_text():
    assert [r.id for r in read("-", stdin=line(id=7).encode())[0]] == ["7"]
    reports, _ = read("-", stdin=GERMAN.encode())
    assert [(r.id, r.text) for r in reports] == [("-", GERMAN)]
    assert read("-", stdin=b"")[1] == [Rejected("-", "the text is empty")]


def test_a_name_that_is_no_utf8_can_still_be_written(tmp_path: Path):
    try:
        (tmp_path / os.fsdecode(b"\xff.txt")).write_text(GERMAN, encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes only UTF-8 names")
    assert [report.id for report in read(tmp_path)[0]] == ["\ufffd.txt"]


def test_what_a_browser_saves_beside_a_page_is_one_rejection_and_no_report(tmp_path: Path):
    (tmp_path / "page_files").mkdir()
    (tmp_path / "page.txt").write_text(GERMAN, encoding="utf-8")
    for name in ("a.css", "b.js", "c.woff2"):
        (tmp_path / "page_files" / name).write_text("body { color: red }", encoding="utf-8")
    reports, rejected = read(tmp_path)
    assert [report.id for report in reports] == ["page.txt"]
    assert [r.id for r in rejected] == ["page_files/a.css"]
    assert "2 more" in rejected[0].reason
