"""A store and settings come in, the application goes out: its pages, its API, its files, and the guard before them."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import cache
from importlib.resources import files
from threading import Thread

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from synopse.faces.web.api import API_ROUTES, api_error
from synopse.faces.web.bench import Workbench
from synopse.faces.web.call import Call, read_call
from synopse.faces.web.guard import Guard
from synopse.faces.web.pages import PAGES
from synopse.faces.web.pages.failure import show_failure
from synopse.faces.web.rendering import load_pages
from synopse.faces.web.settings import Settings
from synopse.record.store import Store, StoreError

Show = Callable[[Call], Response]
# What is served as it is, by name: nothing of a request is ever a path of the file system.
_FILES = {
    "dossier.css": ("synopse.faces.export", "templates/dossier.css", "text/css; charset=utf-8"),
    "workbench.css": ("synopse.faces.web", "static/workbench.css", "text/css; charset=utf-8"),
    "keys.js": ("synopse.faces.web", "static/keys.js", "text/javascript; charset=utf-8"),
    "icon.svg": ("synopse.faces.web", "static/icon.svg", "image/svg+xml"),
}


def make_app(store: Store, settings: Settings | None = None) -> Starlette:
    """Return the application on an open store, which stays the caller's to close."""
    bench = Workbench(store, settings or Settings())

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        Thread(target=_warm, args=(bench,), name="synopse-warm", daemon=True).start()
        yield
        await run_in_threadpool(bench.jobs.close)

    routes = [Route(path, _endpoint(show), methods=[method]) for method, path, show in PAGES]
    app = Starlette(
        routes=[*routes, *API_ROUTES, Route("/static/{name}", _file)],
        middleware=[Middleware(Guard, settings=bench.settings, secret=bench.secret)],
        exception_handlers={HTTPException: _failed, StoreError: _failed},
        lifespan=lifespan,
    )
    app.state.bench = bench
    return app


def _warm(bench: Workbench) -> None:
    """Load in the quiet what the first readers would wait for."""
    load_pages()
    bench.warm()


def _endpoint(show: Show) -> Callable[[Request], object]:
    """Return what answers a request by a page; pages read the store, so that each has a thread of its own."""

    async def answer(request: Request) -> Response:
        call = await read_call(request)
        try:
            return await run_in_threadpool(show, call)
        finally:
            await call.form.close()

    return answer


def _file(request: Request) -> Response:
    if request.path_params["name"] not in _FILES:
        raise HTTPException(404)
    content, kind = _load(request.path_params["name"])
    return Response(content, media_type=kind)


@cache
def _load(name: str) -> tuple[bytes, str]:
    package, path, kind = _FILES[name]
    return files(package).joinpath(path).read_bytes(), kind


async def _failed(request: Request, error: Exception) -> Response:
    """Answer what went wrong: as JSON to the API, as a page to a reader."""
    status = error.status_code if isinstance(error, HTTPException) else 503
    if request.url.path.startswith("/api"):
        return api_error(status, error)
    return await run_in_threadpool(show_failure, request, status)
