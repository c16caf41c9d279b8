"""The operations come in, what answers requests to the API goes out."""

from collections.abc import Awaitable, Callable

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from synopse.faces.web.api.asked import read_asked
from synopse.faces.web.api.description import describe
from synopse.faces.web.api.operations import OPERATIONS, Operation
from synopse.faces.web.api.shapes import Failure

_JSON = "application/json"


def api_error(status: int, error: Exception) -> Response:
    """Return the answer that says what went wrong."""
    sentence = error.detail if isinstance(error, HTTPException) else str(error)
    headers = error.headers if isinstance(error, HTTPException) else None
    return Response(msgspec.json.encode(Failure(sentence)), status, headers, _JSON)


def _answer(operation: Operation) -> Callable[[Request], Awaitable[Response]]:
    async def answer(request: Request) -> Response:
        settings = request.app.state.bench.settings
        comparing = operation.path == "/api/compare"
        most = settings.comparing_bytes if comparing else settings.most_bytes
        asked = await read_asked(request, operation.query, operation.body, most)
        return await run_in_threadpool(_run, operation, asked)

    return answer


def _run(operation: Operation, asked: object) -> Response:
    result = operation.run(asked)  # type: ignore[arg-type]
    content = result if isinstance(result, bytes) else msgspec.json.encode(result)
    return Response(content, operation.status, media_type=_JSON)


def _description(_: Request) -> Response:
    return Response(describe(), media_type=_JSON)


def _path(operation: Operation) -> str:
    return operation.path.replace("/entities/{key}", "/entities/{key:path}")


API_ROUTES = (
    Route("/api/openapi.json", _description),
    *(Route(_path(operation), _answer(operation), methods=[operation.method]) for operation in OPERATIONS),
)
