"""A database comes in, empty or of any earlier version; one with the tables of today goes out.

A migration is a function; its name and place in the list are its version, and never change. Each runs in the
transaction that also notes it, so that a migration that fails, or is killed, leaves what was there before.
"""

from collections.abc import Callable

from sqlalchemy import Connection, Engine, func, inspect, select, text, update

from synopse.record.store import tables
from synopse.record.store.engine import StoreError, reading, writing
from synopse.record.store.tables import metadata, versions

Migration = Callable[[Connection], None]


def first_tables(connection: Connection) -> None:
    """Make all tables of the first version."""
    metadata.create_all(connection)


def index_of_words(connection: Connection) -> None:
    """Make the index that `search` asks: FTS5 in SQLite, a tsvector in PostgreSQL; the words are made by `words`."""
    if connection.dialect.name == "sqlite":
        columns = "title, forms, lemmas, tokenize='unicode61 remove_diacritics 0'"
        connection.execute(text(f"CREATE VIRTUAL TABLE search USING fts5({columns})"))
        return
    connection.execute(text("CREATE TABLE search (seq INTEGER PRIMARY KEY REFERENCES reports (seq), words TSVECTOR)"))
    connection.execute(text("CREATE INDEX search_words ON search USING GIN (words)"))


def count_statements(connection: Connection) -> None:
    """Let each story know how many statements its reports make; counting them all anew took 100 ms a page."""
    _add_column(connection, "stories", "statements", "INTEGER", "0")
    told, members = tables.statements, tables.members
    number = select(func.count()).select_from(told.join(members, members.c.report == told.c.report))
    own = number.where(members.c.story == tables.stories.c.key, told.c.until.is_(None)).scalar_subquery()
    connection.execute(update(tables.stories).values(statements=own))


def list_entities(connection: Connection) -> None:
    """Make the index that the list of entities is read from."""
    connection.execute(text("CREATE INDEX IF NOT EXISTS entities_listed ON entities (id, mentions)"))


def find_names_by_both_ends(connection: Connection) -> None:
    """Keep each spelling backwards too; an index on it finds names by their end."""
    _add_column(connection, "names", "backwards", "VARCHAR(200)", "''")
    names = tables.names
    for folded in connection.execute(select(names.c.folded).distinct()).scalars().all():
        turned = update(names).where(names.c.folded == folded).values(backwards=folded[::-1])
        connection.execute(turned)
    connection.execute(text("CREATE INDEX IF NOT EXISTS names_backwards ON names (backwards)"))


def count_kinds_of_reports(connection: Connection) -> None:
    """Let each report know of its findings: going through those of all reports for a filtered search took seconds."""
    members, parts, findings = tables.members, tables.parts, tables.findings
    for kind in tables.KINDS:
        _add_column(connection, "members", kind, "INTEGER", "0")
        number = select(func.count()).select_from(parts.join(findings, findings.c.key == parts.c.finding))
        standing = findings.c.kind == kind, findings.c.until.is_(None), findings.c.dismissed.is_(False)
        own = number.where(parts.c.report == members.c.report, *standing).scalar_subquery()
        connection.execute(update(members).values({kind: own}))


def list_newest_first(connection: Connection) -> None:
    """Make the index that reports are listed by, in place of that of their days."""
    connection.execute(text("DROP INDEX IF EXISTS reports_day"))
    connection.execute(text("CREATE INDEX IF NOT EXISTS reports_newest ON reports (day DESC, key)"))


def _add_column(connection: Connection, table: str, name: str, kind: str, default: str) -> None:
    """Add a column that a table lacks; one that was made by `first_tables` of today has it."""
    if name not in {column["name"] for column in inspect(connection).get_columns(table)}:
        exact = ' COLLATE "C"' if kind.startswith("VARCHAR") and connection.dialect.name == "postgresql" else ""
        connection.execute(text(f"ALTER TABLE {table} ADD COLUMN {name} {kind}{exact} NOT NULL DEFAULT {default}"))


MIGRATIONS: tuple[Migration, ...] = (
    first_tables,
    index_of_words,
    count_statements,
    list_entities,
    find_names_by_both_ends,
    count_kinds_of_reports,
    list_newest_first,
)


def migrate(engine: Engine, migrations: tuple[Migration, ...] = MIGRATIONS) -> None:
    """Bring the database to the last of the migrations. Raises StoreError where it is of a newer program."""
    with reading(engine) as connection:
        if _done(connection, migrations) == len(migrations):
            return
    with writing(engine) as connection:  # looked at again: another process may have been faster
        versions.create(connection, checkfirst=True)
        for number in range(_done(connection, migrations), len(migrations)):
            migrations[number](connection)
            connection.execute(versions.insert().values(number=number + 1, name=migrations[number].__name__))


def _done(connection: Connection, migrations: tuple[Migration, ...]) -> int:
    """Return how many of the migrations the database has had."""
    if not inspect(connection).has_table("versions"):
        return 0
    known = connection.execute(select(versions.c.name).order_by(versions.c.number)).scalars().all()
    if list(known) != [migration.__name__ for migration in migrations[: len(known)]]:
        raise StoreError("the store was made by a newer version of Synopse")
    return len(known)
