"""Adding reports: files or pasted text come in and wait their turn; a page tells how far they are."""

from urllib.parse import quote

import msgspec
from starlette.exceptions import HTTPException
from starlette.responses import Response

from synopse.faces.web.call import Call, go_to
from synopse.faces.web.jobs import BusyError, Named
from synopse.faces.web.rendering import render

LONGEST_PASTE = 5_000_000  # characters, as reading takes of any report
_LOOKED_UP = 200  # reports whose stories are named when all is done
_REFRESH = 2  # seconds


def show_add(call: Call) -> Response:
    """Return the page with the forms."""
    return render(call, "add.html", missing=False, settings=call.bench.settings)


def add_reports(call: Call) -> Response:
    """Take in files and pasted text, and lead to the page that tells how far they are."""
    sources = [*_files(call), *_pasted(call)]
    if not sources:
        return render(call, "add.html", 400, missing=True, settings=call.bench.settings)
    try:
        job = call.bench.jobs.start(sources, call.act)
    except BusyError:
        raise HTTPException(503) from None
    return go_to(f"/add/{quote(job.id, safe='')}")


def show_job(call: Call) -> Response:
    """Return the page of an upload, which asks for itself again until all is done."""
    job = call.bench.jobs.find(call.request.path_params["key"])
    if job is None:
        raise HTTPException(404)
    reports = (*job.result.added, *job.result.known)[:_LOOKED_UP]
    stories = dict.fromkeys(filter(None, map(call.bench.store.story_key, reports)))
    found = [call.bench.store.story(key, call.language) for key in list(stories)[:20]]
    response = render(call, "job.html", job=job, stories=[story.line for story in found if story])
    if not job.is_over:
        response.headers["Refresh"] = str(_REFRESH)
    return response


def _files(call: Call) -> list[Named]:
    return [(file.filename or "", file.file.read()) for file in call.files("files")]


def _pasted(call: Call) -> list[Named]:
    """Return pasted text as the line of JSON Lines that a report is given by."""
    text = call.field("text", LONGEST_PASTE)
    if not text.strip():
        return []
    known = {name: call.field(name, 500).strip() for name in ("title", "outlet", "published", "url")}
    line = {"id": known["outlet"] or call.words["pasted"], "text": text.replace("\r\n", "\n"), **known}
    return [("pasted.jsonl", msgspec.json.encode(line))]
