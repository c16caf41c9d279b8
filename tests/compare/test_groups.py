from itertools import combinations

from compare.builders import make_profile
from synopse.compare.groups import Agreements, connected
from synopse.compare.wordings import Wordings

LEAST = 0.5
REPORTS = "abcd"
PROFILES = {key: make_profile(f"Report {key} tells of the mill.", report=key) for key in REPORTS}
WORDINGS = Wordings(PROFILES.values())
PLACES = {profile.statement.id: place for place, profile in enumerate(PROFILES.values())}


def groups_of(chances: dict[str, float], apart: tuple[str, ...] = ()) -> list[str]:
    """Return the reports of each group; a pair is written as its two reports."""
    found = [((PROFILES[pair[0]], PROFILES[pair[1]]), chance) for pair, chance in chances.items()]
    ids = {key: profile.statement.id for key, profile in PROFILES.items()}
    partners = {ids[one]: {ids[other]} for pair in apart for one, other in (pair, pair[::-1])}
    groups = Agreements(found, partners, WORDINGS).groups(LEAST, PLACES)
    return ["".join(profile.statement.report for profile in group) for group in groups]


def test_statements_that_all_say_the_same_are_one_group():
    assert groups_of({"".join(pair): 0.9 for pair in combinations(REPORTS, 2)}) == ["abcd"]


def test_a_weak_pair_does_not_part_a_group():
    assert groups_of({"ab": 0.9, "ac": 0.8, "bc": 0.3}) == ["abc"]


def test_a_statement_that_says_two_things_stands_with_each_who_says_one():
    assert groups_of({"ab": 0.9, "ac": 0.8}) == ["ab", "ac"]


def test_a_statement_stands_beside_another_of_its_report_in_one_group_only():
    again = make_profile("The mill is told of again.", report="a", id="a2")
    pairs = [(PROFILES["a"], PROFILES["b"]), (again, PROFILES["c"]), (again, PROFILES["b"])]
    found = [(pair, chance) for pair, chance in zip(pairs, (0.9, 0.8, 0.7), strict=True)]
    places = {profile.statement.id: place for place, profile in enumerate([*PROFILES.values(), again])}
    groups = Agreements(found, {}, WORDINGS).groups(LEAST, places)
    assert groups == [[PROFILES["a"], PROFILES["b"]], [PROFILES["c"], again]]


def test_who_differs_from_one_of_a_group_does_not_join_it():
    assert groups_of({"ab": 0.9, "ac": 0.8, "bc": 0.7}, apart=("bc",)) == ["ab", "ac"]


def test_pairs_below_the_least_chance_make_no_group():
    assert groups_of({"ab": 0.4}) == []


def test_the_surest_pair_of_a_group_is_looked_for_inside_it_only():
    found = [((PROFILES["a"], PROFILES["b"]), 0.6), ((PROFILES["a"], PROFILES["c"]), 0.9)]
    assert Agreements(found, {}, WORDINGS).surest([PROFILES["a"], PROFILES["b"]]) == 0.6
    assert Agreements(found, {}, WORDINGS).surest([PROFILES["b"], PROFILES["c"]]) == 0.0


def test_differences_connect_whoever_is_on_either_side():
    pairs = [(PROFILES["d"], PROFILES["b"]), (PROFILES["b"], PROFILES["a"])]
    assert connected(pairs, PLACES) == [[PROFILES["a"], PROFILES["b"], PROFILES["d"]]]
