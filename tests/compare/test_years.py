from datetime import datetime

from compare.builders import make_interval, make_profile, make_story
from synopse.compare.years import settle_years
from synopse.model import Interval, Precision, Story

JULY = Interval(datetime(4, 7, 27), datetime(4, 7, 28), Precision.DAY, yearless=True)


def years_of(story: Story) -> list[int | None]:
    moments = [s.when.start for annotated in story.reports for s in annotated.statements if s.when]
    return [moment.year if moment else None for moment in moments]


def test_a_time_without_a_year_lies_in_the_year_of_most_other_days():
    days = [
        make_profile(report=key, when=make_interval(day)) for key, day in [("b", "2023-07-25"), ("c", "2023-07-26")]
    ]
    old = make_profile(report="d", when=make_interval("1953-07-27"))
    story = settle_years(make_story(make_profile(when=JULY), *days, old))
    assert years_of(story) == [2023, 2023, 2023, 1953]


def test_the_dates_of_publication_count_too_and_of_two_years_the_later():
    one = make_profile(when=JULY, published="2023-07-28")
    assert years_of(settle_years(make_story(one))) == [2023]
    other = make_profile(report="b", published="2024-01-02")
    assert years_of(settle_years(make_story(one, other))) == [2024]


def test_without_any_year_the_story_stays_as_it_is():
    story = make_story(make_profile(when=JULY), make_profile(report="b"))
    assert settle_years(story) == story


def test_a_settled_time_is_known_and_can_be_compared():
    story = settle_years(make_story(make_profile(when=JULY, published="2023-07-28")))
    when = story.reports[0].statements[0].when
    assert when == make_interval("2023-07-27")
    assert when is not None and not when.yearless


def test_a_stretch_over_new_year_ends_a_year_later():
    turn = Interval(datetime(4, 12, 27), datetime(5, 1, 3), Precision.DAY, yearless=True)
    story = settle_years(make_story(make_profile(when=turn, published="2025-12-20")))
    assert story.reports[0].statements[0].when == make_interval("2025-12-27", "2026-01-03")


def test_a_year_at_the_end_of_the_calendar_is_no_year_to_settle_on():
    turn = Interval(datetime(4, 12, 27), datetime(5, 1, 3), Precision.DAY, yearless=True)
    story = make_story(make_profile(when=turn, published="9999-12-20"))
    assert settle_years(story) == story


def test_the_last_day_of_a_leap_february_falls_on_the_first_of_march():
    leap = Interval(datetime(4, 2, 29), datetime(4, 3, 1), Precision.DAY, yearless=True)
    story = settle_years(make_story(make_profile(when=leap, published="2025-02-20")))
    assert years_of(story) == [2025]
