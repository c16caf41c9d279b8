import pytest

from record_factory import make_hostile_record, make_record
from synopse.faces.export import export_record
from synopse.faces.export.markdown import escape, escape_line
from synopse.run import load_labels


@pytest.mark.parametrize(
    ("given", "escaped"),
    [
        ("<b>x</b>", r"\<b\>x\</b\>"),
        ("[x](javascript:y)", r"\[x\](javascript:y)"),
        ("a_b *c* `d` |", r"a\_b \*c\* \`d\` \|"),
        ("https://x.example", r"https\://x.example"),
        ("www.x.example", r"www\.x.example"),
        ("1. April", "1. April"),
        ("x\n# y", r"x \# y"),
        ("&lt;", r"\&lt;"),
    ],
)
def test_what_a_report_says_stays_text(given, escaped):
    assert escape(given) == escaped


def test_the_beginning_of_a_line_makes_no_list_or_rule():
    lines = ("1. April", "2) x", "- x", "+ x", "=== x", "am 1. April")
    assert [escape_line(line) for line in lines] == [r"1\. April", r"2\) x", r"\- x", r"\+ x", r"\=== x", "am 1. April"]


def test_contradictions_have_both_wordings_outlets_and_chains():
    text = export_record(make_record(), "md", load_labels("de")).decode()
    assert text.startswith("# Oderbrücke bei Rabenau gesperrt\n")
    assert "### 1. Datum: 12. März 2026 gegen 12. Februar 2026" in text
    assert "„Zuletzt geprüft wurde die Brücke am 12. Februar“ (*Oder-Bote*, 21. März 2026; Prüfbuch)" in text


def test_hostile_reports_give_no_markup_when_rendered():
    markdown_it = pytest.importorskip("markdown_it", reason="comes with rich; renders Markdown")
    html = markdown_it.MarkdownIt("commonmark").render(
        export_record(make_hostile_record(), "md", load_labels("en")).decode()
    )
    for tag in ("<script", "<img", "<svg", "<iframe", "<a ", "<form", "<meta", "<code", "<base", "<table"):
        assert tag not in html
