import re

import pytest

from web_factory import EXAMPLES, browse, make_store, serve, wait_for

CONTRADICTED = re.compile(r'<article class="card contradicted" id="f-(\w+)"')


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    folders = [EXAMPLES / "brueckensperrung", EXAMPLES / "gipfel-summit"]
    with make_store(tmp_path_factory.mktemp("store"), paths=folders) as store:
        yield store


@pytest.fixture(scope="module")
def desk(store):
    with serve(store) as address, browse(address) as client:
        yield client


def contradicted(store):
    story = next(s for s in store.stories(order="contradicted").items)
    stored = store.story(story.key)
    return story.key, next(f for f in stored.findings if f.finding.kind == "contradicted").key


def last(store):
    return store.decisions().items[0]


def test_a_finding_is_dismissed_and_the_dismissal_undone(store, desk):
    key, finding = contradicted(store)
    page = f"/stories/{key}"
    before = desk.get(page).text
    answer = desk.send_form("/decisions", {"kind": "dismiss", "finding": finding, "back": f"{page}#f-{finding}"}, page)
    assert str(answer.url).endswith(f"{page}#f-{finding}")
    assert 'id="dismissed"' in answer.text and 'id="dismissed"' not in before
    assert len(CONTRADICTED.findall(answer.text)) == len(CONTRADICTED.findall(before))  # among the dismissed ones now
    assert next(line for line in store.stories().items if line.key == key).dismissed == 1
    undone = desk.send_form(f"/decisions/{last(store).number}/undo", {"back": page}, page)
    assert 'id="dismissed"' not in undone.text
    assert "undone by" in desk.get("/decisions").text


def test_a_note_is_kept_with_the_name_of_who_wrote_it(store, desk):
    key, finding = contradicted(store)
    desk.send_form("/settings", {"name": "  Zoë\x07 Müller ", "back": "/"}, "/settings")
    fields = {
        "kind": "annotate",
        "finding": finding,
        "note": "Angerufen: <b>beide</b> bleiben dabei.",
        "back": f"/stories/{key}",
    }
    page = desk.send_form("/decisions", fields, f"/stories/{key}").text
    assert "Angerufen: &lt;b&gt;beide&lt;/b&gt; bleiben dabei." in page
    assert last(store).act.who == "Zoë Müller" and "Zoë Müller" in page


def test_a_finding_is_confirmed_from_the_page_of_a_report(store, desk):
    key, finding = contradicted(store)
    link = re.search(r'href="(/reports/\w+\?at=\d+-\d+)#chosen"', desk.get(f"/stories/{key}").text)[1]
    page = desk.get(link).text
    assert f'name="finding" value="{finding}"' in page
    desk.send_form("/decisions", {"kind": "confirm", "finding": finding, "back": link}, link)
    assert store.story(key).findings[0].status == "confirmed"
    assert 'class="status confirmed"' in desk.get(link).text


def test_two_entities_are_joined_renamed_and_parted_again(store, desk):
    one, other = "Emre Tuncalp", "Seraina Caduff"
    answer = desk.send_form("/decisions", {"kind": "same", "names": [one, other], "back": "/entities"}, "/entities")
    joined = store.entities(one).items[0]
    assert joined == store.entities(other).items[0]
    assert answer.status_code == 200
    page = desk.get(f"/entities/{joined.id}").text
    assert one in page and other in page
    desk.send_form("/decisions", {"kind": "rename", "names": [one, "E. Tuncalp"], "back": "/entities"}, "/entities")
    assert store.entities(one).items[0].name == "E. Tuncalp"
    number = last(store).number
    desk.send_form(f"/decisions/{number}/undo", {}, "/decisions")
    desk.send_form(f"/decisions/{number - 1}/undo", {}, "/decisions")
    assert store.entities(one).items[0].name == one and store.entities(other).items[0].name == other


def test_stories_are_joined_and_a_report_is_taken_out(store, desk):
    keys = [story.key for story in store.stories().items]
    assert len(keys) == 2
    desk.send_form("/decisions", {"kind": "together", "reports": keys, "back": "/"}, "/")
    assert store.stories().total == 1
    assert desk.get(f"/stories/{max(keys)}").status_code == 200
    number = last(store).number
    desk.send_form(f"/decisions/{number}/undo", {}, "/decisions")
    assert store.stories().total == 2
    report = store.story(keys[0]).reports[-1].key
    desk.send_form("/decisions", {"kind": "apart", "reports": [report]}, f"/stories/{keys[0]}")
    assert store.stories().total == 3
    desk.send_form(f"/decisions/{last(store).number}/undo", {}, "/decisions")
    assert store.stories().total == 2


def test_a_part_of_a_report_is_called_furniture(store, desk):
    report = store.story(store.stories().items[0].key).reports[0].key
    page = desk.get(f"/reports/{report}?mode=furniture").text
    forms = re.findall(r'name="start" value="(\d+)">\s*<input type="hidden" name="end" value="(\d+)"', page)
    start, end = forms[-1]
    desk.send_form("/decisions", {"kind": "furniture", "report": report, "start": start, "end": end})

    def kind():
        blocks = store.report(report).annotated.report.blocks
        return next(b.kind.value for b in blocks if (b.start, b.end) == (int(start), int(end)))

    assert kind() == "furniture"
    desk.send_form(f"/decisions/{last(store).number}/undo", {}, "/decisions")
    assert kind() == "body"


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "dismiss", "finding": "nothing"},
        {"kind": "no such kind"},
        {},
        {"kind": "same", "names": ["only one"]},
        {"kind": "together", "reports": ["x", "y"]},
        {"kind": "furniture", "report": "x", "start": "0", "end": "5"},
        {"kind": "furniture", "report": "x", "start": "-1", "end": "five"},
    ],
)
def test_a_decision_that_makes_no_sense_is_refused_and_nothing_changes(store, desk, fields):
    before = store.decisions().total
    assert desk.send_form("/decisions", fields).status_code == 400
    assert store.decisions().total == before


def test_undoing_twice_or_what_is_not_there_is_refused(store, desk):
    undone = next(entry.number for entry in store.decisions(limit=100).items if entry.undone)
    assert desk.send_form(f"/decisions/{undone}/undo", {}).status_code == 400
    assert desk.send_form("/decisions/99999/undo", {}).status_code == 400
    assert desk.send_form("/decisions/none/undo", {}).status_code == 400


def test_the_history_tells_what_was_decided(store, desk):
    key, _ = contradicted(store)
    page = desk.get(f"/stories/{key}/history?lang=en").text
    assert "Confirmed" in page and "Added:" in page and "Zoë Müller" in page
    desk.get("/?lang=en")


def test_a_dismissed_finding_stays_dismissed_when_a_report_comes(store, desk):
    key, finding = contradicted(store)
    desk.send_form("/decisions", {"kind": "dismiss", "finding": finding}, f"/stories/{key}")
    text = (EXAMPLES / "brueckensperrung" / "abendpost.txt").read_text(encoding="utf-8")
    answer = desk.send_form("/add", {"text": f"Neu im Abendblatt.\n\n{text}", "outlet": "Abendblatt"})
    job = "/api/additions/" + str(answer.url).rpartition("/")[2]
    assert len(wait_for(desk, job)["added"]) == 1
    statuses = [f.status for story in store.stories().items for f in store.story(story.key).findings]
    assert statuses.count("dismissed") == 1


@pytest.mark.parametrize(
    ("fields", "german", "english"),
    [
        ({"kind": "dismiss", "finding": "nope"}, "Den Befund nope gibt es nicht (mehr).", "There is no finding nope"),
        ({"kind": "same", "names": ["A"]}, "Zwei Namen sind nötig", "Two names are needed"),
        ({"kind": "<b>", "names": ["A"]}, "der Art „&lt;b&gt;“ gibt es nicht", "no kind of decision “&lt;b&gt;”"),
    ],
)
def test_a_refusal_is_said_in_the_language_of_its_reader(desk, fields, german, english):
    for language, sentence in (("de", german), ("en", english)):
        with browse(str(desk.base_url), headers={"Accept-Language": language}) as reader:
            page = reader.send_form("/decisions", fields)
            assert page.status_code == 400 and sentence in page.text and f'<html lang="{language}"' in page.text
            answer = reader.post("/api/decisions", json=fields)
        assert (
            answer.status_code == 400 and sentence.replace("&lt;", "<").replace("&gt;", ">") in answer.json()["error"]
        )
