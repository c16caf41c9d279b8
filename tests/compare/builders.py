"""Builders of statements by hand: only what a test speaks of is given, all else is the same for all."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from math import isfinite
from typing import Any

from factory import make_report
from synopse.compare.bags import Bag, stems_of
from synopse.compare.profiles import Profile
from synopse.compare.slots import Relation, Slot, SlotType
from synopse.model import (
    Annotated,
    Attribution,
    Entity,
    Interval,
    Mention,
    Precision,
    Quantity,
    Span,
    Statement,
    Story,
    TimeExpression,
)

TERMS = ("concept:fire", "en:warehouse", "en:roof", "en:night")


def make_interval(start: str, end: str = "", precision: Precision = Precision.DAY, **fields: Any) -> Interval:
    """Return the interval between two moments in ISO 8601, without an end that of one day, hour or minute."""
    first = datetime.fromisoformat(start) if start else None
    lengths = {Precision.DAY: timedelta(days=1), Precision.HOUR: timedelta(hours=1), Precision.MINUTE: timedelta(0, 60)}
    if end:
        return Interval(first, datetime.fromisoformat(end), precision, **fields)
    return Interval(first, first + lengths[precision] if first else None, precision, **fields)


def make_quantity(*bounds: float | None, **fields: Any) -> Quantity:
    """Return a quantity of crates with its lower and upper bound (None where open), or with one bare number."""
    low, high = bounds if len(bounds) > 1 else bounds * 2
    return Quantity(0, 1, low, high, **{"counted": "crate", **fields})


def make_mention(name: str, kind: str = "PER", start: int = 0) -> Mention:
    """Return a mention of a name."""
    return Mention(start, start + len(name), kind, name)


def make_time(value: str, kind: str = "DATE", **fields: Any) -> TimeExpression:
    """Return a time expression."""
    return TimeExpression(0, 1, kind, value, **fields)


def make_statement(text: str = "The warehouse roof burnt at night.", **fields: Any) -> Statement:
    """Return a statement that fills its report's text."""
    report = fields.pop("report", "a")
    key = fields.pop("id", f"{report}1")
    filled = {"terms": frozenset(TERMS), "predicates": ("fire",), "rule": "clause", **fields}
    return Statement(0, len(text), key, report, **{"concepts": filled["predicates"], **filled})


WORDINGS = {"b": "During the night the top of the store went up in flames."}


def make_profile(text: str = "", **fields: Any) -> Profile:
    """Return a statement as comparing sees it, every term of the same weight; each report has words of its own.

    `published`, `outlet`, `credits`, `language` are those of its report, `chain` the names of its sources; `values`,
    `people`, `named`, `entities`, `entity_at`, `scopes`, `background` those of the profile; all others are those of
    the statement.
    """
    key = fields.get("report", "a")
    text = text or WORDINGS.get(key, "The warehouse roof burnt at night.")
    fields.setdefault("entities", {"loc-ulm"})
    if fields.get("when") is not None:
        fields.setdefault("times", (make_time("2026-05-03"),))
    about = {name: fields.pop(name) for name in ("published", "outlet", "credits") if name in fields}
    report = make_report(text, fields.pop("language", "en"), id=key, **{"outlet": f"Outlet {key}", **about})
    chain = tuple(make_attribution(name, text) for name in fields.pop("chain", ()))
    sets = {name: frozenset(fields.pop(name, ())) for name in ("entities", "people", "named", "scopes")}
    values = Bag(dict.fromkeys(fields.pop("values", ()), 1.0))
    background = fields.pop("background", False)
    entity_at = fields.pop("entity_at", {})
    statement = make_statement(text, sources=tuple(range(len(chain))), **fields)
    annotated = Annotated(report, attributions=chain, statements=(statement,))
    weights = Bag(dict.fromkeys(sorted(statement.terms), 1.0))
    stems = stems_of(weights)
    around = {start: stems_of(dict.fromkeys(terms, 1.0)) for start, terms in statement.around}
    words = frozenset(term.partition(":")[2] for term in weights if not term.startswith("concept:"))
    filled = {
        "whole": stems,
        "own": stems,
        "before": Bag(),
        "after": Bag(),
        "surroundings": around,
        "words": words,
        **sets,
    }
    return Profile(statement, annotated, weights, values, stems, background=background, entity_at=entity_at, **filled)


def make_attribution(name: str, text: str, **fields: Any) -> Attribution:
    """Return an attribution of a whole text to a source; where the text has the name, the source stands there."""
    start = text.find(name)
    source = Span(start, start + len(name)) if name and start >= 0 else None
    return Attribution(Span(0, len(text)), source, None, "indirect", name, **fields)


def make_entity(key: str, kind: str, name: str, *mentions: tuple[str, Mention]) -> Entity:
    """Return an entity with its mentions, each with the id of its report."""
    return Entity(key, kind, name, (name,), mentions=mentions)


def make_story(*profiles: Profile, **fields: Any) -> Story:
    """Return the story of the reports that the statements stand in."""
    return Story("story", tuple(profile.report for profile in profiles), **fields)


def slots_of(slot_type: SlotType, profile: Profile) -> list[Slot]:
    """Return the slots of a type that a statement gives."""
    return list(slot_type.find(profile))


def relate(slot_type: SlotType, one: Profile, other: Profile) -> Relation | None:
    """Return how the only slots of two statements relate, after checking that their order says nothing."""
    (mine,), (theirs,) = slots_of(slot_type, one), slots_of(slot_type, other)
    relation = slot_type.relate(mine, theirs)
    assert relation == slot_type.relate(theirs, mine)
    if relation is not None:
        evidence = slot_type.evidence(mine, theirs)
        assert evidence == slot_type.evidence(theirs, mine)
        assert all(isfinite(value) for value in evidence.values())
    return relation


def values_of(findings: Sequence[Any]) -> list[tuple[str, ...]]:
    """Return kind, slot and values of findings, one tuple each."""
    return [(finding.kind, finding.type, *(side.value for side in finding.sides)) for finding in findings]
