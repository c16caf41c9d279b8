"""Connections: what breaks in one use of the store does not reach the next."""

import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import select

from store_factory import act, article
from synopse.record.store import Store, open_store
from synopse.record.store.engine import StoreError
from synopse.record.store.tables import reports
from synopse.run.desk import Desk


@pytest.mark.parametrize("error", [UnicodeEncodeError, KeyboardInterrupt])
def test_an_error_in_the_middle_of_a_question_leaves_later_ones_right(store: Store, error: type[BaseException]):
    Desk(store).add([article("In Ulm brannte am 3. März 2026 ein Haus.", outlet="Bote")], act())
    for _ in range(3):
        with pytest.raises(error), store.reading() as connection:
            if error is KeyboardInterrupt:
                raise KeyboardInterrupt
            connection.execute(select(reports.c.key).where(reports.c.outlet == "\ud800"))
        assert store.search("Ulm").total == 1 and store.counts().reports == 1
        with pytest.raises(error), store.writing() as connection:
            connection.execute(reports.update().values(outlet="Post"))
            if error is KeyboardInterrupt:
                raise KeyboardInterrupt
            connection.execute(select(reports.c.key).where(reports.c.outlet == "\ud800"))
        assert store.counts().outlets == (("Bote", 1),)


@pytest.mark.parametrize("lock", ["IMMEDIATE", "EXCLUSIVE"])
def test_who_opens_a_new_store_waits_for_another_that_has_the_file(tmp_path: Path, lock: str):
    path = tmp_path / "store.sqlite"
    with closing(sqlite3.connect(path, isolation_level=None, check_same_thread=False)) as other:
        other.execute(f"BEGIN {lock}")
        release = threading.Timer(0.2, other.execute, ["ROLLBACK"])
        release.start()
        open_store(str(path)).close()
        release.join()


def test_what_is_no_database_is_told_at_once(tmp_path: Path):
    path = tmp_path / "store.sqlite"
    path.write_text("Ulm, 3. März 2026: In der Altstadt brannte ein Haus. " * 20)
    with pytest.raises(StoreError, match="not a database"):
        open_store(str(path))
