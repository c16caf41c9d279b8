"""A story as a reader sees it comes in; what a page shows of it besides goes out: texts, entities, copies, anchors.

The dossier shows all of it on one page, the workbench on several.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from synopse.faces.export.passages import Passage, cut_passages
from synopse.faces.export.spellings import explain_spellings
from synopse.faces.export.view import FindingView, ReportView, StoryView
from synopse.model import Copy, Entity


@dataclass(frozen=True, slots=True)
class FullText:
    """A report with its text in passages."""

    report: ReportView
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class EntityView:
    """An entity, its further spellings each with its reason, how often each report names it, and whom it may be.

    `candidates` are the names of entities that stay apart from it although they may be the same: nothing decides it.
    """

    entity: Entity
    spellings: tuple[tuple[str, str], ...]
    counts: tuple[tuple[ReportView, int], ...]
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CopyView:
    """A passage that a report shares with another, and the share of equal words in percent."""

    report: ReportView
    other: ReportView
    text: str
    percent: int


@dataclass(frozen=True, slots=True)
class StoryPage:
    """What a page shows of a story beyond its view; `found` gives for each statement the finding to go to."""

    view: StoryView
    texts: tuple[FullText, ...]
    entities: tuple[EntityView, ...]
    copies: tuple[CopyView, ...]
    anchors: Mapping[str, str]
    found: Mapping[str, FindingView]


def make_page(view: StoryView, labels: Mapping[str, str]) -> StoryPage:
    """Return what a page shows of a story, with the texts of all its reports."""
    story = view.record.story
    reports = {report.report.id: report for report in view.reports}
    anchors = find_anchors(view)
    return StoryPage(
        view=view,
        texts=tuple(FullText(reports[a.report.id], cut_passages(a, anchors)) for a in story.reports),
        entities=view_entities(view, labels),
        copies=view_copies(view),
        anchors=anchors,
        found=find_findings(view),
    )


def find_anchors(view: StoryView) -> dict[str, str]:
    """Return the anchor of each statement of a story by its id: those that its wordings have."""
    statements = [statement.id for annotated in view.record.story.reports for statement in annotated.statements]
    return {key: f"s{view.number}-a{place}" for place, key in enumerate(statements, 1)}


def find_findings(view: StoryView) -> dict[str, FindingView]:
    """Return for each statement the most important finding that it is part of; contradictions go first."""
    found: dict[str, FindingView] = {}
    for finding in view.shown:
        for statement in finding.finding.statements:
            found.setdefault(statement.id, finding)
    return found


def view_entities(view: StoryView, labels: Mapping[str, str]) -> tuple[EntityView, ...]:
    """Return the entities of a story in their order."""
    reports = {report.report.id: report for report in view.reports}
    entities = view.record.story.entities
    names = {entity.id: entity.name for entity in entities}
    return tuple(replace(_entity(each, reports, labels), candidates=_candidates(each, names)) for each in entities)


def _candidates(entity: Entity, names: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(names[key] for key in entity.candidates if key in names)


def view_copies(view: StoryView) -> tuple[CopyView, ...]:
    """Return the passages that reports of a story share."""
    reports = {report.report.id: report for report in view.reports}
    return tuple(_copy(copy, reports) for copy in view.record.story.copies)


def _entity(entity: Entity, reports: Mapping[str, ReportView], labels: Mapping[str, str]) -> EntityView:
    named = [report for report, _ in entity.mentions]
    return EntityView(
        entity,
        explain_spellings(entity, labels),
        tuple((view, named.count(key)) for key, view in reports.items() if key in named),
    )


def _copy(copy: Copy, reports: Mapping[str, ReportView]) -> CopyView:
    report = reports[copy.report]
    return CopyView(report, reports[copy.other], copy.span.of(report.report.text), round(100 * copy.similarity))
