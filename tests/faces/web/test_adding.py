import gzip
import json
from threading import Event
from time import monotonic, sleep

import pytest

from synopse.faces.web import Settings
from synopse.faces.web.jobs import MOST_WAITING, BusyError, Jobs
from synopse.record.store import Added
from web_factory import ACT, browse, make_store, serve, wait_for

TEXT = "Rabenau (epo). Bei einem Brand in Rabenau sind am Montag drei Menschen verletzt worden, sagte die Polizei."


@pytest.fixture
def store(tmp_path):
    with make_store(tmp_path) as store:
        yield store


@pytest.fixture
def desk(store):
    with serve(store, Settings(user="Eva", most_files=5, most_reports=20)) as address, browse(address) as client:
        yield client


def finish(desk, answer):
    assert "/add/" in str(answer.url), answer.status_code
    return wait_for(desk, "/api/additions/" + str(answer.url).rpartition("/")[2])


def test_pasted_text_is_added_with_what_is_known_of_it(store, desk):
    known = {"outlet": "Elbbote", "published": "2026-03-18T07:30", "title": "Brand", "url": "https://e.example/1"}
    job = finish(desk, desk.send_form("/add", {"text": TEXT, **known}))
    (key,) = job["added"]
    report = store.report(key).annotated.report
    assert (report.text, report.outlet, report.published) == (TEXT, "Elbbote", "2026-03-18T07:30")
    assert store.report(key).line.added.who == "Eva"
    page = desk.get(f"/reports/{key}").text
    assert 'href="https://e.example/1" rel="noreferrer noopener external"' in page


def test_files_of_several_kinds_are_added_at_once_and_what_is_none_is_named(store, desk):
    line = json.dumps({"id": "j1", "text": TEXT, "outlet": "J"})
    page = f"<!doctype html><html lang=de><title>Brand</title><article><h1>Brand</h1><p>{TEXT * 4}</p></article></html>"
    files = [
        ("files", ("a.txt", f"Eins. {TEXT}", "text/plain")),
        ("files", ("b.html", page, "text/html")),
        ("files", ("c.jsonl", f"{line}\nno json\n", "application/x-ndjson")),
        ("files", ("d.png", b"\x89PNG\r\n\x1a\n\0\0", "image/png")),
    ]
    answer = desk.send_form("/add", {}, files=files)
    job = finish(desk, answer)
    assert len(job["added"]) == 3
    assert [entry["id"] for entry in job["rejected"]] == ["c.jsonl:2", "d.png"]
    over = desk.get(str(answer.url)).text
    assert "c.jsonl:2" in over and "refresh" not in desk.get(str(answer.url)).headers


def test_the_same_report_twice_is_one(store, desk):
    finish(desk, desk.send_form("/add", {"text": TEXT}))
    job = finish(desk, desk.send_form("/add", {"text": TEXT}))
    assert job["added"] == [] and len(job["known"]) == 1


@pytest.mark.parametrize(
    "name", ["../../../etc/passwd", "/etc/passwd", "..\\..\\x.txt", "C:\\x.txt", "-", "x\0y.txt", "/dev/stdin"]
)
def test_a_files_name_is_never_a_path(store, desk, name):
    job = finish(desk, desk.send_form("/add", {}, files=[("files", (name, TEXT, "text/plain"))]))
    assert job["state"] == "done" and len(job["added"]) == 1
    assert store.report(job["added"][0]).annotated.report.text == TEXT


def test_an_archive_that_grows_beyond_all_bounds_is_refused(store, desk, monkeypatch):
    monkeypatch.setattr("synopse.read.files.MOST_UNPACKED", 20_000_000)
    bomb = gzip.compress(b" " * 50_000_000)
    job = finish(desk, desk.send_form("/add", {}, files=[("files", ("bomb.jsonl.gz", bomb, "application/gzip"))]))
    assert job["added"] == []
    assert [entry["reason"] for entry in job["rejected"]] == [
        "the archive holds more than 20,000,000 bytes; the rest was left out"
    ]


def test_more_reports_or_files_than_the_limit_are_not_taken(store, desk):
    lines = "".join(json.dumps({"id": str(n), "text": f"Nummer {n}. {TEXT}"}) + "\n" for n in range(30))
    job = finish(desk, desk.send_form("/add", {}, files=[("files", ("many.jsonl", lines, "text/plain"))]))
    assert len(job["added"]) == 20 and len(job["rejected"]) == 1
    many = [("files", (f"{n}.txt", TEXT, "text/plain")) for n in range(6)]
    assert desk.send_form("/add", {}, files=many).status_code == 400


def test_nothing_at_all_is_asked_for_again(desk):
    answer = desk.send_form("/add", {"text": "  \n"})
    assert answer.status_code == 400 and 'role="alert"' in answer.text
    assert desk.get("/add/nothing").status_code == 404


class SlowDesk:
    """A desk that waits until it is told to go on, and asks at each report whether it still may."""

    def __init__(self, go_on):
        self.go_on = go_on

    def add(self, items, act, progress):
        for done in range(1, 4):
            self.go_on.wait(10)
            progress(done, 3)
        return Added(("k",), (), ())


def test_uploads_wait_in_line_and_a_line_that_is_too_long_is_refused():
    go_on = Event()
    jobs = Jobs(SlowDesk(go_on), most=10, seconds=60)
    started = []
    with pytest.raises(BusyError):
        while True:
            started += [jobs.start([("a.txt", b"x")], ACT)]
    assert len(started) >= MOST_WAITING
    go_on.set()
    jobs.close()
    assert started[0].state in ("done", "stopped") and started[-1].state == "waiting"


def test_an_upload_that_takes_too_long_is_stopped():
    go_on = Event()
    go_on.set()
    jobs = Jobs(SlowDesk(go_on), most=10, seconds=-1)
    job = jobs.start([("a.txt", b"x")], ACT)
    until = monotonic() + 10
    while not job.is_over and monotonic() < until:
        sleep(0.01)
    assert job.state == "stopped" and jobs.find(job.id) is job and jobs.find("other") is None
    jobs.close()
