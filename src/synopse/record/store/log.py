"""The log of decisions: an order comes in and becomes an entry; the entries go out, each with what became of it.

Nothing is ever changed or deleted in it. An undoing is an entry too, and can be undone.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec
from sqlalchemy import Connection, insert, select

from synopse.model import Decision
from synopse.record.store.keys import Place
from synopse.record.store.orders import OnFinding, OnNames, OnStories, OnText, Order, OrderError
from synopse.record.store.tables import decisions
from synopse.record.store.views import Act, DecisionEntry

UNDO = "undo"
Sides = list[tuple[str, list[Place]]]  # the values of a finding, each with the places of its statements


class Meant(msgspec.Struct, frozen=True, array_like=True):
    """A finding as it was when it was decided about."""

    key: str
    kind: str
    type: str
    sides: Sides


class _Content(msgspec.Struct, omit_defaults=True):
    finding: OnFinding | None = None
    names: OnNames | None = None
    stories: OnStories | None = None
    text: OnText | None = None
    meant: Meant | None = None

    @property
    def order(self) -> Order | None:
        return self.finding or self.names or self.stories or self.text


_FIELDS = {OnFinding: "finding", OnNames: "names", OnStories: "stories", OnText: "text"}
_DECODER = msgspec.msgpack.Decoder(_Content)


def write_order(connection: Connection, order: Order, act: Act, meant: Meant | None = None) -> int:
    """Append an entry for an order and return its number; `meant` is the finding that it is about, if any."""
    content = _Content(meant=meant, **{_FIELDS[type(order)]: order})  # type: ignore[arg-type]
    return _write(connection, order.kind, content, order.note, act)


def write_undoing(connection: Connection, undoes: int, act: Act) -> int:
    """Append an entry that undoes another and return its number."""
    return _write(connection, UNDO, _Content(), "", act, undoes)


def _write(connection: Connection, kind: str, content: _Content, note: str, act: Act, undoes: int | None = None) -> int:
    row = {"kind": kind, "content": msgspec.msgpack.encode(content), "note": note, "who": act.who, "at": act.at}
    return int(connection.execute(insert(decisions).values(**row, undoes=undoes)).inserted_primary_key[0])  # type: ignore[index]


class Log:
    """All entries of the log, and what follows from those that are in force."""

    def __init__(self, connection: Connection) -> None:
        rows = connection.execute(select(decisions).order_by(decisions.c.number)).all()
        contents = [_DECODER.decode(row.content) for row in rows]
        undone = _undone({row.number: row.undoes for row in rows})
        self.entries = tuple(
            DecisionEntry(
                row.number, row.kind, content.order, row.note, Act(row.who, row.at), row.undoes, undone.get(row.number)
            )
            for row, content in zip(rows, contents, strict=True)
        )
        self._meant: dict[int, Meant] = {
            row.number: content.meant for row, content in zip(rows, contents, strict=True) if content.meant
        }
        self._by_shape: defaultdict[tuple[str, str], list[DecisionEntry]] = defaultdict(list)
        for entry in self.in_force:
            if meant := self._meant.get(entry.number):
                self._by_shape[meant.kind, meant.type].append(entry)

    @property
    def in_force(self) -> tuple[DecisionEntry, ...]:
        """The orders that nobody has undone, in the order in which they were given."""
        return tuple(entry for entry in self.entries if entry.undone is None and entry.order is not None)

    def entry(self, number: int) -> DecisionEntry:
        """Return an entry. Raises OrderError where there is none with this number."""
        found = next((entry for entry in self.entries if entry.number == number), None)
        if found is None:
            raise OrderError("no_decision", n=number)
        return found

    def about(self, key: str, kind: str, type_: str, sides: Sides) -> tuple[DecisionEntry, ...]:
        """Return the decisions in force about a finding, oldest first.

        A finding is the one that was meant when its key is the same, or when it is of the same kind and slot, has the
        same values, and every side still has a statement that it had then: more reports may have come to it.
        """
        return tuple(e for e in self._by_shape.get((kind, type_), ()) if _is_meant(self._meant[e.number], key, sides))

    def has_grown(self, entry: DecisionEntry, sides: Sides) -> bool:
        """Tell whether the finding of an entry has statements that it did not have then."""
        return not _places(sides) <= _places(self._meant[entry.number].sides)

    def meant_by(self, number: int) -> Meant | None:
        """Return the finding that an entry is about, None where it is about none."""
        return self._meant.get(number)

    def about_names(self, reports: Iterable[str]) -> tuple[Decision, ...]:
        """Return the decisions about names that hold in the story of these reports (by their keys)."""
        own = set(reports)
        orders = [entry.order for entry in self.in_force if isinstance(entry.order, OnNames)]
        return tuple(Decision(order.kind, order.names) for order in orders if not order.story or order.story in own)

    def about_stories(self) -> tuple[OnStories, ...]:
        """Return the orders about stories that are in force, oldest first."""
        return tuple(entry.order for entry in self.in_force if isinstance(entry.order, OnStories))

    def furniture(self, report: str) -> tuple[OnText, ...]:
        """Return the stretches of a report (by its key) that are furniture by decision."""
        orders = [entry.order for entry in self.in_force]
        return tuple(order for order in orders if isinstance(order, OnText) and order.report == report)


def status_of(entries: Sequence[DecisionEntry]) -> str:
    """Return what decisions about a finding come to: "confirmed", "dismissed" or "open"; the last one tells."""
    verdicts = [entry.kind for entry in entries if entry.kind in ("confirm", "dismiss")]
    return {"confirm": "confirmed", "dismiss": "dismissed"}[verdicts[-1]] if verdicts else "open"


def _undone(undoings: Mapping[int, int | None]) -> dict[int, int]:
    """Return, for each entry that is undone, the number of the undoing; an undoing that is undone undoes nothing."""
    undone: dict[int, int] = {}
    for number in sorted(undoings, reverse=True):
        target = undoings[number]
        if target is not None and number not in undone:
            undone.setdefault(target, number)
    return undone


def _is_meant(meant: Meant, key: str, sides: Sides) -> bool:
    if meant.key == key:
        return True
    mine, theirs = (sorted(value for value, _ in each) for each in (meant.sides, sides))
    if mine != theirs:
        return False
    places = {value: set(own) for value, own in meant.sides}
    return all(not places[value].isdisjoint(own) for value, own in sides)


def _places(sides: Sides) -> set[Place]:
    return {tuple(place) for _, places in sides for place in places}  # type: ignore[misc]
