"""Durations: parsing, and what they make of a start or an end."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synopse.model import Interval, Precision, interval_of, lasting_from, lasting_until, parse_duration
from synopse.model.duration import shift_months


def test_a_duration_and_its_end_give_the_start() -> None:
    end, three_days = interval_of("2023-07-27"), parse_duration("P3D")
    assert end and three_days

    visit = lasting_until(end, three_days)

    assert visit and visit.iso == "2023-07-25/2023-07-27"


def test_a_start_and_a_duration_give_the_end() -> None:
    start, two_weeks = interval_of("2023-07-25"), parse_duration("P2W")
    assert start and two_weeks

    lasting = lasting_from(start, two_weeks)

    assert lasting and lasting.iso == "2023-07-25/2023-08-07"


@given(day=st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1)), length=st.integers(1, 400))
def test_from_the_start_and_from_the_end_agree(day: datetime, length: int) -> None:
    duration = parse_duration(f"P{length}D")
    midnight = datetime(day.year, day.month, day.day)
    assert duration
    whole = lasting_from(Interval(midnight, midnight + timedelta(days=1), Precision.DAY), duration)
    assert whole and whole.end

    last = Interval(whole.end - timedelta(days=1), whole.end, Precision.DAY)

    assert lasting_until(last, duration) == whole


@pytest.mark.parametrize("value", ["PXD", "", "P", "PT", "2023", "P..D", "P1e9D", "P999999999W"])
def test_a_vague_or_broken_value_has_no_duration(value: str) -> None:
    assert parse_duration(value) is None


def test_half_a_year_is_six_months() -> None:
    half, six = parse_duration("P0.5Y"), parse_duration("P6M")
    assert half and six

    assert half.months == six.months == 6
    assert half.close_to(six)


def test_three_days_are_not_close_to_a_week() -> None:
    three, week = parse_duration("P3D"), parse_duration("P1W")
    assert three and week

    assert not three.close_to(week)


def test_a_month_after_the_last_of_january_is_the_last_of_february() -> None:
    assert shift_months(datetime(2024, 1, 31), 1) == datetime(2024, 2, 29)


def test_an_open_start_has_no_end() -> None:
    day = parse_duration("P1D")
    assert day

    assert lasting_from(Interval(None, datetime(2023, 1, 1), Precision.DAY), day) is None
