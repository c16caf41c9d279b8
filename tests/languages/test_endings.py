from synopse.languages.endings import Endings

ENDINGS = Endings(frozenset({"rat", "behörde"}), ("rat", "stadtrat"))


def test_a_compound_matches_by_its_end_a_word_without_a_hyphen_only_whole():
    assert ENDINGS.match("gemeinderat")
    assert ENDINGS.match("behörde")
    assert not ENDINGS.match("baubehörde")


def test_the_longest_ending_counts():
    assert ENDINGS.ending("landstadtrat") == "stadtrat"
    assert ENDINGS.ending("behörde") == ""
