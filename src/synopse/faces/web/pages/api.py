"""The API's own page: its operations in a table, and where their description for programs stands."""

from starlette.responses import Response

from synopse.faces.web.api.operations import OPERATIONS
from synopse.faces.web.call import Call
from synopse.faces.web.rendering import render


def show_api(call: Call) -> Response:
    """Return the page."""
    return render(call, "api.html", operations=OPERATIONS)
