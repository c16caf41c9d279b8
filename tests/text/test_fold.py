import pytest
from hypothesis import given
from hypothesis import strategies as st

from synopse.text.fold import LONGEST, fold, fold_umlauts, mixes_scripts


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Jörg Weißmüller", "jorg weissmuller"),
        ("Łódź", "lodz"),
        ("O’Neil", "oneil"),
        ("J.-C. Ahn", "j c ahn"),
        ("Жаворонкова", "zhavoronkova"),
        ("😀 Anna 😀", "anna"),
        ("\u202eAnna\u202c", "anna"),
        ("e\u0301", "e"),
        ("...", ""),
    ],
)
def test_folding_leaves_plain_latin_letters(text, folded):
    assert fold(text) == folded


def test_umlauts_fold_to_two_letters_on_request():
    assert fold_umlauts("Jörg Weißmüller") == "joerg weissmueller"
    assert fold_umlauts("u\u0308ber") == "ueber"


def test_words_of_mixed_look_alike_scripts_fold_to_nothing():
    assert mixes_scripts("Sсhоigu")
    assert fold("Sсhоigu") == ""
    assert not mixes_scripts("Anna Жаворонкова")


def test_text_too_long_for_a_name_folds_to_nothing():
    assert fold("a" * (LONGEST + 1)) == ""


@given(st.text(max_size=50))
def test_folding_twice_changes_nothing_more(text):
    assert fold(fold(text)) == fold(text)
