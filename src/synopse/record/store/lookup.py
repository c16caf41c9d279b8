"""A connection and keys come in; what writing needs to know of what is there already goes out."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from sqlalchemy import Connection, select

from synopse.record.store import tables
from synopse.record.store.log import Meant
from synopse.record.store.orders import OrderError
from synopse.record.store.reading import read_annotated
from synopse.record.store.writing import chunks, read_sides

load_annotated = partial(read_annotated, tokens=True)


def known_reports(connection: Connection, keys: Sequence[str]) -> set[str]:
    """Return which of the keys are those of reports in the store."""
    table, found = tables.reports, set[str]()
    for some in chunks(keys):
        found.update(connection.execute(select(table.c.key).where(table.c.key.in_(some))).scalars())
    return found


def signatures_since(connection: Connection, change: int) -> Iterator[tuple[str, bytes, int]]:
    """Yield the key, the signature and the change of each report that was written after a change."""
    table = tables.signatures
    for row in connection.execute(
        select(table).where(table.c.change > change).order_by(table.c.change, table.c.report)
    ):
        yield row.report, bytes(row.packed), row.change


def stories_of(connection: Connection, keys: Sequence[str]) -> set[str]:
    """Return the keys of the stories that have any of the reports."""
    table, found = tables.members, set[str]()
    for some in chunks(keys):
        found.update(connection.execute(select(table.c.story).where(table.c.report.in_(some)).distinct()).scalars())
    return found


def fellows_of(connection: Connection, keys: Sequence[str]) -> set[str]:
    """Return the keys of all reports in the stories that have any of the reports."""
    table, found = tables.members, set[str]()
    for some in chunks(sorted(stories_of(connection, keys))):
        found.update(connection.execute(select(table.c.report).where(table.c.story.in_(some))).scalars())
    return found


def stories_naming(connection: Connection, spellings: Iterable[str]) -> set[str]:
    """Return the keys of the stories in which any of the names stands."""
    table = tables.names
    return set(connection.execute(select(table.c.story).where(table.c.name.in_(sorted(spellings)))).scalars())


def find_meant(connection: Connection, key: str) -> Meant:
    """Return the standing finding with this key. Raises OrderError where there is none."""
    table = tables.findings
    row = connection.execute(select(table).where(table.c.key == key, table.c.until.is_(None))).one_or_none()
    if row is None:
        raise OrderError("no_finding", key=key)
    return Meant(row.key, row.kind, row.type, read_sides(row.sides))
