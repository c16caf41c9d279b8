import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.builders import make_interval, make_mention, make_profile, make_quantity
from synopse.compare.align import Match, find_matches, find_slots
from synopse.compare.profiles import Profile
from synopse.compare.slots import Relation
from synopse.model import Polarity

OTHER_WORDS = "During the night the top of the store went up in flames."


def counting(*numbers: float, report: str = "a", **fields) -> Profile:
    return make_profile(report=report, quantities=tuple(make_quantity(number) for number in numbers), **fields)


def told_by(matches: list[Match]) -> list[tuple[str, str, str]]:
    return [(match.type, match.one.value, match.other.value) for match in matches if match.type != "polarity"]


def test_slots_are_found_by_the_statement_and_their_type():
    slots = find_slots([counting(7, 12), make_profile(id="q", rule="question")])
    assert list(slots) == ["a1"]
    assert list(slots["a1"]) == ["number", "polarity"]
    assert [slot.value for slot in slots["a1"]["number"]] == ["7", "12"]


def test_slots_that_differ_are_matched_and_equal_ones_are_not():
    (match,) = find_matches([counting(7), counting(12, report="b")])
    assert (match.type, match.relation) == ("number", Relation.DIFFERENT)
    assert (match.one.value, match.other.value) == ("7", "12")
    assert find_matches([counting(7), counting(7, report="b")]) == []


def test_what_both_sentences_give_is_matched_with_nothing_else():
    assert told_by(find_matches([counting(7, 30), counting(7, 12, report="b")])) == [("number", "30", "12")]


def test_a_city_inside_a_place_that_the_other_sentence_gives_is_no_other_place():
    one, other = (
        make_profile(report=key, places=tuple(make_mention(name, "LOC", 50 * at) for at, name in enumerate(names)))
        for key, names in (("a", ["Oslo"]), ("b", ["Norway", "Denmark"]))
    )
    assert [(match.other.value, match.relation) for match in find_matches([one, other])] == [("Norway", Relation.FINER)]


def test_the_country_of_both_places_hides_neither():
    one, other = (
        make_profile(report=key, places=tuple(make_mention(name, "LOC", 50 * at) for at, name in enumerate(names)))
        for key, names in (("a", ["Oslo", "Norway"]), ("b", ["Bergen", "Norway"]))
    )
    assert ("place", "Oslo", "Bergen") in told_by(find_matches([one, other]))


def test_one_sentence_does_not_differ_from_itself():
    days = [make_interval("2026-05-03"), make_interval("2026-05-05")]
    one, other = (counting(n, id=f"a{n}", when=day, sentence=0) for n, day in zip((7, 12), days, strict=True))
    assert find_matches([one, other]) == []


def test_two_sentences_of_one_report_may_differ():
    one, other = (counting(n, id=f"a{n}", sentence=n) for n in (7, 12))
    assert told_by(find_matches([one, other])) == [("number", "7", "12")]


def test_who_counts_nobody_denies_what_another_counts():
    dead = {"predicates": ("death",)}
    none = make_profile(polarity=Polarity.NO, published="2026-03-10T08:00:00Z", **dead)
    some = counting(7, report="b", values={"=7..7"}, published="2026-03-10T08:10:00Z", **dead)
    assert [(match.type, match.one.value) for match in find_matches([none, some])] == [("polarity", "no")]


def test_that_there_is_nobody_left_is_also_a_number():
    dead = {"predicates": ("death",)}
    some = counting(7, values={"=7..7"}, published="2026-03-10T08:00:00Z", **dead)
    none = make_profile(report="b", polarity=Polarity.NO, published="2026-03-11T08:00:00Z", **dead)
    assert sorted(match.type for match in find_matches([some, none])) == ["number", "polarity"]


def test_matches_of_one_slot_compete():
    near = counting(12, report="b")
    far = counting(20, report="b", id="b2", terms=frozenset({"en:warehouse", "en:a", "en:b", "en:c"}))
    first, second = find_matches([counting(7), near, far])
    assert first.nearness > second.nearness
    assert first.evidence["best of both"] == 2
    assert first.evidence["lead"] > 0 > second.evidence["lead"]
    assert second.evidence["best of both"] < 2


def test_a_value_that_the_other_report_gives_elsewhere_is_known():
    elsewhere = counting(7, report="b", id="b2", sentence=1, terms=frozenset({"en:train"}))
    found = find_matches([counting(7), counting(12, report="b"), elsewhere])
    (match,) = (match for match in found if match.other.value == "12")
    assert match.evidence["value told by the other"] == 1
    assert not match.evidence["both values told by both"]
    assert match.evidence["rivals"] > 0


TERMS = st.frozensets(st.sampled_from(["concept:fire", "en:roof", "en:night", "en:store"]), min_size=1)
NUMBERS = st.lists(st.sampled_from([7.0, 12.0, 30.0]), max_size=2)


@pytest.mark.parametrize("polarity", Polarity)
@given(terms=st.tuples(TERMS, TERMS), numbers=st.tuples(NUMBERS, NUMBERS))
def test_two_statements_match_the_same_in_either_order(polarity: Polarity, terms: tuple, numbers: tuple):
    one = counting(*numbers[0], terms=terms[0])
    other = counting(*numbers[1], report="b", terms=terms[1], polarity=polarity)
    there, back = find_matches([one, other]), find_matches([other, one])
    told = sorted((match.type, match.one.value, match.other.value, match.relation) for match in there)
    assert told == sorted((match.type, match.other.value, match.one.value, match.relation) for match in back)


def test_reports_that_both_give_both_values_are_known():
    both = [counting(number, id=f"{key}{number}", sentence=number, report=key) for key in "ab" for number in (7, 12)]
    matches = [m for m in find_matches(both) if m.type == "number"]
    assert matches
    assert all(m.told.gives_both(m.one, m.other) for m in matches if m.one.report != m.other.report)
    alone = [m for m in find_matches([counting(7), counting(12, report="b")]) if m.type == "number"]
    assert not any(m.told.gives_both(m.one, m.other) for m in alone)


def test_reports_that_say_both_in_the_same_words_do_not_deny_each_other():
    words = {Polarity.YES: "The gate was open.", Polarity.NO: "Nobody saw a gate that was open."}
    said = [
        make_profile(text, report=key, id=f"{key}{place}", sentence=place, polarity=polarity)
        for key in "ab"
        for place, (polarity, text) in enumerate(words.items())
    ]
    matches = [m for m in find_matches(said) if m.type == "polarity" and m.one.report != m.other.report]
    assert matches
    assert all(m.told.gives_both(m.one, m.other) for m in matches)


def test_the_cells_of_a_table_are_not_compared():
    one, other = (counting(*range(first, first + 3000), report=key) for key, first in (("a", 0), ("b", 1500)))
    assert find_matches([one, other]) == []
