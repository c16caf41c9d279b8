"""A request to the API comes in, its checked parts go out: the query, the body, who acts."""

import asyncio
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import Request

from synopse.faces.web.bench import Workbench
from synopse.faces.web.language import reading_language
from synopse.record.store import Act
from synopse.run import load_labels

_CONTROL = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")
_JSON = "application/json"


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked of an operation; `query` and `body` are of the types that it declares, `words` the reader's."""

    bench: Workbench
    words: Mapping[str, str]
    path: dict[str, str]
    query: Any
    body: Any

    @property
    def act(self) -> Act:
        """Who acts now; where the request names nobody, the user who serves."""
        who = " ".join(_CONTROL.sub("", self.query.who).split())
        return Act(who or self.bench.user, datetime.now(UTC).isoformat(timespec="seconds"))


async def read_asked(request: Request, query: type | None, body: type | None, most: int) -> Asked:
    """Return the request's checked parts. Raises HTTPException where they are not as the operation declares."""
    path = {name: _CONTROL.sub("", str(value)) for name, value in request.path_params.items()}
    given = {name: _CONTROL.sub("", value) for name, value in request.query_params.items()}
    bench: Workbench = request.app.state.bench
    try:
        asked = msgspec.convert(given, query, strict=False) if query else None
        content = msgspec.json.decode(await _read_body(request, most), type=body) if body else None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise HTTPException(400, str(error)) from None
    return Asked(bench, load_labels(reading_language(request)), path, asked, content)


async def _read_body(request: Request, most: int) -> bytes:
    """Return a body of JSON."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != _JSON:
        raise HTTPException(415, f"the body must be {_JSON}")
    parts, taken = [], 0
    try:
        async with asyncio.timeout(request.app.state.bench.settings.sending_seconds):
            async for part in request.stream():
                taken += len(part)
                if taken > most:
                    raise HTTPException(413, f"a body has {most:,} bytes at most")
                parts.append(part)
    except TimeoutError:
        raise HTTPException(408, "sending took too long") from None
    return b"".join(parts)
