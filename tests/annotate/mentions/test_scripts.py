import pytest

from factory import annotate


def names(text, language="de"):
    return [(mention.name, mention.type) for mention in annotate(text, language).mentions]


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("Die Polizei nannte den Fahrer Kim Min-su (김민수) am Montag.", "de", ("김민수", "PER")),
        ("The writer Keiko Tanabe (Japanese: 田辺恵子; born 1970) lives in Osaka.", "en", ("田辺恵子", "PER")),
        ("Der Zug hielt in Seoul (서울).", "de", ("서울", "LOC")),
        ("The plaque read 李明华 (Li Minghua) in red.", "en", ("李明华", "PER")),
        ("The name 김민수 stood on the plaque.", "en", ("김민수", "PER")),
        ("Teng Hsiao-lan spoke in Taipei.", "en", ("Teng Hsiao-lan", "PER")),
    ],
)
def test_a_name_in_another_script_or_of_east_asia_is_found(text, language, name):
    assert name in names(text, language)


def test_a_bracketed_name_is_found_where_it_stands_again():
    assert names("Keiko Tanabe (田辺恵子) schreibt. Auf dem Schild stand 田辺恵子.").count(("田辺恵子", "PER")) == 2


def test_words_of_another_script_that_show_nothing_are_no_names():
    assert names("Auf der Wand stand 自由 und auf der Straße 加油.") == []
    assert names("Das Check-in und das Pop-up kamen an.") == []


def test_spans_are_those_of_the_text():
    annotated = annotate("Der Fahrer Kim Min-su (김민수) schwieg.")
    assert [mention.of(annotated.report.text) for mention in annotated.mentions] == ["Kim Min-su", "김민수"]
