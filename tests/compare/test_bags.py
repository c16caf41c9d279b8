from hypothesis import given
from hypothesis import strategies as st

from synopse.compare.bags import Bag, overlap, stems_of


def test_what_two_bags_share_counts_by_the_lighter_of_them():
    small, large = Bag({"x": 1.0}), Bag({"x": 1.0, "y": 1.0})
    assert overlap(small, small) == 1
    assert 0.5 < overlap(small, large) < 1
    assert overlap(small, Bag({"z": 1.0})) == overlap(small, Bag()) == overlap(Bag(), Bag()) == 0


def test_words_of_one_family_and_compounds_of_one_head_share_stems():
    verb, noun = stems_of({"de:angemeldet": 1.0}), stems_of({"de:angemessen": 1.0})
    assert 0 < overlap(verb, noun) < 1
    assert overlap(stems_of({"de:lagerhalle": 1.0}), stems_of({"de:turnhalle": 1.0})) == 0
    assert overlap(stems_of({"de:autobrücke": 1.0}), stems_of({"de:bahnbrücke": 1.0})) > 0


def test_concepts_entities_and_short_words_are_kept_whole():
    terms = {"concept:earthquake": 1.0, "entity:e1": 2.0, "en:fire": 0.5}
    assert stems_of(terms) == terms


def test_words_of_two_languages_share_no_stem():
    assert overlap(stems_of({"de:organisation": 1.0}), stems_of({"en:organisation": 1.0})) == 0


BAGS = st.dictionaries(st.sampled_from(["en:warehouse", "en:warehouses", "concept:fire", "x", ""]), st.just(0.7))


@given(BAGS, BAGS)
def test_an_overlap_has_no_order_and_lies_between_nothing_and_all(mine: dict[str, float], theirs: dict[str, float]):
    one, other = Bag(mine), Bag(theirs)
    assert abs(overlap(one, other) - overlap(other, one)) < 1e-9
    assert 0 <= overlap(one, other) <= 1 + 1e-9
    assert stems_of(one).total >= 0
