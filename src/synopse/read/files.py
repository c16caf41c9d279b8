"""Paths come in, the reports below them go out, in the order of the paths and of the names in a folder.

Hidden files are skipped, links that lead back into a folder are refused, and nothing but regular files is ever opened:
a pipe or a device could block for ever.
"""

import gzip
import os
import stat
import zlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path, PurePath
from typing import BinaryIO

from synopse.model import Rejected, Report
from synopse.read.html import read_html
from synopse.read.jsonl import read_lines, starts_object
from synopse.read.limits import MOST_UNPACKED
from synopse.read.text import read_text

_STDIN = "-"
Reader = Callable[[str, BinaryIO], Iterator[Report | Rejected]]

# What a name's ending says of the kind; anything else is tried as bare text, which refuses what is none.
_READERS: dict[str, Reader] = {
    ".jsonl": read_lines,
    ".ndjson": read_lines,
    ".html": read_html,
    ".htm": read_html,
    ".xhtml": read_html,
}
_UNSUPPORTED = {
    ".pdf": "PDF",
    ".docx": "Word",
    ".doc": "Word",
    ".odt": "OpenDocument",
    ".rtf": "RTF",
    ".epub": "EPUB",
    ".json": "JSON (JSON Lines, .jsonl, are)",
    ".xml": "XML",
    ".csv": "CSV",
    ".tsv": "TSV",
    ".xlsx": "Excel",
    ".eml": "mail",
    ".zip": "ZIP",
    ".gz": "gzip (only .jsonl.gz are)",
    ".xz": "xz",
    ".bz2": "bzip2",
}


# What a browser saves beside a page: never a report.
_PARTS_OF_PAGES = frozenset(
    {
        ".avif",
        ".css",
        ".db",
        ".download",
        ".eot",
        ".gif",
        ".ico",
        ".ini",
        ".jpeg",
        ".jpg",
        ".js",
        ".map",
        ".mjs",
        ".mp3",
        ".mp4",
        ".otf",
        ".png",
        ".svg",
        ".ttf",
        ".webm",
        ".webp",
        ".woff",
        ".woff2",
    }
)


def read_reports(paths: Sequence[Path | str], stdin: BinaryIO | None = None) -> Iterator[Report | Rejected]:
    """Yield the reports that the files and folders hold, and a Rejected for each source or line that is none.

    `-` reads `stdin`: JSON Lines if it starts with an object, else one text. A report's id is the one given, else
    its path below the argument; two sources may give one id (see `settle_ids`).
    """
    for path in paths:
        if str(path) == _STDIN:
            yield from _read_stdin(stdin)
        else:
            yield from _read_path(Path(path), Path(path).name or str(path), seen=set())


def read_stream(name: str, stream: BinaryIO) -> Iterator[Report | Rejected]:
    """Yield the reports that a stream holds, and a Rejected for what is none; the ending of its name tells the kind.

    No file is opened: this is for what does not come from one. A report's id is the one given, else the name.
    """
    lower, plain = name.lower(), _plain(name)
    if lower.endswith((".jsonl.gz", ".ndjson.gz")):
        yield from _read_gzip(stream, plain, most=MOST_UNPACKED)
    elif reason := _refusal(PurePath(lower).suffix):
        yield Rejected(plain, reason)
    else:
        yield from _READERS.get(PurePath(lower).suffix, read_text)(plain, stream)


def _refusal(suffix: str) -> str:
    """Return why files with this ending are not read, "" where they are."""
    if suffix in _PARTS_OF_PAGES:
        return "a part of a page, not a report"
    return f"files of this kind are not read: {kind}" if (kind := _UNSUPPORTED.get(suffix)) else ""


def _read_stdin(stdin: BinaryIO | None) -> Iterator[Report | Rejected]:
    if stdin is None:
        yield Rejected(_STDIN, "nothing comes in on standard input")
        return
    first = stdin.readline(200)
    reader = read_lines if starts_object(first) else read_text
    yield from reader(_STDIN, _Resumed(first, stdin))  # type: ignore[arg-type]


class _Resumed:
    """A stream whose first bytes have been looked at and are given out again."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head, self._rest = head, rest

    def read(self, size: int) -> bytes:
        head, self._head = self._head, b""
        return head + self._rest.read(size - len(head))

    def readline(self, size: int) -> bytes:
        head, self._head = self._head, b""
        return head if head.endswith(b"\n") else head + self._rest.readline(size - len(head))


def _read_path(path: Path, name: str, seen: set[str]) -> Iterator[Report | Rejected]:
    """Yield what one file or folder holds; `seen` are the real paths of the folders read so far."""
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            yield from _read_folder(path, "" if not seen else name, seen)
        elif stat.S_ISREG(mode):
            yield from _read_file(path, _plain(name))
        else:
            yield Rejected(_plain(name), "not a regular file, but a pipe, a socket or a device")
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        yield Rejected(_plain(str(path) if not seen else name), _complaint(path, error))


def _read_folder(folder: Path, name: str, seen: set[str]) -> Iterator[Report | Rejected]:
    real = os.path.realpath(folder)
    if real in seen:
        yield Rejected(_plain(name), "a link to a folder that is read already")
        return
    seen.add(real)
    parts: list[str] = []
    for entry in sorted(folder.iterdir(), key=lambda path: path.name):
        inner = f"{name}/{entry.name}" if name else entry.name
        if entry.suffix.lower() in _PARTS_OF_PAGES and entry.is_file():
            parts.append(_plain(inner))
        elif not entry.name.startswith("."):
            yield from _read_path(entry, inner, seen)
    if len(parts) > 1:
        yield Rejected(parts[0], f"this and {len(parts) - 1} more in its folder are parts of pages, not reports")
    elif parts:
        yield Rejected(parts[0], "a part of a page, not a report")


def _read_file(path: Path, name: str) -> Iterator[Report | Rejected]:
    lower = path.name.lower()
    if lower.endswith((".jsonl.gz", ".ndjson.gz")):
        yield from _read_gzip(path, name)
        return
    if reason := _refusal(path.suffix.lower()):
        yield Rejected(name, reason)
        return
    with path.open("rb") as stream:
        yield from _READERS.get(path.suffix.lower(), read_text)(name, stream)


def _read_gzip(source: Path | BinaryIO, name: str, most: int | None = None) -> Iterator[Report | Rejected]:
    try:
        with gzip.open(source) as stream:
            yield from read_lines(name, _Bounded(stream, most) if most else stream)  # type: ignore[arg-type]
    except _TooMuchError:
        yield Rejected(name, f"the archive holds more than {most:,} bytes; the rest was left out")
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        yield Rejected(name, f"the gzip archive is broken: {str(error).rstrip('.').lower()}")


class _TooMuchError(Exception):
    """An archive holds more than is taken."""


class _Bounded:
    """The lines of an archive, as far as a number of bytes: a small archive can hold a thousand times its size."""

    def __init__(self, stream: gzip.GzipFile, most: int) -> None:
        self._stream, self._left = stream, most

    def readline(self, size: int) -> bytes:
        line = self._stream.readline(size)
        self._left -= len(line)
        if self._left < 0:
            raise _TooMuchError
        return line


def _complaint(path: Path, error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file or folder" if not path.is_symlink() else "a link that leads nowhere"
    if isinstance(error, PermissionError):
        return "no permission to read it"
    reason = getattr(error, "strerror", None) or str(error)
    return f"it cannot be read: {reason.lower()}"


def _plain(name: str) -> str:
    """Return a name that any output can write: bytes that are no UTF-8 become replacement characters."""
    return os.fsencode(name).decode("utf-8", "replace")
