"""An address comes in, a store goes out: what a desk has read, compared and decided, to be looked at.

A `Store` only reads; what adds to it and decides stands in `run.desk`, which knows the steps. Every method sees one
state of the store, and may be called from several threads at once.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields
from types import TracebackType

from sqlalchemy import Connection, Engine

from synopse.model import Record
from synopse.record.store import history, people, reading
from synopse.record.store.engine import StoreError, open_engine, store_address, writing
from synopse.record.store.engine import reading as open_reading
from synopse.record.store.keys import askable
from synopse.record.store.log import Log
from synopse.record.store.migrations import migrate
from synopse.record.store.views import (
    Counts,
    DecisionEntry,
    EntityLine,
    Filters,
    HistoryEntry,
    Hit,
    Page,
    StoredEntity,
    StoredReport,
    StoredStory,
    StoryLine,
)

NO_FILTERS = Filters()


class Store:
    """A store that is open; lists are paged by `offset` and `limit` (1,000 at most), titles and words in `language`."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()

    @property
    def address(self) -> str:
        """The address of the store, without its password."""
        return self._engine.url.render_as_string(hide_password=True)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees one state of the store."""
        with open_reading(self._engine) as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection on which all is written or nothing; other writers wait."""
        with writing(self._engine) as connection:
            yield connection

    def counts(self) -> Counts:
        """Return how much the store holds."""
        with self.reading() as connection:
            return reading.read_counts(connection)

    def stories(
        self,
        filters: Filters = NO_FILTERS,
        *,
        order: str = "newest",
        offset: int = 0,
        limit: int = 50,
        language: str = "",
    ) -> Page[StoryLine]:
        """Return stories; `order` is newest, contradicted (the most contradictions first) or largest."""
        with self.reading() as connection:
            return reading.read_stories(connection, _askable(filters), order, (offset, limit), language)

    def story_key(self, key: str) -> str | None:
        """Return the key of the story of a report, or of the only story whose key begins so; None where none does.

        A story that gets a smaller key by a new report is still found by its old one, which is a report's.
        """
        with self.reading() as connection:
            return reading.find_story(connection, askable(key))

    def story(self, key: str, language: str = "") -> StoredStory | None:
        """Return a story with its record, its reports and its findings with their decisions; None if there is none."""
        with self.reading() as connection:
            return reading.read_story(connection, askable(key), language)

    def record(self, key: str, language: str = "") -> Record | None:
        """Return the record of one story, of the shape that comparing gives; None if there is none."""
        with self.reading() as connection:
            return reading.read_record(connection, askable(key), language)

    def report(self, key: str, language: str = "") -> StoredReport | None:
        """Return a report with its annotations and the findings that it takes part in; None if there is none."""
        with self.reading() as connection:
            return reading.read_report(connection, askable(key), language)

    def entities(self, name: str = "", *, offset: int = 0, limit: int = 50) -> Page[EntityLine]:
        """Return entities, those with most mentions first; `name` begins or ends any of their spellings."""
        with self.reading() as connection:
            return people.list_entities(connection, askable(name), (offset, limit))

    def entity(self, key: str, *, offset: int = 0, limit: int = 50, language: str = "") -> StoredEntity | None:
        """Return an entity by its id, with its spellings, stories and a page of its statements; None where none is."""
        with self.reading() as connection:
            return people.read_entity(connection, askable(key), (offset, limit), language)

    def search(
        self, query: str, filters: Filters = NO_FILTERS, *, offset: int = 0, limit: int = 20, language: str = ""
    ) -> Page[Hit]:
        """Return the reports that have all words of the query, in any form, and all its "quoted phrases", newest first.

        An empty query finds all reports that pass the filters.
        """
        with self.reading() as connection:
            return reading.search_reports(connection, query, _askable(filters), (offset, limit), language)

    def history(self, key: str) -> tuple[HistoryEntry, ...]:
        """Return what happened to a story (by its key or one of its reports'), oldest first; empty if there is none."""
        with self.reading() as connection:
            return history.read_history(connection, askable(key))

    def decisions(self, *, offset: int = 0, limit: int = 50) -> Page[DecisionEntry]:
        """Return the log of decisions, the latest first."""
        with self.reading() as connection:
            entries = Log(connection).entries[::-1]
        return Page(entries[offset : offset + limit], len(entries), offset)


def _askable(filters: Filters) -> Filters:
    return Filters(*(askable(getattr(filters, field.name)) for field in fields(filters)))


def open_store(address: str | None = None) -> Store:
    """Return the store at the address (see `store_address`), made where there is none yet. Raises StoreError."""
    engine = open_engine(store_address(address))
    try:
        migrate(engine)
    except StoreError:
        engine.dispose()
        raise
    return Store(engine)
