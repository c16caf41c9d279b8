from compare.builders import make_profile, make_quantity
from synopse.compare.align import find_slots
from synopse.compare.pairs import find_pairs
from synopse.compare.profiles import Profile

OTHER_WORDS = "During the night the top of the store went up in flames."


def pairs_of(*profiles: Profile) -> list[tuple[str, str]]:
    return [(pair.one.statement.id, pair.other.statement.id) for pair in find_pairs(profiles, find_slots(profiles))]


def counting(*numbers: float, report: str = "a", **fields) -> Profile:
    return make_profile(report=report, quantities=tuple(make_quantity(number) for number in numbers), **fields)


def test_statements_that_share_a_term_are_paired_once_in_their_order():
    terms = [frozenset({"x", "y"}), frozenset({"x", "y"}), frozenset({"y"}), frozenset({"z"})]
    profiles = [make_profile(f"Wording {k}.", report=k, terms=bag) for k, bag in zip("abcd", terms, strict=True)]
    assert pairs_of(*profiles) == [("a1", "b1"), ("a1", "c1"), ("b1", "c1")]


def test_a_kind_of_slot_that_few_statements_have_brings_them_together():
    one, other = (counting(n, report=key, terms=frozenset({key})) for key, n in (("a", 7), ("b", 12)))
    assert pairs_of(one, other) == [("a1", "b1")]


def test_what_asserts_nothing_is_not_paired():
    assert pairs_of(make_profile(), make_profile(report="b", rule="question")) == []


def test_a_term_of_very_many_wordings_brings_nothing_together():
    profiles = [make_profile(f"Wording {n}.", report=f"r{n:03}", terms=frozenset({"common"})) for n in range(60)]
    assert pairs_of(*profiles) == []


def test_one_wording_in_two_reports_is_paired_however_common_its_words():
    profiles = [make_profile(f"Wording {n}.", report=f"r{n:03}", terms=frozenset({"common"})) for n in range(60)]
    assert pairs_of(*profiles, make_profile("Wording 7.", report="z", terms=frozenset({"common"}))) == [("r0071", "z1")]


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


def test_of_two_lines_that_very_many_reports_print_each_is_paired_with_one_of_the_other():
    first = [make_profile(report=f"r{n:03}") for n in range(60)]
    second = [make_profile(OTHER_WORDS, report=f"s{n:03}") for n in range(60)]
    pairs = pairs_of(*first, *second)
    across = [pair for pair in pairs if pair[0][0] != pair[1][0]]
    assert len(across) < 2 * 60
    assert {key for pair in across for key in pair} == {profile.statement.id for profile in (*first, *second)}


def test_statements_of_opposite_events_are_paired_without_a_common_word():
    gone = make_profile("Of the ferryman there was no sign.", predicates=("missing",), terms=frozenset({"en:ferryman"}))
    found = make_profile("She walked in.", report="b", predicates=("discovery",), terms=frozenset({"en:walk"}))
    assert len(list(find_pairs([gone, found], find_slots([gone, found])))) == 1
