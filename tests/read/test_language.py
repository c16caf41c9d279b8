import pytest

from synopse.read.language import UnknownLanguageError, check_language, detect_language


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Der Kran im Hafen ist am Montag geliefert worden.", "de"),
        ("The crane in the harbour arrived on Monday.", "en"),
        ("Hallo Welt", "de"),
        ("The crane", "en"),
    ],
)
def test_a_text_is_in_the_likelier_of_the_known_languages(text: str, code: str):
    assert detect_language(text) == code


def test_a_text_that_is_surely_in_another_language_is_refused():
    with pytest.raises(UnknownLanguageError, match="'fr' is not known"):
        detect_language("La nouvelle grue du port a été livrée lundi, a déclaré une porte-parole de la ville.")


def test_a_tag_names_its_language_whatever_its_region():
    assert [check_language(code) for code in ("de", "de-CH", "EN_us")] == ["de", "de", "en"]
    with pytest.raises(UnknownLanguageError):
        check_language("xx")
