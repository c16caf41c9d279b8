import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.builders import both_ways, make_interval, make_profile, make_quantity
from synopse.compare.numbers import compare_numbers, format_number
from synopse.compare.profiles import Profile
from synopse.model import Polarity, Precision, Quantity

EARLY, LATE = "2026-03-10T18:00:00+01:00", "2026-03-11T07:00:00+01:00"


def counting(quantity: Quantity | None, report: str = "a", **fields) -> Profile:
    return make_profile(report=report, quantities=(quantity,) if quantity else (), **fields)


def compare(mine: Quantity, theirs: Quantity, **fields):
    return both_ways(compare_numbers, counting(mine, "a", **fields), counting(theirs, "b", **fields))


def people(number: float, **fields) -> Quantity:
    return make_quantity(number, **{"counted": "person", **fields})


def test_two_numbers_of_one_thing_contradict_each_other():
    assert compare(make_quantity(7), make_quantity(12)) == ("contradicted", "number", ("7", "12"))


def test_equal_numbers_are_no_difference():
    assert compare(make_quantity(7), make_quantity(7)) is None


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        (make_quantity(100, about=True), make_quantity(108)),
        (make_quantity(100, None), make_quantity(150)),
        (make_quantity(None, 100), make_quantity(99)),
        (make_quantity(2, 4), make_quantity(3)),
        (make_quantity(2, 4), make_quantity(4, 6)),
        (
            make_quantity(40000, dimension="length", unit="kilometre"),
            make_quantity(40233.6, dimension="length", unit="mile"),
        ),
    ],
    ids=["about", "more than", "at most", "inside a range", "ranges that meet", "converted units"],
)
def test_numbers_whose_ranges_meet_are_only_differently_exact(mine: Quantity, theirs: Quantity):
    kind, slot, _ = compare(mine, theirs)
    assert (kind, slot) == ("refined", "number")


def test_a_large_number_without_its_last_digits_is_only_less_exact():
    assert compare(make_quantity(1_000_000), make_quantity(1_014_000)) == ("refined", "number", ("1000000", "1014000"))
    assert compare(make_quantity(1_000_000), make_quantity(1_200_000))[0] == "contradicted"
    assert compare(make_quantity(48_260), make_quantity(48_300))[0] == "refined"
    assert compare(make_quantity(48_260), make_quantity(48_400))[0] == "contradicted"
    assert compare(make_quantity(120), make_quantity(119))[0] == "contradicted"


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        (make_quantity(100, about=True), make_quantity(120)),
        (make_quantity(100, None), make_quantity(90)),
        (make_quantity(None, 100), make_quantity(110)),
        (make_quantity(2, 4), make_quantity(5, 6)),
        (
            make_quantity(40000, dimension="length", unit="kilometre"),
            make_quantity(43000, dimension="length", unit="mile"),
        ),
    ],
    ids=["about", "more than", "at most", "ranges apart", "beyond what conversion rounds"],
)
def test_numbers_whose_ranges_lie_apart_contradict_each_other(mine: Quantity, theirs: Quantity):
    kind, slot, _ = compare(mine, theirs)
    assert (kind, slot) == ("contradicted", "number")


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        (make_quantity(7), make_quantity(12, counted="ship")),
        (make_quantity(7), make_quantity(12, dimension="length", counted="")),
        (make_quantity(7), make_quantity(12, part=True)),
        (make_quantity(7, dimension="age"), make_quantity(12, dimension="age")),
        (make_quantity(7, dimension="money:EUR"), make_quantity(12, dimension="money:USD")),
        (make_quantity(7, counted=""), make_quantity(12, counted="")),
    ],
    ids=["other things", "a length and a count", "part and whole", "ages", "two currencies", "nothing known"],
)
def test_numbers_of_different_things_are_not_compared(mine: Quantity, theirs: Quantity):
    assert compare(mine, theirs) is None


def test_what_both_give_is_put_aside_before_the_rest_is_compared():
    whole = make_quantity(30)
    one = make_profile(quantities=(make_quantity(10), whole))
    other = make_profile(report="b", quantities=(make_quantity(22), whole))
    assert both_ways(compare_numbers, one, other) == ("contradicted", "number", ("10", "22"))


def test_where_several_pairs_are_as_alike_one_that_agrees_speaks_for_them():
    one = make_profile(quantities=(make_quantity(10), make_quantity(300)))
    other = make_profile(report="b", quantities=(make_quantity(310, about=True), make_quantity(400)))
    assert both_ways(compare_numbers, one, other) == ("refined", "number", ("300", "310"))


def test_statements_about_other_things_are_not_compared():
    terms = frozenset({"concept:fire", "en:a", "en:b", "en:c", "en:d", "en:e"})
    other = make_profile(report="b", quantities=(make_quantity(12),), terms=terms)
    assert both_ways(compare_numbers, counting(make_quantity(7)), other) is None


def test_counts_of_different_days_are_not_compared_within_one_moment_of_publication():
    one = counting(make_quantity(7), "a", when=make_interval("2026-03-09"))
    other = counting(make_quantity(12), "b", when=make_interval("2026-03-10"))
    assert both_ways(compare_numbers, one, other) is None


@pytest.mark.parametrize("flag", ["scopes", "habitual", "background"])
def test_another_scope_a_habit_and_what_is_long_over_are_not_compared(flag: str):
    value = {"severe"} if flag == "scopes" else True
    other = counting(make_quantity(12), "b", **{flag: value})
    assert both_ways(compare_numbers, counting(make_quantity(7)), other) is None


def test_a_toll_that_a_later_report_raises_is_updated():
    one = counting(people(7), "a", published=EARLY, predicates=("death",))
    other = counting(people(12), "b", published=LATE, predicates=("death",))
    assert both_ways(compare_numbers, one, other) == ("updated", "number", ("7", "12"))


def test_a_toll_cannot_fall():
    one = counting(people(12), "a", published=EARLY, predicates=("death",))
    other = counting(people(7), "b", published=LATE, predicates=("death",))
    assert both_ways(compare_numbers, one, other) == ("contradicted", "number", ("12", "7"))


def test_a_number_that_does_not_move_is_contradicted_by_a_later_report():
    one = counting(make_quantity(7), "a", published=EARLY)
    other = counting(make_quantity(12), "b", published=LATE)
    assert both_ways(compare_numbers, one, other) == ("contradicted", "number", ("7", "12"))


def test_a_word_of_progress_makes_any_number_an_update():
    one = counting(make_quantity(7), "a", published=EARLY)
    other = counting(make_quantity(12), "b", published=LATE, text="By now twelve crates of the warehouse are burnt.")
    assert both_ways(compare_numbers, one, other) == ("updated", "number", ("7", "12"))


def test_two_tolls_for_one_hour_contradict_each_other_however_late_the_report():
    hour = make_interval("2026-03-10T12:00", precision=Precision.HOUR)
    one = counting(people(7), "a", published=EARLY, predicates=("death",), when=hour)
    other = counting(people(12), "b", published=LATE, predicates=("death",), when=hour)
    assert both_ways(compare_numbers, one, other) == ("contradicted", "number", ("7", "12"))


def test_a_report_half_an_hour_younger_is_no_later_one():
    one = counting(people(7), "a", published="2026-03-10T18:00", predicates=("death",))
    other = counting(people(12), "b", published="2026-03-10T18:20", predicates=("death",))
    assert both_ways(compare_numbers, one, other) == ("contradicted", "number", ("7", "12"))


def test_nobody_is_none_where_a_later_report_counts_nobody():
    one = counting(people(7), "a", published=EARLY, predicates=("missing",))
    other = counting(None, "b", published=LATE, predicates=("missing",), polarity=Polarity.NO)
    assert both_ways(compare_numbers, one, other) == ("updated", "number", ("7", "0"))


@pytest.mark.parametrize("predicates", [("fire",), ()], ids=["nothing that is counted", "nothing known"])
def test_a_later_denial_is_no_count_of_nobody_unless_it_denies_what_is_counted(predicates: tuple[str, ...]):
    one = counting(people(7), "a", published=EARLY, predicates=predicates)
    other = counting(None, "b", published=LATE, predicates=predicates, polarity=Polarity.NO)
    assert both_ways(compare_numbers, one, other) is None


@pytest.mark.parametrize(
    ("quantity", "written"),
    [
        (make_quantity(7), "7"),
        (make_quantity(100), "100"),
        (make_quantity(0), "0"),
        (make_quantity(-0.0), "0"),
        (make_quantity(2.50), "2.5"),
        (make_quantity(4, 6), "4"),
        (make_quantity(None, 6), "6"),
        (make_quantity(None, None), ""),
        (make_quantity(40000, dimension="length", unit="kilometre"), "40"),
        (make_quantity(1e15), "1000000000000000"),
    ],
)
def test_numbers_are_written_as_plain_decimals_in_their_own_unit(quantity: Quantity, written: str):
    assert format_number(quantity) == written


NUMBERS = st.floats(0, 1e9, allow_nan=False) | st.integers(0, 50).map(float)


@st.composite
def quantities(draw: st.DrawFn) -> Quantity:
    low, high = sorted((draw(NUMBERS), draw(NUMBERS)))
    bounds = draw(st.sampled_from([(low, high), (low, low), (low, None), (None, high)]))
    return make_quantity(*bounds, about=draw(st.booleans()), part=draw(st.booleans()))


@given(st.lists(quantities(), max_size=3), st.lists(quantities(), max_size=3))
def test_the_order_of_two_statements_does_not_decide_whether_they_contradict(mine: list, theirs: list):
    one, other = make_profile(quantities=tuple(mine)), make_profile(report="b", quantities=tuple(theirs))
    kinds = [found.kind for found in (compare_numbers(one, other), compare_numbers(other, one)) if found]
    assert kinds.count("contradicted") in (0, 2)


@given(quantities())
def test_a_number_never_contradicts_itself(quantity: Quantity):
    assert compare(quantity, quantity) is None


@given(st.floats(1, 1e6), st.floats(-0.09, 0.09))
def test_a_rounded_number_agrees_with_what_it_rounds(number: float, share: float):
    found = compare(make_quantity(number, about=True), make_quantity(number * (1 + share)))
    assert found is None or found[0] == "refined"
