import pytest

from record_factory import make_hostile_record, make_record
from synopse.faces.export import FORMATS, export_record
from synopse.model import Record
from synopse.run import load_labels


@pytest.fixture(scope="module")
def text():
    return export_record(make_record(), "text", load_labels("de")).decode()


def test_contradictions_go_first_and_kinds_follow_in_their_order(text):
    headings = [
        load_labels("de")[kind].upper() for kind in ("contradicted", "updated", "corroborated", "repeated", "refined")
    ]
    places = [text.index(heading) for heading in headings]
    assert places == sorted(places)


def test_a_contradiction_has_both_wordings_outlets_and_chains(text):
    for words in (
        "12. März 2026 gegen 12. Februar 2026",
        "„Die letzte Prüfung sei am 12. März gewesen“",
        "Rabenauer Tageblatt, 18. März 2026, 14:20 | Verkehrsministerin Irena Kovač (Interview)",
        "„Zuletzt geprüft wurde die Brücke am 12. Februar“",
        "Oder-Bote, 21. März 2026 | Prüfbuch",
    ):
        assert words in text


def test_head_counts_singles_and_rejected_are_told(text):
    assert "4 Berichte · 6 Herkünfte · 2 Widersprüche" in text
    assert "2 Aussagen stehen nur in einem Bericht." in text
    assert "alt/scan.bin: not a text" in text


def test_a_report_without_outlet_is_named_by_its_id(text):
    assert "-- c, ohne Datum | Ostpress" in text


def test_lines_are_short_and_nothing_acts_on_a_terminal():
    text = export_record(make_hostile_record(), "text", load_labels("en")).decode()
    assert not {"\x1b", "\x07", "\x9b", "\u202e", "\u2066"} & set(text)
    ours = export_record(make_record(), "text", load_labels("de")).decode()
    assert max(map(len, ours.splitlines())) <= 100


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("code", ["de", "en"])
def test_every_format_writes_every_record_twice_alike(name, code):
    labels = load_labels(code)
    for record in (make_record(code), make_hostile_record(code), Record((), (), code)):
        first = export_record(record, name, labels)
        assert first and first == export_record(record, name, labels)
        first.decode("utf-8")
