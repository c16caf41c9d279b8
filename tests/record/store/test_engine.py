"""Connections: what breaks in one use of the store does not reach the next."""

import pytest
from sqlalchemy import select

from store_factory import act, article
from synopse.record.store import Store
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
