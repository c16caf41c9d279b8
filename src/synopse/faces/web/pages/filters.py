"""A call comes in; what a list of stories or reports is narrowed to goes out, faulty fields left out."""

import re
from dataclasses import asdict
from datetime import date

from synopse.faces.web.call import Call
from synopse.record.store import SHOWN_KINDS, Filters
from synopse.run import known_languages

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def read_filters(call: Call) -> Filters:
    """Return the filters that the address names."""
    kind, language = call.text("kind"), call.text("language")
    return Filters(
        outlet=call.text("outlet").strip(),
        since=_day(call.text("since")),
        until=_day(call.text("until")),
        entity=call.text("entity").strip(),
        kind=kind if kind in SHOWN_KINDS else "",
        language=language if language in known_languages() else "",
    )


def is_narrowed(filters: Filters) -> bool:
    """Tell whether any filter is set."""
    return any(asdict(filters).values())


def _day(given: str) -> str:
    try:
        return date.fromisoformat(given).isoformat() if _DAY.fullmatch(given) else ""
    except ValueError:
        return ""
