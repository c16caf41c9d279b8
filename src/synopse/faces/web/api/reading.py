"""The operations that read: what was asked comes in, what the store says goes out."""

from collections.abc import Sequence
from typing import Any

import msgspec
from starlette.exceptions import HTTPException

from synopse.faces.web.api.asked import Asked
from synopse.faces.web.api.shapes import (
    CountsAnswer,
    DecisionItem,
    EntityAnswer,
    FindingItem,
    HistoryItem,
    Narrowed,
    OutletItem,
    ReportAnswer,
    StoryAnswer,
    ToldItem,
)
from synopse.faces.web.orders import decision_of
from synopse.model import Record
from synopse.record import annotated_to_json, record_to_json
from synopse.record.store import (
    DecisionEntry,
    EntityLine,
    Filters,
    HistoryEntry,
    Hit,
    Page,
    StoredFinding,
    StoryLine,
)


def read_counts(asked: Asked) -> CountsAnswer:
    """Return how much the store holds."""
    counts = asked.bench.store.counts()
    outlets = [OutletItem(name, number) for name, number in counts.outlets]
    known = (counts.reports, counts.stories, counts.entities, counts.statements, counts.findings, counts.decisions)
    return CountsAnswer(*known, outlets)


def list_stories(asked: Asked) -> Page[StoryLine]:
    """Return a page of stories."""
    query = asked.query
    return asked.bench.store.stories(
        _filters(query), order=query.order, offset=query.offset, limit=query.limit, language=query.lang
    )


def read_story(asked: Asked) -> StoryAnswer:
    """Return a story with its record."""
    stored = asked.bench.store.story(asked.path["key"], asked.query.lang)
    if stored is None:
        raise HTTPException(404, "there is no such story")
    record = Record((stored.record,), (), asked.query.lang or stored.line.language)
    findings = [_finding(found, place) for place, found in enumerate(stored.findings)]
    return StoryAnswer(stored.line, stored.reports, findings, _raw(record_to_json(record)))


def read_history(asked: Asked) -> Page[HistoryItem]:
    """Return a page of a story's history."""
    entries = asked.bench.store.history(asked.path["key"])
    if not entries:
        raise HTTPException(404, "there is no such story")
    return _page([_event(entry) for entry in _part(entries, asked)], len(entries), asked)


def read_report(asked: Asked) -> ReportAnswer:
    """Return a report with its annotations."""
    stored = asked.bench.store.report(asked.path["key"], asked.query.lang)
    if stored is None:
        raise HTTPException(404, "there is no such report")
    annotations = _raw(annotated_to_json(stored.annotated))
    return ReportAnswer(
        stored.line, stored.annotated.report.text, annotations, [found.key for found in stored.findings]
    )


def list_entities(asked: Asked) -> Page[EntityLine]:
    """Return a page of entities."""
    return asked.bench.store.entities(asked.query.name, offset=asked.query.offset, limit=asked.query.limit)


def read_entity(asked: Asked) -> EntityAnswer:
    """Return an entity with a page of its statements."""
    query = asked.query
    found = asked.bench.store.entity(asked.path["key"], offset=query.offset, limit=query.limit, language=query.lang)
    if found is None:
        raise HTTPException(404, "there is no such entity")
    told = tuple(ToldItem(t.report, t.statement.start, t.statement.end, t.text, t.when) for t in found.statements.items)
    return EntityAnswer(found.line, found.names, found.stories, Page(told, found.statements.total, query.offset))


def search(asked: Asked) -> Page[Hit]:
    """Return a page of the reports that a search finds."""
    query = asked.query
    return asked.bench.store.search(
        query.q, _filters(query), offset=query.offset, limit=query.limit, language=query.lang
    )


def list_decisions(asked: Asked) -> Page[DecisionItem]:
    """Return a page of the log of decisions, the latest first."""
    page = asked.bench.store.decisions(offset=asked.query.offset, limit=asked.query.limit)
    return Page(tuple(map(decision_item, page.items)), page.total, page.offset)


def decision_item(entry: DecisionEntry) -> DecisionItem:
    """Return an entry of the log as the API gives it."""
    about = decision_of(entry.order) if entry.order else None
    return DecisionItem(entry.number, about, entry.act, entry.undoes, entry.undone)


def _filters(query: Narrowed) -> Filters:
    return Filters(query.outlet, query.since, query.until, query.entity, query.kind, query.language)


def _finding(found: StoredFinding, place: int) -> FindingItem:
    status: Any = found.status
    return FindingItem(found.key, place, status, found.grown, [decision_item(entry) for entry in found.notes])


def _event(entry: HistoryEntry) -> HistoryItem:
    given = {name: getattr(entry, name) for name in HistoryItem.__struct_fields__}
    return HistoryItem(**{**given, "decision": decision_item(entry.decision) if entry.decision else None})


def _part(items: Sequence[Any], asked: Asked) -> Sequence[Any]:
    return items[asked.query.offset : asked.query.offset + asked.query.limit]


def _page(items: Sequence[Any], total: int, asked: Asked) -> Page[Any]:
    return Page(tuple(items), total, asked.query.offset)


def _raw(content: bytes) -> Any:
    """Return JSON that is written already, to stand inside other JSON."""
    return msgspec.Raw(content)
