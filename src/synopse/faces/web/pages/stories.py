"""The first page: the stories of the store, newest first or most contradicted first, narrowed by filters."""

from starlette.responses import Response

from synopse.faces.web.call import Call
from synopse.faces.web.pages.filters import is_narrowed, read_filters
from synopse.faces.web.paging import make_pager
from synopse.faces.web.rendering import render

SIZE = 30
ORDERS = ("newest", "contradicted", "largest")


def show_stories(call: Call) -> Response:
    """Return the page of stories that the address asks for."""
    filters, order = read_filters(call), call.text("order")
    order = order if order in ORDERS else ORDERS[0]
    offset = (call.number("page") - 1) * SIZE
    store = call.bench.store
    page = store.stories(filters, order=order, offset=offset, limit=SIZE, language=call.language)
    return render(
        call,
        "stories.html",
        page=page,
        pager=make_pager(call, page.total, SIZE),
        filters=filters,
        narrowed=is_narrowed(filters),
        order=order,
        orders=ORDERS,
        counts=store.counts(),
    )
