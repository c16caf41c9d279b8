import io
from pathlib import Path

from synopse.model import Rejected, Report
from synopse.read.html import read_html
from synopse.read.text import read_text

PAGE = """<!doctype html><html lang="de"><head><title>Neuer Kran - Hafenbote</title>
<meta property="og:site_name" content="Hafenbote"><meta property="og:title" content="Neuer Kran für Nordhafen">
<meta property="article:published_time" content="2031-03-04T10:30:00+01:00"><meta name="author" content="Jo Beispiel">
<link rel="canonical" href="https://bote.example/kran"></head><body><nav>Start Politik Sport</nav>
<script>document.write("gefährlich")</script><article><h1>Neuer Kran für Nordhafen</h1>
<p>Der neue Kran im Hafen ist am Montag geliefert worden, sagte eine Sprecherin der Werft.</p>
<figure><img src="kran.jpg" onerror="alert(1)"><figcaption>Der Kran am Montag. Foto: dpa</figcaption></figure>
<p>Er hebt 40 Tonnen und kostet acht Millionen Euro. Die Werft hatte ihn vor zwei Jahren bestellt.</p>
<p>Der alte Kran bleibt bis Mai stehen, danach wird er verkauft, teilte die Werft außerdem mit.</p></article>
</body></html>"""


def read(page: str | bytes) -> Report | Rejected:
    data = page.encode() if isinstance(page, str) else page
    (found,) = read_html("a.html", io.BytesIO(data))
    return found


def report(page: str | bytes) -> Report:
    found = read(page)
    assert isinstance(found, Report), found
    return found


def test_a_page_gives_its_text_a_paragraph_a_line_and_its_metadata():
    found = report(PAGE)
    assert found.title == "Neuer Kran für Nordhafen"
    assert (found.outlet, found.url, found.authors) == ("Hafenbote", "https://bote.example/kran", ("Jo Beispiel",))
    assert found.published == "2031-03-04T10:30:00+01:00"
    assert found.language == "de"
    assert "Er hebt 40 Tonnen und kostet acht Millionen Euro." in found.text
    assert len(found.text.splitlines()) >= 4


def test_a_caption_stays_in_its_place():
    assert "\nDer Kran am Montag. Foto: dpa\nEr hebt" in report(PAGE).text


def test_scripts_and_menus_are_gone():
    text = report(PAGE).text
    assert not [word for word in ("gefährlich", "script", "alert", "Start Politik") if word in text]


def test_a_declared_encoding_is_used():
    page = PAGE.replace("<head>", '<head><meta charset="iso-8859-1">')
    assert "Neuer Kran für Nordhafen" in report(page.encode("latin-1")).title


def test_a_page_without_a_text_is_rejected():
    for page in ("<html><body><script>x()</script></body></html>", "<html></html>", "<", "<div>" * 20_000):
        assert isinstance(read(page), Rejected)


def test_a_page_saved_under_the_name_of_a_text_is_read_as_a_page(tmp_path: Path):
    (found,) = read_text("a.txt", io.BytesIO(PAGE.encode()))
    assert isinstance(found, Report)
    assert "<p>" not in found.text
