"""Normalised values come in, the same as a reader of the record's language writes them goes out.

What is in no known form is returned as it is: a reader then sees the normalised value.
"""

import re
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal

from babel.dates import format_date, format_interval, format_skeleton, format_time
from babel.numbers import format_decimal

_STAMP = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d:\d\d))?)?)?")
_NUMBER = re.compile(r"-?(\d{1,18})(\.\d{1,9})?")
_DATES = frozenset({"date", "time"})


def show_value(slot: str, value: str, labels: Mapping[str, str]) -> str:
    """Return a finding's value as a reader writes it; `slot` is the finding's type."""
    if slot in _DATES:
        return show_when(value, labels)
    if slot == "polarity":
        return labels.get(value, value)
    return _show_number(value, labels) if slot == "number" else value


def show_published(published: str, labels: Mapping[str, str]) -> str:
    """Return a moment of publication as a reader writes it; a day where only a day is known."""
    try:
        moment = datetime.fromisoformat(published)
    except ValueError:
        return published
    day = format_date(moment, "long", locale=labels["locale"])
    return (
        day
        if len(published) <= len("2026-03-18")
        else f"{day}, {format_time(moment, 'short', locale=labels['locale'])}"
    )


def show_when(iso: str, labels: Mapping[str, str]) -> str:
    """Return an ISO 8601 time or interval (`..` for an open end) as a reader writes it."""
    first, _, last = iso.partition("/")
    if not last or not all(end == ".." or _STAMP.fullmatch(end) for end in (first, last)):
        return _show_stamp(iso, labels)
    if first == "..":
        return labels["until"].format(n=_show_stamp(last, labels))
    if last == "..":
        return labels["since"].format(n=_show_stamp(first, labels))
    if len(first) == len(last) == len("2026-03-18"):
        days = _days(first, last)
        return format_interval(*days, skeleton="yMMMMd", locale=labels["locale"]) if days else iso
    if "T" in first and first[:10] == last[:10]:
        return f"{_show_stamp(first, labels)}–{last[11:]}"
    return f"{_show_stamp(first, labels)} – {_show_stamp(last, labels)}"


def _days(first: str, last: str) -> tuple[date, date] | None:
    try:
        return date.fromisoformat(first), date.fromisoformat(last)
    except ValueError:
        return None


def _show_stamp(stamp: str, labels: Mapping[str, str]) -> str:
    match = _STAMP.fullmatch(stamp)
    if not match:
        return stamp
    year, month, day, clock = match.groups()
    try:
        moment = datetime.fromisoformat(f"{year}-{month or '01'}-{day or '01'}T{clock or '00:00'}")
    except ValueError:
        return stamp
    if clock:
        return f"{format_date(moment, 'long', locale=labels['locale'])}, {clock}"
    if day:
        return format_date(moment, "long", locale=labels["locale"])
    return format_skeleton("yMMMM", moment, locale=labels["locale"]) if month else year


def _show_number(value: str, labels: Mapping[str, str]) -> str:
    match = _NUMBER.fullmatch(value)
    if not match:
        return value
    # Four digits stay together ("9000"), as newspapers and years write them.
    digits, fraction = match.groups()
    if fraction is None and len(digits) < len("10000"):
        return value
    return str(format_decimal(Decimal(value), locale=labels["locale"], decimal_quantization=False))
