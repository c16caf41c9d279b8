import pytest

from factory import annotate


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "It was 9:50 a.m. when the last guest was led out"),
        ("en", "It was just after noon on Monday when the tower fell"),
        ("de", "Es war 15.47 Uhr, als das Feld in die Kurve bog"),
        ("de", "Es war kurz vor Mitternacht, als die Sirenen heulten"),
    ],
)
def test_what_only_says_when_it_was_is_one_statement_with_what_happened_then(language: str, text: str) -> None:
    (statement,) = annotate(f"{text}.", language).statements
    assert (statement.start, statement.end) == (0, len(text))
    assert any(time.clock for time in statement.times)


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "It was cold in the square at noon when it fell."), ("de", "Es war kalt, als der Turm um 12 Uhr fiel.")],
)
def test_what_says_more_stays_a_statement_of_its_own(language: str, text: str) -> None:
    assert len(annotate(text, language).statements) == 2
