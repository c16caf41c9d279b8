"""What is likely enough to be told, and is not, because too much speaks against its being one thing."""

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
