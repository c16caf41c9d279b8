"""What a person can decide about the store's contents, each bound to what survives new reports.

Findings are meant by their key, names by their spelling, stories by the keys of their reports, stretches of text by the
key of their report. Bounds are checked when an order is given (see `check_order`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

LONGEST_NOTE = 4_000  # characters
LONGEST_NAME = 200
MOST_NAMES = 50
MOST_REPORTS = 500


class OrderError(Exception):
    """A decision that cannot be carried out.

    `reason` names the sentence that says why, which every language of the interface has among its words (`refused_…`);
    `details` are what it is filled with.
    """

    def __init__(self, reason: str, **details: object) -> None:
        super().__init__(reason, details)
        self.reason, self.details = reason, details

    def sentence(self, words: Mapping[str, str]) -> str:
        """Return why, in the words of a language of the interface."""
        return words[f"refused_{self.reason}"].format(**self.details)


@dataclass(frozen=True, slots=True)
class OnFinding:
    """Confirm or dismiss a finding, or annotate it; `finding` is its key."""

    kind: Literal["confirm", "dismiss", "annotate"]
    finding: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class OnNames:
    """All these spellings name one entity, no two of them do, or what the first names is called by the second.

    `story` is the key of a report of the story in which it holds; everywhere where it is empty.
    """

    kind: Literal["same", "different", "rename"]
    names: tuple[str, ...]
    story: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class OnStories:
    """Join the stories of these reports, or take these reports out of their story into one of their own."""

    kind: Literal["together", "apart"]
    reports: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class OnText:
    """A stretch of a report is furniture: nothing in it is a statement."""

    kind: Literal["furniture"]
    report: str
    start: int
    end: int
    note: str = ""


Order = OnFinding | OnNames | OnStories | OnText


def check_order(order: Order) -> None:
    """Raise OrderError where an order is larger than any reader needs, or says nothing."""
    if len(order.note) > LONGEST_NOTE:
        raise OrderError("long_note", n=LONGEST_NOTE)
    if isinstance(order, OnFinding) and order.kind == "annotate" and not order.note.strip():
        raise OrderError("empty_note")
    if isinstance(order, OnNames):
        _check_names(order)
    if isinstance(order, OnStories) and not 1 <= len(order.reports) <= MOST_REPORTS:
        raise OrderError("reports", n=MOST_REPORTS)
    if isinstance(order, OnText) and not 0 <= order.start < order.end:
        raise OrderError("empty_text")


def _check_names(order: OnNames) -> None:
    names = order.names
    if len(set(names)) < 2 or len(names) > (2 if order.kind == "rename" else MOST_NAMES):
        raise OrderError("names", n=MOST_NAMES)
    if any(not name.strip() or len(name) > LONGEST_NAME for name in names):
        raise OrderError("long_name", n=LONGEST_NAME)
