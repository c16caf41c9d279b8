"""A record comes in, Markdown goes out: contradictions first; what comes from reports is escaped and stays text."""

import re
from collections.abc import Iterator, Mapping

from synopse.faces.export.headings import finding_heading, head_counts, says_who
from synopse.faces.export.view import SHOWN, FindingView, RecordView, StoryView, Wording, count, view_record
from synopse.faces.plain import harmless
from synopse.model import Record

# Marks of Markdown and what makes a bare address a link; what makes the beginning of a line a list or a heading.
_ACTIVE = re.compile(r"[\\`*_\[\]<>|~&$#{}]|(?<=\w):(?=//)|(?<=www)\.", re.IGNORECASE)
_LISTED = re.compile(r"^(\d*)([-+=.)])")


def export_record(record: Record, labels: Mapping[str, str]) -> str:
    """Return the record as Markdown (CommonMark)."""
    return "\n".join(_record(view_record(record, labels), labels)) + "\n"


def escape(text: str) -> str:
    """Return the text on one line, with nothing in it that Markdown would read as more than text inside a line."""
    return _ACTIVE.sub(lambda match: f"\\{match[0]}", " ".join(harmless(text).split()))


def escape_line(text: str) -> str:
    """Return the text as `escape` does, with nothing in it that would make the beginning of a line a list or rule."""
    return _LISTED.sub(r"\1\\\2", escape(text))


def _record(record: RecordView, labels: Mapping[str, str]) -> Iterator[str]:
    if not record.stories:
        yield labels["no_stories"]
    for story in record.stories:
        if story.number > 1:
            yield ""
        yield from _story(story, labels)
    if record.rejected:
        yield from ("", f"## {labels['rejected']}", "")
        yield from (f"- {escape_line(entry.id)}: {escape(entry.reason)}" for entry in record.rejected)


def _story(story: StoryView, labels: Mapping[str, str]) -> Iterator[str]:
    yield from (f"# {escape(story.title)}", "", " · ".join(head_counts(story, labels)))
    if not story.count("contradicted"):
        yield from ("", labels["none_contradicted"])
    for kind in SHOWN:
        if findings := story.findings[kind]:
            yield from ("", f"## {labels[kind]}", "", labels[f"{kind}_note"])
        for place, finding in enumerate(findings, 1):
            yield from _finding(place, finding, labels)
    if singles := story.count("single"):
        yield from ("", f"## {labels['single']}", "", count(labels, "single_count", singles))


def _finding(place: int, view: FindingView, labels: Mapping[str, str]) -> Iterator[str]:
    yield from ("", f"### {place}. {escape(finding_heading(view, labels))}", "")
    if view.finding.explanation:
        yield from (escape_line(view.finding.explanation), "")
    for side in view.sides:
        if side.value:
            yield f"- **{escape(side.value)}**"
        indent = "  " if side.value else ""
        yield from (f"{indent}- {_wording(wording, labels)}" for wording in side.wordings)


def _wording(wording: Wording, labels: Mapping[str, str]) -> str:
    quote = f"{labels['quote_open']}{escape(wording.text)}{labels['quote_close']}"
    source = f"*{escape(wording.report.name)}*, {escape(wording.report.published)}"
    return f"{quote} ({source}; {escape(says_who(wording, labels))})"
