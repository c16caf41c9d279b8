"""A record comes in, what every format shows of it goes out: wordings with their outlet, chain and differing words.

Formats decide only how it looks. Anchors are made of running numbers, never of anything that a report says.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from synopse.faces.export.differences import Piece, mark_differences
from synopse.faces.export.passages import find_context
from synopse.faces.export.values import show_published, show_value, show_when
from synopse.model import Annotated, Attribution, Finding, Record, Rejected, Report, Side, Statement, StoryRecord
from synopse.record import chain_of, headline_of, source_name

SHOWN = ("contradicted", "updated", "corroborated", "repeated", "refined")


@dataclass(frozen=True, slots=True)
class ReportView:
    """A report with the name, the headline and the date that a reader sees, and its anchor."""

    anchor: str
    name: str
    headline: str
    published: str
    report: Report


@dataclass(frozen=True, slots=True)
class Wording:
    """A statement as a reader sees it: its words in pieces, whose they are, and who says so, outermost first.

    `before` and `after` are the words of its sentence around it; `caveat` is a label's key (hedged, planned,
    denied) or empty.
    """

    anchor: str
    report: ReportView
    before: str
    pieces: tuple[Piece, ...]
    after: str
    chain: tuple[str, ...]
    origin: str
    caveat: str

    @property
    def text(self) -> str:
        """The words of the statement, on one line."""
        return " ".join("".join(piece.text for piece in self.pieces).split())


@dataclass(frozen=True, slots=True)
class SideView:
    """One side of a finding: its value as a reader writes it, and its wordings."""

    value: str
    wordings: tuple[Wording, ...]


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding with its anchor and what its sides say."""

    anchor: str
    finding: Finding
    sides: tuple[SideView, ...]

    @property
    def wordings(self) -> tuple[Wording, ...]:
        """The wordings of all sides."""
        return tuple(wording for side in self.sides for wording in side.wordings)

    @property
    def reports(self) -> int:
        """The number of reports whose wordings it holds."""
        return len({wording.report.anchor for wording in self.wordings})


@dataclass(frozen=True, slots=True)
class TimeView:
    """A time as a reader writes it, and what is said to have happened then."""

    when: str
    wordings: tuple[Wording, ...]


@dataclass(frozen=True, slots=True)
class OriginView:
    """An origin and how many statements each report, in their order, has from it."""

    name: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class StoryView:
    """A story as a reader sees it; `findings` holds every kind, `number` counts the record's stories from 1."""

    number: int
    record: StoryRecord
    reports: tuple[ReportView, ...]
    findings: Mapping[str, tuple[FindingView, ...]]
    timeline: tuple[TimeView, ...]
    origins: tuple[OriginView, ...]

    @property
    def title(self) -> str:
        """The story's title."""
        return self.record.title

    @property
    def shown(self) -> tuple[FindingView, ...]:
        """The findings that set reports against each other, contradictions first."""
        return tuple(finding for kind in SHOWN for finding in self.findings[kind])

    def count(self, kind: str) -> int:
        """Return how many findings of a kind there are."""
        return len(self.findings[kind])


@dataclass(frozen=True, slots=True)
class RecordView:
    """A record as a reader sees it."""

    language: str
    stories: tuple[StoryView, ...]
    rejected: tuple[Rejected, ...]


def view_record(record: Record, labels: Mapping[str, str]) -> RecordView:
    """Return the record as a reader sees it, in the words of the labels."""
    stories = tuple(_StoryViewer(number, story, labels).view() for number, story in enumerate(record.stories, 1))
    return RecordView(record.language, stories, record.rejected)


def count(labels: Mapping[str, str], key: str, n: int) -> str:
    """Return a number with its noun, "1 report" or "5 reports", from the labels `key_one` and `key_many`."""
    return labels[f"{key}_one" if n == 1 else f"{key}_many"].format(n=n)


class _StoryViewer:
    """Holds what the views of one story need to look up: its reports and its statements' anchors."""

    def __init__(self, number: int, record: StoryRecord, labels: Mapping[str, str]) -> None:
        self._number, self._record, self._labels = number, record, labels
        story = record.story
        self._annotated = {annotated.report.id: annotated for annotated in story.reports}
        self._reports = {
            annotated.report.id: self._report(place, annotated) for place, annotated in enumerate(story.reports, 1)
        }
        statements = [statement.id for annotated in story.reports for statement in annotated.statements]
        self._anchors = {key: f"s{number}-a{place}" for place, key in enumerate(statements, 1)}

    def view(self) -> StoryView:
        record = self._record
        findings = [self._finding(place, finding) for place, finding in enumerate(record.findings, 1)]
        return StoryView(
            number=self._number,
            record=record,
            reports=tuple(self._reports.values()),
            findings={kind: tuple(f for f in findings if f.finding.kind == kind) for kind in (*SHOWN, "single")},
            timeline=tuple(
                TimeView(show_when(t.when, self._labels), tuple(map(self._wording, t.statements)))
                for t in record.timeline
            ),
            origins=self._origins(),
        )

    def _report(self, place: int, annotated: Annotated) -> ReportView:
        report = annotated.report
        published = show_published(report.published, self._labels) if report.published else self._labels["undated"]
        name = report.outlet or report.id
        return ReportView(f"s{self._number}-r{place}", name, headline_of(annotated), published, report)

    def _finding(self, place: int, finding: Finding) -> FindingView:
        sides = tuple(
            SideView(
                show_value(finding.type, side.value, self._labels),
                tuple(self._wording(statement, finding, side) for statement in side.statements),
            )
            for side in finding.sides
        )
        return FindingView(f"s{self._number}-f{place}", finding, sides)

    def _wording(self, statement: Statement, finding: Finding | None = None, side: Side | None = None) -> Wording:
        annotated = self._annotated[statement.report]
        text = annotated.report.text
        pieces: tuple[Piece, ...] = (Piece(statement.of(text), marked=False),)
        if finding and finding.kind in ("contradicted", "updated", "refined"):
            others = [self._with_text(s) for other in finding.sides if other is not side for s in other.statements]
            pieces = mark_differences((statement, text), others, finding.type, side.value if side else "")
        before, after = find_context(annotated, statement)
        caveat = statement.certainty.value
        return Wording(
            anchor=self._anchors[statement.id],
            report=self._reports[statement.report],
            before=before,
            pieces=pieces,
            after=after,
            chain=tuple(self._link(link, annotated) for link in chain_of(statement, annotated)),
            origin=self._record.origins.get(statement.id, ""),
            caveat=caveat if caveat in ("hedged", "planned", "denied") else "",
        )

    def _with_text(self, statement: Statement) -> tuple[Statement, str]:
        return statement, self._annotated[statement.report].report.text

    def _link(self, link: Attribution, annotated: Annotated) -> str:
        name = source_name(link, annotated.report.text) or self._labels["unnamed_source"]
        return f"{name} ({link.medium})" if link.medium else name

    def _origins(self) -> tuple[OriginView, ...]:
        ids = list(self._reports)
        counts: dict[str, Counter[str]] = {}
        for annotated in self._record.story.reports:
            for statement in annotated.statements:
                if origin := self._record.origins.get(statement.id):
                    counts.setdefault(origin, Counter())[annotated.report.id] += 1
        ordered = sorted(counts, key=lambda name: (-len(counts[name]), -counts[name].total(), name))
        return tuple(OriginView(name, tuple(counts[name][key] for key in ids)) for name in ordered)
