from compare.builders import make_interval, make_profile, make_quantity
from synopse.compare.difference import Difference
from synopse.compare.profiles import Profile
from synopse.compare.rivals import Rivals

NUMBER = Difference("contradicted", "number", ("7", "12"), 0.9)
DATE = Difference("contradicted", "date", ("2026-05-03", "2026-05-05"), 0.9)


def counting(report: str, number: int) -> Profile:
    return make_profile(id=f"{report}-{number}", report=report, quantities=(make_quantity(number),))


def test_one_number_of_a_kind_in_each_report_leaves_no_doubt():
    one, other = counting("a", 7), counting("b", 12)
    assert not Rivals([one, other]).are_many(one, other, NUMBER)


def test_a_report_with_two_numbers_of_a_kind_may_contradict_itself():
    one, other = counting("a", 7), counting("a", 12)
    assert not Rivals([one, other]).are_many(one, other, NUMBER)


def test_nobody_knows_which_of_three_numbers_another_report_means():
    one, other = counting("a", 7), counting("b", 12)
    crowd = [counting("b", 20), counting("b", 30)]
    assert Rivals([one, other, *crowd]).are_many(one, other, NUMBER)
    assert Rivals([one, other, *crowd]).are_many(other, one, NUMBER)


def test_numbers_of_other_things_raise_no_doubt():
    one, other = counting("a", 7), counting("b", 12)
    crowd = [
        make_profile(id=f"b-{n}", report="b", predicates=("vote",), quantities=(make_quantity(n, counted="seat"),))
        for n in (20, 30, 40)
    ]
    assert not Rivals([one, other, *crowd]).are_many(one, other, NUMBER)


def test_an_event_of_many_days_has_no_one_day():
    days = [f"2026-05-0{day}" for day in (3, 4, 5)]
    told = [make_profile(id=f"b{day}", report="b", when=make_interval(day)) for day in days]
    one = make_profile(when=make_interval("2026-05-03"))
    assert Rivals([one, *told]).are_many(one, told[0], DATE)
    assert not Rivals([one, *told[:2]]).are_many(one, told[0], DATE)
