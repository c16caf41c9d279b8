"""A request comes in; what pages need of it goes out: the reader's language and name, checked fields, the form.

Nothing of a request is used as a path or as a query's text; numbers are bounded, control characters are dropped.
"""

import asyncio
import hashlib
import hmac
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from secrets import token_urlsafe
from urllib.parse import quote, unquote

from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from synopse.faces.web.bench import Workbench
from synopse.faces.web.guard import is_same
from synopse.faces.web.language import LANGUAGE_COOKIE, reading_language
from synopse.record.store import Act
from synopse.run import load_labels

FORM_COOKIE, NAME_COOKIE = "synopse-form", "synopse-name"
LONGEST_NAME = 80
_YEAR = 365 * 24 * 3600
_MOST_FIELDS = 2_000
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
_OWN_PATH = re.compile(r"/(?:[a-z][\w./%~-]*)?(?:\?[\w=&%+.~-]*)?(?:#[\w-]*)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Call:
    """A request with what is known of its reader; `form` is what was sent with a POST."""

    request: Request
    bench: Workbench
    language: str
    words: Mapping[str, str]
    who: str
    form: FormData
    seal: str  # the reader's form cookie, from which the token of every form is made

    def text(self, name: str, most: int = 200) -> str:
        """Return a field of the address, without control characters, cut at a length."""
        return _plain(self.request.query_params.get(name, ""), most)

    def number(self, name: str, default: int = 1) -> int:
        """Return a number of the address, from 1 to a million."""
        given = self.request.query_params.get(name, "")
        return max(1, min(1_000_000, int(given))) if re.fullmatch(r"[0-9]{1,9}", given) else default

    def field(self, name: str, most: int = 4_000) -> str:
        """Return a field of the form that is text."""
        value = self.form.get(name, "")
        return _plain(value, most) if isinstance(value, str) else ""

    def fields(self, name: str, most: int = 400) -> tuple[str, ...]:
        """Return all values of a field of the form."""
        return tuple(_plain(value, most) for value in self.form.getlist(name) if isinstance(value, str))

    def files(self, name: str) -> tuple[UploadFile, ...]:
        """Return the files of the form that have a name."""
        return tuple(file for file in self.form.getlist(name) if isinstance(file, UploadFile) and file.filename)

    @property
    def act(self) -> Act:
        """Who does something now."""
        return Act(self.who, datetime.now(UTC).isoformat(timespec="seconds"))

    @property
    def form_token(self) -> str:
        """The token that the reader's forms carry."""
        return hmac.new(self.bench.secret, b"form:" + self.seal.encode(), hashlib.sha256).hexdigest()

    def back(self, otherwise: str) -> RedirectResponse:
        """Return the answer that leads to the page that the form names, if it is one of ours."""
        return go_to(own_path(self.field("back")) or otherwise)


def go_to(path: str) -> RedirectResponse:
    """Return the answer that leads to another page of ours after a change."""
    return RedirectResponse(path, 303)


def own_path(path: str) -> str:
    """Return a path if it leads to a page of ours, else nothing."""
    return path if _OWN_PATH.fullmatch(path) and "//" not in path else ""


async def read_call(request: Request) -> Call:
    """Return the request as pages need it. Raises HTTPException where a form is not one that we gave out."""
    bench: Workbench = request.app.state.bench
    language = reading_language(request)
    seal = request.cookies.get(FORM_COOKIE, "")
    form = await read_form(request) if request.method == "POST" else FormData()
    who = _plain(unquote(request.cookies.get(NAME_COOKIE, "")), LONGEST_NAME).strip() or bench.user
    call = Call(request, bench, language, load_labels(language), who, form, seal or token_urlsafe(24))
    if request.method == "POST" and not (seal and is_same(call.field("form_token"), call.form_token)):
        raise HTTPException(403)
    return call


async def read_form(request: Request) -> FormData:
    """Return the form that was sent. Raises HTTPException where that takes too long or has too many parts."""
    settings = request.app.state.bench.settings
    try:
        async with asyncio.timeout(settings.sending_seconds):
            return await request.form(
                max_files=settings.most_files, max_fields=_MOST_FIELDS, max_part_size=settings.most_bytes
            )
    except TimeoutError:
        raise HTTPException(408) from None


def keep(response: Response, call: Call) -> None:
    """Let the reader's browser keep the language that was chosen, and what its forms are checked by."""
    if call.request.cookies.get(FORM_COOKIE) != call.seal:
        keep_cookie(response, call.request, FORM_COOKIE, call.seal)
    if call.request.query_params.get("lang") == call.language:
        keep_cookie(response, call.request, LANGUAGE_COOKIE, call.language)


def keep_cookie(response: Response, request: Request, name: str, value: str) -> None:
    """Set a cookie for a year that no script reads and no other site can make the browser send."""
    secure = request.url.scheme == "https"
    response.set_cookie(name, quote(value), max_age=_YEAR, httponly=True, samesite="strict", secure=secure)


def _plain(value: str, most: int) -> str:
    return _CONTROL.sub("", value[:most])
