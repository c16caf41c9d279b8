"""A story's page: its findings with their decisions, the table, timeline and provenance, who and where, its reports."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from starlette.exceptions import HTTPException
from starlette.responses import Response

from synopse.faces.export.headings import head_counts
from synopse.faces.export.pages import EntityView, view_copies, view_entities
from synopse.faces.export.view import SHOWN, FindingView, StoryView
from synopse.faces.web.call import Call
from synopse.faces.web.drawing import draw_provenance, draw_timeline
from synopse.faces.web.links import story_path
from synopse.faces.web.paging import Pager, make_pager
from synopse.faces.web.rendering import render
from synopse.faces.web.showing import Decided, ShownStory, show_story

CARDS = 12  # of a kind that are shown before the reader asks for all
ALL_CARDS = 100
COLUMNS = 8  # reports side by side
ROWS = 40
TIMES, NAMES, COPIES = 60, 60, 30  # of a story of hundreds of reports, the page shows these many


@dataclass(frozen=True, slots=True)
class Section:
    """The findings of a kind: those that are shown, and how many there are."""

    kind: str
    shown: Sequence[Decided]
    total: int


@dataclass(frozen=True, slots=True)
class TablePage:
    """What the side-by-side table takes: a view with some of the reports and findings."""

    view: StoryView


def show_page(call: Call) -> Response:
    """Return the page of a story; a story that has been joined to another is found there."""
    stored = call.bench.store.story(call.request.path_params["key"], call.language)
    if stored is None:
        raise HTTPException(404)
    shown = show_story(stored, call.words)
    entities = view_entities(shown.view, call.words)
    columns = make_pager(call, len(shown.view.reports), COLUMNS, "columns")
    contradicted = {s.id for f in shown.of_kind("contradicted") for s in f.stored.finding.statements}
    names = {report.report.id: report.name for report in shown.view.reports}
    copies = view_copies(shown.view)
    return render(
        call,
        "story.html",
        story=shown,
        line=stored.line,
        path=story_path(stored.line.key),
        sections=_sections(call, shown),
        dismissed=shown.dismissed[:ALL_CARDS],
        open_kind=call.text("kind"),
        head_counts=head_counts(shown.view, call.words),
        table=_table(shown, columns),
        columns=columns,
        singles=sum(finding.kind == "single" for finding in stored.record.findings),
        timeline=draw_timeline(shown.view.record.timeline, names, contradicted, call.words),
        times=shown.view.timeline[:TIMES],
        provenance=draw_provenance(shown.view, copies),
        copies=copies[:COPIES],
        people=_named(entities, ("PER", "ORG")),
        places=_named(entities, ("LOC",)),
        **shown.links,
    )


def _sections(call: Call, shown: ShownStory) -> list[Section]:
    """Return the findings by kind; all of one kind where the address asks for it."""
    wanted, sections = call.text("kind"), []
    for kind in SHOWN:
        found = shown.of_kind(kind)
        most = ALL_CARDS if kind == wanted else CARDS
        if found and (kind == wanted or wanted not in SHOWN):
            sections.append(Section(kind, found[:most], len(found)))
    return sections


def _table(shown: ShownStory, columns: Pager) -> TablePage:
    """Return the story with the reports of one window and its most important findings, without the single ones."""
    reports = shown.view.reports[max(0, columns.first - 1) : columns.last]
    ids = {report.report.id for report in reports}
    findings: dict[str, tuple[FindingView, ...]] = dict.fromkeys(shown.view.findings, ())
    left = ROWS
    for kind in SHOWN:
        some = [f.view for f in shown.of_kind(kind) if ids & {s.report for s in f.stored.finding.statements}][:left]
        findings[kind] = tuple(some)
        left -= len(some)
    return TablePage(replace(shown.view, reports=reports, findings=findings))


def _named(entities: Sequence[EntityView], types: Sequence[str]) -> list[EntityView]:
    """Return the entities of some types, those first that most is said of."""
    wanted = [view for view in entities if view.entity.type in types]
    return sorted(wanted, key=lambda view: (-len(view.entity.mentions), view.entity.name))[:NAMES]
