"""A story's history: what came when, which findings stood and fell, what an update overtook, what people decided."""

from itertools import groupby

from starlette.exceptions import HTTPException
from starlette.responses import Response

from synopse.faces.web.call import Call
from synopse.faces.web.links import story_path
from synopse.faces.web.paging import make_pager
from synopse.faces.web.rendering import render

SIZE = 20  # changes of a page
SHOWN = 60  # entries of a change


def show_history(call: Call) -> Response:
    """Return the page of a story's history, the latest change first."""
    store, key = call.bench.store, call.request.path_params["key"]
    entries = store.history(key)
    stored = store.story(key, call.language)
    if stored is None:
        raise HTTPException(404)
    # Of a finding that another has taken the place of, that other one is told.
    told = [entry for entry in entries if not entry.successor]
    changes = [tuple(group) for _, group in groupby(told, key=lambda entry: entry.change)][::-1]
    pager = make_pager(call, len(changes), SIZE)
    return render(
        call,
        "history.html",
        line=stored.line,
        path=story_path(stored.line.key),
        reports={line.key: line for line in stored.reports},
        standing={found.key for found in stored.findings},
        changes=changes[max(0, pager.first - 1) : pager.last],
        most=SHOWN,
        pager=pager,
    )
