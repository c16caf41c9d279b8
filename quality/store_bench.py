"""Fills a store with 10,000 reports and prints how fast it adds, searches and shows.

The texts are those of `german-news-2020-10` in $DATA, added as `synopse add` does. What the store then holds is copied
until there are enough: the copies have keys and days of their own, but the same words and names, so that a search finds
more, and an entity is told of in more stories, than it would among as many real reports.

    python quality/store_bench.py [--reports 10000] [--texts 1514] [--store ADDRESS]

A store that is there already and has reports is only measured, not filled.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import func, insert, select, text

from synopse.model import Report
from synopse.read import read_reports
from synopse.record.store import Act, Filters, Store, open_store, tables
from synopse.record.store.codec import pack_plain
from synopse.record.store.writing import read_sides
from synopse.run.desk import Desk

_DATA = Path(os.environ.get("DATA", "../shared/data")) / "stories" / "german-news-2020-10.jsonl.gz"
_LATER = 35  # days between a text and its copy: more than the month that the texts are from
_COPIED = (
    tables.reports, tables.annotations, tables.signatures, tables.stories, tables.members, tables.entities,
    tables.names, tables.namings, tables.statements, tables.findings, tables.parts,
)  # fmt: skip
_KEYS = {"key", "report", "story", "finding", "superseding", "successor"}
_DAYS = {"day", "published", "first", "last"}
_ACT = Act("bench", "2026-01-01T00:00:00+00:00")
_TIMES = 15  # each reading is timed so often
_QUERIES = (
    "Corona", "Berlin", "Schule geschlossen", "Polizei Unfall", "Präsident", '"am Montag"', "Wahl Kandidat",
    "Millionen", "Feuerwehr Brand", "Minister sagte", "Fußball", "Gericht Urteil", "Klima", "Xylophon", "Häuser",
    "der", "die und", "muenchen", "„neue Regeln“", "Merkel Spahn Söder", "the government", "Corrona", "1,5 Millionen",
)  # fmt: skip


def main() -> int:
    """Fill and measure; print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--reports", type=int, default=10_000)
    parser.add_argument("--texts", type=int, default=1514)
    parser.add_argument("--store", help="the address of a store to fill or, where it has reports, to measure")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="synopse-bench-") as folder:
        store = open_store(given.store or str(Path(folder) / "store.sqlite"))
        with store:
            if not store.counts().reports:
                fill(store, given.reports, given.texts)
            measure(store)
    return 0


def fill(store: Store, reports: int, texts: int) -> None:
    """Add so many texts as the command does, print the rate, and multiply them to so many reports."""
    items = [item for item in read_reports([_DATA]) if isinstance(item, Report)][:texts]
    clock, wall = time.process_time(), time.perf_counter()
    Desk(store).add(items, _ACT)
    cpu, real = time.process_time() - clock, time.perf_counter() - wall
    print(f"{len(items)} reports added: {len(items) / cpu:.1f} a second of one core, {len(items) / real:.1f} a second")
    multiply(store, -(-reports // len(items)))


def multiply(store: Store, times: int) -> None:
    """Copy all that the store holds so many times, each copy some weeks later, with keys and words of its own place."""
    with store.writing() as connection:
        kept = {table: connection.execute(select(table)).mappings().all() for table in _COPIED}
        last = connection.execute(select(func.max(tables.reports.c.seq))).scalar_one()
        for turn in range(1, times):
            for table, rows in kept.items():
                connection.execute(insert(table), [_copied(dict(row), turn, last) for row in rows])
            if connection.dialect.name == "sqlite":
                words = "search (rowid, title, forms, lemmas) SELECT rowid + :more, title, forms, lemmas"
                where = "rowid"
            else:
                words, where = "search (seq, words) SELECT seq + :more, words", "seq"
            copying = f"INSERT INTO {words} FROM search WHERE {where} <= :last"
            connection.execute(text(copying), {"more": turn * last, "last": last})


def _copied(row: dict[str, Any], turn: int, last: int) -> dict[str, Any]:
    """Return a row of the copy number `turn`: its keys begin with that number, its days are later."""
    for name in _KEYS & row.keys():
        row[name] = row[name] and _turned(row[name], turn)
    for name in _DAYS & row.keys():
        if row[name]:
            day = date.fromisoformat(row[name][:10]) + timedelta(days=turn * _LATER)
            row[name] = day.isoformat() + row[name][10:]
    if "seq" in row:
        row["seq"] += turn * last
    if "sides" in row:
        moved = [(v, [(_turned(r, turn), *span) for r, *span in told]) for v, told in read_sides(row["sides"])]
        row["sides"] = pack_plain(moved)
    return row


def _turned(key: str, turn: int) -> str:
    """Return a key that no report has: real ones are hexadecimal."""
    return f"z{turn:02x}{key[3:]}"


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
    store.search("x")  # loads the models that queries are analysed with
    print(f"{'':24}{'median ms':>10}{'slowest':>10}{'median of one core':>20}")
    for name, calls in readings.items():
        times, busy = zip(*map(_milliseconds, calls), strict=True)
        shown = statistics.median(times), max(times), statistics.median(busy)
        print(f"{name:24}{shown[0]:10.1f}{shown[1]:10.1f}{shown[2]:20.1f}", flush=True)


def _milliseconds(call: Callable[[], object]) -> tuple[float, float]:
    """Return how long a call takes, and how long it keeps a core busy."""
    start, busy = time.perf_counter(), time.process_time()
    call()
    return 1000 * (time.perf_counter() - start), 1000 * (time.process_time() - busy)


if __name__ == "__main__":
    sys.exit(main())
