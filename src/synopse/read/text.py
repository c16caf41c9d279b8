"""A file of bare text comes in, one report goes out, its text exactly as in the file; cleaning finds its headline."""

from collections.abc import Iterator
from typing import BinaryIO

from synopse.model import Rejected, Report
from synopse.read.encoding import NotTextError, decode
from synopse.read.html import looks_like_html, read_page
from synopse.read.language import UnknownLanguageError, detect_language
from synopse.read.limits import LONGEST_TEXT, MOST_BYTES, too_long


def read_text(name: str, stream: BinaryIO) -> Iterator[Report | Rejected]:
    """Yield the one report of a text file, or why there is none; a page saved under a text's name is read as a page."""
    data = stream.read(MOST_BYTES + 1)
    try:
        if len(data) > MOST_BYTES:
            raise NotTextError(too_long())
        if looks_like_html(data):
            yield from read_page(name, data)
            return
        text = decode(data)
        if len(text) > LONGEST_TEXT:
            raise NotTextError(too_long())
        yield Report(id=name, text=text, language=detect_language(text))
    except (NotTextError, UnknownLanguageError) as reason:
        yield Rejected(name, str(reason))
