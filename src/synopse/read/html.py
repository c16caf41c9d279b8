"""A web page comes in, a report goes out: a paragraph a line, with title, outlet, date and authors from its metadata.

Trafilatura finds the text; no script runs and nothing is fetched. Captions of pictures are kept in their place. A
page's date is taken from its markup alone, never guessed from its text.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from synopse.model import Rejected, Report
from synopse.read.encoding import NotTextError, decode, find_fault
from synopse.read.jsonl import valid_date
from synopse.read.language import UnknownLanguageError, detect_language
from synopse.read.limits import LONGEST_TEXT, MOST_BYTES, too_long

if TYPE_CHECKING:
    from trafilatura.settings import Document

_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w-]{2,30})", re.IGNORECASE)
_CAPTION = re.compile(r"<(/?)figcaption\b[^>]{0,500}>", re.IGNORECASE)
_FIGURE = re.compile(r"<(/?)figure\b[^>]{0,500}>", re.IGNORECASE)
_PUBLISHED = re.compile(
    r"(?:article:published_time|datePublished)[\"'][^<>\"']{0,40}?(?:content\s*=|:)\s*[\"']([^\"'<>]{10,40})[\"']"
)
# Dates beyond are mistakes; a fixed bound, because the default (today) would make the result depend on the clock.
_DATES = {"original_date": True, "extensive_search": False, "min_date": "1990-01-01", "max_date": "2100-01-01"}


def looks_like_html(data: bytes) -> bool:
    """Tell whether bytes begin like a web page."""
    return bool(_HTML.match(data[:2000]))


def read_html(name: str, stream: BinaryIO) -> Iterator[Report | Rejected]:
    """Yield the one report of a web page, or why there is none."""
    yield from read_page(name, stream.read(MOST_BYTES + 1))


def read_page(name: str, data: bytes) -> Iterator[Report | Rejected]:
    """Yield the one report that a page's bytes hold, or why there is none."""
    try:
        if len(data) > MOST_BYTES:
            raise NotTextError(too_long())
        yield _make_report(name, _decode_page(data))
    except (NotTextError, UnknownLanguageError) as reason:
        yield Rejected(name, str(reason))


def _decode_page(data: bytes) -> str:
    try:
        return decode(data if data.startswith((b"\xff\xfe", b"\xfe\xff")) else data.decode().encode())
    except UnicodeDecodeError:
        declared = found[1].decode() if (found := _CHARSET.search(data[:4096])) else ""
    try:
        return decode(data.decode(declared).encode()) if declared else decode(data)
    except (LookupError, UnicodeError):
        return decode(data)


def _make_report(name: str, page: str) -> Report:
    found = _extract(page)
    text = (found.text or "").strip() if found else ""
    if found is None or not text:
        raise NotTextError("the page has no text of a report")
    if len(text) > LONGEST_TEXT:
        raise NotTextError(too_long())
    if fault := find_fault(text):
        raise NotTextError(fault)
    return Report(
        id=name,
        text=text,
        title=(found.title or "").strip(),
        outlet=(found.sitename or found.hostname or "").strip(),
        published=_moment(page, valid_date(found.date)),
        language=detect_language(text),
        url=(found.url or "").strip(),
        authors=tuple(author.strip() for author in (found.author or "").split(";") if author.strip()),
    )


def _moment(page: str, day: str) -> str:
    """Return the moment of publication where the markup tells it for the day that was found, else the day."""
    stamps = (valid_date(found[1]) for found in _PUBLISHED.finditer(page))
    return next((stamp for stamp in stamps if day and stamp.startswith(day)), day)


def _extract(page: str) -> "Document | None":
    """Return what trafilatura finds in a page; captions are made paragraphs first, because it drops them."""
    from trafilatura import bare_extraction

    marked = _FIGURE.sub(r"<\1div>", _CAPTION.sub(r"<\1p>", page))
    try:
        found = bare_extraction(marked, include_comments=False, with_metadata=True, date_extraction_params=_DATES)
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError):  # odd markup that it does not expect
        return None
    return None if isinstance(found, dict) else found
