"""A decision comes in as a form or as JSON, the store's order goes out. Raises OrderError where it is none."""

from dataclasses import asdict
from typing import Annotated as With
from typing import Literal, cast

from msgspec import Meta, Struct

from synopse.record.store import OnFinding, OnNames, OnStories, OnText, Order, OrderError

_FINDING = ("confirm", "dismiss", "annotate")
_NAMES = ("same", "different", "rename")
_STORIES = ("together", "apart")


class Decision(Struct, frozen=True):
    """What a person decides: its kind, what it is about, and a note."""

    kind: With[
        str,
        Meta(
            description="confirm, dismiss or annotate a finding; names are the same, different, or the first becomes "
            "the second; the stories of reports belong together, or reports stand apart; furniture"
        ),
    ]
    finding: With[str, Meta(description="the finding's key")] = ""
    names: With[tuple[str, ...], Meta(description="spellings")] = ()
    story: With[str, Meta(description="a key of a report of the story in which names are meant; empty for all")] = ""
    reports: With[tuple[str, ...], Meta(description="keys of reports")] = ()
    report: With[str, Meta(description="the key of the report with furniture")] = ""
    start: With[int, Meta(ge=0, le=10**9)] = 0
    end: With[int, Meta(ge=0, le=10**9)] = 0
    note: str = ""


def order_of(decision: Decision) -> Order:
    """Return the decision as the store takes it. Raises OrderError where its kind is none."""
    kind = decision.kind
    if kind in _FINDING:
        about = cast("Literal['confirm', 'dismiss', 'annotate']", kind)
        return OnFinding(about, decision.finding, decision.note)
    if kind in _NAMES:
        names = cast("Literal['same', 'different', 'rename']", kind)
        return OnNames(names, decision.names, decision.story, decision.note)
    if kind in _STORIES:
        stories = cast("Literal['together', 'apart']", kind)
        return OnStories(stories, decision.reports, decision.note)
    if kind == "furniture":
        return OnText("furniture", decision.report, decision.start, decision.end, decision.note)
    raise OrderError("no_kind", key=kind[:40])


def decision_of(order: Order) -> Decision:
    """Return a store's order as it is shown."""
    return Decision(**asdict(order))
