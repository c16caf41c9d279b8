"""Showing the token: asked of readers on other machines, once a browser."""

from starlette.responses import Response

from synopse.faces.web.call import Call, go_to, keep_cookie
from synopse.faces.web.guard import LOGIN_COOKIE, is_same, login_cookie
from synopse.faces.web.rendering import render


def show_login(call: Call) -> Response:
    """Return the page that asks for the token."""
    return render(call, "login.html", wrong=False)


def log_in(call: Call) -> Response:
    """Let the browser keep that its reader knows the token, or ask again."""
    token = call.bench.settings.token
    if not (token and is_same(call.field("token").strip(), token)):
        return render(call, "login.html", 403, wrong=True)
    response = go_to("/")
    keep_cookie(response, call.request, LOGIN_COOKIE, login_cookie(token, call.bench.secret))
    return response
