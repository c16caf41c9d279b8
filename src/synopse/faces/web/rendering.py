"""A call and what its page shows come in, the page goes out, rendered in the reader's language."""

from collections.abc import Mapping
from datetime import datetime
from functools import cache, partial
from typing import Any
from urllib.parse import urlencode

from jinja2 import ChoiceLoader, Environment, PackageLoader
from starlette.responses import HTMLResponse

from synopse.faces.export.headings import finding_heading
from synopse.faces.export.templating import make_environment
from synopse.faces.export.values import show_published, show_value, show_when
from synopse.faces.export.view import SHOWN, count
from synopse.faces.web import links
from synopse.faces.web.call import Call, keep
from synopse.run import known_languages, load_labels


def render(call: Call, template: str, status: int = 200, **shown: Any) -> HTMLResponse:
    """Return a page; `shown` is what its template needs beyond what all pages have."""
    words = call.words
    html = _environment().get_template(template).render(
        words=words,
        language=call.language,
        languages=[(code, load_labels(code)["language_name"], _in_language(call, code)) for code in known_languages()],
        who=call.who,
        here=_here(call),
        form_token=call.form_token,
        kinds=SHOWN,
        count=partial(count, words),
        heading=lambda finding: finding_heading(finding, words),
        value_of=lambda slot, value: show_value(slot, value, words),
        published=lambda line: show_published(line.published, words) if line.published else words["undated"],
        day=lambda iso: show_when(iso, words),
        moment=lambda iso: show_moment(iso, words),
        **shown,
    )  # fmt: skip
    response = HTMLResponse(html, status)
    keep(response, call)
    return response


def load_pages() -> None:
    """Load what the first pages would wait for: the templates, and how each language writes a moment."""
    environment = _environment()
    for name in environment.list_templates(extensions=["html"]):
        environment.get_template(name)
    for code in known_languages():
        show_moment("2026-03-18T12:00:00+00:00", load_labels(code))
        show_when("2026-03-18/2026-03-20", load_labels(code))


def show_moment(iso: str, words: Mapping[str, str]) -> str:
    """Return a moment in the time of this machine as a reader writes it."""
    try:
        local = datetime.fromisoformat(iso).astimezone().replace(tzinfo=None)
    except (ValueError, OverflowError, OSError):
        return iso
    return show_published(local.isoformat(timespec="minutes"), words)


def _here(call: Call) -> str:
    """Return the address of this page, for the forms on it to come back to; the language is kept in a cookie."""
    if call.request.method != "GET":
        return "/"
    query = [(key, value) for key, value in call.request.query_params.multi_items() if key != "lang"]
    return call.request.url.path + (f"?{urlencode(query)}" if query else "")


def _in_language(call: Call, code: str) -> str:
    here = _here(call)
    return f"{here}{'&' if '?' in here else '?'}lang={code}"


@cache
def _environment() -> Environment:
    environment = make_environment(
        ChoiceLoader([PackageLoader("synopse.faces.web"), PackageLoader("synopse.faces.export")])
    )
    environment.filters.update(
        story=links.story_path, report=links.report_path, entity=links.entity_path, outgoing=links.outgoing, cut=_cut
    )
    environment.globals.update(statement_path=links.statement_path)
    return environment


def _cut(text: str, most: int) -> str:
    """Return a text on one line, cut where it is longer than any reader needs."""
    line = " ".join(text[: 4 * most].split())
    return line if len(line) <= most else line[:most].rstrip() + " …"
