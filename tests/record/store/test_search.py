"""Searching: what is found, and in which order, is the same in both dialects."""

import re
from collections.abc import Iterator

import pytest
from sqlalchemy import select, text

from store_factory import act, article, examples, shown
from synopse.record.store import Filters, OnFinding, Store, open_store
from synopse.record.store.names import beginning
from synopse.record.store.tables import names
from synopse.run.desk import Desk

LITERAL = {"literal_binds": True}
REPORTS = (
    article("In Ulm gab es zwei Brände. Die Feuerwehr löschte sie.", "a", outlet="Bote", published="2026-03-02"),
    article("Der Brand in Ulm ist gelöscht, sagte Emil Rautenkranz.", "b", outlet="Kurier", published="2026-03-04"),
    article(
        "Firefighters put out a fire in Ulm; the roads are open.", "c", "en", outlet="Post", published="2026-03-03"
    ),
    article("Die Straßenbahn fährt wieder, sagte Schoigu-Freund Otto Kranz.", "d", title="Bahn frei"),
)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def filled(request, make_address) -> Iterator[Store]:
    with open_store(make_address(request.param)) as store:
        Desk(store).add(REPORTS, act())
        yield store


def ids(store: Store, query: str, **filters: str) -> list[str]:
    return [hit.report.id for hit in store.search(query, Filters(**filters)).items]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("Brand", ["b", "a"]),
        ("brände", ["b", "a"]),
        ("löschen", ["b", "a"]),
        ("road", ["c"]),
        ("Ulm", ["b", "c", "a"]),
        ("ulm brand", ["b", "a"]),
        ("ulm road", ["c"]),
        ('"Brand in Ulm"', ["b"]),
        ('"in Ulm Brand"', []),
        ('"Bahn frei"', ["d"]),
        ("Strassenbahn", ["d"]),
        ("schoigu", ["d"]),
        ("Nirgendwo", []),
        ("loeschen", ["b", "a"]),
        ("„Brand in Ulm“", ["b"]),
        ("»in Ulm Brand«", []),
        ('"Brand in', ["b", "a"]),
        ("", ["b", "c", "a", "d"]),
        ("   ", ["b", "c", "a", "d"]),
    ],
)
def test_words_are_found_in_all_their_forms_the_newest_first(filled: Store, query: str, found: list[str]):
    assert ids(filled, query) == found


def test_filters_narrow_what_is_found(filled: Store):
    assert ids(filled, "Ulm", outlet="BOTE") == ["a"]
    assert ids(filled, "Ulm", since="2026-03-03") == ["b", "c"]
    assert ids(filled, "Ulm", until="2026-03-03") == ["c", "a"]
    assert ids(filled, "", until="2026-03-03") == ["c", "a"]
    assert ids(filled, "", language="en") == ["c"]
    assert ids(filled, "", entity="emil rautenkranz") == ["b"]
    assert ids(filled, "", entity="Niemand") == []


def test_reports_are_found_by_the_kind_of_a_finding_that_they_take_part_in(desk: Desk):
    desk.add(examples("harbour-fire", "gipfel-summit"), act())
    found = {hit.report.key for hit in desk.store.search("", Filters(kind="updated")).items}
    assert found
    for hit in desk.store.search("").items:
        kinds = {f.finding.kind for f in desk.store.report(hit.report.key).findings}
        assert ("updated" in kinds) == (hit.report.key in found)


def test_what_is_dismissed_is_not_found_by_its_kind_until_that_is_undone(desk: Desk):
    desk.add(examples("harbour-fire"), act())
    filters = Filters(kind="updated")
    before = desk.store.search("fire", filters)
    (story,) = desk.store.stories().items
    keys = [f.key for f in shown(desk.store, story.key) if f.finding.kind == "updated"]
    entries = [desk.decide(OnFinding("dismiss", key), act(1)) for key in keys]
    assert before.total and desk.store.search("fire", filters).total == 0
    for entry in entries:
        desk.undo(entry.number, act(2))
    assert desk.store.search("fire", filters) == before


@pytest.mark.parametrize(("name", "found"), [("Emil", 1), ("Rautenkranz", 1), ("rauten", 0), ("kranz", 1), ("Em", 0)])
def test_a_name_is_found_by_whole_words_of_its_beginning_or_end(filled: Store, name: str, found: int):
    assert filled.search("", Filters(entity=name)).total == found


def test_the_list_of_entities_is_looked_up_by_any_letters_of_a_beginning(filled: Store):
    assert [line.name for line in filled.entities("rautenk").items] == []
    assert [line.name for line in filled.entities("emil rautenk").items] == ["Emil Rautenkranz"]
    assert [line.name for line in filled.entities("Rautenkranz").items] == ["Emil Rautenkranz"]


def test_names_and_words_are_looked_up_by_their_indexes(filled: Store):
    with filled.reading() as connection:
        if connection.dialect.name != "sqlite":
            pytest.skip("PostgreSQL plans by what it has counted, and there is little here")
        query = select(names.c.entity).where(beginning("Rautenkranz"))
        plan = connection.execute(text(f"EXPLAIN QUERY PLAN {query.compile(connection, compile_kwargs=LITERAL)}"))
        steps = [row.detail for row in plan]
    assert not [step for step in steps if step.startswith("SCAN")]
    assert {index for step in steps for index in re.findall(r"INDEX (names_\w+)", step)} == {
        "names_folded", "names_backwards",
    }  # fmt: skip


@pytest.mark.parametrize(
    "query",
    ['"', "'", "\\", "a AND", "OR", "NEAR(a b)", "forms:x", "*", "a*", "^a", "-a", "(", "!", "a:b", "'a' & !'b'",
     "\x00", "\ud800", "%", "_", "x" * 100_000, '"' * 999, "a " * 5000, "NOT", "<->", "\u202e", "🔥",
     "日本語", "Путин"],
)  # fmt: skip
def test_no_query_is_an_error(filled: Store, query: str):
    assert filled.search(query).total >= 0
    assert filled.story_key(query) is None and filled.report(query) is None and filled.entity(query) is None
    assert filled.entities(query).total >= 0
    assert filled.stories(Filters(entity=query[:50], outlet=query[:50])).total >= 0


def test_a_snippet_marks_what_was_found_and_stands_around_it(filled: Store):
    (first, _) = filled.search("Brand").items
    assert [piece.text for piece in first.snippet if piece.marked] == ["Brand"]
    assert "".join(piece.text for piece in first.snippet) == REPORTS[1].text
    assert [p.text for p in filled.search("Brand").items[1].snippet if p.marked] == ["Brände"]


def test_a_snippet_stands_where_most_of_the_words_are(desk: Desk):
    words = "Der Hafen ist alt. " + "Viel Wasser floss dort. " * 30 + "Im Hafen von Quarren hat die Werft gebrannt."
    desk.add([article(words)], act())
    (hit,) = desk.store.search("Hafen Werft").items
    assert [piece.text for piece in hit.snippet if piece.marked] == ["Hafen", "Werft"]
    (hit,) = desk.store.search('"Hafen ist"').items
    assert [piece.text for piece in hit.snippet if piece.marked] == ["Hafen", "ist"]


def test_lists_are_paged(filled: Store):
    page = filled.search("Ulm", offset=1, limit=1)
    assert (page.total, page.offset, [hit.report.id for hit in page.items]) == (3, 1, ["c"])
    assert filled.search("Ulm", offset=9).items == ()
