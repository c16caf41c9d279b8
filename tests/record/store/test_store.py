"""What the store gives out: lists, stories, reports, entities, counts."""

from collections.abc import Iterator

import pytest

from store_factory import act, article, examples
from synopse.record.store import (
    SHOWN_KINDS,
    Filters,
    OnStories,
    Store,
    StoreError,
    open_store,
    report_key,
    store_address,
)
from synopse.run.desk import Desk


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def filled(request, make_address) -> Iterator[Store]:
    with open_store(make_address(request.param)) as store:
        Desk(store).add(examples(), act(7, "Bo"))
        yield store


def test_the_counts_are_those_of_the_lists(filled: Store):
    counts, stories = filled.counts(), filled.stories()
    assert (counts.reports, counts.stories, counts.decisions) == (12, 3, 0)
    assert stories.total == 3 == len(stories.items)
    assert counts.findings == {kind: sum(line.counts[kind] for line in stories.items) for kind in SHOWN_KINDS}
    assert counts.entities == filled.entities().total
    assert ("Border Gazette", 1) in counts.outlets
    statements = [
        s for line in stories.items for a in filled.story(line.key).record.story.reports for s in a.statements
    ]
    assert counts.statements == len(statements)


def test_stories_stand_in_the_order_that_is_asked_for(filled: Store):
    newest = [line.last for line in filled.stories().items]
    assert newest == sorted(newest, reverse=True)
    most = [line.counts["contradicted"] for line in filled.stories(order="contradicted").items]
    assert most == sorted(most, reverse=True)
    assert [line.key for line in filled.stories(offset=1, limit=1).items] == [filled.stories().items[1].key]


def test_stories_are_narrowed_by_filters(filled: Store):
    def found(**filters: str) -> list[str]:
        return [line.title for line in filled.stories(Filters(**filters), language="en").items]

    assert found(outlet="border gazette") == ["Six hurt as cargo ship burns in Leith docks"]
    assert found(since="2026-09-01") == found(entity="Chumburia") == found(entity="Tschumburia")
    early = found(until="2026-06-01")
    assert "Six hurt as cargo ship burns in Leith docks" in early and not set(early) & set(found(since="2026-09-01"))
    assert "Six hurt as cargo ship burns in Leith docks" in found(kind="updated")
    assert found(outlet="x") == found(entity="x") == found(since="2030-01-01") == []


def test_a_story_has_its_titles_and_explanations_in_both_languages(filled: Store):
    key = filled.stories(Filters(kind="updated")).items[0].key
    german, english = filled.story(key, "de").findings, filled.story(key, "en").findings
    said = {f.key: f.finding.explanation for f in english}
    assert all(f.key in said for f in german)
    assert any(f.finding.explanation != said[f.key] for f in german)
    assert filled.record(key, "en").language == "en" and filled.record(key, "de").language == "de"


def test_a_report_has_its_annotations_and_findings_at_their_spans(filled: Store):
    line = next(hit.report for hit in filled.search("Leith").items)
    report = filled.report(line.key)
    assert report.line == line and line.added == act(7, "Bo")
    assert report.annotated.mentions and report.annotated.statements and report.annotated.report.blocks
    own = {s.id for s in report.annotated.statements}
    assert report.findings
    assert all(own & {s.id for s in found.finding.statements} for found in report.findings)
    assert filled.report("nothing") is None


def test_an_entity_has_its_spellings_with_reasons_and_its_statements(filled: Store):
    (line,) = filled.entities("Tschumburia").items or filled.entities("wachtang").items
    entity = filled.entity(line.id)
    names = {name.name: name for name in entity.names}
    assert {"Wachtang Tschumburia", "Vakhtang Chumburia"} <= names.keys()
    assert any(name.reason for name in entity.names)
    assert entity.line.mentions == sum(name.mentions for name in entity.names)
    assert entity.statements.total == len(entity.statements.items) > 0
    told = entity.statements.items[0]
    assert told.text == told.statement.of(filled.report(told.report.key).annotated.report.text)
    assert [s.key for s in entity.stories] == [told.report.story]
    assert filled.entity("nobody") is None


def test_an_entity_is_gathered_over_stories_by_its_main_name(desk: Desk):
    hall = "Die Bürgermeisterin Tessa Wolkenhauer hat in Ulm eine Sporthalle eröffnet. Die Turner freuten sich."
    chess = "Beim Schach in Trier verlor Großmeister Emil Rautenkranz. Tessa Wolkenhauer gewann die Partie im Endspiel."
    reports = [article(hall, "a", published="2024-01-03"), article(chess, "b", published="2026-07-09")]
    desk.add(reports, act())
    desk.decide(OnStories("apart", (report_key(reports[0]),)), act(1))
    assert desk.store.counts().stories == 2
    (line,) = desk.store.entities("Tessa").items
    entity = desk.store.entity(line.id)
    assert (line.stories, [t.report.id for t in entity.statements.items]) == (2, ["b", "a"])


def test_an_empty_store_is_empty_and_no_error(store: Store):
    assert store.counts().reports == 0 and store.stories().items == () and store.search("x").items == ()
    assert store.history("x") == () and store.entities().total == 0


@pytest.mark.parametrize(
    "wrong", ["mysql://x/y", "sqlite://", "sqlite:///:memory:", "postgresql://x:notaport/y", "/dev/null/x/y"]
)
def test_a_wrong_address_is_a_sentence(wrong: str):
    with pytest.raises(StoreError):
        open_store(wrong)


def test_a_password_is_never_shown():
    with pytest.raises(StoreError) as failure:
        open_store("postgresql://ada:geheim@127.0.0.1:1/x")
    assert "geheim" not in str(failure.value)


def test_a_file_that_is_no_store_is_a_sentence(tmp_path):
    path = tmp_path / "letter.txt"
    path.write_text("Dear editor, " * 500)
    with pytest.raises(StoreError, match="cannot be used: file is not a database"):
        open_store(str(path))


def test_the_address_is_the_one_given_else_the_variable_else_in_the_data_folder(monkeypatch, tmp_path):
    monkeypatch.setenv("SYNOPSE_STORE", "from-variable")
    assert store_address("given.sqlite") == "sqlite:///given.sqlite"
    assert store_address() == "sqlite:///from-variable"
    monkeypatch.delenv("SYNOPSE_STORE")
    assert store_address().startswith("sqlite:///") and store_address().endswith("store.sqlite")
    assert store_address("postgresql://h/d") == "postgresql://h/d"
