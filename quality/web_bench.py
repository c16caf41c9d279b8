"""Asks a workbench on 10,000 reports for its pages and prints how long each kind takes, over a real connection.

    python quality/web_bench.py [--store ADDRESS] [--reports 10000]

The limits hold for what a reader waits: 300 ms a page, 200 ms a search in the median. "Computing" is what the process
itself took of it; the rest is what other programs on the machine took meanwhile. The store is one that
`store_bench.py --store ADDRESS` has filled; where it is empty or none is named, it is filled first, in the same way.
"""

import argparse
import http.client
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from threading import Thread
from urllib.parse import quote

import uvicorn

from store_bench import _QUERIES as QUERIES
from store_bench import fill
from synopse.faces.web import Settings, collect_rarely, make_app
from synopse.faces.web.links import entity_path, report_path, statement_path, story_path
from synopse.record.store import Store, open_store

_EACH = 15  # requests of a kind


def main() -> int:
    """Fill where needed, serve and measure; return 1 where a median is above its limit."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--store", help="the address of a store to measure, filled where it is empty")
    parser.add_argument("--reports", type=int, default=10_000)
    parser.add_argument("--texts", type=int, default=1514)
    given = parser.parse_args()
    with (
        tempfile.TemporaryDirectory(prefix="synopse-bench-") as folder,
        open_store(given.store or str(Path(folder) / "store.sqlite")) as store,
    ):
        if not store.counts().reports:
            fill(store, given.reports, given.texts)
        return measure(store)


def measure(store: Store) -> int:
    """Print the median and the slowest time of each kind of page; return 1 where a median is above its limit."""
    counts = store.counts()
    print(f"{counts.reports} reports, {counts.stories} stories, {counts.entities} entities")
    collect_rarely()
    paths = _paths(store)
    server = uvicorn.Server(uvicorn.Config(make_app(store, Settings()), port=0, log_level="error"))
    thread = Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    store.search("synopse")  # the workbench has loaded its words before anyone searches
    late = []
    print(f"{'milliseconds':26}{'median':>10}{'computing':>10}{'slowest':>10}{'kB':>8}")
    try:
        for name, asked in paths.items():
            answers = _ask(port, asked)
            median, computing, size = (statistics.median(column) for column in zip(*answers, strict=True))
            slowest = max(wall for wall, _, _ in answers)
            print(f"{name:26}{median:10.1f}{computing:10.1f}{slowest:10.1f}{size / 1000:8.0f}", flush=True)
            late += [name] if median > (200 if name.startswith("search") else 300) else []
    finally:
        server.should_exit = True
        thread.join()
    print(f"too slow: {', '.join(late)}" if late else "all medians below 300 ms, those of searching below 200 ms")
    return 1 if late else 0


def _ask(port: int, paths: Sequence[str]) -> list[tuple[float, float, int]]:
    """Return of each answer how long it took, how long of that we computed, and its bytes; a first one is left out."""
    answers = []
    for path in (paths[0], *paths):
        wall, clock = time.perf_counter(), time.process_time()
        with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=60)) as connection:
            connection.request("GET", path)
            answer = connection.getresponse()
            content = answer.read()
        if answer.status != 200:
            raise SystemExit(f"{path}: {answer.status}")
        times = 1000 * (time.perf_counter() - wall), 1000 * (time.process_time() - clock)
        answers.append((*times, len(content)))
    return answers[1:]


def _paths(store: Store) -> dict[str, list[str]]:
    """Return the addresses of each kind of page: of stories and reports, some of all sizes, and the largest."""
    lines = store.stories(limit=1000, order="largest").items
    keys = [line.key for line in lines]
    some, largest = keys[:: max(1, len(keys) // _EACH)][:_EACH], keys[:_EACH]
    entities = store.entities(limit=_EACH).items
    statements = []
    for key in some:
        story = store.story(key)
        if story is None:
            continue
        first = story.record.story.reports[0]
        statements += [
            statement_path(story.reports[0].key, s.start, s.end).partition("#")[0] for s in first.statements[:1]
        ]
    words = [quote(re.sub('"', "", query)) for query in QUERIES]
    return {
        "stories": [f"/?page={n}" for n in range(1, _EACH + 1)],
        "stories, contradicted": [f"/?order=contradicted&page={n}" for n in range(1, _EACH + 1)],
        "stories, filtered": [f"/?kind=updated&since=2020-10-0{1 + n % 9}" for n in range(_EACH)],
        "story": [story_path(key) for key in some],
        "story, the largest": [story_path(key) for key in largest],
        "history": [f"{story_path(key)}/history" for key in some],
        "report": [report_path(key) for key in some],
        "report, a statement opened": statements,
        "report, the largest story": [report_path(key) for key in largest],
        "entities": [f"/entities?page={n}" for n in range(1, _EACH + 1)],
        "entity, the most named": [entity_path(line.id) for line in entities],
        "search": [f"/search?q={word}" for word in words],
        "search, filtered": [f"/search?q={word}&kind=updated&since=2020-10-05" for word in words],
        "add": ["/add"] * 3,
        "decisions": ["/decisions"] * 3,
        "api: stories": [f"/api/stories?offset={50 * n}" for n in range(_EACH)],
        "api: story": [f"/api{story_path(key)}" for key in some],
    }


if __name__ == "__main__":
    sys.exit(main())
