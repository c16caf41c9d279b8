from hypothesis import given
from hypothesis import strategies as st

from synopse.text.lines import SortedLines

WORDS = st.text(st.characters(exclude_characters="\t\n", exclude_categories=["Cs"]), min_size=1, max_size=8)


@given(st.sets(WORDS, max_size=60), WORDS)
def test_a_word_is_found_where_the_file_has_it_and_only_there(words: set[str], other: str) -> None:
    known = "-" * 150  # so that the words fill several pages
    lines = SortedLines(b"\n".join(sorted(f"{word}\t{known}{word}".encode() for word in words)))
    assert [lines.find(word) for word in sorted(words)] == [known + word for word in sorted(words)]
    assert (lines.find(other) is not None) == (other in words)


def test_an_empty_file_has_no_word() -> None:
    assert SortedLines(b"").find("") is None
    assert SortedLines(b"").find("word") is None


def test_odd_words_are_not_found() -> None:
    lines = SortedLines(b"a\t1\nb\t2\nc\t3")
    assert [lines.find(word) for word in ("", "a\t1", "a\t1\nb", "\ud800", "\x00")] == [None] * 5
