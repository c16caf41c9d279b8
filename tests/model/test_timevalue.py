"""TIMEX3 values and their intervals."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synopse.model import Precision, interval_of, year_of


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("2023", "2023"),
        ("2023-07", "2023-07"),
        ("2023-07-27", "2023-07-27"),
        ("2014-W08-WE", "2014-02-22/2014-02-23"),
        ("2014-W08", "2014-02-17/2014-02-23"),
        ("2014-W08-2", "2014-02-18"),
        ("199", "1990/1999"),
        ("18", "1800/1899"),
        ("2014-Q3", "2014-07/2014-09"),
        ("2014-H2", "2014-07/2014-12"),
        ("2014-SU", "2014-06/2014-08"),
        ("2014-02-20TEV", "2014-02-20T17:00/2014-02-20T23:59"),
        ("2014-02-20T19:15", "2014-02-20T19:15"),
        ("2014-12-31T24:00", "2015-01-01T00:00"),
    ],
)
def test_a_value_lies_on_the_calendar(value: str, iso: str) -> None:
    interval = interval_of(value)

    assert interval and interval.iso == iso


def test_another_reports_year_fills_in_a_missing_one() -> None:
    assert interval_of("XXXX-07-27") is None
    assert interval_of("XXXX-07-27", 2023) == interval_of("2023-07-27")


def test_a_zone_in_the_value_is_kept() -> None:
    interval = interval_of("2003-03-20T05:34+03:00")

    assert interval and interval.offset == 180
    assert interval.precision == Precision.MINUTE


@pytest.mark.parametrize(
    "value", ["2023-02-31", "2023-13", "2014-W60", "2014-Q5", "0000", "9999", "PAST_REF", "P3D", "", "2023T10"]
)
def test_what_is_no_date_has_no_interval(value: str) -> None:
    assert interval_of(value) is None


@given(value=st.text("0123456789XWTQHSP-:+Z", max_size=20), year=st.none() | st.integers(-5, 20000))
def test_no_value_raises(value: str, year: int | None) -> None:
    interval_of(value, year)


def test_a_value_tells_its_year() -> None:
    assert (year_of("2023-07-27"), year_of("XXXX-07-27"), year_of("199")) == (2023, None, None)
