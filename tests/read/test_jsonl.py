import io
import json

import pytest

from synopse.model import Rejected, Report
from synopse.read import limits
from synopse.read.jsonl import read_lines, valid_date

GERMAN = "Der neue Kran im Hafen ist am Montag geliefert worden, sagte eine Sprecherin."


def read(*lines: str | bytes) -> list[Report | Rejected]:
    data = b"\n".join(line.encode() if isinstance(line, str) else line for line in lines)
    return list(read_lines("x.jsonl", io.BytesIO(data)))


def line(**fields: object) -> str:
    return json.dumps({"id": "a", "text": GERMAN, **fields})


def reason(item: Report | Rejected) -> str:
    assert isinstance(item, Rejected)
    return item.reason


def test_a_line_gives_all_that_is_known_of_a_report():
    fields = {
        "outlet": "Bote",
        "published": "2031-03-04T10:30:00+01:00",
        "title": "Kran",
        "url": "https://bote.example",
    }
    expected = Report(id="a", text=GERMAN, language="de", authors=("Jo Beispiel",), **fields)
    assert read(line(**fields, language="de-AT", authors=["Jo Beispiel"])) == [expected]


def test_one_broken_line_costs_only_itself():
    lines = [line(id=str(number)) for number in range(8)]
    lines[6] = '{"id": "6", "text": "abc'
    found = read(*lines)
    assert [item.id for item in found] == ["0", "1", "2", "3", "4", "5", "x.jsonl:7", "7"]
    assert reason(found[6]).startswith("broken JSON")


@pytest.mark.parametrize(
    ("faulty", "expected"),
    [
        (b'{"text": "\xff"}', "not valid UTF-8"),
        ('{"text": "a\\ud800b"}', "broken JSON"),
        ('{"text": "a\\u0000b"}', "NUL"),
        ('{"id": "a"}', "no field 'text'"),
        ('{"text": 3}', "'text' must be a string"),
        ('{"text": "Der Kran", "title": ["a"]}', "'title' must be a string"),
        ('{"text": "Der Kran", "outlet": 5}', "'outlet' must be a string"),
        ('{"text": "Der Kran", "authors": [5]}', "'authors' must be a list of strings"),
        ('{"text": "Der Kran", "id": true}', "'id' must be a string"),
        ('{"text": "Der Kran", "language": "fr"}', "language 'fr' is not known (known: de, en)"),
        ('["text"]', "not an object"),
        ('{"text": "  "}', "empty"),
        ("[" * 100_000, "JSON"),
    ],
)
def test_a_faulty_line_is_rejected_once_with_its_reason(faulty: str | bytes, expected: str):
    found = read(faulty, line())
    assert [item.id for item in found] == ["x.jsonl:1", "a"]
    assert expected in reason(found[0])


def test_a_number_as_id_becomes_a_string_and_a_missing_one_file_and_line():
    assert [item.id for item in read(line(id=12), json.dumps({"text": GERMAN}))] == ["12", "x.jsonl:2"]


def test_a_wrong_date_is_dropped_and_told_of_and_the_report_kept(caplog: pytest.LogCaptureFixture):
    (report,) = read(line(published="soon"))
    assert isinstance(report, Report)
    assert report.published == ""
    assert "x.jsonl:1: the field 'published' is no ISO 8601 date ('soon')" in caplog.text


def test_a_date_that_is_right_or_missing_is_not_told_of(caplog: pytest.LogCaptureFixture):
    read(line(published="2026-03-05"), line(published=""), line(published=None))
    assert not caplog.text


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("2031-03-04", "2031-03-04"),
        ("2031-03-04 10:00:00", "2031-03-04T10:00:00"),
        ("2031-13-04", ""),
        (5, ""),
        (None, ""),
    ],
)
def test_only_days_and_moments_are_dates(given: object, kept: str):
    assert valid_date(given) == kept


def test_a_line_of_fifty_megabytes_is_rejected_and_the_next_one_read():
    class Endless(io.RawIOBase):
        """A line of 50 MB that nobody could hold twice, and a good one behind it."""

        def __init__(self) -> None:
            self.left, self.largest = 50_000_000, 0
            self.rest = io.BytesIO(line(id="good").encode())

        def readline(self, size: int | None = -1, /) -> bytes:
            self.largest = max(self.largest, size or 0)
            if not self.left:
                return self.rest.readline()
            taken = min(size or 0, self.left)
            self.left -= taken
            return b"a" * taken + (b"\n" if not self.left else b"")

    stream = Endless()
    found = list(read_lines("x.jsonl", stream))  # type: ignore[arg-type]
    assert [item.id for item in found] == ["x.jsonl:1", "good"]
    assert "longer than a report may be" in reason(found[0])
    assert stream.largest <= limits.MOST_BYTES + 1
