import pytest

from synopse.languages import known_languages, load_language, load_shared
from synopse.languages.concepts import moving_concepts, phrase_concepts, word_concepts


@pytest.mark.parametrize(
    ("lemma", "code", "concept"),
    [
        ("todesopfer", "de", "death"),
        ("death", "en", "death"),
        ("staatsbesuch", "de", "visit"),
        ("visit", "en", "visit"),
    ],
)
def test_words_of_both_languages_express_one_concept(lemma: str, code: str, concept: str) -> None:
    assert concept in word_concepts(lemma, code)


def test_a_compound_needs_a_head_before_its_known_ending() -> None:
    assert word_concepts("abreise", "de") == ("departure",)
    assert word_concepts("xbesuch", "de") == ()


def test_several_words_express_a_concept_only_together() -> None:
    assert (frozenset({"leben", "kommen"}), ("death",)) in phrase_concepts("de")
    assert word_concepts("leben", "de") == ()


@pytest.mark.parametrize("code", known_languages())
def test_every_concept_of_a_language_is_declared(code: str) -> None:
    named = {c for value in load_language(code).words["concepts"].column("concepts").values() for c in value.split()}
    assert named <= set(load_shared("concepts"))


def test_tolls_move_and_speeches_do_not() -> None:
    assert "death" in moving_concepts()
    assert "speech" not in moving_concepts()
