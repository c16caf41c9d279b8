"""Prints tokens per second and peak memory of every step, on real news where there is some, else on text made here.

    DATA=folder-of-measuring-data python quality/bench.py [--reports 300]

One process, one core, each step over all reports before the next, no word seen before: what a user waits for. Then one
story of 25, 50 and 100 reports: articles whose titles share the most frequent word, so that many of their statements
may be about the same thing.
"""

import argparse
import gc
import gzip
import json
import os
import re
import resource
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TypeVar

from synopse.faces.cli import COLLECT_EVERY
from synopse.group import find_copies
from synopse.languages import load_language
from synopse.model import Annotated, Report, Story
from synopse.run import annotate_report
from synopse.run.steps import annotators, load_step

NEWS = "stories/german-news-2020-10.jsonl.gz"
STORY_SIZES = (25, 50, 100)
STORY_BAR = (50, 3.0)  # reports, and the seconds that comparing them may take
T = TypeVar("T")


def main() -> None:
    """Time every step over the reports and print a line for each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=300)
    count = parser.parse_args().reports
    gc.set_threshold(*COLLECT_EVERY)
    reports = list(islice(_news(), count)) or list(islice(_made(), count))
    sys.stdout.write(f"{len(reports)} German reports, {sum(len(r.text) for r in reports):,} characters\n")
    load_language("de")
    annotated = _bench_annotating(reports)
    stories = _timed("group", annotated, lambda: load_step("stories")(annotated))
    _bench_stories(stories)
    _bench_one_story(list(islice(_of_one_topic(), max(STORY_SIZES))) or reports)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(f"{'peak memory':16} {peak:10,.0f} MB\n")


def _bench_annotating(reports: list[Report]) -> list[Annotated]:
    started = time.process_time()
    language = load_language("de")
    cleaned = [load_step("blocks")(report, language) for report in reports]
    spent = {"clean": time.process_time() - started}
    annotated = [Annotated(report) for report in cleaned]
    for name, find in annotators():
        began = time.process_time()
        annotated = [replace(item, **{name: find(item, language)}) for item in annotated]
        spent[name] = time.process_time() - began
    for name, seconds in spent.items():
        _line(name, annotated, seconds)
    _line("annotate, whole", annotated, sum(spent.values()))
    return annotated


def _bench_stories(stories: tuple[Story, ...]) -> None:
    reports = [report for story in stories for report in story.reports]
    entities = _timed("link", reports, lambda: [load_step("entities")(story) for story in stories])
    linked = [replace(story, entities=found) for story, found in zip(stories, entities, strict=True)]
    _timed("compare", reports, lambda: [load_step("findings")(story, load_language("de")) for story in linked])
    sys.stdout.write(f"{'':16} {len(stories)} stories, the largest of {max(len(s.reports) for s in stories)} reports\n")


def _bench_one_story(reports: list[Report]) -> None:
    """Time the steps that see all reports of a story, for stories that grow."""
    german = load_language("de")
    annotated = [annotate_report(load_step("blocks")(report, german)) for report in reports]
    for size in STORY_SIZES:
        started = time.process_time()
        members = tuple(annotated[:size])
        story = load_step("years")(Story("one", members, find_copies(members)))
        copied = time.process_time()
        linked = replace(story, entities=load_step("entities")(story))
        began = time.process_time()
        load_step("findings")(linked, german)
        compared = time.process_time() - began
        bar = f" (bar {STORY_BAR[1]:.0f} s)" if size == STORY_BAR[0] else ""
        spent = f"copies {copied - started:.2f} s, link {began - copied:.2f} s, compare {compared:.2f} s{bar}"
        sys.stdout.write(f"{f'{len(members)} in one story':16} {spent}\n")


def _timed(name: str, reports: list[Annotated], work: Callable[[], T]) -> T:
    started = time.process_time()
    result = work()
    _line(name, reports, time.process_time() - started)
    return result


def _line(name: str, reports: list[Annotated], seconds: float) -> None:
    tokens = sum(len(sentence.tokens) for report in reports for sentence in report.sentences)
    characters = sum(len(report.report.text) for report in reports)
    speeds = f"{tokens / max(seconds, 1e-9):10,.0f} tokens/s {characters / max(seconds, 1e-9):12,.0f} characters/s"
    sys.stdout.write(f"{name:16} {speeds} {seconds:8.2f} s\n")


def _news() -> Iterator[Report]:
    for number, entry in enumerate(_entries()):
        yield Report(f"r{number:05}", entry["text"], published=entry.get("published", ""), language="de")


def _of_one_topic() -> Iterator[Report]:
    """Yield the articles whose titles have the word that most titles have."""
    words = [set(re.findall(r"[^\W\d_]{5,}", entry["title"])) for entry in _entries()]
    counts = Counter(word for title in words for word in title if word[0].isupper())
    most = min(counts, key=lambda word: (-counts[word], word), default="")
    yield from (report for report, title in zip(_news(), words, strict=True) if most in title)


def _entries() -> Iterator[dict[str, str]]:
    path = Path(os.environ.get("DATA", "")) / NEWS
    if not path.is_file():
        sys.stdout.write(f"{path} is not there: measuring on text made here\n")
        return
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _made() -> Iterator[Report]:
    """Yield reports made of the examples' German sentences, shifted so that no two are equal."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(Path("examples").rglob("*.txt"))]
    sentences = [sentence + "." for text in texts for sentence in text.split(".") if len(sentence) > 40]
    for number in range(10_000):
        chosen = [sentences[(number * 7 + step * 3) % len(sentences)] for step in range(20)]
        yield Report(f"r{number:05}", "".join(chosen), language="de", published=f"2026-03-{1 + number % 28:02}")


if __name__ == "__main__":
    main()
