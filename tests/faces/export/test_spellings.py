from synopse.faces.export.spellings import explain_spellings
from synopse.model import Entity
from synopse.run import load_labels


def explain(*reasons, names=("Kovac", "Irena Kovač", "Kovatsch")):
    return explain_spellings(Entity("e", "PER", "Irena Kovač", names, reasons), load_labels("en"))


def test_each_further_spelling_has_its_reason_in_words():
    assert explain("transliteration+part-of-name: Kovac ~ Irena Kovač", "transliteration: Kovatsch ~ Kovac") == (
        ("Kovac", "other transliteration, part of the name"),
        ("Kovatsch", "other transliteration ~ Kovac"),
    )


def test_an_unknown_rule_or_form_stands_as_it_is():
    assert explain("by-hand: Kovac ~ Irena Kovač", "so said the desk") == (
        ("Kovac", "by-hand"),
        ("Kovatsch", "so said the desk"),
    )


def test_no_spelling_and_no_reason_is_lost():
    assert explain("x") == (("Kovac", "x"), ("Kovatsch", ""))
    assert explain("x", names=("Irena Kovač",)) == (("", "x"),)
