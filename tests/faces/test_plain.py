import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from synopse.faces.plain import harmless, without_controls


def test_escape_sequences_and_overrides_are_made_harmless():
    assert harmless("\x1b[31mred\x9b0m\x07") == "�[31mred�0m�"
    assert harmless("gnp.\u202eexe\u2066x") == "gnp.�exe�x"
    assert harmless("a\tb\r\nc") == "a b  c"


def test_words_of_all_scripts_stay():
    words = "Übergröße — “Žižek” שלום Привет 中文 👩\u200d🚒"
    assert harmless(words) == words == without_controls(words)


@given(st.text())
def test_a_harmless_line_holds_no_control_character_and_keeps_its_length(text):
    line = harmless(text)
    assert len(line) == len(text) == len(without_controls(text))
    assert not any(unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") for c in line)
    assert not any(
        unicodedata.bidirectional(c) in ("RLO", "LRO", "RLE", "LRE", "PDF", "LRI", "RLI", "FSI", "PDI") for c in line
    )
