from datetime import datetime

import pytest

from synopse.annotate.times.zones import offset_on


@pytest.mark.parametrize(
    ("day", "standard", "minutes"),
    [
        ("2026-01-15", "60 eu", 60),
        ("2026-03-28", "60 eu", 60),
        ("2026-03-29", "60 eu", 120),
        ("2026-10-24", "0 eu", 60),
        ("2026-10-25", "0 eu", 0),
        ("2026-03-08", "-300 us", -240),
        ("2026-11-01", "-300 us", -300),
        ("2026-07-01", "330", 330),
    ],
)
def test_a_zone_has_summer_time_between_the_sundays_of_its_rule(day: str, standard: str, minutes: int) -> None:
    assert offset_on(datetime.fromisoformat(day), standard) == minutes


def test_of_a_zone_that_depends_on_the_place_nothing_is_known() -> None:
    assert offset_on(datetime(2026, 7, 1), "") is None
