"""What a page is about comes in, its address in the workbench goes out; and which of a report's may be followed."""

import re
from urllib.parse import quote, urlsplit

_LONGEST = 2_000
_UNFIT = re.compile(r"[\s\x00-\x20\x7f-\x9f<>\"'`\\\u061c\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


def story_path(key: str) -> str:
    """Return the address of a story."""
    return f"/stories/{quote(key, safe='')}"


def report_path(key: str) -> str:
    """Return the address of a report."""
    return f"/reports/{quote(key, safe='')}"


def statement_path(key: str, start: int, end: int) -> str:
    """Return the address of a report with one of its statements opened."""
    return f"{report_path(key)}?at={start}-{end}#chosen"


def entity_path(key: str) -> str:
    """Return the address of an entity."""
    return f"/entities/{quote(key, safe='')}"


def outgoing(url: str) -> str:
    """Return a report's address where a reader may follow it, else nothing: plain http or https, with no surprises."""
    if len(url) > _LONGEST or _UNFIT.search(url):
        return ""
    try:
        parts = urlsplit(url)
        fit = parts.scheme in ("http", "https") and bool(parts.hostname) and "@" not in parts.netloc
        return url if fit and parts.port is not False else ""
    except ValueError:
        return ""
