"""Bytes come in, text goes out: UTF-8 and UTF-16 with or without a mark, else Windows-1252.

What is no text (pictures, archives, office documents) is refused with a reason. Nothing is repaired: characters stay as
they are given, because every offset of a record refers to them.
"""

import codecs
import re

# First bytes of files that people drop by mistake, with what to call them.
_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_MOST_CONTROL = 0.02  # share of control characters above which bytes are called binary; printed text has none


class NotTextError(Exception):
    """The bytes are no text; the message is the reason in plain words."""


def decode(data: bytes) -> str:
    """Return the text that the bytes write. Raises NotTextError where they write none."""
    for magic, name in _MAGIC:
        if data.startswith(magic):
            raise NotTextError(f"this is {name}, not text")
    encoding = _encoding(data)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        if encoding != "utf-8":
            raise NotTextError(f"the bytes are not valid {encoding.upper()}") from None
        if _is_broken_utf8(data):
            raise NotTextError("invalid UTF-8: most of it is UTF-8, but not all") from None
        text = data.decode("cp1252", errors="replace")
    if complaint := find_fault(text):
        raise NotTextError(complaint)
    return text


def find_fault(text: str) -> str:
    """Return why a text cannot be a report (empty, not text, not writable as UTF-8), or "" where it can."""
    if not text or text.isspace():
        return "the text is empty"
    if "\0" in text:
        return "the text has NUL characters: a binary file"
    if len(_CONTROL.findall(text)) > _MOST_CONTROL * len(text):
        return "more control characters than a text has: a binary file"
    if _SURROGATE.search(text):
        return "the text has lone surrogates, which no UTF-8 can write"
    return ""


def _is_broken_utf8(data: bytes) -> bool:
    """Tell whether bytes that are no UTF-8 were meant to be: more of their letters beyond ASCII are valid than not."""
    text = data.decode("utf-8", errors="replace")
    faults = text.count("\ufffd")
    return len(text) - len(text.encode("ascii", errors="ignore")) - faults > faults


def _encoding(data: bytes) -> str:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    head = data[:4096]
    # Western text as UTF-16 has a zero in every other byte.
    if len(head) >= 4 and head[1::2].count(0) > 0.4 * len(head) and b"\0" not in head[::2]:
        return "utf-16-le"
    if len(head) >= 4 and head[::2].count(0) > 0.4 * len(head) and b"\0" not in head[1::2]:
        return "utf-16-be"
    return "utf-8"
