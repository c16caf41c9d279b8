"""Findings, and the record that holds them with their stories."""

from dataclasses import dataclass

from synopse.model.annotation import Statement
from synopse.model.report import Rejected
from synopse.model.story import Story


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a finding: its normalised value ("" where the kind has none) and the statements that give it."""

    value: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """What comparing shows about statements on the same thing.

    `kind` is corroborated, repeated, single, refined, updated or contradicted; `type` the slot that differs ("" where
    none does); `concept` what the statements are about; `origins` the names of the independent origins, sorted.
    """

    kind: str
    type: str
    concept: str
    sides: tuple[Side, ...]
    origins: tuple[str, ...]
    confidence: float
    explanation: str

    @property
    def statements(self) -> tuple[Statement, ...]:
        """The statements of all sides, in the order of the sides."""
        return tuple(statement for side in self.sides for statement in side.statements)


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """A time (ISO 8601), its precision in words, and the statements whose event has it."""

    when: str
    precision: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class StoryRecord:
    """A compared story: its title and findings, its timeline, and where each of its statements comes from.

    `origins` maps a statement's id to the name of its origin.
    """

    title: str
    story: Story
    findings: tuple[Finding, ...]
    timeline: tuple[TimelineEntry, ...]
    origins: dict[str, str]


@dataclass(frozen=True, slots=True)
class Record:
    """What a run found: compared stories, rejected sources, and the language it is written in."""

    stories: tuple[StoryRecord, ...]
    rejected: tuple[Rejected, ...] = ()
    language: str = "en"
