"""Hours of two statements; those of one zone, and with a day, are tested beside the days."""

from compare.builders import make_interval, make_profile, make_time
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
