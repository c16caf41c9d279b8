"""A connection and an entity's id or name come in; what all stories say of it goes out."""

from typing import Any

import msgspec
from sqlalchemy import Connection, Row, and_, desc, func, select

from synopse.model import Statement
from synopse.record.store import tables
from synopse.record.store.names import beginning
from synopse.record.store.reading import (
    LINE,
    LISTED,
    joined,
    read_annotated,
    report_line,
    story_line,
)
from synopse.record.store.search import newest_first
from synopse.record.store.views import EntityLine, NameLine, Page, ReportLine, StoredEntity, ToldLine

entities, names, namings, stories = tables.entities, tables.names, tables.namings, tables.stories


def list_entities(connection: Connection, name: str, window: tuple[int, int]) -> Page[EntityLine]:
    """Return a page of entities, those with most mentions first; `name` is the beginning of any of their spellings."""
    offset, most = window
    mentions = func.sum(entities.c.mentions)
    query = select(entities.c.id, mentions.label("mentions"), func.count().label("stories")).group_by(entities.c.id)
    total = select(func.count(func.distinct(entities.c.id)))
    if name:
        wanted = entities.c.id.in_(select(names.c.entity).where(beginning(name)))
        query, total = query.where(wanted), total.where(wanted)
    rows = connection.execute(query.order_by(desc(mentions), entities.c.id).offset(offset).limit(min(most, 1000))).all()
    about = select(entities.c.id, func.min(entities.c.type), func.min(entities.c.name)).group_by(entities.c.id)
    known = {
        key: (kind, main) for key, kind, main in connection.execute(about.where(entities.c.id.in_(r.id for r in rows)))
    }
    items = tuple(EntityLine(row.id, *known[row.id], int(row.mentions), int(row.stories)) for row in rows)
    return Page(items, int(connection.execute(total).scalar_one()), offset)


def read_entity(connection: Connection, key: str, window: tuple[int, int], language: str) -> StoredEntity | None:
    """Return an entity over all stories, None where none has this id."""
    rows = connection.execute(select(entities).where(entities.c.id == key).order_by(entities.c.story)).all()
    if not rows:
        return None
    line = EntityLine(key, rows[0].type, rows[0].name, sum(row.mentions for row in rows), len(rows))
    listed = select(*LISTED).join(entities, entities.c.story == stories.c.key).where(entities.c.id == key)
    listed = listed.order_by(desc(stories.c.last), stories.c.key).limit(200)
    told = _told(connection, key, window)
    lines = tuple(story_line(row, language) for row in connection.execute(listed))
    return StoredEntity(line, _names(connection, key), lines, told)


def _names(connection: Connection, key: str) -> tuple[NameLine, ...]:
    """Return the spellings of an entity over all stories, the most frequent first, each with its commonest reason."""
    number = func.sum(names.c.mentions)
    query = select(names.c.name, names.c.reason, number).where(names.c.entity == key)
    reasons: dict[str, dict[str, int]] = {}
    for name, reason, mentions in connection.execute(query.group_by(names.c.name, names.c.reason)):
        reasons.setdefault(name, {})[reason] = int(mentions)
    lines = [NameLine(n, sum(told.values()), max(told, key=lambda r: (told[r], r))) for n, told in reasons.items()]
    return tuple(sorted(lines, key=lambda line: (-line.mentions, line.name)))


def _told(connection: Connection, key: str, window: tuple[int, int]) -> Page[ToldLine]:
    """Return the statements that name an entity, those of the latest reports first."""
    offset, most = window
    query = joined(select(*LINE, namings.c.statements)).join(
        namings, and_(namings.c.report == tables.reports.c.key, namings.c.entity == key)
    )
    places: list[tuple[Row[Any], tuple[int, int]]] = []
    for row in connection.execute(newest_first(query)):
        spans = msgspec.msgpack.decode(row.statements, type=list[tuple[int, int]])
        places += [(row, span) for span in spans]
    shown = [(report_line(row), span) for row, span in places[offset : offset + most]]
    annotated = read_annotated(connection, sorted({line.key for line, _ in shown}))
    items = []
    for line, span in shown:
        found = annotated[line.key]
        statement = next((s for s in found.statements if (s.start, s.end) == span), None)
        if statement:
            items.append(_line(line, statement, found.report.text))
    return Page(tuple(items), len(places), offset)


def _line(report: ReportLine, statement: Statement, text: str) -> ToldLine:
    when: Any = statement.when
    return ToldLine(report, statement, statement.of(text), when.iso if when else "")
