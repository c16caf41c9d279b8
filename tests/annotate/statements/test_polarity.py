"""Whether statements say that something is so or that it is not, by negations in and around their clauses."""

import json

import pytest

from factory import annotate
from synopse.languages import known_languages
from synopse.languages.load import ROOT


def cases() -> list[tuple[str, dict]]:
    return [
        (code, json.loads(line))
        for code in known_languages()
        for line in (ROOT / code / "cases" / "polarity.jsonl").read_text(encoding="utf-8").splitlines()
    ]


@pytest.mark.parametrize(
    ("code", "case"), cases(), ids=lambda value: value["text"] if isinstance(value, dict) else value
)
def test_a_statement_says_that_it_is_so_or_that_it_is_not(code: str, case: dict) -> None:
    statements = annotate(case["text"], code).statements
    told = [s.polarity for s in statements if case["told"] in case["text"][s.start : s.end]]
    assert told == [case["polarity"]]


def test_what_a_speaker_refuses_to_do_is_told_as_not_done() -> None:
    (statement,) = annotate("The minister refused to sign the treaty.", "en").statements
    assert statement.rule == "clause"


def test_what_a_speaker_does_not_deny_stays_unsaid() -> None:
    (statement,) = annotate("The coach did not deny that he had left.", "en").statements
    assert statement.rule == "unsaid"
