"""The reader's settings: the name under which decisions are kept."""

from starlette.responses import Response

from synopse.faces.web.call import LONGEST_NAME, NAME_COOKIE, Call, keep_cookie
from synopse.faces.web.rendering import render


def show_settings(call: Call) -> Response:
    """Return the page of the settings."""
    return render(call, "settings.html", longest=LONGEST_NAME)


def set_name(call: Call) -> Response:
    """Keep the name in the reader's browser and lead back."""
    response = call.back("/settings")
    keep_cookie(response, call.request, NAME_COOKIE, " ".join(call.field("name", LONGEST_NAME).split()))
    return response
