"""Intervals: how they lie to each other, and how they are written."""

from dataclasses import replace
from datetime import datetime, timedelta

from synopse.model import Interval, Precision, interval_of, lasting_until, parse_duration
from synopse.model.time import UNKNOWN_YEAR


def test_intervals_meet_where_they_share_a_moment() -> None:
    july, day = interval_of("2023-07"), interval_of("2023-07-27")
    assert july and day

    assert july.meets(day)
    assert day.within(july)
    assert not july.within(day)


def test_a_day_ends_before_the_next_begins() -> None:
    first, second = interval_of("2023-07-26"), interval_of("2023-07-27")
    assert first and second

    assert first.before(second)
    assert not first.meets(second)


def test_an_open_end_reaches_everywhere() -> None:
    since = Interval(datetime(2010, 1, 1), None, Precision.YEAR)
    later = interval_of("2023")
    assert later

    assert since.meets(later)
    assert since.iso == "2010/.."


def test_zones_are_worked_out_where_both_are_known() -> None:
    start = datetime(2023, 7, 27, 15)
    berlin = Interval(start, start + timedelta(minutes=1), Precision.MINUTE, 120)
    london = Interval(start - timedelta(hours=1), start - timedelta(minutes=59), Precision.MINUTE, 60)

    assert berlin.meets(london)
    assert london.in_zone_of(berlin) == berlin


def test_a_time_without_its_year_stays_so_when_it_is_moved_or_lengthened() -> None:
    day = interval_of("XXXX-07-27", UNKNOWN_YEAR)
    assert day is not None
    day = replace(day, yearless=True)
    assert day.shifted(timedelta(days=-2)).iso == "XXXX-07-25"
    three = parse_duration("P3D")
    assert three is not None
    visit = lasting_until(day, three)
    assert visit is not None
    assert visit.iso == "XXXX-07-25/XXXX-07-27"
