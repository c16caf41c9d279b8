"""Lists contradictions that Synopse tells of real news, for a person to judge.

    DATA=folder-of-measuring-data python quality/wild.py [--news FILE] [--sample 100] [--seed 1] [--cache FILE]
        [--output FILE]

Real news, a month of it in German where no other file of the folder is named, is grouped and compared as `synopse
compare` does. Of all contradictions a sample is drawn by seed and listed in a fixed order, each with its type, values,
outlets, dates and sentences, and a line for the verdict. The list holds text of the press: it goes to stdout or to a
file outside of the project, and is never committed.
`--cache` keeps the annotated reports between runs; annotating again is needed where annotating has changed.
"""

import argparse
import gzip
import json
import os
import pickle
import random
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from synopse.languages import load_language
from synopse.model import Annotated, Finding, Report, Statement, StoryRecord
from synopse.run import annotate_report, compare_stories
from synopse.run.steps import load_step

NEWS = "stories/german-news-2020-10.jsonl.gz"
PROJECT = Path(__file__).resolve().parents[1]


def main() -> int:
    """Write the list and how many contradictions there are; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--news", default=NEWS, help="a file of reports in the folder of measuring data")
    parser.add_argument("--sample", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--cache", type=Path, help="a pickle outside of the project; made where it is not there")
    parser.add_argument("--output", type=Path, help="a file outside of the project")
    options = parser.parse_args()
    for path in filter(None, (options.cache, options.output)):
        if path.resolve().is_relative_to(PROJECT):
            parser.error(f"{path} lies inside of the project, where no text of the press belongs")
    reports = _annotated(Path(os.environ["DATA"]) / options.news, options.cache)
    record = compare_stories(load_step("stories")(reports), (), "en")
    told = [
        (story, finding) for story in record.stories for finding in story.findings if finding.kind == "contradicted"
    ]
    chosen = draw_sample(len(told), options.sample, options.seed)
    types = Counter(finding.type for _, finding in told)
    head = f"{len(reports)} reports, {len(record.stories)} stories, {len(told)} contradictions: "
    head += ", ".join(f"{kind} {count}" for kind, count in sorted(types.items())) + f"; {len(chosen)} listed\n"
    entries = [format_entry(number, *told[place]) for number, place in enumerate(chosen, start=1)]
    listed = "\n".join([head, *entries])
    if options.output:
        options.output.write_text(listed, encoding="utf-8")
        listed = head
    sys.stdout.write(listed)
    return 0


def draw_sample(count: int, size: int, seed: int) -> list[int]:
    """Return the places of a sample of so many things, all of them where there are no more, in their order."""
    chance = random.Random(seed)  # noqa: S311 - a sample, no secret
    return sorted(chance.sample(range(count), min(size, count)))


def format_entry(number: int, story: StoryRecord, finding: Finding) -> str:
    """Return a contradiction as a person judges it, with an empty verdict."""
    reports = {annotated.report.id: annotated.report for annotated in story.story.reports}
    lines = [f"#{number} {finding.type} at {finding.confidence:.2f} in story {story.story.id}: {story.title}"]
    for side in finding.sides:
        lines.append(f"  {side.value}")
        lines += [f"    {_line(statement, reports)}" for statement in side.statements]
    return "\n".join([*lines, f"  {finding.explanation}", "  verdict:\n"])


def _line(statement: Statement, reports: Mapping[str, Report]) -> str:
    report = reports[statement.report]
    words = " ".join(report.text[statement.start : statement.end].split())
    return f"[{report.outlet} {report.published} {report.id}] {words}"


def _annotated(path: Path, cache: Path | None) -> list[Annotated]:
    """Return the annotated reports, from the cache where there is one."""
    if cache and cache.exists():
        return list(pickle.loads(cache.read_bytes()))  # noqa: S301 - a file that this script wrote
    reports = [
        annotate_report(load_step("blocks")(report, load_language(report.language))) for report in _reports(path)
    ]
    if cache:
        cache.write_bytes(pickle.dumps(reports))
    return reports


def _reports(path: Path) -> Iterator[Report]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            entry = json.loads(line)
            yield Report(
                entry["id"],
                entry["text"],
                entry.get("title", ""),
                entry.get("outlet", entry["id"]),
                entry.get("published", "").replace(" ", "T", 1),
                entry["language"],
                entry.get("url", ""),
            )


if __name__ == "__main__":
    sys.exit(main())
