import json
import time
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factory import annotate
from synopse.languages import known_languages
from synopse.languages.load import ROOT
from synopse.model import FACILITY, LOCALITY, Mention

_WORDS = ("im", "the", "Klinikum", "hall", "of", "von", "Nord", "Ostby", "'s", "5", "der", "Hotel", ",", "near", "A")


def cases() -> list[tuple[str, dict]]:
    folders = ((code, (ROOT / code / "cases" / "places.jsonl").read_text("utf-8")) for code in known_languages())
    return [(code, json.loads(line)) for code, text in folders for line in text.splitlines()]


def places_of(text: str, code: str) -> list[Mention]:
    return list(chain.from_iterable(statement.places for statement in annotate(text, code).statements))


@pytest.mark.parametrize(
    ("code", "case"), cases(), ids=lambda value: value["text"] if isinstance(value, dict) else value
)
def test_a_clause_gives_the_places_that_it_puts_something_at_and_no_others(code: str, case: dict) -> None:
    found = {place.name for place in places_of(case["text"], code)}
    assert set(case["places"]) <= found
    assert case["places"] or not found


def test_a_place_with_a_name_of_its_own_is_told_from_one_without() -> None:
    rules = {place.name: place.rule for place in places_of("Er lag im Klinikum Nord. Sie lag im Krankenhaus.", "de")}
    assert (rules["Klinikum Nord"], rules["Krankenhaus"]) == (FACILITY, LOCALITY)


def test_a_town_that_opens_another_name_puts_nothing_there() -> None:
    assert [place.name for place in places_of("The Bergen Rovers signed two men in Oslo on Monday.", "en")] == ["Oslo"]


def test_a_place_is_where_its_words_stand() -> None:
    text = "The exchange took place at Sabra Keel airport."
    (place,) = [place for place in places_of(text, "en") if place.rule == FACILITY]
    assert text[place.start : place.end] == "Sabra Keel airport"


@given(st.lists(st.sampled_from(_WORDS), max_size=25))
def test_odd_text_raises_nothing_and_gives_places_inside_it(words: list[str]) -> None:
    text = " ".join(words)
    for code in known_languages():
        assert all(0 <= place.start < place.end <= len(text) for place in places_of(text, code))


def test_long_rows_of_nouns_are_read_in_time() -> None:
    text = "at the " + "town hall " * 3000 + "of " * 3000 + "."
    started = time.perf_counter()
    places_of(text, "en")
    assert time.perf_counter() - started < 5
