"""Searching: what is found, and in which order, is the same in both dialects."""

from collections.abc import Iterator

import pytest

from store_factory import act, article, examples
from synopse.record.store import Filters, Store, open_store
from synopse.run.desk import Desk

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


def test_lists_are_paged(filled: Store):
    page = filled.search("Ulm", offset=1, limit=1)
    assert (page.total, page.offset, [hit.report.id for hit in page.items]) == (3, 1, ["c"])
    assert filled.search("Ulm", offset=9).items == ()
