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
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Connection, func, select, text

from synopse.record import record_to_json
from synopse.record.store import Store, open_store, tables
from synopse.record.store.lookup import signatures_since
from synopse.run.placing import Placing

_PLACES = ("Aalfeld", "Birkenau", "Cronstedt", "Dornhagen", "Eschbronn", "Felsing", "Garlow", "Hellwege", "Iserbach")
_EVENTS = (
    "ist am {day}. März {what} eingestürzt. {number} Menschen wurden verletzt, teilte die Feuerwehr mit.",
    "hat am {day}. März {what} gebrannt. Es gab {number} Verletzte, sagte Bürgermeisterin Tessa Wolkenhauer.",
    "wurde am {day}. März {what} eröffnet. Rund {number} Gäste kamen, sagte Stadtrat Emil Rautenkranz.",
)
_THINGS = ("eine Lagerhalle", "ein Kino", "eine Brücke", "ein Kaufhaus", "ein Bootshaus", "eine Schule", "ein Zelt")
_COMMAND = (sys.executable, "-c", "import sys; from synopse.faces.cli import main; sys.exit(main())")


def main() -> int:
    """Kill and complete; print what was seen, and return 1 where the store was ever found broken."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--reports", type=int, default=300)
    parser.add_argument("--store", help="the address of an empty store (default: an SQLite file in a temporary folder)")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="synopse-kill-") as folder:
        faults = kill_and_complete(Path(folder), given.kills, given.reports, address=given.store, tell=print)
    for fault in faults:
        print(f"FAULT: {fault}")
    print(f"{given.kills} kills, {given.reports} reports: {len(faults)} faults")
    return 1 if faults else 0


def kill_and_complete(folder: Path, kills: int, reports: int, *, address: str | None = None, tell=None) -> list[str]:
    """Return what was wrong with the store after any of the kills, or in the end; `tell` is told how it goes."""
    source, address = folder / "reports.jsonl", address or str(folder / "killed.sqlite")
    source.write_text("".join(json.dumps(line) + "\n" for line in make_reports(reports)), encoding="utf-8")
    draw, faults = random.Random(kills), []  # noqa: S311 - the same moments at every run, as far as the machine allows
    whole = _time(source, str(folder / "whole.sqlite"))
    for number in range(kills):
        # Most of a run is start-up and annotating; a run that is killed early adds nothing, so moments reach beyond it.
        moment = draw.uniform(0.2, 1.0) * max(whole / 3, 3.0)
        done = _kill(source, address, moment)
        with open_store(address) as store, store.reading() as connection:
            found = list(find_faults(connection))
            count = connection.execute(select(func.count()).select_from(tables.reports)).scalar_one()
        faults += [f"after kill {number + 1}: {fault}" for fault in found]
        if tell:
            tell(
                f"kill {number + 1} after {moment:.1f} s: {count} reports, {'finished' if done else 'killed'}",
                flush=True,
            )
    if (code := _run(source, address)) != 0:
        faults.append(f"completing ended with exit code {code}")
    with open_store(address) as killed, open_store(str(folder / "whole.sqlite")) as undisturbed:
        with killed.reading() as connection:
            faults += find_faults(connection)
        if documents(killed) != documents(undisturbed):
            faults.append("the completed store differs from one that was never disturbed")
        if killed.counts().reports != reports:
            faults.append(f"{killed.counts().reports} reports instead of {reports}")
    return faults


def make_reports(number: int) -> Iterator[dict[str, str]]:
    """Yield invented reports, five of each event, each with a number of its own now and then."""
    draw = random.Random(number)  # noqa: S311
    for place in range(number):
        event = random.Random(place // 5)  # noqa: S311
        town, what, day = event.choice(_PLACES), event.choice(_THINGS), event.randint(1, 28)
        sentence = event.choice(_EVENTS)
        told = draw.choice((event.randint(3, 90), draw.randint(3, 90)))
        yield {
            "id": f"report-{place:04}",
            "outlet": f"Blatt {place % 5}",
            "published": f"2026-03-{day:02}T{draw.randint(10, 22)}:00:00",
            "language": "de",
            "text": f"In {town} {sentence.format(day=day, what=what, number=told)} Blatt {place % 5} war dabei.",
        }


def _time(source: Path, address: str) -> float:
    start = time.perf_counter()
    if code := _run(source, address):
        raise SystemExit(f"adding ended with exit code {code}")
    return time.perf_counter() - start


def _run(source: Path, address: str) -> int:
    return subprocess.run([*_COMMAND, "add", source, "--store", address], stderr=subprocess.DEVNULL).returncode


def _kill(source: Path, address: str, moment: float) -> bool:
    """Run the command and kill it after so many seconds; tell whether it had finished before."""
    process = subprocess.Popen([*_COMMAND, "add", source, "--store", address], stderr=subprocess.DEVNULL)
    try:
        return process.wait(moment) == 0
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        return False


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
