"""An entity's page: all its spellings with their reasons, its stories, and every statement that names it."""

from starlette.exceptions import HTTPException
from starlette.responses import Response

from synopse.faces.export.spellings import explain_reason
from synopse.faces.web.call import Call
from synopse.faces.web.paging import make_pager
from synopse.faces.web.rendering import render

SIZE = 40


def show_entity(call: Call) -> Response:
    """Return the page of an entity."""
    key, offset = call.request.path_params["key"], (call.number("page") - 1) * SIZE
    entity = call.bench.store.entity(key, offset=offset, limit=SIZE, language=call.language)
    if entity is None:
        raise HTTPException(404)
    return render(
        call,
        "entity.html",
        entity=entity,
        pager=make_pager(call, entity.statements.total, SIZE),
        reason=lambda line: explain_reason(line.reason, entity.line.name, call.words),
    )
