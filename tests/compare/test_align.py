import pytest

from compare.builders import TERMS, make_interval, make_profile, make_quantity
from synopse.compare.align import find_pairs, tell_the_same
from synopse.compare.profiles import Profile
from synopse.model import Polarity

OTHER_WORDS = "During the night the top of the store went up in flames."


def pairs_of(*profiles: Profile) -> list[tuple[str, str]]:
    return [(one.statement.id, other.statement.id) for one, other in find_pairs(profiles)]


def same(**fields) -> bool:
    one, other = make_profile(), make_profile(OTHER_WORDS, report="b", **fields)
    assert tell_the_same(one, other) == tell_the_same(other, one)
    return tell_the_same(one, other)


def test_statements_that_share_a_term_are_paired_once_in_their_order():
    terms = [frozenset({"x", "y"}), frozenset({"x", "y"}), frozenset({"y"}), frozenset({"z"})]
    profiles = [make_profile(report=key, terms=bag) for key, bag in zip("abcd", terms, strict=True)]
    assert pairs_of(*profiles) == [("a1", "b1"), ("a1", "c1"), ("b1", "c1")]


def test_a_term_of_very_many_wordings_brings_nothing_together():
    profiles = [make_profile(f"Wording {n}.", report=f"r{n:03}", terms=frozenset({"common"})) for n in range(60)]
    assert pairs_of(*profiles) == []


def test_a_line_that_very_many_reports_print_is_one_group_without_every_pair():
    profiles = [make_profile(report=f"r{n:03}") for n in range(60)]
    pairs = pairs_of(*profiles)
    assert len(pairs) < 3 * len(profiles)
    reached = {"r0001"}
    for one, other in pairs:
        reached |= {one, other} if reached & {one, other} else set()
    assert reached == {profile.statement.id for profile in profiles}


def test_what_differs_from_a_line_of_very_many_reports_is_paired_with_all_of_them():
    profiles = [make_profile(report=f"r{n:03}") for n in range(60)]
    pairs = pairs_of(*profiles, make_profile(OTHER_WORDS, report="z"))
    assert sum("z1" in pair for pair in pairs) == 60


def test_two_wordings_of_one_fact_say_the_same():
    assert same()


@pytest.mark.parametrize(
    "fields",
    [
        {"polarity": Polarity.NO},
        {"scopes": {"severe"}},
        {"terms": frozenset({"concept:fire", "en:a", "en:b", "en:c", "en:d"})},
        {"terms": frozenset(TERMS[:2])},
        {"rule": "fragment"},
    ],
    ids=["a denial", "another scope", "other words", "too few words", "names side by side"],
)
def test_what_is_not_surely_the_same_fact_says_not_the_same(fields: dict):
    assert not same(**fields)


def test_two_statements_of_one_report_do_not_bear_each_other_out():
    assert not tell_the_same(make_profile(id="a1"), make_profile(id="a2"))


def test_the_same_words_say_the_same_even_without_a_verb_or_shared_terms():
    one = make_profile(rule="fragment", terms=frozenset({"x"}))
    assert tell_the_same(one, make_profile(one.text, report="b", rule="fragment", terms=frozenset({"y"})))


def test_the_same_words_in_two_languages_are_chance():
    one = make_profile(rule="fragment")
    assert not tell_the_same(one, make_profile(one.text, report="b", language="de", rule="fragment"))


def test_different_numbers_or_days_are_not_the_same_fact():
    one = make_profile(quantities=(make_quantity(7),), values={"=7..7"})
    assert not tell_the_same(
        one, make_profile(OTHER_WORDS, report="b", quantities=(make_quantity(9),), values={"=9..9"})
    )
    assert tell_the_same(one, make_profile(OTHER_WORDS, report="b", quantities=(make_quantity(7),), values={"=7..7"}))
    one = make_profile(when=make_interval("2026-05-03"))
    assert not tell_the_same(one, make_profile(OTHER_WORDS, report="b", when=make_interval("2026-05-04")))


def test_a_shared_person_and_number_make_less_alike_wordings_one_fact():
    terms = frozenset({"concept:fire", "en:warehouse", "en:a", "en:b", "en:c"})
    value = {"quantities": (make_quantity(7),), "values": {"=7..7"}}
    assert not tell_the_same(make_profile(**value), make_profile(OTHER_WORDS, report="b", terms=terms))
    one = make_profile(people={"e1"}, **value)
    assert tell_the_same(one, make_profile(OTHER_WORDS, report="b", terms=terms, people={"e1"}, **value))
