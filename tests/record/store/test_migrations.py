import pytest
from sqlalchemy import inspect, select, text

from store_factory import act, examples
from synopse.record.store import StoreError, open_store
from synopse.record.store.engine import open_engine, store_address
from synopse.record.store.migrations import MIGRATIONS, migrate
from synopse.record.store.tables import KINDS, members, metadata, versions
from synopse.run.desk import Desk


@pytest.fixture
def engine(address: str):
    engine = open_engine(store_address(address))
    yield engine
    engine.dispose()


def names(engine) -> list[str]:
    with engine.connect() as connection:
        return list(connection.execute(select(versions.c.name).order_by(versions.c.number)).scalars())


def test_an_empty_database_gets_all_tables_and_notes_its_version(engine):
    migrate(engine)
    migrate(engine)
    assert names(engine) == [migration.__name__ for migration in MIGRATIONS]
    assert set(metadata.tables) <= set(inspect(engine).get_table_names())


def test_a_later_migration_runs_once_on_what_is_there(engine):
    migrate(engine)

    def add_mark(connection):
        connection.execute(text("CREATE TABLE mark (n INTEGER)"))

    for _ in range(2):
        migrate(engine, (*MIGRATIONS, add_mark))
    assert names(engine)[-1] == "add_mark"


def test_a_migration_that_fails_leaves_what_was_there(engine):
    migrate(engine)

    def fail(connection):
        connection.execute(text("CREATE TABLE half (n INTEGER)"))
        raise RuntimeError

    with pytest.raises(RuntimeError):
        migrate(engine, (*MIGRATIONS, fail))
    assert "half" not in inspect(engine).get_table_names()
    assert len(names(engine)) == len(MIGRATIONS)


def test_a_store_of_a_newer_program_is_refused(engine, address: str):
    migrate(engine, (*MIGRATIONS, lambda connection: None))
    with pytest.raises(StoreError, match="newer version"):
        open_store(address)


def test_a_store_of_the_first_version_is_brought_up_to_date(address: str):
    with open_store(address) as store:
        Desk(store).add(examples("harbour-fire"), act())
        expected = store.counts()
        ends = {name: store.entities(name) for line in store.entities().items if (name := line.name.split()[-1])}
        with store.writing() as connection:
            updated = connection.execute(select(members).order_by(members.c.report)).all()
            for index in ("names_backwards", "reports_newest"):
                connection.execute(text(f"DROP INDEX {index}"))
            for table, column in (("stories", "statements"), ("names", "backwards"), *(("members", k) for k in KINDS)):
                connection.execute(text(f"ALTER TABLE {table} DROP COLUMN {column}"))
            connection.execute(text("DELETE FROM versions WHERE number > 2"))
    with open_store(address) as store:
        assert store.counts() == expected and expected.statements > 0
        assert {name: store.entities(name) for name in ends} == ends
        with store.reading() as connection:
            assert connection.execute(select(members).order_by(members.c.report)).all() == updated
            assert sum(row.corroborated for row in updated)
