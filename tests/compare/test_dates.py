from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.builders import make_interval, make_profile, make_time, relate, slots_of
from factory import annotate
from synopse.compare.clocks import CLOCKS
from synopse.compare.dates import DATES
from synopse.compare.moments import happens_once, time_evidence
from synopse.compare.profiles import Profile
from synopse.compare.slots import Relation
from synopse.model import Interval, Precision

MONTH, DAY, HOUR, MINUTE, YEAR = Precision.MONTH, Precision.DAY, Precision.HOUR, Precision.MINUTE, Precision.YEAR
SAME, FINER, DIFFERENT = Relation.SAME, Relation.FINER, Relation.DIFFERENT
MAY = make_interval("2026-05-01", "2026-06-01", MONTH)


def dated(when: Interval | None, report: str = "a", **fields) -> Profile:
    return make_profile(report=report, when=when, **fields)


def clocked(clock: str, report: str = "a", *, zone: int | None = None, day: str = "", about: int = 0) -> Profile:
    """Return a statement with an hour, give or take some minutes, of a day that it names where one is given."""
    when = make_interval(f"{day or '2026-05-03'}T{clock}", precision=MINUTE, offset=zone)
    if about:
        minutes = timedelta(minutes=about)
        when = replace(when, start=when.start - minutes, end=when.end + minutes)
    times = [make_time(f"T{clock}", "TIME", clock=clock, interval=when)]
    if day:
        times.append(make_time(day, interval=make_interval(day)))
    return make_profile(report=report, when=when, times=tuple(times))


def compare(mine: Interval, theirs: Interval) -> Relation | None:
    return relate(DATES, dated(mine), dated(theirs, "b"))


def values(slot_type, profile: Profile) -> list[str]:
    return [slot.value for slot in slots_of(slot_type, profile)]


@pytest.mark.parametrize(
    ("when", "value"),
    [
        (make_interval("2026-05-03"), "2026-05-03"),
        (MAY, "2026-05"),
        (make_interval("2019-01-01", "2020-01-01", YEAR), "2019"),
        (make_interval("", "2026-05-04"), "2026-05-03"),
        (make_interval("0043-05-03"), "0043-05-03"),
    ],
    ids=["day", "month", "year", "until a day", "antiquity"],
)
def test_a_day_is_written_as_exactly_as_it_is_known(when: Interval, value: str):
    assert values(DATES, dated(when)) == [value]


@pytest.mark.parametrize(
    ("mine", "theirs", "relation"),
    [
        (make_interval("", "2026-05-04"), make_interval("2026-05-03"), SAME),
        (make_interval("", "2026-05-04"), make_interval("2026-04-03"), DIFFERENT),
        (make_interval("2026-05-03", ""), make_interval("2026-05-09"), DIFFERENT),
    ],
    ids=["until the day", "a day before the end", "a day since the beginning"],
)
def test_of_a_stretch_that_is_open_the_day_that_it_names_is_compared(mine, theirs, relation):
    assert compare(mine, theirs) == relation


def test_without_a_day_of_its_own_a_statement_gives_none():
    assert values(DATES, dated(None)) == []
    assert values(DATES, clocked("18:20")) == []
    assert values(DATES, dated(make_interval("0004-05-03", yearless=True))) == []


def test_hours_are_slots_whether_or_not_the_day_is_named():
    assert values(CLOCKS, clocked("18:20")) == ["18:20"]
    assert values(CLOCKS, clocked("18:20", day="2026-05-03")) == ["18:20"]
    assert values(CLOCKS, make_profile(times=(make_time("PT3H", "DURATION", clock="03:00"),))) == []


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        (make_interval("2026-05-03"), make_interval("2026-05-03")),
        (make_interval("2026-05-03"), make_interval("2026-05-03T18:20", precision=MINUTE)),
        (make_interval("2026-05-01", "2026-05-06"), make_interval("2026-05-05")),
        (make_interval("", "2026-05-06"), make_interval("2026-05-05")),
    ],
    ids=["one day", "a day and an hour of it", "a stretch of days", "until a day"],
)
def test_days_that_meet_agree(mine: Interval, theirs: Interval):
    assert compare(mine, theirs) == SAME


def test_a_month_and_a_day_in_it_are_differently_exact():
    assert compare(MAY, make_interval("2026-05-05")) == FINER


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        (make_interval("2026-05-03"), make_interval("2026-05-05")),
        (MAY, make_interval("2026-06-05")),
        (make_interval("2019-01-01", "2020-01-01", YEAR), make_interval("2020-01-01", "2021-01-01", YEAR)),
        (make_interval("", "2026-05-04"), make_interval("2026-05-07")),
        (make_interval("", "2026-07-01"), make_interval("", "2027-01-01")),
    ],
    ids=["days", "a month and a day", "years", "until a day", "two deadlines"],
)
def test_days_that_do_not_meet_are_different(mine: Interval, theirs: Interval):
    assert compare(mine, theirs) == DIFFERENT


def test_two_hours_of_one_day_are_different():
    assert relate(CLOCKS, clocked("18:20"), clocked("19:05", "b")) == DIFFERENT


def test_one_hour_is_the_same_on_whatever_day():
    assert relate(CLOCKS, clocked("18:20"), clocked("18:20", "b", day="2026-05-05")) == SAME


def test_an_hour_that_is_told_about_holds_the_minutes_around_it_on_whatever_day():
    about = clocked("18:20", about=20)
    assert relate(CLOCKS, about, clocked("18:32", "b", day="2026-05-05")) == SAME
    assert relate(CLOCKS, about, clocked("18:52", "b", day="2026-05-05")) == DIFFERENT


def test_days_that_differ_in_a_year_that_is_guessed_are_not_compared():
    def on(day: str, written: str, report: str = "a") -> Profile:
        text = f"It burned on {written}."
        interval = make_interval(day)
        time = replace(make_time(day), start=13, end=13 + len(written), interval=interval)
        return make_profile(text, report=report, when=interval, times=(time,))

    told = on("2025-11-12", "12 November 2025")
    assert relate(DATES, told, on("2026-11-12", "12 November", "b")) is None
    assert relate(DATES, told, on("2026-11-12", "12 November 2026", "b")) == DIFFERENT


def test_one_moment_in_two_time_zones_is_the_same():
    assert relate(CLOCKS, clocked("18:20", zone=60), clocked("17:20", "b", zone=0)) == SAME
    assert relate(CLOCKS, clocked("18:20", zone=60), clocked("18:50", "b", zone=60)) == DIFFERENT


def test_an_hour_with_a_zone_and_one_without_may_be_one_moment():
    assert relate(CLOCKS, clocked("18:20", zone=60), clocked("17:20", "b")) is None
    assert relate(CLOCKS, clocked("18:20", zone=60), clocked("17:50", "b")) == DIFFERENT
    assert relate(CLOCKS, clocked("10:35", zone=330), clocked("13:05", "b")) is None


def test_hours_of_two_days_that_are_both_named_are_not_compared():
    assert relate(CLOCKS, clocked("08:20", day="2026-05-03"), clocked("09:00", "b", day="2026-05-05")) is None
    assert relate(CLOCKS, clocked("23:40", day="2026-05-03"), clocked("00:10", "b", day="2026-05-04")) == DIFFERENT


def evidence_on(slot_type, one: Profile, other: Profile) -> dict[str, float]:
    return time_evidence(slots_of(slot_type, one)[0], slots_of(slot_type, other)[0])


def test_the_hours_are_near_across_midnight():
    late, early, noon = clocked("23:50"), clocked("00:10", "b"), clocked("12:00", "c")
    near, far = (evidence_on(CLOCKS, late, other)["time: minutes apart"] for other in (early, noon))
    assert near < far


def test_a_slip_changes_one_part_of_a_day_or_hour():
    third = dated(make_interval("2026-05-03"))
    assert evidence_on(DATES, third, dated(make_interval("2026-05-13")))["time: one slip apart"]
    assert evidence_on(DATES, third, dated(make_interval("2025-05-03")))["time: one slip apart"]
    assert not evidence_on(DATES, third, dated(make_interval("2025-06-03")))["time: one slip apart"]
    assert evidence_on(CLOCKS, clocked("14:20"), clocked("16:20"))["time: one slip apart"]


def test_a_verdict_on_one_person_is_given_once():
    once = {"predicates": ("arrival",), "people": {"e1"}}
    one, other = dated(make_interval("2026-05-03"), **once), dated(make_interval("2026-05-05"), "b", **once)
    later = dated(make_interval("2026-09-05"), "b", **once)
    another = dated(make_interval("2026-05-05"), "b", **{**once, "people": {"e2"}, "named": {"e2"}})
    fire = dated(make_interval("2026-05-05"), "b", people={"e1"})
    (slot,) = slots_of(DATES, one)
    assert happens_once(slot, slots_of(DATES, other)[0])
    assert not any(happens_once(slot, slots_of(DATES, profile)[0]) for profile in (later, another, fire))


MOMENTS = st.datetimes(min_value=make_interval("2026-05-01").start, max_value=make_interval("2026-06-20").start)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    start, end = sorted((draw(MOMENTS), draw(MOMENTS)))
    precision = draw(st.sampled_from([MONTH, Precision.WEEK, DAY, HOUR, MINUTE]))
    bounds = draw(st.sampled_from([(start, end), (None, end), (start, None)]))
    return Interval(*bounds, precision, draw(st.sampled_from([None, 0, 60, -300])))


@given(intervals(), intervals())
def test_the_order_of_two_days_says_nothing(mine: Interval, theirs: Interval):
    compare(mine, theirs)


CLOCK = st.times().map(lambda moment: f"{moment:%H:%M}")
ZONE = st.sampled_from([None, 0, 60, -300])


@given(CLOCK, CLOCK, ZONE, ZONE, st.sampled_from(["", "2026-05-03", "2026-05-04"]))
def test_the_order_of_two_hours_says_nothing(mine: str, theirs: str, zone: int | None, other: int | None, day: str):
    relate(CLOCKS, clocked(mine, zone=zone), clocked(theirs, "b", zone=other, day=day))


@given(intervals())
def test_a_time_is_never_another_than_itself(when: Interval):
    assert compare(when, when) != DIFFERENT or when.start == when.end


def told(text: str, *words: str, when: Interval | None = None, language: str = "en") -> Profile:
    """Return a statement that fills a report of one sentence, with days as they are read in the year 2026."""
    annotated = annotate(text, language, published="2026-05-20")
    statement = annotated.statements[0]
    times = tuple(time for time in annotated.times if text[time.start : time.end] in words)
    assert len(times) == len(words)
    return replace(make_profile(text), statement=replace(statement, times=times, when=when), report=annotated)


def test_of_two_days_of_one_statement_each_is_a_slot():
    assert values(DATES, told("The hearing was moved from May 3 to May 24.", "May 3", "May 24")) == [
        "2026-05-03",
        "2026-05-24",
    ]


def test_a_day_that_is_denied_is_none_of_the_event():
    text = "The mayor takes office not in June, but on July 3."
    june = make_interval("2026-06-01", "2026-07-01", MONTH)
    assert values(DATES, told(text, "June", "July 3", when=june)) == ["2026-07-03"]
    german = "Er tritt sein Amt nicht im Juni, sondern am 3. Juli an."
    assert values(DATES, told(german, "Juni", "3. Juli", when=june, language="de")) == ["2026-07-03"]


def test_the_day_of_a_dateline_is_none_of_the_event():
    text = "ULM, May 20 (NCD) - A cable was damaged on May 19."
    assert values(DATES, told(text, "May 20", "May 19")) == ["2026-05-19"]


def test_a_night_that_is_told_by_its_end_is_of_that_day():
    night = make_interval("2026-05-02T18:00", "2026-05-03T08:00", Precision.DAYPART)
    assert values(DATES, dated(night)) == ["2026-05-03"]
    until = make_interval("", "2026-05-04T08:00", Precision.DAYPART)
    assert values(DATES, dated(until)) == ["2026-05-03"]


def test_midnight_is_of_the_day_beside_it():
    midnight = make_interval("2026-05-02T23:59", "2026-05-03T00:01", MINUTE)
    day = make_time("2026-05-03", interval=make_interval("2026-05-03"))
    hour = make_time("2026-05-03T00:00", "TIME", clock="00:00", interval=midnight)
    profile = make_profile(when=midnight, times=(day, hour))
    assert (values(DATES, profile), values(CLOCKS, profile)) == (["2026-05-03"], ["00:00"])


def half_past_seven() -> Profile:
    when = make_interval("2026-05-03T07:30", precision=MINUTE)
    return make_profile(when=when, times=(make_time("T07:30", "TIME", clock="07:30", interval=when, either_half=True),))


def test_an_hour_whose_half_of_the_day_is_open_is_shown_in_the_half_that_is_nearer_the_other():
    (either,), (evening,), (morning,) = (
        slots_of(CLOCKS, p) for p in (half_past_seven(), clocked("20:10"), clocked("06:10"))
    )
    assert CLOCKS.values(either, evening) == ("19:30", "20:10")
    assert CLOCKS.values(evening, either) == ("20:10", "19:30")
    assert CLOCKS.values(either, morning) == ("07:30", "06:10")
    assert CLOCKS.values(either, either) == ("07:30", "07:30")


def test_hours_whose_half_of_the_day_is_open_agree_twelve_hours_apart():
    bare = half_past_seven()
    assert relate(CLOCKS, bare, clocked("19:30", "b")) == SAME
    assert relate(CLOCKS, bare, clocked("20:30", "b")) == DIFFERENT
    assert relate(CLOCKS, clocked("07:30"), clocked("19:30", "b")) == DIFFERENT


def test_how_far_a_day_lies_from_its_report_and_how_it_is_written_is_evidence():
    near = told("The bridge was closed on Tuesday.", "Tuesday", when=make_interval("2026-05-19"))
    far = told("The bridge was closed on 3 March.", "3 March", when=make_interval("2026-03-03"))
    (one,), (other,) = slots_of(DATES, near), slots_of(DATES, far)
    found = time_evidence(one, other)
    assert (found["date: near the report"], found["date: in figures"]) == (1, 1)
    assert time_evidence(other, other)["date: days from the report"] > found["date: days from the report"]


def test_nothing_is_said_of_a_day_that_the_other_statement_tells_as_well():
    opened, flooded = make_interval("1987-01-01", "1988-01-01", YEAR), make_interval("2009-01-01", "2010-01-01", YEAR)
    both = (make_time("1987", interval=opened), make_time("2009", interval=flooded))
    told = dated(flooded, "b", times=both)
    assert relate(DATES, dated(opened, times=both[:1]), told) is None


def test_last_week_may_be_the_last_seven_days_and_says_nothing_more():
    week, later = make_interval("2026-05-04", "2026-05-11", Precision.WEEK), make_interval("2026-05-13")
    assert compare(week, later) is None
    assert compare(week, make_interval("2026-05-06")) == FINER
    assert compare(week, make_interval("2026-05-20")) == DIFFERENT


def test_one_night_has_two_days_in_two_zones() -> None:
    monday, tuesday = make_interval("2026-06-08"), make_interval("2026-06-09")
    dawn = make_interval("2026-06-09T03:00", "2026-06-09T06:00", Precision.DAYPART)
    both = (make_time("2026-06-08", interval=monday), make_time("2026-06-09TMO", interval=dawn))
    assert relate(DATES, dated(tuesday), dated(monday, "b", times=both)) is None
    assert relate(DATES, dated(tuesday), dated(monday, "b", times=both[:1])) == DIFFERENT


def test_two_days_up_to_which_something_lasts_are_different() -> None:
    third, thirteenth = make_interval("2026-07-03"), make_interval("2026-07-13")
    until_third, until_thirteenth = make_interval("", "2026-07-04"), make_interval("", "2026-07-14")
    one = told("The offer stands until July 3.", "July 3", when=until_third)
    other = told("The offer stands until July 13.", "July 13", when=until_thirteenth)
    assert relate(DATES, one, other) == DIFFERENT
    named = (make_time("2026-07-03", interval=third),), (make_time("2026-07-13", interval=thirteenth),)
    assert relate(DATES, dated(until_third, times=named[0]), dated(until_thirteenth, "b", times=named[1])) == DIFFERENT
