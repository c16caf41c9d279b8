"""The list of entities: whom and what the reports name, to be looked up by any spelling, and joined."""

from starlette.responses import Response

from synopse.faces.web.call import Call
from synopse.faces.web.paging import make_pager
from synopse.faces.web.rendering import render

SIZE = 60


def show_entities(call: Call) -> Response:
    """Return the page of entities that the address asks for."""
    name, offset = call.text("name").strip(), (call.number("page") - 1) * SIZE
    page = call.bench.store.entities(name, offset=offset, limit=SIZE)
    return render(call, "entities.html", page=page, pager=make_pager(call, page.total, SIZE), name=name)
