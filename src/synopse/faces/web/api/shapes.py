"""The shapes of what the API takes and gives beyond those of the store and the record. What is not known is empty."""

from collections.abc import Mapping
from typing import Annotated as With
from typing import Literal

from msgspec import Meta, Struct

from synopse.faces.web.orders import Decision
from synopse.record.shape import AnnotatedLine, RecordDocument
from synopse.record.store import (
    SHOWN_KINDS,
    Act,
    EntityLine,
    NameLine,
    Page,
    ReportLine,
    StatementPlace,
    StoryLine,
)

_MOST = 200
Short = With[str, Meta(max_length=200)]
Day = With[str, Meta(pattern=r"^(\d{4}-\d\d-\d\d)?$", description="YYYY-MM-DD, inclusive")]
Kind = Literal["", "contradicted", "updated", "corroborated", "repeated", "refined"]
Code = With[str, Meta(pattern="^([a-z]{2,3})?$", description="a language's code")]
Offset = With[int, Meta(ge=0, le=1_000_000, description="how many to leave out")]
Limit = With[int, Meta(ge=1, le=_MOST, description="how many at most")]
Words = With[Code, Meta(description="the language of titles and explanations")]
if set(Kind.__args__) != {"", *SHOWN_KINDS}:  # type: ignore[attr-defined]
    raise ImportError("the API must know the kinds of finding that the store shows")


class OutletItem(Struct):
    """An outlet and the number of its reports."""

    name: str
    reports: int


class CountsAnswer(Struct):
    """How much the store holds; `findings` counts by kind, without the dismissed ones."""

    reports: int
    stories: int
    entities: int
    statements: int
    findings: Mapping[str, int]
    decisions: int
    outlets: list[OutletItem]


class Window(Struct):
    """Which part of a list."""

    offset: Offset = 0
    limit: Limit = 50


class Worded(Struct):
    """In which language."""

    lang: Words = ""


class WordedWindow(Window):
    """Which part of a list, in which language."""

    lang: Words = ""


class Narrowed(WordedWindow):
    """What a list is narrowed to."""

    outlet: Short = ""
    since: Day = ""
    until: Day = ""
    entity: With[Short, Meta(description="a name in any of its spellings")] = ""
    kind: With[Kind, Meta(description="with a finding of this kind")] = ""
    language: With[Code, Meta(description="the language of the reports")] = ""


class StoriesQuery(Narrowed):
    """Which stories, in which order."""

    order: Literal["newest", "contradicted", "largest"] = "newest"


class SearchQuery(Narrowed):
    """Which words, and what the reports that have them are narrowed to."""

    q: With[str, Meta(max_length=500, description='words in any of their forms, "phrases" as they stand')] = ""


class NamesQuery(Window):
    """Which entities."""

    name: With[Short, Meta(description="the beginning of a spelling")] = ""


class WhoQuery(Struct):
    """Who adds or decides."""

    who: With[str, Meta(max_length=80)] = ""


class ReportInput(Struct, omit_defaults=True):
    """A report as it is given; only its text is needed."""

    text: str
    id: str = ""
    title: str = ""
    outlet: str = ""
    published: With[str, Meta(description="ISO 8601")] = ""
    language: With[str, Meta(description="a language's code; detected where empty")] = ""
    url: With[str, Meta(description="kept, never visited")] = ""
    authors: tuple[str, ...] = ()


class ReportsInput(Struct):
    """Reports to be added."""

    reports: tuple[ReportInput, ...]


class ComparisonInput(Struct):
    """Reports to be compared, and the language of the record (by default that of most reports)."""

    reports: tuple[ReportInput, ...]
    language: Code = ""


class Nothing(Struct):
    """An empty object."""


class DecisionItem(Struct):
    """An entry of the log; an undoing has no `about`, but the number of what it `undoes`."""

    number: int
    about: Decision | None
    act: Act
    undoes: int | None
    undone: With[int | None, Meta(description="the number of the undoing that took it back")]


class FindingItem(Struct):
    """What people decided about a finding, and its place among the record's; single ones have none."""

    key: str
    place: int
    status: Literal["open", "confirmed", "dismissed"]
    grown: With[bool, Meta(description="whether statements have come to it since it was decided about")]
    decisions: list[DecisionItem]


class StoryAnswer(Struct):
    """A story with its reports, what was decided, and its record."""

    story: StoryLine
    reports: tuple[ReportLine, ...]
    findings: list[FindingItem]
    record: RecordDocument


class ReportAnswer(Struct):
    """A report with its text, what was found in it, and the keys of its findings."""

    report: ReportLine
    text: str
    annotations: AnnotatedLine
    findings: list[str]


class ToldItem(Struct):
    """A statement that names an entity; `when` is ISO 8601 or empty."""

    report: ReportLine
    start: int
    end: int
    text: str
    when: str


class EntityAnswer(Struct):
    """An entity with its spellings and their reasons, its stories, and a page of the statements that name it."""

    entity: EntityLine
    names: tuple[NameLine, ...]
    stories: tuple[StoryLine, ...]
    statements: Page[ToldItem]


class HistoryItem(Struct):
    """Something that happened to a story; `what` is added, stood, fell, superseded, withdrawn or decided."""

    change: int
    act: Act
    cause: str
    what: str
    report: str
    finding: str
    kind: str
    type: str
    values: tuple[str, ...]
    statements: tuple[StatementPlace, ...]
    successor: str
    decision: DecisionItem | None


class RejectedItem(Struct):
    """What could not become a report, and why."""

    id: str
    reason: str


class JobAnswer(Struct):
    """How far an addition is (waiting, working, done, stopped, failed); in the end the reports' keys, the rejected."""

    id: str
    state: str
    done: int
    total: int
    added: tuple[str, ...]
    known: tuple[str, ...]
    rejected: list[RejectedItem]


class Failure(Struct):
    """What went wrong, in a sentence."""

    error: str
