import pytest

from synopse.link.names import same_name
from synopse.link.syllables import read_chinese, read_korean


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Tsai Ing-wen", "Cai Yingwen"),
        ("Ing-wen Tsai", "Cai Yingwen"),
        ("Chang Chih-ming", "Zhang Zhiming"),
        ("Teng Hsiao-lan", "Deng Xiaolan"),
        ("Tschou En-ming", "Zhou Enming"),
        ("Hsu Kuo-hua", "许国华"),
        ("Park Chung-seok", "Bak Jeongseok"),
        ("Park Chung-seok", "박정석"),
        ("Pak Chŏngsŏk", "Park Chung-seok"),
        ("Ri Dschong Sok", "Lee Jeong-seok"),
    ],
)
def test_two_systems_of_romanisation_write_one_name(first, second):
    assert same_name(first, second, "PER") in ("romanisation", "transliteration")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Zhang Zhiming", "Zhang Jiming"),
        ("Zhang Ling", "Zhang Ming"),
        ("Wang Chenyu", "Wang Zhenyu"),
        ("Chang Chih-ming", "Zhang Shiming"),
        ("Kim Jong-un", "Kim Jong-il"),
        ("김민수", "김민준"),
        ("Kim Min-su", "박지훈"),
    ],
)
def test_two_names_that_differ_in_one_system_are_two(first, second):
    assert same_name(first, second, "PER") is None


def test_pinyin_is_read_as_it_stands_unless_it_has_a_hyphen():
    assert read_chinese("zhang", ("zhiming",), "Zhang Zhiming").names == {"zhang zhiming"}
    assert "zhou enming" in read_chinese("chou", ("en", "ming"), "Chou En-ming").names


def test_what_is_no_syllable_has_no_reading():
    assert not read_chinese("long", ("justin",), "Justin Long").names
    assert not read_korean("lee", ("bruce",), "Bruce Lee").names
    assert not read_korean("x" * 500, ("y" * 500,), "x" * 500).names
