"""JSON Lines come in, a report a line goes out; a faulty line is rejected by its number, the others go on.

A line is an object with `text` and, where known, `id`, `outlet`, `published` (ISO 8601), `language`, `title`, `url`,
`authors`. Other keys are ignored. Lines are read one at a time, so a file may be larger than the memory.
"""

import logging
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any, BinaryIO

from synopse.model import Rejected, Report
from synopse.read.encoding import find_fault
from synopse.read.language import UnknownLanguageError, check_language, detect_language
from synopse.read.limits import LONGEST_TEXT, MOST_BYTES, too_long

_log = logging.getLogger(__name__)
_OBJECT = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{\s*(?:[\"}]|$)")
_BOM = b"\xef\xbb\xbf"
_FIRST_YEAR, _LAST_YEAR = 1600, 2200  # years in which reports were printed, with room ahead


class _LineError(Exception):
    """A line is no report; the message is the reason in plain words."""


def starts_object(line: bytes) -> bool:
    """Tell whether a source that begins with this line is JSON Lines."""
    return bool(_OBJECT.match(line))


def read_lines(name: str, stream: BinaryIO) -> Iterator[Report | Rejected]:
    """Yield a report, or why it is none, for each line of the stream that is not empty."""
    number, empty = 0, True
    while line := stream.readline(MOST_BYTES + 1):
        number += 1
        if len(line) > MOST_BYTES and not line.endswith(b"\n"):
            _skip_line(stream)
        if not (line := line.removeprefix(_BOM) if number == 1 else line).strip():
            continue
        empty = False
        try:
            yield _make_report(line, f"{name}:{number}")
        except (_LineError, UnknownLanguageError) as reason:
            yield Rejected(f"{name}:{number}", str(reason))
    if empty:
        yield Rejected(name, "the file is empty")


def _skip_line(stream: BinaryIO) -> None:
    while (rest := stream.readline(1 << 20)) and not rest.endswith(b"\n"):
        pass


def _make_report(line: bytes, place: str) -> Report:
    if len(line) > MOST_BYTES:
        raise _LineError(too_long())
    fields = _parse(line)
    text = _string(fields, "text")
    if "text" not in fields:
        raise _LineError("the line has no field 'text'")
    if len(text) > LONGEST_TEXT:
        raise _LineError(too_long())
    if fault := find_fault(text):
        raise _LineError(fault)
    language = _string(fields, "language")
    return Report(
        id=_identity(fields) or place,
        text=text,
        title=_string(fields, "title"),
        outlet=_string(fields, "outlet"),
        published=_published(fields, place),
        language=check_language(language) if language.strip() else detect_language(text),
        url=_string(fields, "url"),
        authors=_authors(fields),
    )


def _parse(line: bytes) -> dict[str, Any]:
    import msgspec

    try:
        fields = msgspec.json.decode(line.strip())
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise _LineError(_parse_complaint(line, error)) from None
    except RecursionError:
        raise _LineError("the JSON is nested too deeply") from None
    if not isinstance(fields, dict):
        raise _LineError("the line is JSON, but not an object")
    return fields


def _parse_complaint(line: bytes, error: Exception) -> str:
    try:
        line.decode()
    except UnicodeDecodeError as fault:
        return f"the line is not valid UTF-8 (byte {fault.start + 1})"
    return f"broken JSON: {str(error).removeprefix('JSON is malformed: ')}"


def _string(fields: dict[str, Any], key: str) -> str:
    value = fields.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise _LineError(f"the field {key!r} must be a string")
    return value


def _identity(fields: dict[str, Any]) -> str:
    value = fields.get("id")
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return _string(fields, "id").strip()


def _authors(fields: dict[str, Any]) -> tuple[str, ...]:
    value = fields.get("authors")
    if value is None:
        return ()
    names = [value] if isinstance(value, str) else value
    if not (isinstance(names, list) and all(isinstance(name, str) for name in names)):
        raise _LineError("the field 'authors' must be a list of strings")
    return tuple(name for name in names if name.strip())


def _published(fields: dict[str, Any], place: str) -> str:
    """Return the day or moment of publication, "" where the line gives none; one that cannot be read is told of."""
    given = fields.get("published")
    stamp = valid_date(given)
    if not stamp and given not in (None, ""):
        shown = f"{given!r:.60}"
        _log.warning("%s: the field 'published' is no ISO 8601 date (%s); the report is used without it", place, shown)
    return stamp


def valid_date(value: object) -> str:
    """Return a day or moment as ISO 8601, or "" where the value is none; a wrong date must not cost the report.

    A year in which nobody printed news (0001, 9999: what programs write for "unknown") is none either.
    """
    stamp = value.strip() if isinstance(value, str) else ""
    try:
        moment = datetime.fromisoformat(stamp)
    except ValueError:
        return ""
    return stamp.replace(" ", "T", 1) if _FIRST_YEAR <= moment.year <= _LAST_YEAR else ""
