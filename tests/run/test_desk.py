"""Adding and deciding: whatever the order, the store says what comparing all at once says, and decisions stay."""

import json
import random
from io import BytesIO

import pytest

from store_factory import EXAMPLES, STORIES, act, article, examples, shown
from synopse.model import Report
from synopse.record import record_to_json
from synopse.record.store import (
    OnFinding,
    OnNames,
    OnStories,
    OnText,
    OrderError,
    Store,
    StoredFinding,
    open_store,
    report_key,
)
from synopse.run import compare_paths
from synopse.run.add import add_streams
from synopse.run.desk import Desk

PEOPLE = (
    "Die Bürgermeisterin Tessa Wolkenhauer hat am Dienstag in Ulm eine Sporthalle eröffnet. "
    "Der Stadtrat {} lobte den Bau.\n"
)
FIRE = "Bei einem Brand in einer Lagerhalle in Ulm sind am Dienstag {} Menschen verletzt worden.\n"


def documents(store: Store) -> dict[tuple[str, ...], bytes]:
    """Return the record of each story, by the ids of its reports, in one language; ids of stories are left out."""
    found = {}
    for line in store.stories(limit=1000).items:
        record = store.record(line.key, "en")
        ids = tuple(annotated.report.id for annotated in record.stories[0].story.reports)
        found[ids] = record_to_json(record).replace(line.key.encode(), b"KEY")
    return found


@pytest.fixture(scope="module")
def at_once() -> dict[tuple[str, ...], bytes]:
    """Return the record of each example story, all compared at once."""
    from dataclasses import replace

    record = compare_paths([EXAMPLES / story for story in STORIES], "en")
    found = {}
    for story in record.stories:
        ids = tuple(annotated.report.id for annotated in story.story.reports)
        document = record_to_json(replace(record, stories=(story,)))
        found[ids] = document.replace(story.story.id.encode(), b"KEY")
    return found


@pytest.mark.parametrize("seed", [1, 2])
def test_one_by_one_in_any_order_is_the_same_as_all_at_once(desk: Desk, at_once, seed: int):
    reports = examples()
    random.Random(seed).shuffle(reports)
    for minute, report in enumerate(reports):
        desk.add([report], act(minute))
    assert documents(desk.store) == at_once


def test_in_batches_by_two_desks_in_turn_is_the_same_as_all_at_once(address: str, at_once):
    reports = examples()[::-1]
    with open_store(address) as one, open_store(address) as other:
        desks = [Desk(one), Desk(other)]
        for place in range(0, len(reports), 4):
            desks[place // 4 % 2].add(reports[place : place + 4], act(), batch=3)
        assert documents(one) == documents(other) == at_once


def test_what_is_kept_does_not_depend_on_the_dialect_or_the_order(tmp_path, postgres: str):
    from sqlalchemy import select

    from synopse.record.store import tables

    kept = []
    for address, turn in ((str(tmp_path / "one"), 1), (str(tmp_path / "two"), -1)):
        with open_store(address) as store:
            Desk(store).add(examples("harbour-fire")[::turn], act(), batch=1)
            with store.reading() as connection:
                packed = select(tables.stories.c.packed).order_by(tables.stories.c.key)
                annotated = select(tables.annotations.c.packed).order_by(tables.annotations.c.report)
                kept.append((connection.execute(packed).all(), connection.execute(annotated).all()))
    assert kept[0] == kept[1]


def test_the_same_report_twice_is_one_whatever_its_id(desk: Desk):
    report = article(FIRE.format(3), "a", outlet="Ulmer Bote")
    first = desk.add([report, article(report.text, "folder/a", outlet="Ulmer Bote")], act())
    again = desk.add([report], act(1))
    assert (len(first.added), len(again.added), again.known) == (1, 0, first.added)
    assert desk.store.counts().reports == 1


def test_two_reports_with_one_id_stay_two(desk: Desk):
    one, other = article(FIRE.format(3), "a", outlet="Bote"), article(FIRE.format(5), "a", outlet="Kurier")
    desk.add([other], act())
    desk.add([one], act(1))
    (line,) = desk.store.stories().items
    story = desk.store.story(line.key)
    assert [a.report.id for a in story.record.story.reports] == ["a", "a#2"]
    assert [a.report.outlet for a in story.record.story.reports] == ["Bote", "Kurier"]
    assert {s.report for f in shown(desk.store, line.key) for s in f.finding.statements} == {"a", "a#2"}


def test_an_interruption_writes_what_has_been_read_and_the_rest_comes_with_the_next_run(desk: Desk):
    def interrupt(done: int, _: int) -> None:
        if done == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        desk.add(fires(5), act(), progress=interrupt)
    assert desk.store.counts().reports == 3
    assert len(desk.add(fires(5), act()).added) == 2


def test_a_large_story_is_compared_once_for_as_much_text_as_it_has(desk: Desk, monkeypatch):
    sizes = []
    whole = Desk._write
    monkeypatch.setattr(Desk, "_write", lambda self, new, by: (sizes.append(len(new)), whole(self, new, by))[1])
    desk.add(fires(16), act(), batch=2)
    assert sum(sizes) == 16 and sizes[:2] == [2, 2] and max(sizes) >= 4
    assert len(sizes) <= 5


def test_a_story_is_found_by_the_key_of_any_of_its_reports(desk: Desk):
    reports = examples("harbour-fire")
    desk.add(reports, act())
    keys = [report_key(report) for report in reports]
    assert {desk.store.story_key(key) for key in keys} == {min(keys)}
    assert desk.store.story_key(min(keys)[:8]) == min(keys)
    assert desk.store.story_key("0") is None
    assert desk.store.story("ffffffffffff") is None


def test_an_error_in_the_middle_leaves_nothing_half_written(desk: Desk, monkeypatch):
    import synopse.run.desk

    desk.add(examples("brueckensperrung"), act())
    before = documents(desk.store), desk.store.counts()

    def fail(*_):
        raise RuntimeError("the light went out")

    with monkeypatch.context() as patch:
        patch.setattr(synopse.run.desk, "compare_story", fail)
        with pytest.raises(RuntimeError):
            desk.add(examples("harbour-fire"), act(1))
    assert (documents(desk.store), desk.store.counts()) == before
    assert len(desk.add(examples("harbour-fire"), act(2)).added) == 4


def fires(number: int) -> list[Report]:
    """Return reports of independent outlets that say one thing, so that the store has one finding about them."""
    return [article(FIRE.format(7), f"r{place}", outlet=f"Blatt {place}") for place in range(number)]


def only_finding(desk: Desk) -> StoredFinding:
    """Return the one finding of the one story."""
    (line,) = desk.store.stories().items
    (found,) = shown(desk.store, line.key)
    return found


def state(desk: Desk) -> tuple[str, int, int]:
    """Return the status of the one finding, how many are counted as of its kind, and how many as dismissed."""
    (line,) = desk.store.stories().items
    found = only_finding(desk)
    return found.status, line.counts[found.finding.kind], line.dismissed


def test_a_dismissed_finding_stays_so_when_reports_come_and_until_it_is_undone(desk: Desk):
    *reports, last = fires(3)
    desk.add(reports, act())
    entry = desk.decide(OnFinding("dismiss", only_finding(desk).key, "two discoveries"), act(1, "Bo"))
    assert (entry.kind, entry.note, entry.act) == ("dismiss", "two discoveries", act(1, "Bo"))
    assert state(desk) == ("dismissed", 0, 1)
    desk.add([last], act(2))
    assert state(desk) == ("dismissed", 0, 1)
    undone = desk.undo(entry.number, act(3))
    assert state(desk) == ("open", 1, 0)
    desk.undo(undone.number, act(4))
    assert state(desk) == ("dismissed", 0, 1)
    log = desk.store.decisions().items
    assert [(e.kind, e.undoes, e.undone) for e in log] == [("undo", 2, None), ("undo", 1, 3), ("dismiss", None, None)]


def test_the_last_verdict_tells_and_notes_stay(desk: Desk):
    desk.add(fires(2), act())
    finding = only_finding(desk).key
    for minute, order in enumerate((OnFinding("dismiss", finding), OnFinding("annotate", finding, "Ring the office."))):
        desk.decide(order, act(minute))
    desk.decide(OnFinding("confirm", finding), act(3))
    found = only_finding(desk)
    assert (found.status, found.grown, [n.kind for n in found.notes]) == (
        "confirmed",
        False,
        ["dismiss", "annotate", "confirm"],
    )


def test_a_decision_follows_a_finding_to_which_a_report_comes(desk: Desk):
    desk.add(fires(2), act())
    found = only_finding(desk)
    desk.decide(OnFinding("confirm", found.key), act(1))
    desk.add(fires(3), act(2))
    now = only_finding(desk)
    assert now.key != found.key
    assert (now.status, now.grown) == ("confirmed", True)


def names_of(desk: Desk) -> set[frozenset[str]]:
    """Return the spellings of each person of the one story."""
    (line,) = desk.store.stories().items
    return {frozenset(e.names) for e in desk.store.story(line.key).record.story.entities if e.type == "PER"}


def test_names_are_joined_parted_and_renamed_by_decision_also_for_later_reports(desk: Desk):
    desk.add([article(PEOPLE.format("Emil Rautenkranz"), "a", outlet="A")], act())
    (line,) = desk.store.stories().items
    mayor, councillor = frozenset({"Tessa Wolkenhauer"}), frozenset({"Emil Rautenkranz"})
    assert names_of(desk) == {mayor, councillor}
    joined = desk.decide(OnNames("same", ("Tessa Wolkenhauer", "Emil Rautenkranz"), line.key), act(1))
    assert names_of(desk) == {mayor | councillor}
    desk.add([article(PEOPLE.format("Emil Rautenkranz"), "b", outlet="B")], act(2))
    assert names_of(desk) == {mayor | councillor}
    desk.undo(joined.number, act(3))
    assert names_of(desk) == {mayor, councillor}
    desk.decide(OnNames("rename", ("Emil Rautenkranz", "E. Rautenkranz")), act(4))
    (line,) = desk.store.stories().items
    assert "E. Rautenkranz" in {e.name for e in desk.store.story(line.key).record.story.entities}


def test_a_decision_about_names_of_one_story_leaves_others_alone(desk: Desk):
    desk.add(examples("harbour-fire", "gipfel-summit"), act())
    before = documents(desk.store)
    key = next(line.key for line in desk.store.stories().items if line.language == "en")
    desk.decide(OnNames("same", ("Aileen Drummond", "Bolatbek Kenzhegarin"), key), act(1))
    assert documents(desk.store) == before


def partition(desk: Desk) -> set[frozenset[str]]:
    return {
        frozenset(r.id for r in desk.store.story(line.key).reports) for line in desk.store.stories(limit=1000).items
    }


def test_stories_are_joined_and_parted_by_decision_also_when_reports_come(desk: Desk):
    fire, *later = examples("harbour-fire")
    bridge = examples("brueckensperrung")
    desk.add([fire, *bridge[:3]], act())
    before = partition(desk)
    assert len(before) == 2
    joined = desk.decide(OnStories("together", (report_key(fire), report_key(bridge[0]))), act(1))
    assert len(partition(desk)) == 1
    desk.add([*later, bridge[3]], act(2))
    assert partition(desk) == {frozenset(r.id for r in [fire, *later, *bridge])}
    desk.undo(joined.number, act(3))
    assert partition(desk) == {frozenset(r.id for r in [fire, *later]), frozenset(r.id for r in bridge)}
    desk.decide(OnStories("apart", (report_key(bridge[1]), report_key(bridge[2]))), act(4))
    assert frozenset({bridge[1].id, bridge[2].id}) in partition(desk)
    with open_store(desk.store.address) if "sqlite" in desk.store.address else desk.store as store:
        Desk(store).add([article(FIRE.format(2), "z")], act(5))
        assert frozenset({bridge[1].id, bridge[2].id}) in partition(Desk(store))


def test_marked_furniture_states_nothing_until_it_is_undone(desk: Desk):
    text = (
        "Stand: 3. März 2026, 14:20 Uhr\n\n"
        + FIRE.format("drei")
        + "\nDer Wirt Emil Rautenkranz lädt am Sonntag zu einem Fest nach Ulm ein.\n"
    )
    desk.add([article(text)], act())
    (line,) = desk.store.stories().items
    before = documents(desk.store)
    start = text.index("Der Wirt")
    entry = desk.decide(OnText("furniture", line.key, start, len(text)), act(1))
    (report,) = desk.store.story(line.key).record.story.reports
    assert report.statements and all(s.end <= start for s in report.statements)
    assert [b.rule for b in report.report.blocks if b.kind == "furniture"] == ["stamp", "decision"]
    assert desk.store.search("Rautenkranz").total == 0
    assert "withdrawn" in {e.what for e in desk.store.history(line.key)}
    desk.undo(entry.number, act(2))
    assert documents(desk.store) == before
    assert desk.store.search("Rautenkranz").total == 1


@pytest.mark.parametrize(
    "order",
    [
        OnFinding("dismiss", "no such"),
        OnFinding("annotate", "x", "  "),
        OnFinding("dismiss", "x", "n" * 5000),
        OnNames("same", ("a",)),
        OnNames("same", ("a", "b"), "no such"),
        OnNames("rename", ("a", "b", "c")),
        OnNames("same", ("a", "b" * 300)),
        OnNames("same", tuple(map(str, range(60)))),
        OnStories("together", ()),
        OnStories("apart", ("no such",)),
        OnText("furniture", "no such", 0, 3),
        OnText("furniture", "no such", 3, 3),
    ],
)
def test_an_order_about_nothing_or_too_much_is_refused_and_not_logged(desk: Desk, order):
    with pytest.raises(OrderError):
        desk.decide(order, act())
    assert desk.store.decisions().total == 0


def test_what_is_undone_cannot_be_undone_again(desk: Desk):
    desk.add(fires(2), act())
    entry = desk.decide(OnFinding("dismiss", only_finding(desk).key), act(1))
    desk.undo(entry.number, act(2))
    with pytest.raises(OrderError, match="undone"):
        desk.undo(entry.number, act(3))
    with pytest.raises(OrderError, match=r"no_decision.*77"):
        desk.undo(77, act(3))


def test_the_history_tells_what_an_update_overtook_and_which_finding_took_which_place(desk: Desk):
    first, *others = examples("harbour-fire")
    desk.add([first], act(0))
    desk.add(others[:2], act(1))
    desk.add(others[2:], act(2))
    (line,) = desk.store.stories().items
    entries = desk.store.history(line.key)
    assert [e.what for e in entries if e.change == 1] == ["added"]
    overtaken = [e for e in entries if e.what == "superseded"]
    assert any("Six people were injured" in e.statements[0].text for e in overtaken if e.change == 2)
    standing = {f.key for f in shown(desk.store, line.key)}
    stood, fell = ({e.finding for e in entries if e.what == what} for what in ("stood", "fell"))
    assert standing == stood - fell
    assert {e.successor for e in entries if e.what == "fell"} <= stood | {""}
    assert all(e.finding in standing for e in overtaken)
    assert [e.act.at for e in entries] == sorted(e.act.at for e in entries)


def test_hostile_strings_are_kept_as_they_are_or_made_plain(desk: Desk):
    name = "x\x00\ud800\u202e<script>"
    added = desk.add([article(FIRE.format(2), name, title="T\x00" * 1_000_000, outlet=name, url="javascript:1")], act())
    report = desk.store.report(added.added[0])
    assert report.annotated.report.title == "T\x00" * 1_000_000
    assert report.annotated.report.outlet == "x\x00?\u202e<script>"
    assert len(report.line.title) <= 500 and "\x00" not in report.line.outlet


CONTROLS = (
    "\x00", "\x01", "\x1b", "\x7f", "\x85", "\x9f", "\u2028", "\u202e", "\ufeff", "\uffff", "\U000e0041", "\ud800",
)  # fmt: skip


@pytest.mark.parametrize("field", ["id", "title", "outlet", "url", "authors", "text"])
def test_no_control_character_in_any_field_of_a_line_stops_the_others(desk: Desk, field: str):
    lines = []
    for number, control in enumerate(CONTROLS):
        line = {
            "id": f"r{number}",
            "text": FIRE.format(number + 2),
            "title": "Brand",
            "outlet": "Bote",
            "language": "de",
        }
        value = f"{control}Emil {control} Rautenkranz"
        line[field] = [value] if field == "authors" else f"{line.get(field, '')} {value} sah es."
        lines.append(json.dumps(line))
    result = add_streams(desk, [("x.jsonl", BytesIO("\n".join(lines).encode()))], act(), most=99)
    # What no UTF-8 can write is no JSON; NUL has no place in a text.
    assert len(result.rejected) == (2 if field == "text" else 1)
    assert len(result.added) == len(CONTROLS) - len(result.rejected) == desk.store.counts().reports
    assert desk.store.search("Ulm").total == len(result.added)


@pytest.mark.parametrize("control", CONTROLS)
def test_no_control_character_in_a_decision_is_an_error_of_the_database(desk: Desk, control: str):
    desk.add(fires(2), act())
    found = only_finding(desk).key
    desk.decide(OnFinding("annotate", found, f"Ruf {control} an"), act(1))
    desk.decide(OnNames("same", (f"Emil{control}", "Otto")), act(2))
    for order in (OnFinding("dismiss", control), OnStories("together", (control,)), OnText("furniture", control, 0, 3)):
        with pytest.raises(OrderError):
            desk.decide(order, act(3))
    assert desk.store.decisions().total == 2
    assert desk.store.decisions().items[1].note.startswith("Ruf ")
