"""Searching: words come in, the reports that have them all go out with the words around them, and entities so named."""

from starlette.responses import Response

from synopse.faces.web.call import Call
from synopse.faces.web.pages.filters import is_narrowed, read_filters
from synopse.faces.web.paging import make_pager
from synopse.faces.web.rendering import render
from synopse.record.store import Hit, Page

SIZE = 20
NAMES = 8


def show_search(call: Call) -> Response:
    """Return the page of what was found; without words and filters, the form alone."""
    filters, query = read_filters(call), call.text("q", 500).strip()
    store = call.bench.store
    found: Page[Hit] = Page((), 0)
    if query or is_narrowed(filters):
        offset = (call.number("page") - 1) * SIZE
        found = store.search(query, filters, offset=offset, limit=SIZE, language=call.language)
    return render(
        call,
        "search.html",
        query=query,
        filters=filters,
        narrowed=is_narrowed(filters),
        page=found,
        pager=make_pager(call, found.total, SIZE),
        entities=store.entities(query, limit=NAMES).items if query else (),
        outlets=call.bench.outlets(),
    )
