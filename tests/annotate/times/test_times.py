"""What find_times promises beyond the cases: anchors, inference, spans, odd input, and time."""

import time
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factory import make_report
from synopse.annotate.sentences import find_sentences
from synopse.annotate.times import find_times
from synopse.languages import load_language
from synopse.model import Annotated, Block, BlockKind, Mention, Precision, Sentence, Token, interval_of
from times_factory import find

RELATIVE = {
    "de": "Gestern kam er, am Dienstag hat er gesprochen, morgen wird er reisen, am kommenden Freitag ruht er.",
    "en": "He came yesterday, he spoke on Tuesday, he will leave tomorrow, and next Friday he rests.",
}
WORDS = [
    "am",
    "25.",
    "Juli",
    "2023",
    "bis",
    "und",
    "Uhr",
    "10:30",
    "vor",
    "drei",
    "Tagen",
    "letzten",
    "Jahr",
    "-",
    "(",
    "“",
]
WORDS += [
    "the",
    "next",
    "May",
    "3rd",
    "week",
    "of",
    "5pm",
    "last",
    "night",
    "Ende",
    "März",
    "31.",
    "Februar",
    "99",
    "–",
    "’",
]


@pytest.mark.parametrize("code", ["de", "en"])
@given(day=st.dates(date(1990, 1, 10), date(2080, 1, 1)))
@settings(deadline=None, max_examples=40)
def test_a_publication_a_week_later_moves_relative_dates_by_a_week(code: str, day: date) -> None:
    before = find(RELATIVE[code], code, published=day.isoformat())
    after = find(RELATIVE[code], code, published=(day + timedelta(days=7)).isoformat())

    moved = [(datetime.fromisoformat(t.value) + timedelta(days=7)).strftime("%Y-%m-%d") for t in before]
    assert len(before) == 4
    assert moved == [t.value for t in after]


@given(words=st.lists(st.sampled_from(WORDS), max_size=25), code=st.sampled_from(["de", "en"]))
@settings(deadline=None, max_examples=150)
def test_spans_cut_no_word_and_values_parse(words: list[str], code: str) -> None:
    text = " ".join(words)
    last = 0
    for found in find(text, code, published="2023-07-20"):
        assert last <= found.start < found.end <= len(text)
        assert not text[max(0, found.start - 1) : found.start + 1].isalnum() or found.start == 0
        assert not text[found.end - 1 : found.end + 1].isalnum() or found.end == len(text)
        assert "X" in found.value or found.value.endswith("_REF") or found.value[0] == "P" or found.interval
        last = found.end


@given(text=st.text(max_size=300))
@settings(deadline=None, max_examples=100)
def test_odd_text_raises_nothing(text: str) -> None:
    for published in ("", "2023-07-20T09:30:00+02:00", "2023-99-99", "soon"):
        find(text + " am 3. Mai, gestern, 10 Uhr", published=published)


@pytest.mark.parametrize(
    "piece",
    [
        "25. Juli ",
        "12.",
        "7",
        "Juli ",
        "den letzten ",
        "1950-",
        "ein ",
        "zwei Jahre ",
        "the last ",
        "3., ",
        "Dienstag, ",
    ],
)
@pytest.mark.parametrize("code", ["de", "en"])
def test_a_megabyte_without_an_end_takes_seconds(piece: str, code: str) -> None:
    text = piece * (1_000_000 // len(piece))
    words = ["2023", "Juli", "Jahr", "July", "year", "10:30", "Uhr", "bis", "–", "Dienstag", "der"]
    tokens = tuple(Token(place, place + 1, word, word, "X") for place, word in enumerate(words))
    annotated = Annotated(make_report(text, code), (Sentence(0, len(text), BlockKind.BODY, tokens),))
    find("Juli", code)

    begin = time.perf_counter()
    find_times(annotated, load_language(code))

    assert time.perf_counter() - begin < 5


def test_the_year_is_that_of_the_anniversary_and_marked_as_inferred() -> None:
    text = "Zum 40. Jahrestag der Schlacht von 1950 reiste er am 3. Mai an."

    first, second = find(text)

    assert (first.value, first.inferred) == ("1950", False)
    assert (second.value, second.inferred) == ("1990-05-03", True)
    assert second.confidence < first.confidence


def test_the_year_stays_open_where_the_report_gives_two() -> None:
    found = find("Zum 40. Jahrestag des Krieges von 1950 bis 1953 kam er am 3. Mai.")

    assert [t.value for t in found] == ["1950", "1953", "XXXX-05-03"]
    assert found[-1].interval is None


def test_the_address_of_a_report_gives_its_day() -> None:
    (found,) = find("Gestern brannte es.", url="https://paper.example/2023/07/27/feuer.html")

    assert (found.value, found.inferred) == ("2023-07-26", True)


def test_furniture_is_not_read() -> None:
    text = "Stand: 27. Juli 2023\nAm 3. Mai 2020 kam er."
    blocks = (Block(0, 20, BlockKind.FURNITURE), Block(21, len(text), BlockKind.BODY))

    assert [t.value for t in find(text, blocks=blocks)] == ["2020-05-03"]


def test_an_hour_after_the_moment_of_publication_was_the_day_before() -> None:
    (found,) = find("Um 13.52 Uhr setzte die Maschine auf.", published="2026-02-20T11:00:00")

    assert (found.value, found.clock) == ("2026-02-19T13:52", "13:52")


def test_midnight_meets_the_day_before_and_the_day_after() -> None:
    found = find("Die Parade beginnt am 26. Juli um Mitternacht.", published="2023-07-20")[-1]
    before, after = interval_of("2023-07-26"), interval_of("2023-07-27")

    assert found.interval and before and after
    assert found.interval.meets(before)
    assert found.interval.meets(after)


def test_a_length_before_now_has_its_place_on_the_calendar() -> None:
    (found,) = find("Vor zwei Jahren zog er um.", published="2023-07-20")

    assert (found.type, found.value) == ("DURATION", "P2Y")
    assert found.interval == interval_of("2021")


def test_a_zone_gives_the_distance_from_utc() -> None:
    (german,) = find("Um 15 Uhr MESZ begann es.", published="2023-07-20")
    (english,) = find("It began at 3pm GMT.", "en", published="2023-07-20")

    assert german.interval and english.interval
    assert (german.interval.offset, english.interval.offset) == (120, 0)
    assert german.interval.precision == Precision.MINUTE


def test_a_month_in_a_persons_name_is_no_time() -> None:
    text = "Gestern sprach Maria August lange."
    report = make_report(text, published="2023-07-20")
    annotated = Annotated(
        report, find_sentences(Annotated(report), load_language("de")), (Mention(15, 27, "PER", "Maria August"),)
    )

    assert [t.value for t in find_times(annotated, load_language("de"))] == ["2023-07-19"]


def test_a_history_is_read_from_date_to_date() -> None:
    text = (
        "In March 1811 the siege began. In June 1811 the walls fell. By October the army had left. "
        "In 1812 the duke returned, and in May 1813 he died. The following year his son ruled until August 1820."
    )

    values = [t.value for t in find(text, "en", published="2009-12-19")]

    assert values == ["1811-03", "1811-06", "1811-10", "1812", "1813-05", "1814", "1820-08"]


def test_a_report_counts_from_the_day_of_its_dateline() -> None:
    text = "Nordhafen, 3. März (dpa) - Gestern ist ein Kran umgestürzt."
    blocks = (Block(0, 26, BlockKind.DATELINE), Block(27, len(text), BlockKind.BODY))
    assert [time.value for time in find(text, published="2026-03-04", blocks=blocks)] == ["2026-03-02"]
    assert [time.value for time in find(text, published="2026-04-04", blocks=blocks)] == ["2026-04-03"]


def test_what_is_read_against_an_inferred_day_is_inferred() -> None:
    (given,) = find("Am Montag fiel der Kran um.", published="2026-03-05")
    (inferred,) = find("Am Montag fiel der Kran um.", published="2026-03-05", published_inferred=True)
    assert (given.value, given.inferred) == (inferred.value, False)
    assert inferred.inferred
    assert inferred.confidence < given.confidence


def test_the_zone_of_a_country_moves_with_the_season() -> None:
    (winter,) = find("The jet left at eight in the morning, British time.", "en", published="2026-02-20")
    (summer,) = find("The jet left at eight in the morning, British time.", "en", published="2026-07-20")

    assert winter.interval and summer.interval
    assert (winter.interval.offset, summer.interval.offset) == (0, 60)


@pytest.mark.parametrize(
    ("text", "code", "agrees", "differs"),
    [
        ("Gegen 9 Uhr kam er.", "de", "09:10", "09:40"),
        ("Kurz nach 9 Uhr kam er.", "de", "09:12", "08:50"),
        ("It rang shortly before 9 a.m.", "en", "08:48", "09:10"),
        ("It rang at about 9 a.m.", "en", "08:52", "09:20"),
        ("It rang at 9 a.m.", "en", "09:00", "09:01"),
    ],
)
def test_an_hour_has_the_leeway_that_the_words_before_it_give(text: str, code: str, agrees: str, differs: str) -> None:
    (found,) = find(text, code, published="2026-03-11")
    near, far = (interval_of(f"2026-03-11T{clock}") for clock in (agrees, differs))

    assert found.interval and near and far
    assert found.interval.meets(near)
    assert not found.interval.meets(far)
    assert found.clock == "09:00"


def test_leeway_reaches_into_no_other_day() -> None:
    (found,) = find("Gegen 0.10 Uhr brannte es.", published="2026-03-11")

    assert found.interval and found.interval.start == datetime(2026, 3, 11)


def test_an_hour_of_twelve_leaves_its_half_open_unless_a_part_of_the_day_stands_near() -> None:
    (open_,) = find("Um zehn nach vier kam der Hang herunter.", published="2026-03-11")
    told = find("In der Nacht um zehn nach vier kam der Hang herunter.", published="2026-03-11")[-1]
    before = find("Es war Abend. Um zehn nach acht fiel das Licht aus.", published="2026-03-11")[-1]

    assert (open_.clock, open_.either_half) == ("04:10", True)
    assert (told.clock, told.either_half) == ("04:10", False)
    assert (before.clock, before.either_half) == ("20:10", False)


@pytest.mark.parametrize(
    ("text", "code", "start", "end"),
    [
        ("In der Nacht zum Dienstag brannte es.", "de", "2026-03-09T18:00", "2026-03-10T08:00"),
        ("In der Nacht von Montag auf Dienstag brannte es.", "de", "2026-03-09T18:00", "2026-03-10T08:00"),
        ("It burnt overnight into Tuesday.", "en", "2026-03-09T18:00", "2026-03-10T08:00"),
        ("It burnt in the small hours of Tuesday.", "en", "2026-03-10T00:00", "2026-03-10T08:00"),
    ],
)
def test_a_night_between_two_days_is_that_one_and_no_other(text: str, code: str, start: str, end: str) -> None:
    (found,) = find(text, code, published="2026-03-11")

    assert found.interval
    assert found.interval.start == datetime.fromisoformat(start)
    assert found.interval.end == datetime.fromisoformat(end)


def test_a_caption_tells_in_the_present_of_what_was() -> None:
    text = "The ship leaves the slip on Thursday."
    caption = (Block(0, len(text), BlockKind.CAPTION),)

    assert [t.value for t in find(text, "en", published="2026-09-25", blocks=caption)] == ["2026-09-24"]
    assert [t.value for t in find(text, "en", published="2026-09-25")] == ["2026-10-01"]
