"""A record comes in, plain text for a terminal goes out: contradictions first, each with both wordings and chains."""

from collections.abc import Iterator, Mapping
from textwrap import wrap

from synopse.faces.export.headings import finding_heading, head_counts, says_who
from synopse.faces.export.view import SHOWN, FindingView, RecordView, StoryView, Wording, count, view_record
from synopse.faces.plain import harmless
from synopse.model import Record

_WIDTH = 100


def export_record(record: Record, labels: Mapping[str, str]) -> str:
    """Return the record as text, its lines at most 100 characters long where words allow it."""
    return "\n".join(_record(view_record(record, labels), labels)) + "\n"


def _record(record: RecordView, labels: Mapping[str, str]) -> Iterator[str]:
    if not record.stories:
        yield labels["no_stories"]
    for story in record.stories:
        if story.number > 1:
            yield from ("", "")
        yield from _story(story, labels)
    if record.rejected:
        yield from ("", _heading(labels["rejected"], len(record.rejected)))
        for entry in record.rejected:
            yield from _wrapped(f"{entry.id}: {entry.reason}", "  ")


def _story(story: StoryView, labels: Mapping[str, str]) -> Iterator[str]:
    title = harmless(story.title)
    yield from (title, "=" * min(len(title), _WIDTH), " · ".join(head_counts(story, labels)))
    if not story.count("contradicted"):
        yield from ("", labels["none_contradicted"])
    for kind in SHOWN:
        findings = story.findings[kind]
        if findings:
            yield from ("", _heading(labels[kind], len(findings)))
        for place, finding in enumerate(findings, 1):
            yield from _finding(place, finding, labels)
    if singles := story.count("single"):
        yield from ("", count(labels, "single_count", singles))


def _heading(words: str, number: int) -> str:
    return f"{words.upper()} ({number})"


def _finding(place: int, view: FindingView, labels: Mapping[str, str]) -> Iterator[str]:
    yield ""
    yield from _wrapped(f"{place}. {finding_heading(view, labels)}", "  ", "     ")
    if view.finding.explanation:
        yield from _wrapped(view.finding.explanation, "     ")
    for side in view.sides:
        if side.value:
            yield from _wrapped(side.value, "     * ")
        for wording in side.wordings:
            yield from _wording(wording, labels)


def _wording(wording: Wording, labels: Mapping[str, str]) -> Iterator[str]:
    yield from _wrapped(f"{labels['quote_open']}{wording.text}{labels['quote_close']}", "       ")
    source = f"{wording.report.name}, {wording.report.published} | {says_who(wording, labels)}"
    yield from _wrapped(f"-- {source}", "         ", "            ")


def _wrapped(text: str, indent: str, further: str | None = None) -> list[str]:
    """Return the text in harmless lines behind an indent; `further` is that of the second line and those behind it."""
    rest = " " * len(indent) if further is None else further
    return wrap(
        harmless(text), _WIDTH, initial_indent=indent, subsequent_indent=rest, break_long_words=False,
        break_on_hyphens=False,
    )  # fmt: skip
