"""A request comes in before anything else sees it; it is let through or refused, the answer gets its safety headers.

Refused are: a Host header that is not ours (another name that was made to lead here), a change that another site asks
for, a reader without the token where one is needed, and bodies above the limit, counted as they come.
"""

import hashlib
import hmac
import ipaddress
import socket
from collections.abc import Mapping
from functools import cache
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from synopse.faces.web.language import reading_language
from synopse.faces.web.settings import ANYWHERE, LOOPBACK, Settings
from synopse.run import load_labels

LOGIN_COOKIE = "synopse-login"
_OPEN_PATHS = ("/login", "/static/")  # what a reader needs before the token is known
_READING = ("GET", "HEAD")
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
_HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # Not "no-referrer", with which browsers would send "Origin: null" even with our own forms.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class Guard:
    """Middleware that stands before the whole application."""

    def __init__(self, app: ASGIApp, settings: Settings, secret: bytes) -> None:
        self._app, self._settings, self._secret = app, settings, secret

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a refused request at once; pass any other on, its body counted."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        refusal = self._refuse(Request(scope))
        answer = _with_headers(send, private=not scope["path"].startswith("/static/"))
        if refusal is not None:
            await refusal(scope, receive, answer)
            return
        await self._app(scope, _counted(receive, self._settings.most_bytes), answer)

    def _refuse(self, request: Request) -> Response | None:
        """Return the answer to a request that is not let through, None for any other."""
        if not self._is_ours(request.headers.get("host", "")):
            return _sentence(request, 421)
        if request.method not in _READING and not _is_same_origin(request.headers):
            return _sentence(request, 403)
        if _length(request.headers) > self._settings.most_bytes:
            return _sentence(request, 413)
        if self._settings.token and not self._is_known(request):
            if request.url.path.startswith("/api") or request.method not in _READING:
                return _sentence(request, 401, {"WWW-Authenticate": "Bearer"})
            return RedirectResponse("/login", 303)
        return None

    def _is_ours(self, host: str) -> bool:
        """Tell whether a Host header names this machine as its user does."""
        try:
            name = urlsplit(f"//{host}").hostname or ""
        except ValueError:
            return False
        settings = self._settings
        if name in (*LOOPBACK, settings.host, *(given.lower() for given in settings.names)):
            return True
        return settings.host in ANYWHERE and (_is_address(name) or name in _machine_names())

    def _is_known(self, request: Request) -> bool:
        """Tell whether a request shows the token: in its header, or by the cookie of a reader who gave it."""
        if request.url.path.startswith(_OPEN_PATHS):
            return True
        scheme, _, given = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer" and is_same(given.strip(), self._settings.token):
            return True
        return is_same(request.cookies.get(LOGIN_COOKIE, ""), login_cookie(self._settings.token, self._secret))


def _sentence(request: Request, status: int, headers: Mapping[str, str] | None = None) -> Response:
    """Return the answer to a request that is refused, in its reader's language."""
    return PlainTextResponse(load_labels(reading_language(request))[f"failure_{status}"], status, headers)


def login_cookie(token: str, secret: bytes) -> str:
    """Return what a browser keeps after its reader gave the token; it is worthless to the next run."""
    return hmac.new(secret, b"login:" + token.encode(), hashlib.sha256).hexdigest()


def is_same(one: str, other: str) -> bool:
    """Tell whether two secrets are equal, in a time that does not tell where they differ."""
    return hmac.compare_digest(one.encode("utf-8", "replace"), other.encode("utf-8", "replace"))


def _is_same_origin(headers: Headers) -> bool:
    """Tell whether a request comes from our own pages, or from no page at all."""
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = headers.get("origin")
    if origin is None:
        return True
    try:
        return urlsplit(origin).netloc == headers.get("host")
    except ValueError:
        return False


def _length(headers: Headers) -> int:
    given = headers.get("content-length", "0")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 20 else 0


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


@cache
def _machine_names() -> tuple[str, ...]:
    return socket.gethostname().lower(), f"{socket.gethostname().lower()}.local"


def _counted(receive: Receive, most: int) -> Receive:
    """Return what receives a body and refuses to go on above the limit, whatever length was announced."""
    taken = 0

    async def counting() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > most:
            raise HTTPException(413)
        return message

    return counting


def _with_headers(send: Send, *, private: bool) -> Send:
    async def adding(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers.update(_HEADERS)
            headers.setdefault("Cache-Control", "no-store" if private else "max-age=3600")
        await send(message)

    return adding
