import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.builders import both_ways, make_interval, make_profile, make_time
from synopse.compare.dates import compare_dates
from synopse.model import Certainty, Interval, Polarity, Precision

MONTH, DAY, HOUR, MINUTE = Precision.MONTH, Precision.DAY, Precision.HOUR, Precision.MINUTE


def compare(mine: Interval | None, theirs: Interval | None, **fields):
    return both_ways(compare_dates, make_profile(when=mine), make_profile(report="b", when=theirs, **fields))


def minute(moment: str, **fields) -> Interval:
    return make_interval(moment, precision=MINUTE, **fields)


def test_two_days_of_one_event_contradict_each_other():
    found = compare(make_interval("2026-05-03"), make_interval("2026-05-05"))
    assert found == ("contradicted", "date", ("2026-05-03", "2026-05-05"))


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        (make_interval("2026-05-03"), make_interval("2026-05-03")),
        (make_interval("2026-05-03"), minute("2026-05-03T18:20")),
        (make_interval("2026-05-01", "2026-05-06"), make_interval("2026-05-05")),
        (make_interval("", "2026-05-06"), make_interval("2026-05-05")),
        (make_interval("2026-05-03"), None),
    ],
    ids=["one day", "a day and an hour of it", "a stretch of days", "until a day", "no day"],
)
def test_times_that_meet_agree(mine: Interval, theirs: Interval | None):
    assert compare(mine, theirs) is None


def test_a_month_and_a_day_in_it_are_differently_exact():
    found = compare(make_interval("2026-05-01", "2026-06-01", MONTH), make_interval("2026-05-05"))
    assert found == ("refined", "date", ("2026-05", "2026-05-05"))


def test_a_month_and_a_day_of_another_contradict_each_other_at_their_own_precision():
    found = compare(make_interval("2026-05-01", "2026-06-01", MONTH), make_interval("2026-06-05"))
    assert found == ("contradicted", "date", ("2026-05", "2026-06-05"))


def test_two_years_of_one_event_are_written_as_years():
    year = Precision.YEAR
    found = compare(make_interval("2019-01-01", "2020-01-01", year), make_interval("2020-01-01", "2021-01-01", year))
    assert found == ("contradicted", "date", ("2019", "2020"))


def test_two_hours_of_one_day_contradict_each_other():
    found = compare(minute("2026-05-03T18:20"), minute("2026-05-03T19:05"))
    assert found == ("contradicted", "time", ("18:20", "19:05"))


def test_an_hour_and_a_minute_of_it_agree():
    assert compare(make_interval("2026-05-03T18:00", precision=HOUR), minute("2026-05-03T18:20")) is None


def test_one_moment_in_two_time_zones_agrees():
    assert compare(minute("2026-05-03T18:20", offset=60), minute("2026-05-03T17:20", offset=0)) is None


def test_hours_in_two_time_zones_are_of_one_day_if_they_are_in_one_of_them():
    found = compare(minute("2026-05-03T23:30", offset=0), minute("2026-05-04T02:30", offset=120))
    assert found == ("contradicted", "time", ("23:30", "02:30"))


def test_an_open_end_is_given_by_its_last_day():
    found = compare(make_interval("", "2026-05-04"), make_interval("2026-05-05"))
    assert found is None or found[2] == ("2026-05-03", "2026-05-05")
    one = make_profile(when=make_interval("", "2026-05-04"))
    other = make_profile(report="b", when=make_interval("2026-05-07"))
    assert both_ways(compare_dates, one, other) == ("contradicted", "date", ("2026-05-03", "2026-05-07"))


@pytest.mark.parametrize(
    "fields",
    [
        {"habitual": True},
        {"polarity": Polarity.NO},
        {"predicates": ("visit",)},
        {"certainty": Certainty.PLANNED},
        {"scopes": {"severe"}},
        {"terms": frozenset({"concept:fire", "en:a", "en:b", "en:c"})},
    ],
    ids=["a habit", "a denial", "another event", "a plan", "another scope", "other words"],
)
def test_the_days_of_different_things_are_not_compared(fields: dict):
    assert compare(make_interval("2026-05-03"), make_interval("2026-05-05"), **fields) is None


def test_the_days_of_different_people_are_not_compared():
    one = make_profile(when=make_interval("2026-05-03"), people={"e1"}, named={"e1"})
    other = make_profile(report="b", when=make_interval("2026-05-05"), people={"e2"}, named={"e2"})
    assert both_ways(compare_dates, one, other) is None


def test_two_plans_of_one_speaker_contradict_each_other_and_those_of_two_do_not():
    mine, theirs = make_interval("2026-05-03"), make_interval("2026-05-05")
    one = make_profile(when=mine, certainty=Certainty.PLANNED, chain=("Ilka Brandvold",))
    same = make_profile(report="b", when=theirs, certainty=Certainty.PLANNED, chain=("Ilka Brandvold",))
    another = make_profile(report="b", when=theirs, certainty=Certainty.PLANNED, chain=("Tomke Harms",))
    assert both_ways(compare_dates, one, same) == ("contradicted", "date", ("2026-05-03", "2026-05-05"))
    assert both_ways(compare_dates, one, another) is None


def test_events_of_different_years_are_two_events_unless_their_statements_are_very_much_alike():
    half = frozenset({"concept:fire", "en:warehouse", "en:alarm", "en:crew"})
    mine, theirs = make_interval("2025-05-03"), make_interval("2026-05-05")
    assert compare(mine, theirs, terms=half) is None
    assert compare(mine, theirs) == ("contradicted", "date", ("2025-05-03", "2026-05-05"))


MOMENTS = st.datetimes(min_value=make_interval("2026-05-01").start, max_value=make_interval("2026-06-20").start)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    start, end = sorted((draw(MOMENTS), draw(MOMENTS)))
    precision = draw(st.sampled_from([MONTH, Precision.WEEK, DAY, HOUR, MINUTE]))
    bounds = draw(st.sampled_from([(start, end), (None, end), (start, None)]))
    return Interval(*bounds, precision, draw(st.sampled_from([None, 0, 60, -300])))


@given(intervals(), intervals())
def test_the_order_of_two_statements_only_turns_the_values(mine: Interval, theirs: Interval):
    compare(mine, theirs)


@given(intervals())
def test_a_time_never_contradicts_itself(when: Interval):
    found = compare(when, when)
    assert found is None or when.start == when.end


def test_a_year_of_antiquity_has_four_digits_too():
    found = compare(make_interval("0043-05-03"), make_interval("0043-05-05"))
    assert found == ("contradicted", "date", ("0043-05-03", "0043-05-05"))


def test_the_day_of_a_bare_hour_is_no_day_to_hold_against_another():
    hour = {"times": (make_time("2026-05-03T23:00", "TIME", clock="23:00"),)}
    one = make_profile(when=minute("2026-05-03T23:00"), **hour)
    other = make_profile(report="b", when=minute("2026-05-05T22:00"), **hour)
    assert both_ways(compare_dates, one, other) is None


def test_reports_of_different_weeks_tell_of_different_events():
    one = make_profile(when=make_interval("2026-05-03"), published="2026-05-04")
    other = make_profile(report="b", when=make_interval("2026-05-10"), published="2026-05-11")
    assert both_ways(compare_dates, one, other) is None
