from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factory import make_report
from synopse.annotate.sentences import find_sentences
from synopse.annotate.statements.clauses import find_clauses
from synopse.languages import load_language
from synopse.model import Annotated

WORDS = ["der", "Mann", ",", "kam", "und", "(", "dass", ")", ";", "„", "was", "“", "Ulm", "–", "7"]


def clauses(text: str, language: str = "de") -> list[str]:
    known = load_language(language)
    (sentence, *_) = find_sentences(Annotated(make_report(text, language)), known)
    return [text[clause.start : clause.end] for clause in find_clauses(sentence, (), known)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "de",
            "Das Dach stürzte ein, 19 Menschen wurden verletzt.",
            ["Das Dach stürzte ein", "19 Menschen wurden verletzt"],
        ),
        (
            "de",
            "Sie führte Gespräche und äußerte ihre Zuversicht.",
            ["Sie führte Gespräche", "und äußerte ihre Zuversicht"],
        ),
        (
            "de",
            "Er kam mit Hunden, Katzen und Vögeln nach Ulm.",
            ["Er kam mit Hunden, Katzen und Vögeln nach Ulm"],
        ),
        (
            "de",
            "Die Schule schloss, weil das Dach undicht war.",
            ["Die Schule schloss", "weil das Dach undicht war"],
        ),
        (
            "en",
            "The roof gave way and nineteen people were hurt.",
            ["The roof gave way", "and nineteen people were hurt"],
        ),
        ("en", "Dogs, cats and birds were found.", ["Dogs, cats and birds were found"]),
        (
            "en",
            "The dam that broke on Friday was built in 1961.",
            ["The dam that broke on Friday was built in 1961", "that broke on Friday"],
        ),
        ("en", "Police caught a man who had fled.", ["Police caught a man who had fled"]),
        (
            "en",
            "She fell in the last round, and the tired swimmer never recovered.",
            ["She fell in the last round", "and the tired swimmer never recovered"],
        ),
        (
            "en",
            "The feast - though Marlow was never sure - had begun as a joke.",
            ["The feast - though Marlow was never sure - had begun as a joke", "though Marlow was never sure"],
        ),
        ("en", "Annual inflation slowed to 3.1 percent.", ["Annual inflation slowed to 3.1 percent"]),
    ],
)
def test_a_clause_has_one_finite_verb(language: str, text: str, expected: list[str]) -> None:
    assert clauses(text, language) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Die Verhandlung dauerte mehr als drei Stunden.",
        "Festgenommen wurde bis zum Nachmittag niemand.",
        "Er war so groß wie sein Vater.",
    ],
)
def test_a_comparison_and_a_time_open_no_clause(text: str) -> None:
    assert clauses(text) == [text.rstrip(".")]


def test_a_clause_goes_on_behind_a_relative_clause_inside_it() -> None:
    found = clauses("Der Damm, der 1974 gebaut wurde, brach am Montag.")
    assert found == ["Der Damm, der 1974 gebaut wurde, brach am Montag", "der 1974 gebaut wurde"]


def test_a_part_without_a_verb_is_told_apart_from_the_whole() -> None:
    assert clauses("Zwölf Menschen starben, darunter drei Kinder.") == [
        "Zwölf Menschen starben",
        "darunter drei Kinder",
    ]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(WORDS),
        min_size=1,
        max_size=30,
    )
)
def test_any_order_of_words_gives_clauses_inside_the_sentence(words: list[str]) -> None:
    known = load_language("de")
    for sentence in find_sentences(Annotated(make_report(" ".join(words))), known):
        found = find_clauses(sentence, (), known)
        assert all(sentence.start <= clause.start < clause.end <= sentence.end for clause in found)
        assert all(one.start <= two.start for one, two in pairwise(found))
