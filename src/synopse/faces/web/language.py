"""A request comes in, the language goes out in which its reader is spoken to."""

from starlette.requests import Request

from synopse.run import known_languages

LANGUAGE_COOKIE = "synopse-lang"


def reading_language(request: Request) -> str:
    """Return the language of the interface: asked for, kept, or the first of the browser's that there is."""
    known = known_languages()
    wanted = [request.query_params.get("lang", ""), request.cookies.get(LANGUAGE_COOKIE, "")]
    accepted = request.headers.get("accept-language", "")[:200].split(",")
    wanted += [part.partition(";")[0].strip().partition("-")[0].lower() for part in accepted]
    return next((code for code in wanted if code in known), "en" if "en" in known else known[0])
