import pytest

from synopse.annotate.attributions.quoted import find_quotes


def quotes(text: str, language: str = "de") -> list[str]:
    paragraphs, start = [], 0
    for part in text.split("\n"):
        paragraphs.append((start, start + len(part)))
        start += len(part) + 1
    return [quote.of(text) for quote in find_quotes(text, paragraphs, language)]


@pytest.mark.parametrize(
    "quote", ["„Ja, gut.“", "„Ja, gut.”", "»Ja, gut.«", "«Ja, gut.»", "“Ja, gut.”", '"Ja, gut."', "''Ja, gut.''"]
)
def test_each_pair_of_marks_makes_a_quote(quote):
    assert quotes(f"Er rief {quote} und ging.") == [quote]


def test_a_quote_inside_a_quote_stays_in_it():
    assert quotes("Sie sagte: „Er rief ‚Halt‘ und lief.“ Dann kam „Ruhe“.") == ["„Er rief ‚Halt‘ und lief.“", "„Ruhe“"]


def test_a_mark_that_is_never_closed_opens_nothing():
    assert quotes("„Er ging. Sie blieb.\nAlle „schwiegen“ lange.") == ["„schwiegen“"]


def test_an_open_quote_runs_to_the_end_of_its_paragraph_where_the_next_one_opens_anew():
    assert quotes("“One.\n“Two.”", "en") == ["“One.", "“Two.”"]


def test_an_apostrophe_closes_nothing():
    assert quotes("“It’s the crew’s ship,” he said.", "en") == ["“It’s the crew’s ship,”"]


def test_a_turn_of_a_transcript_is_no_open_quote():
    assert quotes('"OHM: No idea.\n"BRAND: Why not?', "en") == []


def test_a_stretch_longer_than_any_quote_is_none():
    assert quotes("„" + "wort " * 1000 + "“") == []
