"""Prints how many reports a second grouping places, whether the time for a report grows, and the memory for one.

    DATA=folder-of-measuring-data python quality/group_bench.py [--real 400] [--dense]

Real German articles are signed once. Others are made of their signatures by a fixed recipe: three parts of four of the
terms of one, a quarter of another, a few weeks later; as many a day as there really are, or ten times as many with
--dense. Each size is measured in a process of its own: all reports at once, then a round of all articles one by one.
"""

import argparse
import gc
import gzip
import json
import multiprocessing
import os
import random
import resource
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

from synopse.annotate.sentences import find_sentences
from synopse.clean import clean_report
from synopse.faces.cli import COLLECT_EVERY
from synopse.group import Signature, StoryIndex, sign
from synopse.languages import load_language
from synopse.model import Annotated, Report

NEWS = "stories/german-news-2020-10.jsonl.gz"
SIZES = (2_500, 25_000)
SEED = 7
_PART = 4  # a quarter of the terms comes from another report


def main() -> None:
    """Print a line for each size, and how the larger compares with the smaller."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--real", type=int, default=400)
    parser.add_argument("--dense", action="store_true")
    options = parser.parse_args()
    signed = _signed(Path(os.environ.get("DATA", "")) / NEWS, options.real)
    if not signed:
        sys.stdout.write("no news there: grouping is not measured\n")
        return
    sys.stdout.write(f"grouping {', '.join(f'{n:,}' for n in SIZES)} reports made of {len(signed)}, seed {SEED}\n")
    with multiprocessing.get_context("spawn").Pool(1, maxtasksperchild=1) as pool:
        first, last = (pool.apply(_measure, (signed, size, options.dense)) for size in SIZES)
    for size, (batch, single, memory) in zip(SIZES, (first, last), strict=True):
        speeds = f"{1 / batch:8,.0f} reports/s at once {1 / single:8,.0f} reports/s one by one"
        sys.stdout.write(f"{size:8,} {speeds} {memory / 1000:6.1f} kB a report\n")
    sys.stdout.write(f"time for a report: {last[0] / first[0]:.2f} times, one by one {last[1] / first[1]:.2f} times\n")


def _measure(signed: list[Signature], size: int, dense: bool) -> tuple[float, float, float]:
    """Return the seconds for a report at once and one by one, and the bytes that a report takes at the most."""
    gc.set_threshold(*COLLECT_EVERY)
    made = _made(signed, size / SIZES[0] if dense else 1.0)
    before = _peak()
    stories = StoryIndex()
    started = time.process_time()
    stories.add_all(dict(islice(made, size)))
    between = time.process_time()
    memory = (_peak() - before) / size
    more = dict(islice(made, len(signed)))
    began = time.process_time()
    for key, signature in more.items():
        stories.add(key, signature)
    return (between - started) / size, (time.process_time() - began) / len(signed), memory


def _peak() -> float:
    """Return the most bytes that this process has held; what its parent held counts in ru_maxrss, so not that first."""
    status = Path("/proc/self/status")
    if not status.is_file():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024.0
    return next(int(line.split()[1]) * 1024.0 for line in status.read_text().splitlines() if line.startswith("VmHWM"))


def _made(signed: list[Signature], density: float) -> Iterator[tuple[str, Signature]]:
    """Yield ever more reports: each is a real one, moved on in time, with some of the terms of another."""
    days = [signature.day or 0.0 for signature in signed]
    span = max(days) - min(days) + 1
    chance = random.Random(SEED)  # noqa: S311 - a benchmark, no secret
    number = 0
    while True:
        for one in sorted(signed, key=lambda signature: signature.day or 0.0):
            other = chance.choice(signed)
            rows = {
                row[0]: row for source in (one, other) for row in _rows(source) if _kept(row[0], source is one, number)
            }
            terms, counts, rarities = zip(
                *sorted(rows.values(), key=lambda row: (-row[1] * row[2], row[0])), strict=True
            )
            day = (one.day or 0.0) + span * (number // len(signed)) / density
            made = replace(one, text=f"{number:024}", terms=terms, counts=counts, rarities=rarities, day=day)
            yield f"r{number:07}", made
            number += 1


def _rows(signature: Signature) -> Iterator[tuple[str, int, int]]:
    return zip(signature.terms, signature.counts, signature.rarities, strict=True)


def _kept(term: str, own: bool, number: int) -> bool:
    """Tell whether a term goes into a report: most of its own do, the few others come from elsewhere."""
    return (sum(term.encode()) + number) % _PART > 0 if own else (sum(term.encode()) + number) % _PART == 0


def _signed(path: Path, count: int) -> list[Signature]:
    if not path.is_file():
        return []
    language = load_language("de")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        entries = [json.loads(line) for line in lines]
    signed = []
    for entry in entries[:: max(1, len(entries) // count)][:count]:
        report = Report(entry["id"], entry["text"], entry["title"], entry["outlet"], entry["published"], language.code)
        annotated = Annotated(clean_report(report, language))
        signed.append(sign(replace(annotated, sentences=find_sentences(annotated, language))))
    return signed


if __name__ == "__main__":
    main()
