import hashlib
import re
import shutil
import subprocess
from base64 import b64encode
from collections import Counter
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from record_factory import MARKER, add_statement, make_annotated, make_finding, make_hostile_record, make_record
from synopse.faces.export import export_record
from synopse.model import Entity, Record, Story
from synopse.record import ComparedStory, build_record
from synopse.run import load_labels

VOID = {"meta", "link", "br", "img", "input", "base", "hr"}
OURS = frozenset(
    """html head meta title style body a header footer p nav ol ul li main article section h1 h2 h3 h4 small span b bdi
    q mark blockquote figure figcaption div table thead tbody tr th td dl dt dd""".split()  # noqa: SIM905
)
ATTRIBUTES = frozenset(
    """lang charset http-equiv content name class href id title dir aria-label aria-labelledby role tabindex
    scope""".split()  # noqa: SIM905
)
QUIET = """--headless --no-sandbox --disable-gpu --disable-background-networking --disable-component-update
    --disable-sync --no-first-run --virtual-time-budget=2000 --dump-dom""".split()  # noqa: SIM905


class Page(HTMLParser):
    """Holds the elements of a page with their attributes, the text, and the headings' levels."""

    def __init__(self, html):
        super().__init__()
        self.elements, self.open, self.text, self.errors = [], [], [], []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.errors.append(tag)

    def handle_data(self, data):
        self.text.append(data)

    def values(self, name):
        return [attributes[name] for _, attributes in self.elements if name in attributes]


def render(record):
    return export_record(record, "html", load_labels(record.language)).decode()


@pytest.fixture(scope="module")
def dossier():
    return render(make_record())


def two_stories():
    one, two = make_annotated("Eins ist eins."), make_annotated("Zwei ist zwei.", id="b")
    stories = [ComparedStory(Story(key, (report,)), (), {}) for key, report in (("s1", one), ("s2", two))]
    return build_record(stories, (), "de")


@pytest.mark.parametrize("make", [make_record, make_hostile_record, two_stories, lambda: Record((), (), "en")])
def test_the_page_has_our_elements_only_each_closed_and_every_id_once(make):
    page = Page(render(make()))
    assert {tag for tag, _ in page.elements} <= OURS
    assert {name for _, attributes in page.elements for name in attributes} <= ATTRIBUTES
    assert page.errors == [] and page.open == []
    assert [key for key, n in Counter(page.values("id")).items() if n > 1] == []


@pytest.mark.parametrize("make", [make_record, make_hostile_record, two_stories])
def test_every_link_leads_to_a_place_of_the_page(make):
    page = Page(render(make()))
    ids = {f"#{key}" for key in page.values("id")}
    assert set(page.values("href")) <= ids
    assert {key.lstrip("#") for key in page.values("aria-labelledby")} <= set(page.values("id"))


@pytest.mark.parametrize("make", [make_record, make_hostile_record, two_stories])
def test_headings_go_down_by_one_level_at_a_time(make):
    levels = [int(tag[1]) for tag, _ in Page(render(make())).elements if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(b <= a + 1 for a, b in pairwise(levels))


def test_the_policy_allows_this_stylesheet_and_nothing_else(dossier):
    style = re.search(r"<style>(.*?)</style>", dossier, re.DOTALL)[1]
    digest = b64encode(hashlib.sha256(style.encode()).digest()).decode()
    (policy,) = [a["content"] for tag, a in Page(dossier).elements if a.get("http-equiv") == "Content-Security-Policy"]
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert "url(" not in style and "@import" not in style


def luminance(colour):
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_words_stand_out_from_the_paper_in_light_and_dark_as_wcag_aa_wants(dossier):
    light, dark = (
        dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", block))
        for block in re.findall(r":root \{(.*?)\}", dossier, re.DOTALL)[:2]
    )
    inks = ("ink", "soft", "link", "contradicted", "updated", "corroborated", "repeated", "refined", "single")
    for colours in (light, dark):
        pairs = [(ink, paper) for ink in inks for paper in ("paper", "sheet")]
        for ink, paper in [*pairs, ("mark-ink", "mark"), ("target-ink", "target")]:
            bright, dim = sorted((luminance(colours[ink]), luminance(colours[paper])), reverse=True)
            assert (bright + 0.05) / (dim + 0.05) >= 4.5, (ink, paper)


def test_a_click_on_a_wording_leads_to_its_highlighted_place(dossier):
    anchor = re.search(r'<blockquote><a href="#(s1-a\d+)"', dossier)[1]
    assert f'<span class="anchor" id="{anchor}"></span><a class="said contradicted {anchor}"' in dossier
    assert f"#{anchor}:target~.{anchor}" in dossier


def test_wordings_mark_the_words_that_differ(dossier):
    assert "<mark>am 12. März</mark>" in dossier and "<mark>am 12. Februar</mark>" in dossier


def test_every_section_is_there(dossier):
    labels = load_labels("de")
    for key in ("contradicted", "updated", "corroborated", "repeated", "refined", "side_by_side", "timeline", "who",
                "provenance", "copies", "texts", "rejected"):  # fmt: skip
        assert labels[key] in dossier, key


def test_the_table_has_a_row_a_finding_and_a_column_a_report(dossier):
    table = re.search(r'<table class="synopsis">.*?</table>', dossier, re.DOTALL)[0]
    assert table.count('<th scope="col">') == 1 + 4
    assert table.count('<th scope="row">') == 6 + 1


def test_a_report_that_contradicts_itself_is_said_to():
    text = add_statement(make_annotated("Es waren 20. Es waren 30."), "Es waren 20")
    text = add_statement(text, "Es waren 30")
    one, two = text.statements
    finding = make_finding("contradicted", ("20", (one,)), ("30", (two,)), type="number")
    record = build_record([ComparedStory(Story("s", (text,)), (finding,), {})], (), "de")
    assert load_labels("de")["self_contradiction"] in render(record)
    assert load_labels("de")["self_contradiction"] not in render(make_record())


def test_an_entity_that_may_be_others_names_them():
    whole = tuple(Entity(f"per-{n}", "PER", f"{n} Quaddel", (f"{n} Quaddel",)) for n in ("Ute <b>", "Jan"))
    alone = Entity("per-quaddel", "PER", "Quaddel", ("Quaddel",), candidates=("per-Ute <b>", "per-Jan", "per-gone"))
    text = add_statement(make_annotated("Eins zwei drei vier."), "Eins zwei drei")
    page = render(build_record([ComparedStory(Story("s", (text,), entities=(*whole, alone)), (), {})], (), "de"))
    told = re.findall(r'<p class="maybe">(.*?)</p>', page)
    label = load_labels("de")["who_candidates"]
    assert told == [f"<small>{label}</small> <bdi>Ute &lt;b&gt; Quaddel</bdi>, <bdi>Jan Quaddel</bdi>"]


def test_crossing_statements_keep_the_text_whole():
    text = add_statement(make_annotated("Eins zwei drei vier."), "Eins zwei drei")
    text = add_statement(text, "drei vier")
    page = render(build_record([ComparedStory(Story("s", (text,)), (), {})], (), "de"))
    body = re.search(r'<p class="body" dir="auto">(.*?)</p>', page, re.DOTALL)[1]
    assert re.sub("<[^>]*>", "", body) == "Eins zwei drei vier."
    assert '<span class="s1-a1 s1-a2">drei</span>' in body


def test_what_hostile_reports_say_is_shown_as_text_without_control_characters():
    html = render(make_hostile_record())
    page = Page(html)
    assert "{{7*7}}{% raw %}${7*7}" in html and "49" not in re.sub(r"sha256-\S+", "", " ".join(page.text))
    assert f"<script>document.title='{MARKER}'</script>" in "".join(page.text)
    assert not {"\x1b", "\x07", "\x9b", "\u202e", "\u2066"} & set(html)


def test_a_real_browser_runs_nothing_of_hostile_reports_and_adds_no_element(tmp_path):
    browser = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if browser is None:
        pytest.skip("no Chromium is installed; the check of the page's elements above has run")
    html = render(make_hostile_record())
    (tmp_path / "dossier.html").write_text(html, encoding="utf-8")
    done = subprocess.run(
        [browser, *QUIET, f"--user-data-dir={tmp_path / 'profile'}", (tmp_path / "dossier.html").as_uri()],
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    if done.returncode or "</html>" not in done.stdout:
        pytest.skip(f"the browser did not start: {done.stderr[-200:]}")
    loaded = Page(done.stdout)
    assert f"<title>{MARKER}" not in done.stdout
    assert Counter(tag for tag, _ in loaded.elements) == Counter(tag for tag, _ in Page(html).elements)
    assert {name for _, attributes in loaded.elements for name in attributes} <= ATTRIBUTES
