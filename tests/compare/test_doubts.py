"""What is likely enough to be told, and is not, because too much speaks against its being one thing."""

import pytest

from factory import annotate, differences, find_in, make_story
from synopse.compare import compare_story
from synopse.languages import load_language

OPENED = "The village museum opened its doors on 3 May."
SLIP = "When the village museum opened its doors on 5 May, forty people stood outside."
ASIDE = "Nobody had expected so many guests that year. "


def test_a_short_report_that_gives_two_days_for_one_event_contradicts_itself() -> None:
    assert ("contradicted", "date", ("2026-05-03", "2026-05-05")) in differences(
        find_in(f"{OPENED} {ASIDE * 3}{SLIP}", language="en", published="2026-05-06")
    )


def test_a_long_report_has_many_days_of_a_kind() -> None:
    assert not differences(find_in(f"{OPENED} {ASIDE * 12}{SLIP}", language="en", published="2026-05-06"))


def test_what_an_outlet_tells_otherwise_weeks_later_is_the_next_thing() -> None:
    told = ("The night market at Ostby ends at 10 p.m.", "The night market at Ostby ends at 11 p.m.")
    for outlets, days, count in (
        (("Courier", "Bugle"), ("2026-05-03T12:00", "2026-05-03T12:00"), 1),
        (("Courier", "Courier"), ("2026-05-03T12:00", "2026-05-23T12:00"), 0),
    ):
        reports = [
            annotate(text, "en", id=key, outlet=outlet, published=day)
            for text, key, outlet, day in zip(told, "ab", outlets, days, strict=True)
        ]
        findings, _ = compare_story(make_story(*reports), load_language("en"))
        assert len([finding for finding in findings if finding.kind == "contradicted"]) == count


def test_an_alarm_follows_what_it_tells_of_by_minutes() -> None:
    found = find_in(
        "The steamer Alma struck the lock gate at Ostby at 7.40 p.m. on Friday.",
        "The fire brigade at Ostby got the first call from an angler at 7.52 p.m. on Friday.",
        language="en",
        published="2026-05-09T12:00",
    )
    assert not differences(found)


def told(first: str, second: str, days: tuple[str, str], outlets: tuple[str, str] = ("Courier", "Bugle")) -> list[str]:
    """Return the types of the contradictions between two English reports of the outlets."""
    texts = zip("ab", (first, second), days, outlets, strict=True)
    reports = [annotate(text, "en", id=key, published=day, outlet=outlet) for key, text, day, outlet in texts]
    findings, _ = compare_story(make_story(*reports), load_language("en"))
    return [finding.type for finding in findings if finding.kind == "contradicted"]


def test_the_same_words_days_apart_are_brought_up_to_date_by_one_outlet_alone() -> None:
    texts = "The alarm at the museum went off at 2.15 a.m.", "The alarm at the museum went off at 3.40 a.m."
    days = "2026-05-03T12:00Z", "2026-05-05T12:00Z"
    assert told(*texts, days) == ["time"]
    assert told(*texts, days, ("Courier", "Courier")) == []


@pytest.mark.parametrize(
    ("early", "late", "kinds"),
    [
        ("The gunman of Ostby has not been identified.", "The gunman of Ostby has been identified.", []),
        ("The harbour collection is insured.", "The harbour collection is not insured.", ["polarity"]),
    ],
)
def test_what_has_not_been_so_may_have_come_about(early: str, late: str, kinds: list[str]) -> None:
    assert told(early, late, ("2026-05-03T12:00Z", "2026-05-05T12:00Z")) == kinds


def test_the_day_for_which_something_was_expected_is_not_denied_by_the_day_it_came() -> None:
    plan = "The laboratory results of Ostby are expected on 9 September."
    fact = "The laboratory results of Ostby came on 11 September."
    later = "The laboratory results of Ostby are expected on 16 September."
    days = "2026-09-08T12:00Z", "2026-09-12T12:00Z"
    assert told(plan, fact, days) == []
    assert told(plan, later, (days[0], days[0])) == ["date"]


def test_two_men_of_two_ages_are_two() -> None:
    first = "The flood swept away the tractor of the farmer Josef Zankl, 71."
    second = "The flood swept away the tractor of the farmer Robert Zankl, 44."
    days = "2026-05-03T12:00Z", "2026-05-03T14:00Z"
    assert "name" not in told(first, second, days)
    assert "name" in told(first.replace(", 71", ""), second.replace(", 44", ""), days)


def test_two_kinds_of_event_in_the_days_around_the_reports_are_two_steps() -> None:
    arrived = "Minister Tomke Harms arrived in the harbour town of Ostby on 25 August."
    departed = "On 27 August Minister Harms departed from the harbour town of Ostby."
    days = "2026-08-25T12:00Z", "2026-08-27T12:00Z"
    assert told(arrived, departed, days) == []
    assert told(arrived, departed.replace("departed from", "arrived in"), days) == ["date"]


def test_to_have_none_and_to_be_without_is_one_thing() -> None:
    days = "2026-05-03T12:00Z", "2026-05-03T13:00Z"
    homes = "Some 600 homes in Ostby were without power at noon.", "Some 600 homes in Ostby had no power at noon."
    assert told(*homes, days) == []


def test_a_death_may_be_the_second_one() -> None:
    days = "2026-05-03T12:00Z", "2026-05-03T12:10Z"
    deaths = "A keeper was arrested at Ostby zoo on Friday.", "It was the second arrest of a keeper at Ostby zoo."
    assert told(*deaths, days) == []


def test_a_start_and_an_end_have_two_hours() -> None:
    days = "2026-05-03T12:00Z", "2026-05-03T13:00Z"
    start, end = "The hearing at Ostby began at 9 a.m.", "The hearing at Ostby ended at 11 a.m."
    assert told(start, end, days) == []
    assert told(start, end.replace("ended", "began"), days) == ["time"]
