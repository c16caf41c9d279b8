"""Stores for tests: each test that asks for one runs on SQLite and on a real PostgreSQL server."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

_NUMBERS = count()


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """Start a PostgreSQL server in a folder of its own and give its address; it ends with the tests."""
    pytest.importorskip("pgserver", reason="needs the PyPI package pgserver")  # no wheels for some platforms
    import pgserver

    folder = Path(tempfile.mkdtemp(prefix="synopse-pg-"))
    server = pgserver.get_server(folder, cleanup_mode="delete")
    yield server.get_uri()
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def make_address(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], str]:
    """Give what returns the address of an empty store of its own in a dialect."""

    def make(dialect: str) -> str:
        name = f"test_{os.getpid()}_{next(_NUMBERS)}"
        if dialect == "sqlite":
            return str(tmp_path_factory.mktemp(name) / "store.sqlite")
        server = request.getfixturevalue("postgres")
        _make_database(server, name)
        return server.replace("/postgres?", f"/{name}?")

    return make


def _make_database(server: str, name: str) -> None:
    import sqlalchemy

    from synopse.record.store.engine import open_engine

    engine = open_engine(server)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(sqlalchemy.text(f"CREATE DATABASE {name}"))
    engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, make_address: Callable[[str], str]) -> str:
    """Give the address of an empty store of its own."""
    return make_address(request.param)


@pytest.fixture
def store(address: str):
    from synopse.record.store import open_store

    with open_store(address) as opened:
        yield opened


@pytest.fixture
def desk(store):
    from synopse.run.desk import Desk

    return Desk(store)


os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.gettempdir())  # pgserver warns where nobody has said where locks go
