"""The shape of what Synopse writes as JSON: the record and the lines of `annotate`. The JSON schema is made from it.

Every offset is a character offset into the report's text as given, start inclusive, end exclusive. What is not known
is null.
"""

from typing import Annotated as With
from typing import Literal

from msgspec import Meta, Struct

Start = With[int, Meta(description="first character", ge=0)]
End = With[int, Meta(description="behind the last character", ge=0)]
Rule = With[str, Meta(description="the rule or model that found it")]
Confidence = With[float, Meta(description="0 to 1", ge=0, le=1)]
Kind = Literal["contradicted", "updated", "corroborated", "repeated", "refined", "single"]
Slot = Literal["date", "time", "number", "place", "name", "polarity"]
When = With[
    str | None,
    Meta(description="ISO 8601: one value, or two with a slash (the last one inclusive), `..` for an open end"),
]
Polarity = Literal["yes", "no"]
Certainty = Literal["asserted", "reported", "hedged", "planned", "denied"]
Mode = With[str, Meta(description="direct, indirect, free indirect or reported")]


class SpanEntry(Struct):
    """A stretch of a report's text."""

    start: Start
    end: End


class BlockEntry(SpanEntry):
    """A stretch of a report's text with its kind."""

    kind: Literal["headline", "lead", "body", "caption", "byline", "credit", "dateline", "furniture"]
    rule: Rule


class ReportEntry(Struct):
    """One text of one outlet, with what is known of it."""

    id: str
    outlet: str | None
    published: With[str | None, Meta(description="ISO 8601, as precise as the source gave it")]
    published_inferred: With[
        bool, Meta(description="nobody gave it: it was read from the page's own stamp or dateline")
    ]
    language: With[str | None, Meta(description="a language's code")]
    title: str | None
    url: str | None
    authors: list[str]
    credits: With[list[str], Meta(description="agencies and sources that the report credits, as written")]
    text: With[str, Meta(description="as given; all offsets count its characters")]
    blocks: list[BlockEntry]


class EntityMentionEntry(Struct):
    """A place where a report names the entity."""

    report: With[str, Meta(description="the report's id")]
    start: Start
    end: End
    rule: Rule
    confidence: Confidence


class EntityEntry(Struct):
    """What several mentions name."""

    id: str
    type: With[str, Meta(description="PER, ORG or LOC")]
    name: str
    names: With[list[str], Meta(description="all spellings, the most frequent first")]
    reasons: With[list[str], Meta(description="for each further spelling, why it belongs here")]
    roles: With[list[str], Meta(description="titles and offices that reports give a person, the most frequent first")]
    country: With[str | None, Meta(description="ISO 3166 code of the country of a place or of a person's roles")]
    coordinates: With[list[float] | None, Meta(description="latitude and longitude of a place, in degrees")]
    inside: With[str | None, Meta(description="the id of the story's smallest place around a place")]
    candidates: With[list[str], Meta(description="ids of entities that may be this one; nothing decides it")]
    mentions: list[EntityMentionEntry]


class AttributionEntry(Struct):
    """A link of a statement's chain: who is said to have said it."""

    name: With[str, Meta(description="the source as a reader would name it; empty where the report names none")]
    entity: With[str | None, Meta(description="the id of the entity that is the source")]
    start: With[int | None, Meta(description="first character of the source's words")]
    end: With[int | None, Meta(description="behind the last character of the source's words")]
    medium: With[str | None, Meta(description="where it was said (Telegram, interview, press conference)")]
    mode: Mode
    unnamed: With[bool, Meta(description="whether the report keeps the source's name back")]
    rule: Rule
    confidence: Confidence


class StatementEntry(Struct):
    """One assertion of a report."""

    id: str
    report: With[str, Meta(description="the report's id")]
    start: Start
    end: End
    text: str
    when: When
    polarity: Polarity
    certainty: Certainty
    attribution: With[
        list[AttributionEntry], Meta(description="outermost first; empty where the outlet itself asserts it")
    ]
    origin: With[str | None, Meta(description="where it comes from: named source, else agency, else outlet")]
    concepts: With[list[str], Meta(description="what it is about, most central first")]
    habitual: With[bool, Meta(description="whether it tells what is usually so, not what happened once")]
    rule: Rule
    confidence: Confidence


class StatementRef(Struct):
    """A statement of the story, by its id, with its place."""

    id: str
    report: With[str, Meta(description="the report's id")]
    start: Start
    end: End


class SideEntry(Struct):
    """One side of a finding."""

    value: With[str | None, Meta(description="normalised: YYYY-MM-DD, HH:MM, a plain decimal, a name, yes or no")]
    statements: With[list[str], Meta(description="ids of the statements that give it")]


class FindingEntry(Struct):
    """What comparing shows about statements on the same thing."""

    kind: Kind
    type: With[Slot | None, Meta(description="the slot that differs")]
    values: With[list[str], Meta(description="one a side, normalised; empty where the kind has none")]
    origins: With[list[str], Meta(description="the independent origins, sorted")]
    confidence: Confidence
    explanation: str
    statements: With[list[StatementRef], Meta(description="of all sides, in the order of the sides")]
    sides: list[SideEntry]
    concept: With[str | None, Meta(description="what the statements are about")]


class CopyEntry(Struct):
    """A passage that one report shares with another."""

    report: str
    start: Start
    end: End
    other: str
    other_start: Start
    other_end: End
    similarity: With[float, Meta(description="share of equal words", ge=0, le=1)]


class TimelineItem(Struct):
    """A time and the statements whose event has it."""

    when: With[str, Meta(description="as a statement's `when`")]
    precision: With[
        str, Meta(description="century, decade, year, half, quarter, month, week, day, daypart, hour, minute, second")
    ]
    statements: With[list[str], Meta(description="ids")]


class StoryEntry(Struct):
    """The reports about one event or one run of events, compared."""

    id: str
    title: str
    reports: list[ReportEntry]
    entities: list[EntityEntry]
    statements: list[StatementEntry]
    findings: With[list[FindingEntry], Meta(description="contradictions first")]
    copies: list[CopyEntry]
    timeline: list[TimelineItem]


class RejectedEntry(Struct):
    """A source, or a line of one, that could not become a report."""

    id: str
    reason: str


class RecordDocument(Struct):
    """The record: stories with their statements, findings, timeline and provenance, and the rejected sources."""

    schema: Literal["synopse.record/1"]
    language: With[str, Meta(description="the code of the language that titles and explanations are written in")]
    stories: list[StoryEntry]
    rejected: list[RejectedEntry]


class SentenceEntry(SpanEntry):
    """A sentence and the kind of its block."""

    kind: str


class MentionEntry(SpanEntry):
    """A name in the text."""

    type: str
    name: str
    titles: list[str]
    rule: Rule
    confidence: Confidence


class TimeEntry(SpanEntry):
    """A TIMEX3."""

    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str
    when: When
    precision: str | None
    inferred: bool
    rule: Rule
    confidence: Confidence


class QuantityEntry(SpanEntry):
    """A number or range with its unit and what is counted."""

    low: float | None
    high: float | None
    about: bool
    unit: str | None
    dimension: str | None
    counted: str | None
    rule: Rule
    confidence: Confidence


class SourceCueContent(Struct):
    """An attribution: who is said to have said what."""

    source: SpanEntry | None
    cue: SpanEntry | None
    content: SpanEntry
    mode: Mode
    parent: With[int | None, Meta(description="index of the attribution that this one stands inside")]
    name: str
    medium: str | None
    hedge: SpanEntry | None
    unnamed: bool
    rule: Rule
    confidence: Confidence


class AnnotatedLine(Struct):
    """A line of `annotate`: one report with all that annotating found in it."""

    id: str
    language: str | None
    published: str | None
    published_inferred: bool
    blocks: list[BlockEntry]
    sentences: list[SentenceEntry]
    mentions: list[MentionEntry]
    times: list[TimeEntry]
    quantities: list[QuantityEntry]
    attributions: list[SourceCueContent]
    statements: list[StatementEntry]


class GroupedLine(Struct):
    """A line of `group`: one report and its story."""

    id: str
    story: With[str, Meta(description="equal for the reports of one story")]
