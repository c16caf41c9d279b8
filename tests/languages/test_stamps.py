import time

import pytest

from synopse.languages import known_languages, load_language
from synopse.languages.stamps import find_stamps


@pytest.mark.parametrize("code", known_languages())
def test_every_rule_matches_its_examples_and_gives_a_stamp_of_its_role(code: str) -> None:
    for rule in load_language(code).rules["stamps"]:
        for example in rule.examples:
            stamps = find_stamps(example, code)
            assert stamps, f"{code}: {rule.name} finds nothing in {example!r}"
            assert rule.fields["role"] in {stamp.role for stamp in stamps}


def test_what_no_calendar_or_clock_shows_is_no_stamp() -> None:
    assert find_stamps("31.02.2026", "de") == ()
    assert find_stamps("March 5, 2026 13:03 p.m.", "en") == ()


@pytest.mark.parametrize("code", known_languages())
def test_a_long_line_of_digits_costs_nothing(code: str) -> None:
    start = time.perf_counter()
    find_stamps("12.12. 2026 " * 100_000, code)
    assert time.perf_counter() - start < 1
