"""What the store gives out: frozen dataclasses, each a line of a list, a page's content or an entry of a log.

Times of additions and decisions are ISO 8601 moments as they were passed in; everything else comes from the reports.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from synopse.model import Annotated, Finding, Rejected, Statement, StoryRecord
from synopse.record.store.orders import Order
from synopse.record.store.tables import KINDS

Item = TypeVar("Item")

SHOWN_KINDS = KINDS  # that set reports beside each other, in the order in which readers want them


@dataclass(frozen=True, slots=True)
class Act:
    """Who does something, and when (an ISO 8601 moment): the only clock value that the store keeps."""

    who: str
    at: str


@dataclass(frozen=True, slots=True)
class Filters:
    """What a list is narrowed to; an empty field narrows nothing.

    `outlet` is a whole name in any case, `since` and `until` are days (YYYY-MM-DD, both inclusive) of publication,
    `entity` a name in any of its spellings, or the beginning or end of one, `kind` one of SHOWN_KINDS, `language` a
    code.
    """

    outlet: str = ""
    since: str = ""
    until: str = ""
    entity: str = ""
    kind: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Page(Generic[Item]):
    """Some items of a list, and how many the whole list has; `offset` is the place of the first."""

    items: tuple[Item, ...]
    total: int
    offset: int = 0


@dataclass(frozen=True, slots=True)
class StoryLine:
    """A story in a list.

    `first` and `last` are the days of its earliest and latest publication ("" where none is known); `counts` has the
    number of findings of each of SHOWN_KINDS without the dismissed ones, `dismissed` counts those; `changed` is the
    number of the change that touched it last.
    """

    key: str
    title: str
    language: str
    first: str
    last: str
    reports: int
    outlets: tuple[str, ...]
    counts: Mapping[str, int]
    dismissed: int
    changed: int


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A report in a list: its key in the store, its id as given, its story's key, and what is known of it.

    `title` is its headline: given, found in its text, or its first sentence.
    """

    key: str
    id: str
    story: str
    title: str
    outlet: str
    published: str
    language: str
    url: str
    added: Act


@dataclass(frozen=True, slots=True)
class DecisionEntry:
    """An entry of the log of decisions.

    `order` is None for an undoing, whose `undoes` is the number of the entry that it undoes; `undone` is the number
    of the undoing that took this entry back, or None.
    """

    number: int
    kind: str
    order: Order | None
    note: str
    act: Act
    undoes: int | None = None
    undone: int | None = None


@dataclass(frozen=True, slots=True)
class StoredFinding:
    """A finding with its stable key and what people decided about it.

    `status` is "open", "confirmed" or "dismissed"; `grown` tells that statements have come to it since then; `notes`
    are all standing decisions about it, oldest first.
    """

    key: str
    finding: Finding
    status: str
    grown: bool
    notes: tuple[DecisionEntry, ...]


@dataclass(frozen=True, slots=True)
class StoredStory:
    """A story with its record; `reports` stand in the order of the story's, `findings` in that of the record's.

    Nothing can be decided about the single ones, so that these stand in the record alone.
    """

    line: StoryLine
    record: StoryRecord
    reports: tuple[ReportLine, ...]
    findings: tuple[StoredFinding, ...]


@dataclass(frozen=True, slots=True)
class StoredReport:
    """A report with its annotations and the findings that its statements take part in (singles left out)."""

    line: ReportLine
    annotated: Annotated
    findings: tuple[StoredFinding, ...]


@dataclass(frozen=True, slots=True)
class NameLine:
    """A spelling of an entity, how often it stands in the reports, and why it belongs there ("" for the main name)."""

    name: str
    mentions: int
    reason: str


@dataclass(frozen=True, slots=True)
class EntityLine:
    """An entity in a list: its id is that of the records, equal in all stories that call it by one main name."""

    id: str
    type: str
    name: str
    mentions: int
    stories: int


@dataclass(frozen=True, slots=True)
class ToldLine:
    """A statement in a list, with its report, its words and its time (ISO 8601 or "")."""

    report: ReportLine
    statement: Statement
    text: str
    when: str


@dataclass(frozen=True, slots=True)
class StoredEntity:
    """An entity with its spellings over all stories, the stories, and statements that name it (the latest first)."""

    line: EntityLine
    names: tuple[NameLine, ...]
    stories: tuple[StoryLine, ...]
    statements: Page[ToldLine]


@dataclass(frozen=True, slots=True)
class SnippetPiece:
    """A piece of a snippet; `marked` where it is what was searched for."""

    text: str
    marked: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """A report that a search found, the title of its story, and the words around the first place."""

    report: ReportLine
    story_title: str
    snippet: tuple[SnippetPiece, ...]


@dataclass(frozen=True, slots=True, order=True)
class StatementPlace:
    """Where a statement stands, and its words."""

    report: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """Something that happened to a story.

    `what` is "added" (a report came), "stood" (a finding began to stand), "fell" (it stands no longer; `successor`
    is the key of the finding that took its place, or ""), "superseded" (a statement was overtaken by the later side of
    an update, whose key is `finding`), "withdrawn" (a statement is none any more) or "decided". `cause` is "add",
    "undo" or the kind of a decision; `change` the number of the change.
    """

    change: int
    act: Act
    cause: str
    what: str
    report: str = ""
    finding: str = ""
    kind: str = ""
    type: str = ""
    values: tuple[str, ...] = ()
    statements: tuple[StatementPlace, ...] = ()
    successor: str = ""
    decision: DecisionEntry | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """How much the store holds; `findings` counts the standing ones of each of SHOWN_KINDS, dismissed ones left out."""

    reports: int
    stories: int
    entities: int
    statements: int
    findings: Mapping[str, int]
    decisions: int
    outlets: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Added:
    """What adding did: keys of new reports, keys of those that were there already, and what was rejected."""

    added: tuple[str, ...]
    known: tuple[str, ...]
    rejected: tuple[Rejected, ...]
