"""A record comes in, the dossier goes out: one HTML file that asks nothing of any network and runs no script.

What comes from reports is escaped, stripped of control characters and isolated in its direction of writing; the content
policy of the page allows its own stylesheet by its hash and nothing else. A click on a wording goes to its anchor in
the report's full text, which the stylesheet then highlights.
"""

import hashlib
import re
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from synopse.faces.export.headings import finding_heading, head_counts
from synopse.faces.export.passages import Passage, cut_passages
from synopse.faces.export.spellings import explain_spellings
from synopse.faces.export.view import SHOWN, FindingView, RecordView, ReportView, StoryView, count, view_record
from synopse.faces.plain import without_controls
from synopse.model import Copy, Entity, Record

_CODE = re.compile(r"[a-z]{2,3}")


@dataclass(frozen=True, slots=True)
class FullText:
    """A report with its text in passages."""

    report: ReportView
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class EntityView:
    """An entity, its further spellings each with its reason, and how often each report names it."""

    entity: Entity
    spellings: tuple[tuple[str, str], ...]
    counts: tuple[tuple[ReportView, int], ...]


@dataclass(frozen=True, slots=True)
class CopyView:
    """A passage that a report shares with another, and the share of equal words in percent."""

    report: ReportView
    other: ReportView
    text: str
    percent: int


@dataclass(frozen=True, slots=True)
class StoryPage:
    """What the dossier shows of a story beyond its view; `found` gives for each statement the finding to go to."""

    view: StoryView
    texts: tuple[FullText, ...]
    entities: tuple[EntityView, ...]
    copies: tuple[CopyView, ...]
    anchors: Mapping[str, str]
    found: Mapping[str, FindingView]


def export_record(record: Record, labels: Mapping[str, str]) -> str:
    """Return the record as one self-contained HTML page."""
    view = view_record(record, labels)
    pages = tuple(_story_page(story, labels) for story in view.stories)
    style = Markup(_stylesheet() + _highlights(pages))  # noqa: S704  our stylesheet and running numbers, nothing of a report
    return _environment().get_template("dossier.html").render(
        record=view,
        pages=pages,
        title=_title(view, labels),
        style=style,
        policy=_policy(style),
        words=labels,
        count=lambda key, n: count(labels, key, n),
        heading=lambda finding: finding_heading(finding, labels),
        head_counts=lambda story: head_counts(story, labels),
        kinds=SHOWN,
    )  # fmt: skip


def _title(record: RecordView, labels: Mapping[str, str]) -> str:
    if len(record.stories) == 1:
        return record.stories[0].title
    return count(labels, "stories", len(record.stories))


def _policy(style: str) -> str:
    """Return the content policy that allows this stylesheet and nothing else."""
    digest = b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _highlights(pages: tuple[StoryPage, ...]) -> str:
    """Return the rule that highlights all pieces of the statement whose anchor was clicked."""
    anchors = [anchor for page in pages for anchor in page.anchors.values()]
    selectors = ",".join(f"#{anchor}:target~.{anchor}" for anchor in anchors)
    return f"{selectors}{{background:var(--target);color:var(--target-ink)}}\n" if anchors else ""


@cache
def _stylesheet() -> str:
    loader = _environment().loader
    assert loader is not None  # noqa: S101  the environment is made with one
    return loader.get_source(_environment(), "dossier.css")[0]


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("synopse.faces.export"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_clean,
    )
    environment.filters["code"] = lambda code: code if _CODE.fullmatch(code) else ""
    return environment


def _clean(value: Any) -> Any:
    return without_controls(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _story_page(view: StoryView, labels: Mapping[str, str]) -> StoryPage:
    story = view.record.story
    reports = {report.report.id: report for report in view.reports}
    statements = [statement.id for annotated in story.reports for statement in annotated.statements]
    anchors = {key: f"s{view.number}-a{place}" for place, key in enumerate(statements, 1)}
    return StoryPage(
        view=view,
        texts=tuple(FullText(reports[a.report.id], cut_passages(a, anchors)) for a in story.reports),
        entities=tuple(_entity(entity, reports, labels) for entity in story.entities),
        copies=tuple(_copy(copy, reports) for copy in story.copies),
        anchors=anchors,
        found=_found(view),
    )


def _found(view: StoryView) -> dict[str, FindingView]:
    """Return for each statement the most important finding that it is part of; contradictions go first."""
    found: dict[str, FindingView] = {}
    for finding in view.shown:
        for statement in finding.finding.statements:
            found.setdefault(statement.id, finding)
    return found


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
