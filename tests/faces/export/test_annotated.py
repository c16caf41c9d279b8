from record_factory import HOSTILE, add_statement, make_annotated
from synopse.faces.export.annotated import annotated_to_text


def test_each_item_has_its_place_its_words_and_what_it_was_read_as():
    text = make_annotated("Die Brücke ist zu, sagte Kovač.\nAnzeige", outlet="Bote", kinds=["body", "furniture"])
    lines = annotated_to_text(add_statement(text, "Die Brücke ist zu", ("Kovač",))).splitlines()
    assert lines[0] == "a | Bote | de"
    assert any(line.split()[:3] == ["furniture", "32-39", "Anzeige"] for line in lines)
    assert any(line.startswith("  statement   0-17          Die Brücke ist zu  [Kovač; reported]") for line in lines)


def test_nothing_in_it_acts_on_a_terminal():
    text = annotated_to_text(add_statement(make_annotated(HOSTILE, id=HOSTILE), HOSTILE, (HOSTILE,)))
    assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(text)
