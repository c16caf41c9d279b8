"""An address comes in, a database that is ready to be read and written goes out, the same to the rest in both dialects.

A reading sees one state throughout. Writings wait for each other: SQLite's lock on the file, an advisory lock in
PostgreSQL. Readers wait for nobody.
"""

import getpass
import os
import re
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SQLAlchemyError

VARIABLE = "SYNOPSE_STORE"
_PATIENCE = 120  # seconds that a writer waits for the others; one writing takes a few at most
_PAUSE = 0.02  # seconds between two tries
_LOCK = 0x53594E4F  # the advisory lock's number: "SYNO"
_WRITING = "synopse_writing"
_ADDRESS = re.compile(r"[a-z][a-z0-9+]+:")
_SOCKET = ".s.PGSQL.5432"
_ERROR_BYTE = 0xFF  # of an SQLite error's code; the bytes above it say more (sqlite.org/rescode.html)


class StoreError(Exception):
    """The store cannot be opened or used; the message is the sentence that says why."""


def store_address(given: str | None = None) -> str:
    """Return the address of the store: the given one, else SYNOPSE_STORE, else a file in the user's data folder.

    A path stands for an SQLite file.
    """
    address = given or os.environ.get(VARIABLE, "")
    if not address:
        from platformdirs import user_data_path

        address = str(user_data_path("synopse", appauthor=False) / "store.sqlite")
    return address if _ADDRESS.match(address) and not Path(address).drive else f"sqlite:///{address}"


def open_engine(address: str) -> Engine:
    """Return an engine on the address; nothing is connected yet. Raises StoreError where the address is none."""
    try:
        url = make_url(address)
        if url.get_backend_name() == "sqlite":
            return _open_sqlite(url)
        if url.get_backend_name() == "postgresql":
            return _open_postgres(url)
    except (ArgumentError, NoSuchModuleError, OSError, ValueError) as error:
        raise StoreError(f"{_shown(address)} is no address of a store: {error}") from None
    except ImportError as error:
        raise StoreError(f"PostgreSQL needs the extra 'postgres' (pip install 'synopse[postgres]'): {error}") from None
    raise StoreError(f"a store is an SQLite file or a PostgreSQL database, not {url.get_backend_name()}")


def _shown(address: str) -> str:
    """Return the address without its password."""
    return re.sub(r"://[^/@]*@", "://…@", address)


def _open_sqlite(url: URL) -> Engine:
    if not url.database or url.database == ":memory:":
        raise StoreError("a store in memory would be lost; give a file")
    Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url, connect_args={"timeout": _PATIENCE})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _: Any) -> None:
    connection.isolation_level = None  # transactions are begun by _begin_sqlite, not by the driver
    connection.execute(f"PRAGMA busy_timeout = {_PATIENCE * 1000}")
    _write_ahead(connection)
    for pragma in (
        "synchronous = NORMAL",  # with WAL a crash of the machine may lose the last writings, but breaks nothing
        "foreign_keys = ON",
        "cache_size = -65536",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Give the file a write-ahead log, where its disk can have one; SQLite itself does not wait here for others."""
    end = time.monotonic() + _PATIENCE
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & _ERROR_BYTE != sqlite3.SQLITE_BUSY or time.monotonic() > end:
                raise
            time.sleep(_PAUSE)


def _begin_sqlite(connection: Connection) -> None:
    writing = connection.get_execution_options().get(_WRITING)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _open_postgres(url: URL) -> Engine:
    """Return an engine with the driver pg8000, unless another is named; a `host` that is a folder holds a socket."""
    if url.drivername == "postgresql":
        url = url.set(drivername="postgresql+pg8000")
    if not url.username:
        url = url.set(username=getpass.getuser())
    folder = url.query.get("host")
    if url.drivername.endswith("pg8000") and isinstance(folder, str):
        url = url.difference_update_query(["host"]).update_query_dict({"unix_sock": f"{folder}/{_SOCKET}"})
    return create_engine(url, pool_pre_ping=True, isolation_level="REPEATABLE READ")


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Give a connection that sees one state of the store and changes nothing. Raises StoreError."""
    with _plainly(engine), engine.connect() as connection, _dropped_by_errors(connection), connection.begin():
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Give a connection whose changes all stay, or none where an error comes; others wait. Raises StoreError."""
    options: dict[str, Any] = {_WRITING: True}
    if engine.dialect.name == "postgresql":
        options["isolation_level"] = "READ COMMITTED"  # so that what is read after the wait for the lock is new
    with (
        _plainly(engine),
        engine.connect().execution_options(**options) as connection,
        _dropped_by_errors(connection),
        connection.begin(),
    ):
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": _LOCK})
        yield connection


@contextmanager
def _dropped_by_errors(connection: Connection) -> Iterator[None]:
    """Close the connection where an error, or Ctrl-C, breaks in: its server may be in the middle of an answer.

    Put back into the pool, such a connection to PostgreSQL gives its next user what the one before had asked for.
    """
    try:
        yield
    except BaseException:
        connection.invalidate()
        raise


@contextmanager
def _plainly(engine: Engine) -> Iterator[None]:
    """Raise StoreError for what the database complains about, in its first line."""
    try:
        yield
    except SQLAlchemyError as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        place = engine.url.render_as_string(hide_password=True)
        raise StoreError(f"the store at {place} cannot be used: {str(cause).partition(chr(10))[0]}") from error
