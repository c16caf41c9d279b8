"""The pages of the workbench, one file each: a call comes in, its page goes out."""

from collections.abc import Callable

from starlette.responses import Response

from synopse.faces.web.call import Call
from synopse.faces.web.pages.add import add_reports, show_add, show_job
from synopse.faces.web.pages.api import show_api
from synopse.faces.web.pages.decisions import decide, show_decisions, undo
from synopse.faces.web.pages.entities import show_entities
from synopse.faces.web.pages.entity import show_entity
from synopse.faces.web.pages.history import show_history
from synopse.faces.web.pages.login import log_in, show_login
from synopse.faces.web.pages.report import show_report
from synopse.faces.web.pages.search import show_search
from synopse.faces.web.pages.settings import set_name, show_settings
from synopse.faces.web.pages.stories import show_stories
from synopse.faces.web.pages.story import show_page

PAGES: tuple[tuple[str, str, Callable[[Call], Response]], ...] = (
    ("GET", "/", show_stories),
    ("GET", "/stories/{key}", show_page),
    ("GET", "/stories/{key}/history", show_history),
    ("GET", "/reports/{key}", show_report),
    ("GET", "/entities", show_entities),
    ("GET", "/entities/{key:path}", show_entity),
    ("GET", "/search", show_search),
    ("GET", "/add", show_add),
    ("POST", "/add", add_reports),
    ("GET", "/add/{key}", show_job),
    ("GET", "/decisions", show_decisions),
    ("POST", "/decisions", decide),
    ("POST", "/decisions/{number}/undo", undo),
    ("GET", "/settings", show_settings),
    ("POST", "/settings", set_name),
    ("GET", "/api", show_api),
    ("GET", "/login", show_login),
    ("POST", "/login", log_in),
)
