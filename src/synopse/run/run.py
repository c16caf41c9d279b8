"""Paths come in; annotated reports, stories or the record go out. Knows the order of the steps, and nothing else does.

Reports are annotated one by one; grouping is the one barrier. The order of the paths never shows in the result.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from synopse.languages import known_languages, load_language
from synopse.model import Annotated, Record, Rejected, Report, Story, StoryRecord
from synopse.record import ComparedStory
from synopse.run.steps import annotators, load_step

Progress = Callable[[int, int], None]  # called with the number of reports done and of all


def annotate_report(report: Report) -> Annotated:
    """Return the report, which must be cleaned and of a known language, with all that the annotators find in it."""
    language = load_language(report.language)
    annotated = Annotated(report)
    for name, find in annotators():
        annotated = replace(annotated, **{name: find(annotated, language)})  # type: ignore[arg-type]
    return annotated


def annotate_paths(
    paths: Sequence[Path | str], *, stdin: BinaryIO | None = None, progress: Progress | None = None
) -> Iterator[Annotated | Rejected]:
    """Yield every report below the paths with its annotations, sorted by id, then what was rejected."""
    reports, rejected = _read(paths, stdin)
    for done, report in enumerate(reports, start=1):
        yield annotate_report(load_step("blocks")(report, load_language(report.language)))
        if progress:
            progress(done, len(reports))
    yield from sorted(rejected)


def group_paths(
    paths: Sequence[Path | str], *, stdin: BinaryIO | None = None, progress: Progress | None = None
) -> tuple[tuple[Story, ...], tuple[Rejected, ...]]:
    """Return the stories of the reports below the paths, and what was rejected."""
    items = list(annotate_paths(paths, stdin=stdin, progress=progress))
    reports = [item for item in items if isinstance(item, Annotated)]
    rejected = tuple(item for item in items if isinstance(item, Rejected))
    return tuple(load_step("stories")(reports)), rejected


def compare_paths(
    paths: Sequence[Path | str],
    language: str = "",
    *,
    stdin: BinaryIO | None = None,
    progress: Progress | None = None,
) -> Record:
    """Return the record of the reports below the paths, written in `language` (else in that of most reports)."""
    stories, rejected = group_paths(paths, stdin=stdin, progress=progress)
    reports = [annotated for story in stories for annotated in story.reports]
    return compare_stories(stories, rejected, language or reading_language(reports))


def compare_stories(stories: Iterable[Story], rejected: Iterable[Rejected], language: str) -> Record:
    """Return the record of grouped stories: their entities linked, their statements compared."""
    reader = load_language(language)
    linked = map(_link, stories)
    compared = [ComparedStory(story, *load_step("findings")(story, reader)) for story in linked]
    return load_step("record")(compared, rejected, language)  # type: ignore[no-any-return]


def compare_story(story: Story) -> dict[str, StoryRecord]:
    """Return the record of one grouped story in each language of the interface: alike but for its words."""
    from synopse.compare import explain_findings

    linked, records = _link(story), {}
    first, *_ = known_languages()
    findings, origins = load_step("findings")(linked, load_language(first))
    for code in known_languages():
        told = findings if code == first else explain_findings(linked, findings, load_language(code))
        records[code] = load_step("record")([ComparedStory(linked, told, origins)], (), code).stories[0]
    return records


def _link(story: Story) -> Story:
    """Return the story with its years settled and its entities linked."""
    settled = load_step("years")(story)
    linked: Story = replace(settled, entities=load_step("entities")(settled))
    return linked


def _read(paths: Sequence[Path | str], stdin: BinaryIO | None) -> tuple[tuple[Report, ...], list[Rejected]]:
    from synopse.read import settle_ids

    items = list(load_step("reports")(paths, stdin))
    rejected = [item for item in items if isinstance(item, Rejected)]
    reports, repeated = settle_ids(item for item in items if isinstance(item, Report))
    return reports, [*rejected, *repeated]


def reading_language(reports: Iterable[Annotated]) -> str:
    """Return the language that most of the reports are in."""
    counts = Counter(annotated.report.language for annotated in reports)
    return min(known_languages(), key=lambda code: (-counts[code], code))
