"""Fills a store with 10,000 reports and prints how fast it adds, searches and shows.

The texts are those of `german-news-2020-10` in $DATA, annotated once. Further copies are made without annotating: each
is moved along the calendar and has other names (the letters of every name are turned by the number of the copy, so that
lengths and offsets stay). So copies make up stories of their own, which share words with others as real ones do.

    python quality/store_bench.py [--reports 10000] [--texts 1514] [--store ADDRESS]

A store that is there already and has reports is only measured, not filled.
"""

import argparse
import os
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cache
from itertools import islice
from pathlib import Path

from synopse.model import Annotated, Report
from synopse.read import read_reports
from synopse.record.store import Act, Filters, Store, open_store, report_key
from synopse.run.desk import BATCH, Desk, annotate_anew

_DATA = Path(os.environ.get("DATA", "../shared/data")) / "stories" / "german-news-2020-10.jsonl.gz"
_DAYS = 35  # between a text and its copy: more than the month that the texts are from
_ACT = Act("bench", "2026-01-01T00:00:00+00:00")
_TIMES = 15  # each reading is timed so often
_QUERIES = (
    "Corona", "Berlin", "Schule geschlossen", "Polizei Unfall", "Präsident", '"am Montag"', "Wahl Kandidat",
    "Millionen",     "Feuerwehr Brand", "Minister sagte", "Fußball", "Gericht Urteil", "Klima", "Xylophon", "Häuser",
)  # fmt: skip
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def main() -> int:
    """Fill and measure; print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--reports", type=int, default=10_000)
    parser.add_argument("--texts", type=int, default=1514)
    parser.add_argument(
        "--batch", type=int, default=BATCH, help="reports written at once (default: as the command does)"
    )
    parser.add_argument("--store", help="the address of a store to fill or, where it has reports, to measure")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="synopse-bench-") as folder:
        store = open_store(given.store or str(Path(folder) / "store.sqlite"))
        with store:
            if not store.counts().reports:
                fill(store, given.reports, given.texts, given.batch)
            measure(store)
    return 0


def fill(store: Store, reports: int, texts: int, size: int) -> None:
    """Add so many reports, made of so many texts, and print the rates."""
    clock, wall = time.process_time(), time.perf_counter()
    items = [item for item in read_reports([_DATA]) if isinstance(item, Report)][:texts]
    annotated = [annotate_anew(item) for item in items]
    _tell("annotated", len(annotated), clock, wall)
    desk, copies, done = Desk(store), _copies(annotated, reports), 0
    clock, wall = time.process_time(), time.perf_counter()
    while batch := {report_key(found.report): found for found in islice(copies, size)}:
        desk.add_annotated(batch, _ACT)
        done += len(batch)
        if done % 1000 < size or done >= reports:
            _tell("in the store, annotating left out", done, clock, wall)


def _tell(what: str, number: int, clock: float, wall: float) -> None:
    cpu, real = time.process_time() - clock, time.perf_counter() - wall
    print(f"{number:6} {what}: {number / cpu:.1f} a second of one core, {number / real:.1f} a second", flush=True)


def _copies(annotated: list[Annotated], number: int) -> Iterator[Annotated]:
    for place in range(number):
        turn, found = divmod(place, len(annotated))
        yield _copy(annotated[found], turn) if turn else annotated[found]


def _copy(annotated: Annotated, turn: int) -> Annotated:
    """Return the report some weeks later, with other names of the same length."""
    names = {word for mention in annotated.mentions for word in re.findall(r"[^\W\d_]+", mention.name)}

    def rename(text: str) -> str:
        return re.sub(r"[^\W\d_]+", lambda m: _turned(m[0], turn) if m[0] in names else m[0], text)

    report = annotated.report
    moved = datetime.fromisoformat(report.published) + timedelta(days=turn * _DAYS) if report.published else None
    tokens = {t.text: _turned(t.text, turn) for s in annotated.sentences for t in s.tokens if t.text in names}
    sentences = tuple(
        replace(
            s,
            tokens=tuple(
                replace(t, text=tokens[t.text], lemma=tokens[t.text]) if t.text in tokens else t for t in s.tokens
            ),
        )
        for s in annotated.sentences
    )
    mentions = tuple(replace(m, name=rename(m.name)) for m in annotated.mentions)
    name = f"{report.id}-{turn}"
    statements = tuple(
        replace(
            s,
            id=f"{name}:{s.start}-{s.end}",
            report=name,
            participants=tuple(replace(m, name=rename(m.name)) for m in s.participants),
            places=tuple(replace(m, name=rename(m.name)) for m in s.places),
        )
        for s in annotated.statements
    )
    attributions = tuple(replace(a, name=rename(a.name)) for a in annotated.attributions)
    fields = {"id": name, "text": rename(report.text), "title": rename(report.title)}
    if moved:
        fields["published"] = moved.isoformat()
    return replace(
        annotated,
        report=replace(report, **fields),
        sentences=sentences,
        mentions=mentions,
        statements=statements,
        attributions=attributions,
    )


@cache
def _turned(word: str, turn: int) -> str:
    """Return the word with its letters turned, the plain ones only."""
    turned = _LETTERS[turn % 26 :] + _LETTERS[: turn % 26]
    return word.translate(str.maketrans(_LETTERS + _LETTERS.upper(), turned + turned.upper()))


def measure(store: Store) -> None:
    """Print the median and the slowest time of each kind of reading, in milliseconds."""
    counts = store.counts()
    print(f"{counts.reports} reports, {counts.stories} stories, {counts.entities} entities")
    stories = store.stories(limit=1000, order="largest").items
    entities = store.entities(limit=50).items
    keys = [line.key for line in stories[:: max(1, len(stories) // _TIMES)]]
    outlet = counts.outlets[0][0] if counts.outlets else ""
    spread = range(_TIMES)
    readings: dict[str, list[Callable[[], object]]] = {
        "search": [lambda q=q: store.search(q) for q in _QUERIES],
        "search, page 10": [lambda q=q: store.search(q, offset=180) for q in _QUERIES],
        "search with filters": [
            lambda q=q: store.search(q, Filters(outlet=outlet, since="2020-10-05", kind="contradicted"))
            for q in _QUERIES
        ],
        "search by entity": [lambda e=e: store.search("", Filters(entity=e.name)) for e in entities[:_TIMES]],
        "stories, newest": [lambda n=n: store.stories(offset=50 * n) for n in spread],
        "stories, contradicted": [lambda n=n: store.stories(order="contradicted", offset=50 * n) for n in spread],
        "stories, filtered": [lambda: store.stories(Filters(outlet=outlet, kind="updated")) for _ in spread],
        "story": [lambda k=k: store.story(k) for k in keys],
        "largest stories": [lambda s=s: store.story(s.key) for s in stories[:_TIMES]],
        "report": [lambda k=k: store.report(k) for k in keys],
        "history": [lambda k=k: store.history(k) for k in keys],
        "entity, most named": [lambda e=e: store.entity(e.id) for e in entities[:_TIMES]],
        "entities": [lambda n=n: store.entities(offset=50 * n) for n in spread],
        "counts": [store.counts] * 5,
    }
    print(f"{'':24}{'median ms':>10}{'slowest':>10}")
    for name, calls in readings.items():
        times = [_milliseconds(call) for call in calls]
        print(f"{name:24}{statistics.median(times):10.1f}{max(times):10.1f}", flush=True)


def _milliseconds(call: Callable[[], object]) -> float:
    start = time.perf_counter()
    call()
    return 1000 * (time.perf_counter() - start)


if __name__ == "__main__":
    sys.exit(main())
