"""Kills `synopse add` at random moments and tells whether the store stays whole, and whether adding again completes it.

300 invented reports of 60 events are added; each run is killed (SIGKILL) at a random moment, and the store is then
looked at: the database is sound, every report has all its parts and one story, every story is what grouping and
comparing make of its reports. At last the command runs to its end, and the store must say of every story what a store
says that was never disturbed.

    python quality/kill_add.py [--kills 50] [--reports 300] [--store ADDRESS]
"""

import argparse
import json
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from multiprocessing import get_context
from pathlib import Path

from sqlalchemy import Connection, select, text

from synopse.faces.cli import main as synopse
from synopse.record import record_to_json
from synopse.record.store import Store, open_store, tables
from synopse.record.store.lookup import signatures_since
from synopse.run.placing import Placing

_SYLLABLES = ("bar", "del", "fon", "gis", "hem", "kor", "lun", "mit", "nax", "por", "quel", "ris", "sta", "tul", "wen")
_TOLD = (
    "In {town} ist am {day}. März {things[0]} eingestürzt. {number} Menschen wurden verletzt, teilte {who} mit.",
    "In {town} hat am {day}. März {things[1]} gebrannt. Es gab {number} Verletzte, sagte {who}.",
    "In {town} wurde am {day}. März {things[2]} eröffnet. Rund {number} Gäste kamen, sagte {who}.",
)
_ASIDE = "Danach kamen {things[3]} und {things[4]} nach {town}, {things[5]} aber nicht."
Tell = Callable[[str], None]


def _silent(_: str) -> None:
    """Tell nobody."""


def main() -> int:
    """Kill and complete; print what was seen, and return 1 where the store was ever found broken."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--reports", type=int, default=300)
    parser.add_argument("--store", default="", help="an empty store (default: SQLite files in a temporary folder)")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="synopse-kill-") as folder:
        faults = kill_and_complete(
            Path(folder), given.kills, given.reports, address=given.store, tell=lambda line: print(line, flush=True)
        )
    for fault in faults:
        print(f"FAULT: {fault}")
    print(f"{given.kills} kills, {given.reports} reports: {len(faults)} faults")
    return 1 if faults else 0


def kill_and_complete(folder: Path, kills: int, reports: int, *, address: str = "", tell: Tell = _silent) -> list[str]:
    """Return what was wrong with a store after any of the kills, or when it was completed; `tell` is told how it goes.

    A store that is complete gives way to a new one, so that every kill hits a command that has something to do.
    """
    source, whole = folder / "reports.jsonl", str(folder / "whole.sqlite")
    source.write_text("".join(json.dumps(line) + "\n" for line in make_reports(reports)), encoding="utf-8")
    start = time.perf_counter()
    faults = [] if _add(source, whole) == 0 else ["adding ended with an exit code"]
    longest = (time.perf_counter() - start) / 2
    draw, left, rounds = random.Random(kills), kills, 0  # noqa: S311
    while left:
        rounds += 1
        store = address or str(folder / f"killed-{rounds}.sqlite")
        while left and not _kill(source, store, moment := draw.uniform(0, longest)):
            left -= 1
            found, count = _look_at(store)
            faults += [f"after kill {kills - left}: {fault}" for fault in found]
            tell(f"kill {kills - left} after {moment:.1f} s: {count} of {reports} reports")
        faults += _complete(source, store, whole)
        tell("completed")
    return faults


def _look_at(address: str) -> tuple[list[str], int]:
    """Return what is wrong with a store, and the number of its reports."""
    with open_store(address) as store, store.reading() as connection:
        return list(find_faults(connection)), store.counts().reports


def _complete(source: Path, address: str, whole: str) -> list[str]:
    """Run the command to its end and return what is wrong then."""
    if code := _add(source, address):
        return [f"completing ended with exit code {code}"]
    faults, _ = _look_at(address)
    with open_store(address) as killed, open_store(whole) as undisturbed:
        if documents(killed) != documents(undisturbed):
            faults.append("the completed store differs from one that was never disturbed")
    return faults


def make_reports(number: int) -> Iterator[dict[str, str]]:
    """Yield invented reports, five of each event; an event has names and things of its own."""
    draw = random.Random(number)  # noqa: S311 - the same reports at every run
    for place in range(number):
        event = random.Random(place // 5)  # noqa: S311
        about = {
            "town": _word(event),
            "who": f"{_word(event)} {_word(event)}",
            "things": [_word(event) for _ in range(6)],
            "day": event.randint(1, 28),
            "number": draw.choice((event.randint(3, 90), draw.randint(3, 90))),
        }
        told = event.choice(_TOLD)
        yield {
            "id": f"report-{place:04}",
            "outlet": f"Blatt {place % 5}",
            "published": f"2026-03-{about['day']:02}T{draw.randint(10, 22)}:00:00",
            "language": "de",
            "text": f"{told.format(**about)} {_ASIDE.format(**about)} Blatt {place % 5} war dabei.",
        }


def _word(draw: random.Random) -> str:
    return "".join(draw.choice(_SYLLABLES) for _ in range(3)).title()


def _add(source: Path, address: str) -> int:
    """Run the command in this process and return its exit code."""
    return synopse(["add", str(source), "--store", address])


def _kill(source: Path, address: str, moment: float) -> bool:
    """Run the command in a process of its own and kill it after so many seconds; tell whether it had finished before.

    The process is forked off this one, which has loaded all models: so the moment falls into the work, not the start.
    """
    process = get_context("fork").Process(target=_add, args=(source, address))
    process.start()
    process.join(moment)
    finished = process.exitcode is not None
    process.kill()
    process.join()
    process.close()
    return finished


def documents(store: Store) -> dict[str, bytes]:
    """Return the record of each story by its key."""
    lines = store.stories(limit=1000).items
    return {line.key: record_to_json(store.record(line.key)) for line in lines}


def find_faults(connection: Connection) -> Iterator[str]:
    """Yield what is wrong with a store: parts that are missing, or stories that are not what grouping says."""
    if connection.dialect.name == "sqlite":
        if (state := connection.execute(text("PRAGMA integrity_check")).scalar_one()) != "ok":
            yield f"integrity: {state}"
        if rows := connection.execute(text("PRAGMA foreign_key_check")).all():
            yield f"foreign keys: {rows[:3]}"
    keys = set(connection.execute(select(tables.reports.c.key)).scalars())
    for table in (tables.annotations, tables.signatures, tables.members):
        if set(connection.execute(select(table.c.report)).scalars()) != keys:
            yield f"{table.name} and reports differ"
    indexed = connection.execute(text("SELECT count(*) FROM search")).scalar_one()
    if indexed != len(keys):
        yield f"{indexed} of {len(keys)} reports can be searched"
    yield from _faults_of_stories(connection, keys)


def _faults_of_stories(connection: Connection, keys: set[str]) -> Iterator[str]:
    stories, findings, kept = tables.stories, tables.findings, _stories(connection)
    for row in connection.execute(select(stories.c.key, stories.c.reports)):
        if len(own := kept.get(row.key, set())) != row.reports or min(own, default="") != row.key:
            yield f"story {row.key} has other reports than it says"
    standing = select(findings.c.story).where(findings.c.until.is_(None)).distinct()
    if gone := set(connection.execute(standing).scalars()) - kept.keys():
        yield f"findings of stories that are gone: {sorted(gone)}"
    placing = Placing()
    for key, packed, change in signatures_since(connection, 0):
        placing.learn(key, packed, change)
    placing.touch(keys)
    if set(placing.changed(())) != {frozenset(story) for story in kept.values()}:
        yield "the stories are not what grouping makes of the reports"


def _stories(connection: Connection) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for row in connection.execute(select(tables.members.c.story, tables.members.c.report)):
        found.setdefault(row.story, set()).add(row.report)
    return found


if __name__ == "__main__":
    sys.exit(main())
