"""A connection and what is wanted come in, lines, pages, stories and reports go out; nothing is changed here."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, desc, exists, func, select

from synopse.model import Annotated, Finding, Record, StoryRecord
from synopse.record.store import tables
from synopse.record.store.codec import unpack_annotated, unpack_compared
from synopse.record.store.keys import finding_key, places_of
from synopse.record.store.log import Log, Sides, status_of
from synopse.record.store.names import called
from synopse.record.store.search import are_among, having, newest_first
from synopse.record.store.snippets import cut_snippet
from synopse.record.store.views import (
    SHOWN_KINDS,
    Act,
    Counts,
    Filters,
    Hit,
    Page,
    ReportLine,
    StoredFinding,
    StoredReport,
    StoredStory,
    StoryLine,
)
from synopse.record.store.words import query_terms

stories, reports, members = tables.stories, tables.reports, tables.members
ORDERS: Mapping[str, tuple[Any, ...]] = {
    "newest": (desc(stories.c.last), stories.c.key),
    "contradicted": (desc(stories.c.contradicted), desc(stories.c.last), stories.c.key),
    "largest": (desc(stories.c.reports), desc(stories.c.last), stories.c.key),
}
_MOST = 1_000  # items of a page
LISTED = [column for column in stories.c if column.name != "packed"]
LINE = [
    reports.c.key, reports.c.id, members.c.story, reports.c.title, reports.c.outlet, reports.c.published,
    reports.c.language, reports.c.url, tables.changes.c.who, tables.changes.c.at,
]  # fmt: skip


def read_counts(connection: Connection) -> Counts:
    """Return how much the store holds."""

    def count(table: Any) -> int:
        return int(connection.execute(select(func.count()).select_from(table)).scalar_one())

    summed = ("reports", "statements", *SHOWN_KINDS)  # over the stories: counting the rows would take too long
    sums = connection.execute(select(*(func.coalesce(func.sum(stories.c[name]), 0) for name in summed))).one()
    outlets = select(func.min(reports.c.outlet), func.count()).where(reports.c.outlet != "")
    outlets = outlets.group_by(reports.c.outlet_folded).order_by(desc(func.count()), func.min(reports.c.outlet))
    entities = select(func.count(func.distinct(tables.entities.c.id)))
    return Counts(
        reports=int(sums[0]),
        stories=count(stories),
        entities=int(connection.execute(entities).scalar_one()),
        statements=int(sums[1]),
        findings=dict(zip(SHOWN_KINDS, map(int, sums[2:]), strict=True)),
        decisions=count(tables.decisions),
        outlets=tuple((name, number) for name, number in connection.execute(outlets)),
    )


def read_stories(
    connection: Connection, filters: Filters, order: str, window: tuple[int, int], language: str
) -> Page[StoryLine]:
    """Return a page of stories; `window` is the offset and the most items, `order` one of ORDERS."""
    offset, most = window
    where = _story_conditions(filters)
    total = connection.execute(select(func.count()).select_from(stories).where(*where)).scalar_one()
    query = select(*LISTED).where(*where).order_by(*ORDERS[order]).offset(offset).limit(min(most, _MOST))
    return Page(tuple(story_line(row, language) for row in connection.execute(query)), int(total), offset)


def _story_conditions(filters: Filters) -> list[ColumnElement[bool]]:
    where: list[ColumnElement[bool]] = []
    if filters.outlet:
        inside = and_(members.c.story == stories.c.key, reports.c.outlet_folded == filters.outlet.casefold())
        where.append(exists(select(1).select_from(members.join(reports)).where(inside)))
    if filters.since:
        where.append(stories.c.last >= filters.since)
    if filters.until:
        where.append(and_(stories.c.first <= filters.until, stories.c.first != ""))
    if filters.entity:
        where.append(stories.c.key.in_(_named(filters.entity)))
    if filters.kind:
        where.append(stories.c[filters.kind] > 0)
    if filters.language:
        where.append(stories.c.language == filters.language)
    return where


def _named(name: str) -> Select[tuple[str]]:
    return select(tables.names.c.story).where(called(name))


def story_line(row: Row[Any], language: str) -> StoryLine:
    """Return a story of a list; its title is that in `language`, where it has one."""
    titles = json.loads(row.titles)
    return StoryLine(
        key=row.key,
        title=titles.get(language) or titles.get(row.language) or titles[min(titles)],
        language=row.language,
        first=row.first,
        last=row.last,
        reports=row.reports,
        outlets=tuple(json.loads(row.outlets)),
        counts={kind: getattr(row, kind) for kind in SHOWN_KINDS},
        dismissed=row.dismissed,
        changed=row.change,
    )


def find_story(connection: Connection, key: str) -> str | None:
    """Return the key of the story that has the report with this key, or of the one whose key begins so, or None."""
    story = connection.execute(select(members.c.story).where(members.c.report == key)).scalar()
    if story is not None or len(key) < 4 or not key.isalnum():
        return story
    found = connection.execute(select(stories.c.key).where(stories.c.key.startswith(key)).limit(2)).scalars().all()
    return found[0] if len(found) == 1 else None


def read_annotated(connection: Connection, keys: Sequence[str], *, tokens: bool = False) -> dict[str, Annotated]:
    """Return annotated reports by their keys; with `tokens` where they are to be compared."""
    found: dict[str, Annotated] = {}
    joined = select(reports.c.key, reports.c.text, tables.annotations.c.packed).join(tables.annotations)
    for start in range(0, len(keys), 400):
        for key, text, packed in connection.execute(joined.where(reports.c.key.in_(keys[start : start + 400]))):
            found[key] = unpack_annotated(packed, bytes(text).decode(), tokens=tokens)
    return found


def report_lines(connection: Connection, *where: ColumnElement[bool]) -> list[ReportLine]:
    """Return the reports that meet the conditions, each with its story, in the order of the story."""
    query = joined(select(*LINE)).where(*where).order_by(members.c.story, members.c.place)
    return [report_line(row) for row in connection.execute(query)]


def joined(query: Select[Any]) -> Select[Any]:
    """Return a query for LINE with the tables that it is taken from."""
    return query.select_from(reports.join(members).join(tables.changes, tables.changes.c.number == reports.c.change))


def report_line(row: Row[Any]) -> ReportLine:
    """Return a report of a list."""
    return ReportLine(
        row.key, row.id, row.story, row.title, row.outlet, row.published, row.language, row.url, Act(row.who, row.at)
    )


def read_story(connection: Connection, key: str, language: str) -> StoredStory | None:
    """Return a story with its record in a language (else in its own), None where there is none with this key."""
    row = connection.execute(select(stories).where(stories.c.key == find_story(connection, key))).one_or_none()
    if row is None:
        return None
    lines = tuple(report_lines(connection, members.c.story == row.key))
    annotated = read_annotated(connection, [line.key for line in lines])
    ordered = tuple(annotated[line.key] for line in lines)
    record = unpack_compared(row.packed, row.key, ordered, language or row.language)
    log = Log(connection)
    return StoredStory(story_line(row, language), record, lines, _stored(record, lines, log))


def _stored(record: StoryRecord, lines: Sequence[ReportLine], log: Log) -> tuple[StoredFinding, ...]:
    ids = [annotated.report.id for annotated in record.story.reports]
    keys = dict(zip(ids, (line.key for line in lines), strict=True))
    return tuple(_decided(finding, keys, log) for finding in record.findings if finding.kind in SHOWN_KINDS)


def _decided(finding: Finding, keys: Mapping[str, str], log: Log) -> StoredFinding:
    key = finding_key(finding, keys.__getitem__)
    sides: Sides = [(side.value, list(places_of(side.statements, keys.__getitem__))) for side in finding.sides]
    notes = log.about(key, finding.kind, finding.type, sides)
    grown = bool(notes) and log.has_grown(notes[-1], sides)
    return StoredFinding(key, finding, status_of(notes), grown, notes)


def read_record(connection: Connection, key: str, language: str) -> Record | None:
    """Return the record of one story, as comparing gives it, None where there is no such story."""
    story = read_story(connection, key, language)
    return Record((story.record,), (), language or story.line.language) if story else None


def read_report(connection: Connection, key: str, language: str) -> StoredReport | None:
    """Return a report with its annotations and the findings that it takes part in, None where there is none."""
    story = read_story(connection, key, language) if find_report(connection, key) else None
    if story is None:
        return None
    place = next(place for place, line in enumerate(story.reports) if line.key == key)
    annotated = story.record.story.reports[place]
    own = tuple(
        found for found in story.findings if annotated.report.id in {s.report for s in found.finding.statements}
    )
    return StoredReport(story.reports[place], annotated, own)


def find_report(connection: Connection, key: str) -> bool:
    """Tell whether the store has the report."""
    return connection.execute(select(reports.c.key).where(reports.c.key == key)).scalar() is not None


def search_reports(
    connection: Connection, query: str, filters: Filters, window: tuple[int, int], language: str
) -> Page[Hit]:
    """Return the reports that have all words of the query and pass the filters, the newest first."""
    terms, (offset, most) = query_terms(query), window
    if query.strip() and not terms:
        return Page((), 0, offset)
    where, among = _report_conditions(filters), [having(connection, terms)] if terms else []
    if filters.entity:
        among.append(_naming(filters.entity))
    if among:
        where.append(are_among(among))
    found = select(reports.c.key).select_from(reports.join(members)).where(*where)
    total = connection.execute(select(func.count()).select_from(found.subquery())).scalar_one()
    keys = connection.execute(newest_first(found).offset(offset).limit(min(most, _MOST))).scalars().all()
    rows = connection.execute(newest_first(joined(select(*LINE, reports.c.text)).where(reports.c.key.in_(keys)))).all()
    titles = _titles({row.story for row in rows}, connection, language)
    hits = (
        Hit(report_line(row), titles[row.story], cut_snippet(bytes(row.text).decode(), terms, row.language))
        for row in rows
    )
    return Page(tuple(hits), int(total), offset)


def _titles(keys: Iterable[str], connection: Connection, language: str) -> dict[str, str]:
    rows = connection.execute(select(*LISTED).where(stories.c.key.in_(sorted(keys))))
    return {row.key: story_line(row, language).title for row in rows}


def _report_conditions(filters: Filters) -> list[ColumnElement[bool]]:
    where: list[ColumnElement[bool]] = []
    if filters.outlet:
        where.append(reports.c.outlet_folded == filters.outlet.casefold())
    if filters.since:
        where.append(reports.c.day >= filters.since)
    if filters.until:
        where.append(and_(reports.c.day <= filters.until, reports.c.day != ""))
    if filters.kind:
        where.append(members.c[filters.kind] > 0)
    if filters.language:
        where.append(reports.c.language == filters.language)
    return where


def _naming(name: str) -> Select[tuple[int]]:
    """Return the query for the numbers of the reports that name somebody."""
    names, namings = tables.names, tables.namings
    same = and_(names.c.story == namings.c.story, names.c.entity == namings.c.entity)
    found = namings.join(names, same).join(reports, reports.c.key == namings.c.report)
    return select(reports.c.seq).select_from(found).where(called(name))
