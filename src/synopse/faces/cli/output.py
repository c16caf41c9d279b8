"""What commands print: bytes of UTF-8 to stdout or a file, notes and progress to stderr."""

import contextlib
import os
import sys
from collections.abc import Callable, Iterable, Iterator

from synopse.faces.plain import harmless

TYPE_CHECKING = False  # as type checkers know it: importing `typing` takes a tenth of the time of --help

if TYPE_CHECKING:
    from typing import BinaryIO

    from synopse.model import Rejected

# Told how many reports are done, and how many there are.
Progress = Callable[[int, int], None]


class CommandError(Exception):
    """Nothing could be done; the message is the sentence that tells the user why."""


def open_input() -> "BinaryIO | None":
    """Return stdin as bytes, or None where the caller closed it."""
    return sys.stdin.buffer if sys.stdin is not None else None


def note(line: str) -> None:
    """Print a line to stderr, with nothing in it that acts on a terminal."""
    if sys.stderr is not None:  # None where the caller closed it
        sys.stderr.flush()
        sys.stderr.buffer.write(harmless(line).encode("utf-8", "replace") + b"\n")
        sys.stderr.flush()


def note_rejected(rejected: Iterable["Rejected"]) -> None:
    """Print one line to stderr for each rejected report."""
    for entry in rejected:
        note(f"rejected: {entry.id}: {entry.reason}")


def check_output(path: str | None) -> None:
    """Raise CommandError where the output plainly cannot be written, before the work is done and lost."""
    if path is None:
        return
    from pathlib import Path

    target = Path(path)
    if target.is_dir():
        raise CommandError(f"cannot write {path}: it is a folder")
    if not target.absolute().parent.is_dir():
        raise CommandError(f"cannot write {path}: there is no folder {target.absolute().parent}")
    if not os.access(target if target.exists() else target.absolute().parent, os.W_OK):
        raise CommandError(f"cannot write {path}: no permission")


@contextlib.contextmanager
def open_output(path: str | None) -> "Iterator[BinaryIO]":
    """Give the stream that output goes to: the file at the path, or stdout. Raises CommandError where that fails."""
    try:
        if path is None:
            if sys.stdout is None:
                raise CommandError("cannot write stdout: it is closed")
            sys.stdout.flush()
            yield sys.stdout.buffer
            sys.stdout.buffer.flush()
        else:
            with open(path, "wb") as stream:  # noqa: PTH123  importing pathlib would slow down --help
                yield stream
    except BrokenPipeError:
        raise
    except OSError as error:
        raise CommandError(f"cannot write {path or 'stdout'}: {error.strerror or error}") from None


@contextlib.contextmanager
def show_progress(task: str) -> Iterator[Progress | None]:
    """Give what shows progress as a bar on stderr, or None where stderr is no terminal."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        key = bar.add_task(task, total=None)
        yield lambda done, total: bar.update(key, completed=done, total=total)
