import re
from collections import Counter
from html.parser import HTMLParser

import pytest

VOID = {"meta", "link", "br", "img", "input", "base", "hr"}
SHAPES = {"path", "line", "circle", "rect"}


class Page(HTMLParser):
    """Holds the elements of a page with their attributes, and what is not closed as it should be."""

    def __init__(self, html):
        super().__init__()
        self.elements, self.open, self.errors, self.text = [], [], [], []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.errors.append(tag)

    def handle_data(self, data):
        self.text.append(data)

    def all(self, tag):
        return [attributes for name, attributes in self.elements if name == tag]


def story_keys(client):
    return [story["key"] for story in client.get("/api/stories").json()["items"]]


def paths(client):
    keys = story_keys(client)
    story = client.get(f"/api/stories/{keys[0]}").json()
    report = story["reports"][1]["key"]
    statement = next(s for s in story["record"]["stories"][0]["statements"] if s["report"] == story["reports"][1]["id"])
    entity = client.get("/api/entities").json()["items"][0]["id"]
    return (
        "/", "/?order=contradicted&kind=contradicted", "/?outlet=nowhere", "/search", "/search?q=fire&kind=updated",
        *(f"/stories/{key}" for key in keys), f"/stories/{keys[0]}?kind=corroborated", f"/stories/{keys[0]}/history",
        f"/reports/{report}", f"/reports/{report}?at={statement['start']}-{statement['end']}",
        f"/reports/{report}?mode=furniture", "/entities", "/entities?name=Ka", f"/entities/{entity}", "/add",
        "/decisions", "/settings", "/api", "/login", "/nowhere",
    )  # fmt: skip


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_page_is_whole_and_labelled_in_both_languages(client, language):
    for path in paths(client):
        answer = client.get(path, params={"lang": language} if "?" not in path else None)
        assert answer.status_code == (404 if path == "/nowhere" else 200), path
        page = Page(answer.text)
        assert page.errors == [] and page.open == [], path
        assert page.all("html") == [{"lang": language}], path
        ids = Counter(attributes["id"] for _, attributes in page.elements if "id" in attributes)
        assert [key for key, n in ids.items() if n > 1] == [], path
        assert len(page.all("h1")) == 1 and len(page.all("main")) == 1, path
        named = {attributes.get("for") for attributes in page.all("label")}
        for field in page.all("input") + page.all("textarea") + page.all("select"):
            known = field.get("type") in ("hidden", "checkbox") or field.get("id") in named
            assert known or "aria-label" in field, (path, field)


def test_no_page_has_a_script_or_a_style_of_its_own_nor_leads_anywhere_else(client):
    for path in paths(client):
        page = Page(client.get(path).text)
        assert all(attributes.get("src") == "/static/keys.js" for attributes in page.all("script")), path
        assert not page.all("style"), path
        for _, attributes in page.elements:
            assert not [name for name in attributes if name == "style" or name.startswith("on")], path
        for attributes in page.all("a"):
            here = attributes["href"].startswith(("/", "#"))
            assert here or attributes["rel"] == "noreferrer noopener external", attributes


def test_links_between_pages_lead_somewhere(client):
    seen, waiting = set(), ["/"]
    while waiting and len(seen) < 60:
        path = waiting.pop(0)
        if path in seen or path.startswith(("/api", "/static")):
            continue
        seen.add(path)
        answer = client.get(path)
        assert answer.status_code == 200, path
        page = Page(answer.text)
        ids = {attributes.get("id") for _, attributes in page.elements}
        for attributes in page.all("a"):
            target, _, anchor = attributes["href"].partition("#")
            if not target:
                assert anchor in ids, (path, anchor)
            elif target.startswith("/"):
                waiting.append(target)
    assert len(seen) == 60


def test_a_link_to_a_wording_opens_it_in_its_report(client):
    page = Page(client.get(f"/stories/{story_keys(client)[0]}").text)
    links = [a["href"] for a in page.all("a") if "?at=" in a["href"]]
    assert links
    for link in sorted(set(links))[:10]:
        opened = Page(client.get(link.partition("#")[0]).text)
        assert [a for a in opened.all("a") if a.get("aria-current") == "true" and "chosen" in a.get("class", "")], link
        assert any(attributes.get("id") == "chosen" for _, attributes in opened.elements)


def test_drawings_stay_inside_their_bounds(client):
    for key in story_keys(client):
        page = Page(client.get(f"/stories/{key}").text)
        width, height = 0.0, 0.0
        for tag, attributes in page.elements:
            if tag == "svg":
                width, height = float(attributes["width"]), float(attributes["height"])
            numbers = {n: float(v) for n, v in attributes.items() if tag in SHAPES and re.fullmatch(r"-?[\d.]+", v)}
            assert all(0 <= numbers.get(n, 0) <= width for n in ("x", "x1", "x2", "cx")), attributes
            assert all(0 <= numbers.get(n, 0) <= height for n in ("y", "y1", "y2", "cy")), attributes


def test_filters_that_are_none_are_left_out(client):
    whole = len(re.findall("<article", client.get("/").text))
    for faulty in ("kind=nothing", "since=yesterday", "until=2026-99-99", "language=xx", "page=-3", "order=worst"):
        assert len(re.findall("<article", client.get(f"/?{faulty}").text)) == whole, faulty


@pytest.mark.parametrize(
    "path",
    ["/?page=999999999999", "/search?q=%00%ff%22%28%2A", "/stories/%2e%2e%2f", "/reports/x?at=1-999999999999",
     "/reports/x?at=-1--2", "/entities/%00", "/static/..%2f..%2fpyproject.toml", "/static/../app.py", "/add/%F0%9F"],
)  # fmt: skip
def test_odd_addresses_are_answered(client, path):
    assert client.get(path).status_code in (200, 404)


def test_the_language_is_kept_and_the_browsers_own_is_taken_first(address, client):
    german = client.get("/", headers={"Accept-Language": "de-AT,de;q=0.9,en;q=0.5"})
    assert "<h1>Themen</h1>" in german.text
    assert "<h1>Stories</h1>" in client.get("/?lang=en").text
    assert "<h1>Stories</h1>" in client.get("/", headers={"Accept-Language": "de"}).text
    assert "<h1>Stories</h1>" in client.get("/?lang=xx").text
