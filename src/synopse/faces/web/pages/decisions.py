"""Decisions: what a person says about findings, names, stories and texts; the log of them, each to be undone."""

from starlette.exceptions import HTTPException
from starlette.responses import Response

from synopse.faces.web.call import Call
from synopse.faces.web.orders import Decision, order_of
from synopse.faces.web.paging import make_pager
from synopse.faces.web.rendering import render
from synopse.record.store import OrderError

SIZE = 50


def show_decisions(call: Call) -> Response:
    """Return the log, the latest first."""
    page = call.bench.store.decisions(offset=(call.number("page") - 1) * SIZE, limit=SIZE)
    return render(call, "decisions.html", page=page, pager=make_pager(call, page.total, SIZE))


def decide(call: Call) -> Response:
    """Carry out the decision of a form and lead back to where it stood."""
    names = tuple(name.strip() for name in call.fields("names") if name.strip())
    reports = tuple(dict.fromkeys(call.fields("reports")))
    decision = Decision(
        kind=call.field("kind"),
        finding=call.field("finding"),
        names=names,
        story=call.field("story"),
        reports=reports,
        report=call.field("report"),
        start=_number(call.field("start")),
        end=_number(call.field("end")),
        note=call.field("note"),
    )
    try:
        call.bench.desk.decide(order_of(decision), call.act)
    except OrderError as error:
        return render(call, "refused.html", 400, reason=error.sentence(call.words))
    return call.back("/decisions")


def undo(call: Call) -> Response:
    """Undo an entry of the log and lead back to where the form stood."""
    number = _number(call.request.path_params["number"])
    try:
        call.bench.desk.undo(number, call.act)
    except OrderError as error:
        return render(call, "refused.html", 400, reason=error.sentence(call.words))
    return call.back("/decisions")


def _number(given: str) -> int:
    if given and not (given.isascii() and given.isdigit() and len(given) < 10):
        raise HTTPException(400)
    return int(given or 0)
