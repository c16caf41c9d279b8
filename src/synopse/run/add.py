"""Paths, or named streams of bytes, come in; their reports are added to a store. Nothing else of a source is kept.

Streams are for what comes over the network: their names only tell the kind, no file is ever opened by one.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from synopse.model import Rejected, Report
from synopse.record.store import Act, Added
from synopse.run.desk import Desk, Progress
from synopse.run.steps import load_step


def add_paths(
    desk: Desk,
    paths: Sequence[Path | str],
    act: Act,
    *,
    stdin: BinaryIO | None = None,
    progress: Progress | None = None,
) -> Added:
    """Add all reports below the paths and return what became of them."""
    return desk.add(list(load_step("reports")(paths, stdin)), act, progress=progress)


def add_streams(
    desk: Desk, streams: Iterable[tuple[str, BinaryIO]], act: Act, *, most: int, progress: Progress | None = None
) -> Added:
    """Add the reports that named streams hold and return what became of them; `most` reports are taken at most."""
    return desk.add(read_streams(streams, most=most), act, progress=progress)


def read_streams(streams: Iterable[tuple[str, BinaryIO]], *, most: int) -> list[Report | Rejected]:
    """Return the reports that named streams hold, and what is none; `most` items are read at most.

    The ending of a name tells the kind (.txt, .html, .jsonl, .jsonl.gz).
    """
    items = list(islice(_read(streams), most + 1))
    if len(items) > most:
        items[most:] = [Rejected("…", f"more than {most:,} reports at once; the rest was left out")]
    return items


def _read(streams: Iterable[tuple[str, BinaryIO]]) -> Iterator[Report | Rejected]:
    from synopse.read import read_stream

    for name, stream in streams:
        yield from read_stream(name, stream)
