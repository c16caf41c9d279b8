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
        ("Mrs Tarrow spoke in York.", "en", ("Tarrow", "PER")),
        ("Then Mr. Vale left for York.", "en", ("Vale", "PER")),
        ("Ferdinand Quaddel gründete Quaddel Maschinenbau GmbH.", "de", ("Quaddel Maschinenbau GmbH", "ORG")),
        ("Quaddel Maschinenbau GmbH wächst. Quaddel Maschinenbau baut.", "de", ("Quaddel Maschinenbau", "ORG")),
        ("The People's Republic of China and Lena Moss agreed.", "en", ("People's Republic of China", "LOC")),
    ],
)
def test_a_name_that_the_model_misses_is_found(text, language, name):
    assert name in names(text, language)


def test_a_bracketed_name_is_found_where_it_stands_again():
    assert names("Keiko Tanabe (田辺恵子) schreibt. Auf dem Schild stand 田辺恵子.").count(("田辺恵子", "PER")) == 2


def test_words_of_another_script_that_show_nothing_are_no_names():
    assert names("Auf der Wand stand 自由 und auf der Straße 加油.") == []
    assert names("Das Check-in und das Pop-up kamen an.") == []


def test_what_stands_behind_a_woman_is_no_name_where_it_is_a_noun_or_a_role():
    assert names("Er gab der Frau Blumen, und Herr Minister dankte der Frau.") == []


def test_spans_are_those_of_the_text():
    annotated = annotate("Der Fahrer Kim Min-su (김민수) schwieg.")
    assert [mention.of(annotated.report.text) for mention in annotated.mentions] == ["Kim Min-su", "김민수"]
