"""What could not be shown or done: a status comes in, a page that says so in the reader's language goes out."""

from secrets import token_urlsafe

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from synopse.faces.web.call import FORM_COOKIE, Call
from synopse.faces.web.language import reading_language
from synopse.faces.web.rendering import render
from synopse.run import load_labels


def show_failure(request: Request, status: int) -> Response:
    """Return the page of a failure."""
    language = reading_language(request)
    seal = request.cookies.get(FORM_COOKIE) or token_urlsafe(24)
    call = Call(request, request.app.state.bench, language, load_labels(language), "", FormData(), seal)
    return render(call, "failure.html", status, code=status)
