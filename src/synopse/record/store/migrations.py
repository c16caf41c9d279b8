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
    if "statements" not in {column["name"] for column in inspect(connection).get_columns("stories")}:
        connection.execute(text("ALTER TABLE stories ADD COLUMN statements INTEGER NOT NULL DEFAULT 0"))
    told, members = tables.statements, tables.members
    number = select(func.count()).select_from(told.join(members, members.c.report == told.c.report))
    own = number.where(members.c.story == tables.stories.c.key, told.c.until.is_(None)).scalar_subquery()
    connection.execute(update(tables.stories).values(statements=own))


def list_entities(connection: Connection) -> None:
    """Make the index that the list of entities is read from."""
    connection.execute(text("CREATE INDEX IF NOT EXISTS entities_listed ON entities (id, mentions)"))


MIGRATIONS: tuple[Migration, ...] = (first_tables, index_of_words, count_statements, list_entities)


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
