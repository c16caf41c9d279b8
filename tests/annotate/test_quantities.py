import json
import time
from dataclasses import replace
from importlib.resources import files
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factory import make_report
from synopse.annotate.quantities import find_quantities
from synopse.annotate.sentences import find_sentences
from synopse.languages import load_language
from synopse.languages.units import load_units
from synopse.model import Annotated, Quantity, TimeExpression

LANGUAGES = ("de", "en")


def quantities(text: str, language: str = "de", times: tuple[TimeExpression, ...] = ()) -> tuple[Quantity, ...]:
    annotated = Annotated(make_report(text, language), times=times)
    spoken = load_language(language)
    annotated = replace(annotated, sentences=find_sentences(annotated, spoken))
    return find_quantities(annotated, spoken)


def cases() -> list[tuple[str, dict]]:
    folder = files("synopse.languages")
    return [
        (code, json.loads(line))
        for code in LANGUAGES
        for line in (folder / code / "cases" / "quantities.jsonl").read_text(encoding="utf-8").splitlines()
    ]


def described(text: str, quantity: Quantity) -> dict:
    found = {"text": quantity.of(text), "low": quantity.low, "high": quantity.high, "about": quantity.about}
    found |= {"dimension": quantity.dimension, "counted": quantity.counted, "part": quantity.part}
    return {key: value for key, value in found.items() if value or key in ("low", "high")}


def test_a_number_of_hundreds_of_digits_loses_no_report():
    endless = "1" + "0" * 400
    assert [q.low for q in quantities(f"Je {endless} Einwohner starben 3 Menschen.")] == [3.0]


@pytest.mark.parametrize(
    ("code", "case"), cases(), ids=lambda value: value["text"][:40] if isinstance(value, dict) else value
)
def test_a_case_gives_its_quantities(code, case):
    assert [described(case["text"], q) for q in quantities(case["text"], code)] == case["quantities"]


@pytest.mark.parametrize("code", LANGUAGES)
def test_each_rule_matches_its_examples(code):
    for rule in load_language(code).rules["quantities"]:
        assert all(rule.pattern.search(example) for example in rule.examples), rule.name


@pytest.mark.parametrize("code", LANGUAGES)
def test_each_unit_of_a_language_is_known_to_all(code):
    assert set(load_language(code).words["units"].column("unit").values()) <= load_units().keys()


def test_what_a_time_expression_covers_is_no_quantity():
    text = "Nach 48 Stunden kamen 48 Helfer."
    covered = TimeExpression(5, 15, "DURATION", "PT48H")
    assert [q.of(text) for q in quantities(text, times=(covered,))] == ["48"]
    assert quantities(text, times=(covered,))[0].start == text.rindex("48")


def test_durations_are_left_to_times_even_where_times_found_none():
    assert quantities("Die Fahrt dauerte 48 Stunden und 20 Minuten.") == ()


def test_one_quantity_in_two_units_meets_in_the_base_unit():
    metric, imperial = quantities("It fell 1.609344 km, that is 1 mile.", "en")
    assert metric.dimension == imperial.dimension == "length"
    assert metric.low == imperial.low == 1609.344


def test_currencies_are_dimensions_of_their_own():
    text = "Das kostet 20 Euro, 20 Franken, 20 US-Dollar oder 2.000 Kronen."
    assert [q.dimension for q in quantities(text)] == ["money:EUR", "money:CHF", "money:USD", "money:krone"]


def test_a_number_alone_is_less_sure_than_one_that_counts_something():
    counted, alone = quantities("Zwölf Boote kamen, sechs sanken.")
    assert counted.confidence > alone.confidence
    assert alone.counted == ""


def test_a_year_of_our_time_is_no_count_but_a_round_number_is():
    assert quantities("Im Jahr 2015 Menschen zu zählen, misslang.") == ()
    assert [q.low for q in quantities("Es kamen 2000 Menschen.")] == [2000]


def test_numbers_that_name_or_number_something_are_left_out():
    text = "In der Residenzstraße 12, 80331 München, Telefon 089/1234567, hält die Linie 5 der U-21 um 3:2."
    assert quantities(text) == ()


@given(st.integers(min_value=0, max_value=999_999_999))
def test_grouped_digits_give_their_number(value):
    german, english = f"{value:,}".replace(",", "."), f"{value:,}"
    assert [q.low for q in quantities(f"Es waren {german} Kilometer.")] == [value * 1000]
    assert [q.low for q in quantities(f"They saw {english} kilometres.", "en")] == [value * 1000]


@given(st.integers(min_value=0, max_value=99), st.integers(min_value=0, max_value=99))
def test_decimals_keep_their_value_exactly(whole, hundredths):
    expected = float(f"{whole}.{hundredths:02}")
    assert [q.low for q in quantities(f"Um {whole},{hundredths:02} Prozent.")] == [expected]


@settings(max_examples=60)
@given(st.text(alphabet="0123456789.,-–/:$€% einhundertmillionen½'", max_size=80))
def test_any_text_gives_sorted_quantities_within_it(text):
    for code in LANGUAGES:
        found = quantities(text, code)
        assert list(found) == sorted(found, key=lambda q: q.start)
        assert all(0 <= q.start < q.end <= len(text) for q in found)
        assert all(a.end <= b.start for a, b in pairwise(found))
        assert all(q.low is None or q.high is None or q.low <= q.high for q in found)


def seconds(text: str) -> float:
    annotated = Annotated(make_report(text, "de"))
    annotated = replace(annotated, sentences=find_sentences(annotated, load_language("de")))
    started = time.process_time()
    find_quantities(annotated, load_language("de"))
    return time.process_time() - started


@pytest.mark.parametrize(
    "piece", ["1", "1 ", "12 345 ", "ein", "hundert ", "zwei bis ", "$", "-1", "Zahl der 1 ", "Schaden 1 "]
)
def test_long_runs_take_linear_time(piece):
    short = piece * (4_000 // len(piece))
    assert seconds(short * 4) < 8 * seconds(short) + 0.05
