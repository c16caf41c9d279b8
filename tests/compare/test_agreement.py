import pytest

from compare.builders import TERMS, make_interval, make_mention, make_profile, make_quantity
from synopse.compare.agreement import chance_of_same_fact, fact_evidence, may_agree
from synopse.compare.align import find_slots
from synopse.compare.evidence import Candidate
from synopse.compare.profiles import Profile
from synopse.model import Polarity

OTHER_WORDS = "During the night the top of the store went up in flames."
SURE = 0.7


def chance(one: Profile, other: Profile) -> float:
    return chance_of_same_fact(Candidate(one, other), find_slots([one, other]))


def evidence_on(one: Profile, other: Profile) -> dict[str, float]:
    return fact_evidence(Candidate(one, other), find_slots([one, other]))


def counting(number: float, report: str = "a", **fields) -> Profile:
    return make_profile(report=report, quantities=(make_quantity(number),), values={f"={number}..{number}"}, **fields)


def may(one: Profile, other: Profile) -> bool:
    return may_agree(Candidate(one, other), find_slots([one, other]))


def test_only_statements_of_two_reports_with_one_polarity_may_agree():
    one = make_profile()
    assert may(one, make_profile(report="b"))
    assert not may(one, make_profile(report="b", polarity=Polarity.NO))
    assert not may(one, one)


def test_statements_with_no_word_in_common_may_agree_by_a_number_that_one_of_them_rounds():
    one, rounded, off = (
        make_quantity(number, about=about) for number, about in ((8973, False), (9000, True), (7000, True))
    )
    exact = make_profile(quantities=(one,), terms=frozenset({"x"}))
    assert may(exact, make_profile(report="b", quantities=(rounded,), terms=frozenset({"y"})))
    assert not may(exact, make_profile(report="b", quantities=(off,), terms=frozenset({"y"})))


@pytest.mark.parametrize(("number", "telling"), [(3.0, 1.0), (3000.0, 2.5), (2914.0, 4.0), (2_914_000.0, 4.0)])
def test_a_number_is_the_more_telling_the_more_digits_it_has(number: float, telling: float):
    assert evidence_on(counting(number), counting(number, "b"))["exactness"] == telling


def test_one_wording_says_the_same_even_without_a_verb_or_shared_terms():
    one = make_profile(rule="fragment", terms=frozenset({"x"}))
    assert chance(one, make_profile(one.text, report="b", rule="fragment", terms=frozenset({"y"}))) >= SURE


def test_almost_one_wording_with_the_same_values_says_the_same():
    words = "Seven crates burnt in the warehouse {} the quay."
    assert chance(counting(7, text=words.format("by")), counting(7, "b", text=words.format("at"))) >= SURE


def test_one_doer_and_one_value_in_two_wordings_say_the_same():
    terms = frozenset({"concept:fire", "en:warehouse", "en:a", "en:b", "en:c"})
    one, other = counting(7, people={"e1"}), counting(7, "b", text=OTHER_WORDS, terms=terms, people={"e1"})
    assert chance(one, other) >= SURE


def test_the_more_two_statements_share_the_likelier_they_say_the_same():
    little = frozenset({TERMS[0], "en:a", "en:b", "en:c", "en:d"})
    assert chance(make_profile(), make_profile(report="b")) > chance(
        make_profile(), make_profile(report="b", terms=little)
    )


def test_slots_that_agree_and_differ_are_counted():
    one = make_profile(quantities=(make_quantity(7),), when=make_interval("2026-05-03"))
    found = evidence_on(one, make_profile(report="b", quantities=(make_quantity(7),), when=make_interval("2026-05-04")))
    assert (found["agree: number"], found["differ: number"]) == (1, 0)
    assert (found["agree: date"], found["differ: date"]) == (0, 1)
    assert "agree: place" not in found


def test_a_place_inside_the_other_agrees():
    oslo, norway = (make_profile(report=n, places=(make_mention(n, "LOC"),)) for n in ("Oslo", "Norway"))
    assert evidence_on(oslo, norway)["agree: place"] == 1


def test_a_value_that_differs_beside_one_that_agrees_counts_less():
    both = make_profile(quantities=(make_quantity(7), make_quantity(30)))
    one, other = (
        make_profile(report="b", quantities=tuple(map(make_quantity, numbers))) for numbers in ((7, 12), (8, 12))
    )
    assert 0 < evidence_on(both, one)["differ: number"] < evidence_on(both, other)["differ: number"]


def test_shared_values_are_counted_with_who_and_what_they_are_of():
    found = evidence_on(counting(7, people={"e1"}), counting(7, "b", people={"e1"}))
    assert found["shared values"] == 1
    assert found["shared values of the same people"]
    assert found["shared values of the same event"]
    assert not evidence_on(counting(7), counting(12, "b"))["shared values"]


@pytest.mark.parametrize("fields", [{}, {"people": {"e1"}}, {"predicates": ("closure",)}, {"language": "de"}])
def test_the_order_of_two_statements_does_not_change_the_chance(fields: dict):
    one, other = counting(7, people={"e1"}), counting(12, "b", **fields)
    assert chance(one, other) == pytest.approx(chance(other, one))
