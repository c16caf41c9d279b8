"""A stored story comes in; what its pages show goes out: findings with their decisions, and where each thing stands.

It is the dossier's view of a story, with addresses of the workbench instead of places on one page.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from synopse.faces.export.pages import find_anchors
from synopse.faces.export.view import FindingView, ReportView, StoryView, Wording, view_record
from synopse.faces.web.links import report_path, statement_path
from synopse.model import Record
from synopse.record.store import StoredFinding, StoredStory


@dataclass(frozen=True, slots=True)
class Decided:
    """A finding as a reader sees it, with what people decided about it."""

    view: FindingView
    stored: StoredFinding

    @property
    def is_dismissed(self) -> bool:
        """Whether somebody has said that it is none."""
        return self.stored.status == "dismissed"


@dataclass(frozen=True, slots=True)
class ShownStory:
    """A story with its findings but for the single ones; `keys` are its reports' keys by their ids."""

    stored: StoredStory
    view: StoryView
    findings: tuple[Decided, ...]
    keys: Mapping[str, str]
    places: Mapping[str, tuple[str, int, int]]  # of wordings by their anchors: report's key, start, end

    def of_kind(self, kind: str) -> tuple[Decided, ...]:
        """Return the findings of a kind that nobody has dismissed."""
        return tuple(f for f in self.findings if f.stored.finding.kind == kind and not f.is_dismissed)

    @property
    def dismissed(self) -> tuple[Decided, ...]:
        """The findings that somebody has dismissed."""
        return tuple(finding for finding in self.findings if finding.is_dismissed)

    def text_link(self, wording: Wording) -> str:
        """Return where a wording stands in its report."""
        return statement_path(*self.places[wording.anchor])

    def report_link(self, report: ReportView) -> str:
        """Return the address of a report of the story."""
        return report_path(self.keys[report.report.id])

    @property
    def links(self) -> dict[str, Any]:
        """The functions that the parts of pages ask where they lead to."""
        return {
            "text_link": self.text_link,
            "report_link": self.report_link,
            "finding_link": lambda finding: f"#{finding.anchor}",
        }


def show_story(
    stored: StoredStory, words: Mapping[str, str], wanted: Iterable[StoredFinding] | None = None
) -> ShownStory:
    """Return the story as its pages show it, with the `wanted` of its findings (by default all)."""
    some = list(stored.findings if wanted is None else wanted)
    record = replace(stored.record, findings=tuple(found.finding for found in some))
    view = view_record(Record((record,)), words).stories[0]
    by_anchor = {finding.anchor: finding for finding in view.shown}
    decided = {f"s1-f{place}": found for place, found in enumerate(some, 1)}
    findings = tuple(
        Decided(replace(finding, anchor=f"f-{decided[anchor].key}"), decided[anchor])
        for anchor, finding in by_anchor.items()
    )
    keys = {r.report.id: line.key for r, line in zip(view.reports, stored.reports, strict=True)}
    statements = {s.id: s for annotated in record.story.reports for s in annotated.statements}
    anchors = find_anchors(view)
    places = {anchors[key]: (keys[s.report], s.start, s.end) for key, s in statements.items()}
    return ShownStory(stored, view, findings, keys, places)
