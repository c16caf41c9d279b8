from pathlib import Path

import pytest

from synopse.languages import LanguageError, Rule, known_languages, load_language
from synopse.languages.load import WordList, _check_complete, _read_words, read_rules

RULES = [
    pytest.param(rule, id=f"{code}/{name}/{rule.name}")
    for code in known_languages()
    for name, rules in load_language(code).rules.items()
    for rule in rules
]


def write_rules(folder: Path, text: str) -> Path:
    path = folder / "rules.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_matches_its_examples(rule: Rule) -> None:
    assert [example for example in rule.examples if not rule.pattern.search(example)] == []


@pytest.mark.parametrize("table", ["labels", "explanations"])
def test_every_language_has_the_same_sentences(table: str) -> None:
    keys = {code: set(getattr(load_language(code), table)) for code in known_languages()}
    assert len(set(map(frozenset, keys.values()))) == 1, keys


def test_an_unknown_language_is_named_with_the_known_ones() -> None:
    with pytest.raises(LanguageError, match="'xx'; known are de, en"):
        load_language("xx")


def test_a_word_list_knows_the_first_words_of_its_entries_of_several() -> None:
    words = WordList(("word",), {"nicht": (), "is to": (), "was to": ()})
    assert words.openers == {"is", "was"}


def test_a_rule_is_filled_with_macros_and_keeps_its_fields(tmp_path: Path) -> None:
    path = write_rules(
        tmp_path,
        """
        [macros]
        day = '[0-3]?\\d'
        [[rule]]
        name = "day"
        pattern = '(?P<day>{day})\\.{1}'
        example = "27."
        type = "DATE"
        """,
    )
    (rule,) = read_rules(path, ("type", "value"), {})
    assert rule.pattern.search("am 27. Juli")["day"] == "27"
    assert dict(rule.fields) == {"type": "DATE", "value": ""}


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("[[rule]]\nname='a'\npattern='{nothing}'\nexample='x'", "neither a macro"),
        ("[[rule]]\nname='a'\npattern='('\nexample='x'", "rule 'a'"),
        ("[[rule]]\nname='a'\npattern='a'", "an example"),
        ("[[rule]]\nname='a'\npattern='a'\nexample='a'\nodd='b'", "unknown fields"),
        ("[macros]\na='{a}'\n[[rule]]\nname='a'\npattern='{a}'\nexample='a'", "contain themselves"),
        ("[[rule]]\nname='a'\npattern='a'\nexample='a'\n[[rule]]\nname='a'\npattern='b'\nexample='b'", "one name"),
        ("not toml", "Expected"),
    ],
)
def test_a_faulty_rule_is_refused_with_the_reason(tmp_path: Path, text: str, complaint: str) -> None:
    with pytest.raises(LanguageError, match=complaint):
        read_rules(write_rules(tmp_path, text), (), {})


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("other\n", "header"),
        ("word\tmonth\nJuli\t7\nJuli\t7\n", "stands twice"),
        ("word\tmonth\nJuli\n", "1 columns, not 2"),
    ],
)
def test_a_faulty_word_list_is_refused_with_the_line(tmp_path: Path, text: str, complaint: str) -> None:
    path = tmp_path / "months.tsv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(LanguageError, match=complaint):
        _read_words(path, ("word", "month"))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(LanguageError, match=r"months\.tsv is missing"):
        _read_words(tmp_path / "months.tsv", ("word",))


@pytest.mark.parametrize("code", known_languages())
def test_every_file_of_every_language_can_be_read(code: str) -> None:
    language = load_language(code)
    assert all(len(language.words[name].columns) for name in language.words)
    assert all(isinstance(language.rules[name], tuple) for name in language.rules)


def test_all_that_a_language_lacks_is_named_at_once(tmp_path: Path) -> None:
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / "months.tsv").write_text("word\n", encoding="utf-8")
    wanted = {"words": {"months": ("word",), "days": ("word",)}, "rules": {"times": ()}}
    with pytest.raises(LanguageError, match=r"lacks words/days\.tsv, rules/times\.toml"):
        _check_complete(tmp_path, wanted)
