"""A connection and a story's key come in, what happened to it goes out: which findings stood when, and why not."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, or_, select

from synopse.record.store import tables
from synopse.record.store.log import Log
from synopse.record.store.reading import find_story
from synopse.record.store.views import Act, DecisionEntry, HistoryEntry, StatementPlace
from synopse.record.store.writing import read_sides

_ORDER = ("decided", "added", "fell", "superseded", "withdrawn", "stood")


def read_history(connection: Connection, key: str) -> tuple[HistoryEntry, ...]:
    """Return what happened to a story, oldest first; what one change did stands together."""
    members = tables.members
    story = find_story(connection, key)
    own = list(connection.execute(select(members.c.report).where(members.c.story == story)).scalars())
    if not own:
        return ()
    teller = _Teller(connection, own)
    entries = [*teller.added(), *teller.findings(), *teller.statements()]
    entries += teller.decided({entry.change for entry in entries})
    return tuple(
        sorted(entries, key=lambda e: (e.change, _ORDER.index(e.what), e.report, e.kind, e.finding, e.statements))
    )


class _Teller:
    """Tells what happened to some reports; holds the changes and the texts that are asked for again and again."""

    def __init__(self, connection: Connection, own: Sequence[str]) -> None:
        self._connection, self._own = connection, own
        rows = connection.execute(select(tables.changes))
        self._changes: Mapping[int, Row[Any]] = {row.number: row for row in rows}
        self._log = Log(connection)
        self._texts: dict[str, str] = {}

    def added(self) -> Iterable[HistoryEntry]:
        """Yield an entry for each report."""
        reports = tables.reports
        for key, change in self._rows(select(reports.c.key, reports.c.change), reports.c.key):
            yield self._entry(change, "added", report=key)

    def findings(self) -> Iterable[HistoryEntry]:
        """Yield an entry for each time that a finding began or ceased to stand."""
        table, parts = tables.findings, tables.parts
        keys = sorted(set(self._rows(select(parts.c.finding), parts.c.report).scalars()))
        for start in range(0, len(keys), 400):
            for row in self._connection.execute(select(table).where(table.c.key.in_(keys[start : start + 400]))):
                sides = read_sides(row.sides)
                about = {
                    "finding": row.key,
                    "kind": row.kind,
                    "type": row.type,
                    "values": tuple(value for value, _ in sides if value),
                    "statements": tuple(self._place(*place) for _, places in sides for place in places),
                }
                yield self._entry(row.since, "stood", **about)
                if row.until is not None:
                    yield self._entry(row.until, "fell", successor=row.successor, **about)

    def statements(self) -> Iterable[HistoryEntry]:
        """Yield an entry for each statement that an update overtook, and for each that is none any more."""
        table = tables.statements
        gone = or_(table.c.superseded.is_not(None), table.c.until.is_not(None))
        for row in self._rows(select(table).where(gone), table.c.report):
            place = (self._place(row.report, row.start, row.end),)
            if row.superseded is not None:
                yield self._entry(
                    row.superseded, "superseded", report=row.report, finding=row.superseding, statements=place
                )
            if row.until is not None:
                yield self._entry(row.until, "withdrawn", report=row.report, statements=place)

    def decided(self, changes: Iterable[int]) -> list[HistoryEntry]:
        """Return an entry for each decision that is behind a change, or about a finding of the story."""
        numbers = {n: row.decision for n, row in self._changes.items() if row.decision is not None}
        own = set(self._own)
        about = {n for n, decision in numbers.items() if self._concerns(self._log.entry(decision), own)}
        wanted = sorted({n for n in changes if n in numbers} | about)
        return [self._entry(n, "decided", decision=self._log.entry(numbers[n])) for n in wanted]

    def _concerns(self, entry: DecisionEntry, own: set[str]) -> bool:
        """Tell whether an entry, or what it undoes, is about a finding with a statement of these reports."""
        while entry.undoes is not None:
            entry = self._log.entry(entry.undoes)
        meant = self._log.meant_by(entry.number)
        return bool(meant) and any(p[0] in own for _, places in meant.sides for p in places)  # type: ignore[union-attr]

    def _rows(self, query: Any, column: Any) -> Any:
        """Return the rows of a query that belong to the reports."""
        return self._connection.execute(query.where(column.in_(self._own)))

    def _entry(self, change: int, what: str, **about: Any) -> HistoryEntry:
        row = self._changes[change]
        return HistoryEntry(change=change, act=Act(row.who, row.at), cause=row.cause, what=what, **about)

    def _place(self, report: str, start: int, end: int) -> StatementPlace:
        if report not in self._texts:
            table = tables.reports
            text = self._connection.execute(select(table.c.text).where(table.c.key == report)).scalar_one()
            self._texts[report] = bytes(text).decode()
        return StatementPlace(report, start, end, self._texts[report][start:end])
