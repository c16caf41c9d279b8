import pytest
from hypothesis import given
from hypothesis import strategies as st

from synopse.faces.export.values import show_published, show_value, show_when
from synopse.run import load_labels

DE, EN = load_labels("de"), load_labels("en")


@pytest.mark.parametrize(
    ("iso", "german", "english"),
    [
        ("2023", "2023", "2023"),
        ("2023-07", "Juli 2023", "July 2023"),
        ("2023-07-25", "25. Juli 2023", "25 July 2023"),
        ("2023-07-25T10:00", "25. Juli 2023, 10:00", "25 July 2023, 10:00"),
        ("2023-07-25T10:00/2023-07-25T12:00", "25. Juli 2023, 10:00–12:00", "25 July 2023, 10:00–12:00"),
        ("2023-07-25/..", "ab 25. Juli 2023", "from 25 July 2023"),
        ("../2023-07", "bis Juli 2023", "until July 2023"),
        ("1950/1953", "1950 – 1953", "1950 – 1953"),
        ("14:20", "14:20", "14:20"),
        ("2023-99-99", "2023-99-99", "2023-99-99"),
        ("2023-99-99/2023-07-27", "2023-99-99/2023-07-27", "2023-99-99/2023-07-27"),
        ("", "", ""),
    ],
)
def test_times_read_as_a_reader_of_the_language_writes_them(iso, german, english):
    assert (show_when(iso, DE), show_when(iso, EN)) == (german, english)


def test_days_in_a_row_are_one_interval():
    assert show_when("2023-07-25/2023-07-27", DE) == "25.–27. Juli 2023"


def test_numbers_have_the_marks_of_the_language_and_four_digits_stay_together():
    assert [show_value("number", value, DE) for value in ("9000", "11500", "2.5", "-40")] == [
        "9000",
        "11.500",
        "2,5",
        "-40",
    ]
    assert show_value("number", "2000000", EN) == "2,000,000"


def test_polarity_is_a_word_and_names_stay():
    assert show_value("polarity", "yes", DE) == "ja"
    assert show_value("name", "Irena Kovač", DE) == "Irena Kovač"


def test_a_day_of_publication_has_no_hour():
    assert show_published("2026-03-18", DE) == "18. März 2026"
    assert show_published("2026-03-18T14:20:00+01:00", EN) == "18 March 2026, 14:20"
    assert show_published("neulich", DE) == "neulich"


@given(st.sampled_from(["date", "time", "number", "place", "name", "polarity", ""]), st.text(max_size=40))
def test_no_value_is_too_odd_to_show(slot, value):
    assert isinstance(show_value(slot, value, DE), str)


@given(st.from_regex(r"-?[0-9]{1,30}(\.[0-9]{1,30})?", fullmatch=True))
def test_no_number_is_too_long_to_show(value):
    assert len(show_value("number", value, DE)) <= 2 * len(value)
