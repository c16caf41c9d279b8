"""The cases of each language, the examples beside its rules, and the triggers that rules need."""

import json
from typing import Any

import pytest

from synopse.annotate.times.lexicon import load_lexicon
from synopse.annotate.times.matching import _classes
from synopse.languages import known_languages, load_language
from synopse.languages.load import ROOT
from times_factory import find

CASES = [
    (code, json.loads(line))
    for code in known_languages()
    for line in (ROOT / code / "cases" / "times.jsonl").read_text(encoding="utf-8").splitlines()
]


@pytest.mark.parametrize(("code", "case"), CASES, ids=[case["text"][:50] for _, case in CASES])
def test_a_case_gives_its_times(code: str, case: dict[str, Any]) -> None:
    found = find(case["text"], code, published=case["published"])

    assert [[case["text"][t.start : t.end], t.type, t.value] for t in found] == case["times"]


@pytest.mark.parametrize("code", known_languages())
def test_every_rule_matches_its_examples(code: str) -> None:
    for name in ("times", "time_triggers"):
        for rule in load_language(code).rules[name]:
            for example in rule.examples:
                assert rule.pattern.search(example), f"{code}: {rule.name} does not match {example!r}"


@pytest.mark.parametrize("code", known_languages())
def test_every_example_holds_the_triggers_of_its_rule(code: str) -> None:
    from synopse.annotate.sentences import _token_pattern

    examples = {rule.name: rule.examples for rule in load_language(code).rules["times"]}
    for rule in load_lexicon(code).rules:
        for example in examples[rule.name]:
            mask = 0
            for token in _token_pattern(code).findall(example):
                mask |= _classes(token, code)
            assert rule.needs & mask == rule.needs, f"{code}: {rule.name} would not be tried on {example!r}"


@pytest.mark.parametrize("code", known_languages())
def test_every_kind_of_rule_has_a_resolver(code: str) -> None:
    from synopse.annotate.times.finding import _RESOLVERS

    assert {rule.kind for rule in load_lexicon(code).rules} <= {*_RESOLVERS, "ignore", "anniversary"}
