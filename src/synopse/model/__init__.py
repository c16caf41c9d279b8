"""What flows through Synopse: frozen dataclasses without behaviour beyond small derived properties.

Every offset is a character offset into the text of a report exactly as it was given, start inclusive, end exclusive.
"""

from synopse.model.annotation import (
    BESIDE,
    FACILITY,
    LOCALITY,
    Annotated,
    Attribution,
    Certainty,
    Mention,
    Polarity,
    Quantity,
    Sentence,
    Statement,
    TimeExpression,
    Token,
)
from synopse.model.duration import Duration, lasting_from, lasting_until, parse_duration
from synopse.model.record import Finding, Record, Side, StoryRecord, TimelineEntry
from synopse.model.report import Block, BlockKind, Rejected, Report
from synopse.model.span import Span
from synopse.model.story import Copy, Decision, Entity, Story
from synopse.model.time import Interval, Precision
from synopse.model.timevalue import interval_of, year_of

__all__ = [
    "BESIDE",
    "FACILITY",
    "LOCALITY",
    "Annotated",
    "Attribution",
    "Block",
    "BlockKind",
    "Certainty",
    "Copy",
    "Decision",
    "Duration",
    "Entity",
    "Finding",
    "Interval",
    "Mention",
    "Polarity",
    "Precision",
    "Quantity",
    "Record",
    "Rejected",
    "Report",
    "Sentence",
    "Side",
    "Span",
    "Statement",
    "Story",
    "StoryRecord",
    "TimeExpression",
    "TimelineEntry",
    "Token",
    "interval_of",
    "lasting_from",
    "lasting_until",
    "parse_duration",
    "year_of",
]
