"""Compared stories come in, the record goes out: titles, timelines, everything in one order.

Nothing is judged here: which statements agree and which contradict each other has been decided by comparing.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from synopse.model import (
    Annotated,
    BlockKind,
    Finding,
    Interval,
    Record,
    Rejected,
    Statement,
    Story,
    StoryRecord,
    TimelineEntry,
)

KINDS = ("contradicted", "updated", "corroborated", "repeated", "refined", "single")
_LONGEST_TITLE = 110  # characters; a headline is rarely longer, a first sentence often
_WORD = re.compile(r"\w{4,}")


@dataclass(frozen=True, slots=True)
class ComparedStory:
    """What comparing gives for one story: its findings, and the name of the origin of each statement by its id."""

    story: Story
    findings: tuple[Finding, ...]
    origins: Mapping[str, str]


def build_record(stories: Sequence[ComparedStory], rejected: Iterable[Rejected], language: str) -> Record:
    """Return the record of the stories, those with the most reports first; `language` is the one it is written in."""
    built = [_build_story(compared, language) for compared in stories]
    built.sort(key=lambda story: (-len(story.story.reports), story.story.id))
    return Record(tuple(built), tuple(sorted(rejected)), language)


def _build_story(compared: ComparedStory, language: str) -> StoryRecord:
    story = compared.story
    place = {report.report.id: number for number, report in enumerate(story.reports)}

    def rank(finding: Finding) -> tuple[object, ...]:
        where = [(place[s.report], s.start, s.end) for s in finding.statements]
        return KINDS.index(finding.kind), where, finding.type, [side.value for side in finding.sides]

    return StoryRecord(
        title=find_title(story, language),
        story=story,
        findings=tuple(sorted(compared.findings, key=rank)),
        timeline=find_timeline(s for report in story.reports for s in report.statements),
        origins=dict(sorted(compared.origins.items())),
    )


def find_title(story: Story, language: str) -> str:
    """Return the headline that says best what the story's reports are about.

    Given titles go before headlines found in the text, those before first sentences; then the record's language, then
    the words that most reports use; then the earlier report.
    """
    titles = [(*_headline(report), report) for report in story.reports]
    known = [(kind, text, report) for kind, text, report in titles if text]
    if not known:
        return story.reports[0].report.id if story.reports else story.id

    using = Counter(word for report in story.reports for word in _words(report.report.text))

    def rank(candidate: tuple[int, str, Annotated]) -> tuple[object, ...]:
        kind, text, annotated = candidate
        report, words = annotated.report, _words(text)
        echo = sum(using[word] for word in words) / max(1, len(words))
        return kind, report.language != language, -echo, report.published or "9", report.id

    return _cut(min(known, key=rank)[1])


def headline_of(annotated: Annotated) -> str:
    """Return a report's headline on one line: given, found in its text, or its first sentence, cut where it is long."""
    return _cut(_headline(annotated)[1])


def _headline(annotated: Annotated) -> tuple[int, str]:
    """Return a report's headline, and before it how it is known: 0 given, 1 found in the text, 2 a first sentence."""
    report = annotated.report
    if report.title.strip():
        return 0, report.title
    # Only what stands first is the report's headline; a headline further down heads a section.
    opening = next((block for block in report.blocks if block.kind.states), None)
    if opening and opening.kind is BlockKind.HEADLINE:
        return 1, opening.of(report.text)
    first = next(iter(annotated.sentences), None)
    return 2, first.of(report.text) if first else report.text.strip().partition("\n")[0]


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))


def _cut(title: str) -> str:
    title = " ".join(title.split())
    if len(title) <= _LONGEST_TITLE:
        return title
    return title[: _LONGEST_TITLE + 1].rsplit(" ", 1)[0][:_LONGEST_TITLE].rstrip(",;:–- ") + " …"


def find_timeline(statements: Iterable[Statement]) -> tuple[TimelineEntry, ...]:
    """Return the times of the statements' events in their order, each with the statements that share it."""
    entries: dict[tuple[str, str], list[Statement]] = {}
    moments: dict[tuple[str, str], Interval] = {}
    for statement in statements:
        when = statement.when
        if when is not None and (when.start or when.end):
            key = (when.iso, when.precision.name.lower())
            entries.setdefault(key, []).append(statement)
            moments.setdefault(key, when)
    ordered = sorted(entries, key=lambda key: (_bounds(moments[key]), key))
    return tuple(TimelineEntry(*key, tuple(entries[key])) for key in ordered)


def _bounds(when: Interval) -> tuple[datetime, datetime]:
    return when.start or when.end or datetime.min, when.end or datetime.max
