import re
from html.parser import HTMLParser

import pytest

from synopse.faces.web.links import entity_path, outgoing, report_path, statement_path, story_path
from synopse.model import Report
from web_factory import browse, make_store, serve

BIDI = "\u202e\u2066\u2069\u200f\u061c"
ACTING = "<script>alert(1)</script><svg onload=alert(1)><img src=x onerror=alert(1)>\"'><style>*{display:none}</style>"
TEXT = f"Rabenau. {ACTING} Der Brand {BIDI} dauerte drei Tage, sagte {ACTING} Sprecher Jens Übel {BIDI} am Montag."


class Elements(HTMLParser):
    """Holds the elements of a page as a browser would find them."""

    def __init__(self, page):
        super().__init__()
        self.found = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """The pages of a store whose reports try everything, by their paths."""
    title = f"{ACTING}{BIDI}" + "T" * 2_000_000
    reports = [
        Report(f"{ACTING}{n}", f"{TEXT} Nummer {n}.", title if n else ACTING, f"Bote {ACTING}{BIDI}{n}", "2026-03-18",
               "de", "javascript:alert(1)", (ACTING,))
        for n in range(2)
    ]  # fmt: skip
    with make_store(tmp_path_factory.mktemp("store"), reports) as store:
        key = store.stories().items[0].key
        paths = ["/", f"/stories/{key}", f"/stories/{key}/history", "/entities", "/search?q=Brand"]
        paths += [report_path(line.key) for line in store.story(key).reports]
        paths += [entity_path(line.id) for line in store.entities().items]
        with serve(store) as address, browse(address) as client:
            query = {"q": ACTING + BIDI, "outlet": ACTING, "entity": ACTING}
            pages = {path: client.get(path).text for path in paths}
            yield {**pages, "/search": client.get("/search", params=query).text}


def test_nothing_of_a_report_becomes_an_element_or_a_link(hostile):
    for path, page in hostile.items():
        elements = Elements(page).found
        assert not {tag for tag, _ in elements} & {"img", "style", "iframe", "object", "base"}, path
        assert [found for tag, found in elements if tag == "script"] == [{"src": "/static/keys.js", "defer": None}]
        for _, attributes in elements:
            assert not [name for name in attributes if name.startswith("on") or name == "style"], path
            leading = [attributes.get(name) or "/" for name in ("href", "src", "action", "xlink:href")]
            assert all(target.startswith(("/", "#")) and not target.startswith("//") for target in leading), path


def test_marks_that_turn_lines_around_are_shown_and_do_nothing(hostile):
    for path, page in hostile.items():
        assert not re.search("[\u202a-\u202e\u2066-\u2069]", page), path
    report = next(page for path, page in hostile.items() if path.startswith("/reports"))
    assert "\N{REPLACEMENT CHARACTER}" in report and 'dir="auto"' in report


def test_a_title_of_two_megabytes_does_not_fill_the_pages(hostile):
    assert max(map(len, hostile.values())) < 100_000


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)", "JAVASCRIPT:alert(1)", " javascript:alert(1)", "data:text/html,x", "file:///etc/passwd",
        "vbscript:x", "//evil.example", "/add", "http:///x", "http://", "https://a@b.example/", "https://b.example/\nx",
        "https://b.example/\u202e", "ftp://b.example", "https://b.example/" + "x" * 3000, "https://[::1", "http://a:b/",
        "https://b.example/a b", "",
    ],
)  # fmt: skip
def test_an_address_that_is_not_plain_is_no_link(url):
    assert outgoing(url) == ""


@pytest.mark.parametrize("url", ["https://b.example/a?b=c&d#e", "http://b.example:8080/ä", "HTTPS://B.example"])
def test_a_plain_address_is_a_link(url):
    assert outgoing(url) == url


def test_keys_cannot_leave_their_place_in_an_address():
    for key in ("../../x", "a/b?c#d", '"><script>', "%2e", ""):
        for path in (story_path(key), report_path(key), entity_path(key), statement_path(key, 1, 2).partition("?")[0]):
            assert re.fullmatch(r"/[a-z]+/[\w.%~-]*", path), path
