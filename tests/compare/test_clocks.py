"""Hours of two statements; those of one zone, and with a day, are tested beside the days."""

from dataclasses import replace

from compare.builders import make_interval, make_profile, make_time, slots_of
from compare.test_dates import relate
from synopse.compare.clocks import CLOCKS
from synopse.compare.profiles import Profile
from synopse.compare.slots import Relation
from synopse.model import Precision


def told(clock: str, report: str, published: str, zone: int | None = None) -> Profile:
    """Return a statement with an hour of a day, in its zone (minutes from UTC) where one is given."""
    when = make_interval(f"2026-05-03T{clock}", precision=Precision.MINUTE, offset=zone)
    times = (make_time(f"T{clock}", "TIME", clock=clock, interval=when),)
    return make_profile(report=report, published=published, when=when, times=times)


def test_an_hour_without_a_zone_may_be_of_the_zone_in_which_its_report_was_published() -> None:
    zoned = told("09:05", "b", "2026-05-03T12:00+00:00", zone=240)
    assert relate(CLOCKS, told("10:35", "a", "2026-05-03T12:00+05:30"), zoned) is None
    assert relate(CLOCKS, told("10:55", "a", "2026-05-03T12:00+05:30"), zoned) is Relation.DIFFERENT


def test_an_hour_in_brackets_is_the_one_before_it_in_another_zone() -> None:
    text = "The ferry left at 9:42 p.m. local time (1942 GMT)."
    times = tuple(
        replace(make_time("T", "TIME", clock=clock), start=text.index(written), end=text.index(written) + 4)
        for written, clock in (("9:42", "21:42"), ("1942", "19:42"))
    )
    assert [slot.value for slot in slots_of(CLOCKS, make_profile(text, times=times))] == ["21:42"]
