import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.builders import make_interval, make_profile, make_time
from synopse.compare.difference import (
    about_the_same,
    at_other_times,
    in_order,
    is_later,
    is_update,
    same_moment,
)
from synopse.model import Certainty, Precision, TimeExpression

NOON = "2026-03-10T12:00:00+01:00"


@pytest.mark.parametrize(
    ("published", "later"),
    [("2026-03-10T12:30:00+01:00", True), ("2026-03-10T12:29:00+01:00", False), ("2026-03-10T12:10:00Z", True)],
    ids=["half an hour", "less", "in another time zone"],
)
def test_a_report_is_later_from_half_an_hour_on(published: str, later: bool):
    one, other = make_profile(published=published), make_profile(report="b", published=NOON)
    assert is_later(one, other) is later
    assert is_update(one, other) is is_update(other, one) is later
    assert not is_later(other, one)


def test_without_two_dates_of_two_reports_nothing_is_later():
    dated, undated = make_profile(published=NOON), make_profile(report="b")
    assert not is_update(dated, undated)
    assert not is_later(dated, undated)
    assert not is_update(dated, dated)


def test_a_date_with_a_zone_and_one_without_can_be_put_in_order():
    moments = [make_profile(published=published).published for published in (NOON, "2026-03-09")]
    assert in_order(moments) < in_order(moments[:1]) < in_order([])


@pytest.mark.parametrize("published", ["0001-01-01T00:00:00+02:00", "9999-12-31T23:59:59-05:00"])
def test_the_ends_of_the_calendar_can_be_put_in_order(published: str):
    one, other = make_profile(published=published), make_profile(report="b", published=NOON)
    assert is_later(one, other) is (published > NOON)
    assert (in_order([one.published]) > in_order([other.published])) is (published > NOON)


def test_the_day_is_no_moment_that_two_counts_share_but_the_hour_is():
    hour = make_interval("2026-03-10T12:00", precision=Precision.HOUR)
    later = make_interval("2026-03-10T14:00", precision=Precision.HOUR)
    day = make_interval("2026-03-10")
    assert same_moment(make_profile(when=hour), make_profile(when=hour))
    assert not same_moment(make_profile(when=hour), make_profile(when=later))
    assert not same_moment(make_profile(when=hour), make_profile(when=day))
    assert not same_moment(make_profile(when=hour), make_profile())


def test_progress_is_told_by_the_words_of_the_language():
    assert make_profile("Inzwischen sind zwölf Kisten verbrannt.", language="de").tells_progress
    assert not make_profile("Zwölf Kisten sind verbrannt.", language="de").tells_progress
    assert make_profile("Twelve crates have burnt so far", language="en").tells_progress


def test_some_words_tell_progress_only_before_a_time():
    text = "By noon, twelve crates had burnt."
    assert make_profile(text, times=(TimeExpression(3, 7, "TIME", "T12:00"),)).tells_progress
    assert not make_profile("They won by twelve crates.").tells_progress


def test_days_that_statements_name_are_other_times():
    friday, saturday = ((make_time(day, interval=make_interval(day)),) for day in ("2026-03-06", "2026-03-07"))
    one, other = make_profile(times=friday), make_profile(report="b", times=saturday)
    assert at_other_times(one, other)
    assert not at_other_times(one, make_profile(report="b", times=friday))
    assert not at_other_times(one, make_profile(report="b"))


def test_statements_that_name_other_people_are_not_about_the_same():
    one = make_profile(named={"e1"})
    assert about_the_same(one, make_profile(report="b", named={"e1", "e2"}), 0.5)
    assert about_the_same(one, make_profile(report="b"), 0.5)
    assert not about_the_same(one, make_profile(report="b", named={"e2"}), 0.5)


def test_a_plan_and_what_happened_are_not_about_the_same():
    plan = make_profile(certainty=Certainty.PLANNED)
    assert not about_the_same(plan, make_profile(report="b"), 0.5)
    assert about_the_same(plan, make_profile(report="b", certainty=Certainty.PLANNED), 0.5)


def test_what_has_no_verb_is_about_too_little():
    assert not about_the_same(make_profile(), make_profile(report="b", rule="fragment"), 0.5)


@given(st.sets(st.sampled_from("abcdef"), max_size=6), st.sets(st.sampled_from("abcdef"), max_size=6))
def test_being_about_the_same_has_no_order(mine: set[str], theirs: set[str]):
    one = make_profile(terms=frozenset(mine), named=mine & {"a"}, scopes=mine & {"b"})
    other = make_profile(report="b", terms=frozenset(theirs), named=theirs & {"a", "c"}, scopes=theirs & {"b"})
    assert about_the_same(one, other, 0.3) == about_the_same(other, one, 0.3)
