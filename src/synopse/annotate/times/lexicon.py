"""A language comes in, its tables for times go out: lower-cased words with what they mean, and the rules by trigger."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from synopse.languages import Language, load_language
from synopse.languages.load import Rule, WordList


@dataclass(frozen=True, slots=True)
class TimeRule:
    """A rule with the triggers that a sentence must hold (a mask of bits) and the groups that are fixed."""

    name: str
    kind: str
    pattern: re.Pattern[str]
    needs: int
    fixed: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Lexicon:
    """What a language's words mean for times; words are lower case, without a full stop at the end."""

    months: Mapping[str, str]
    weekdays: Mapping[str, str]
    day_parts: Mapping[str, str]
    seasons: Mapping[str, str]
    decades: Mapping[str, str]
    units: Mapping[str, tuple[str, ...]]
    numbers: Mapping[str, str]
    ordinals: Mapping[str, str]
    directions: Mapping[str, tuple[str, ...]]
    deictics: Mapping[str, tuple[str, ...]]
    references: Mapping[str, str]
    frequencies: Mapping[str, str]
    holidays: Mapping[str, str]
    zones: Mapping[str, tuple[str, ...]]
    zone_words: frozenset[str]
    nearness: Mapping[str, tuple[str, ...]]
    hour_words: Mapping[str, str]
    tenses: Mapping[str, str]
    tense_rules: tuple[Rule, ...]
    triggers: tuple[tuple[re.Pattern[str], int], ...]
    rules: tuple[TimeRule, ...]


@cache
def load_lexicon(code: str) -> Lexicon:
    """Return the tables of a language for times, made once a process."""
    language = load_language(code)
    words = language.words
    bits = {rule.name: 1 << place for place, rule in enumerate(language.rules["time_triggers"])}
    return Lexicon(
        months=_column(words["months"]),
        weekdays=_column(words["weekdays"]),
        day_parts=_column(words["day_parts"]),
        seasons=_column(words["seasons"]),
        decades=_column(words["decades"]),
        units=_rows(words["time_units"]),
        numbers=_column(words["time_numbers"]),
        ordinals=_column(words["time_ordinals"]),
        directions=_rows(words["time_directions"]),
        deictics=_rows(words["deictic_times"]),
        references=_column(words["time_references"]),
        frequencies=_column(words["frequencies"]),
        holidays=_column(words["holidays"]),
        zones=_rows(words["time_zones"]),
        zone_words=frozenset(part for zone in words["time_zones"] for part in zone.split()),
        nearness=_rows(words["time_nearness"]),
        hour_words=_column(words["hour_words"]),
        tenses=_column(words["tenses"]),
        tense_rules=language.rules["time_tenses"],
        triggers=tuple((rule.pattern, bits[rule.name]) for rule in language.rules["time_triggers"]),
        rules=_time_rules(language, bits),
    )


def _time_rules(language: Language, bits: Mapping[str, int]) -> tuple[TimeRule, ...]:
    rules = []
    for rule in language.rules["times"]:
        needs = sum(bits[name] for name in rule.fields["needs"].split())
        fixed = tuple((name, value) for name, _, value in (f.partition("=") for f in rule.fields["fixed"].split()))
        rules.append(TimeRule(rule.name, rule.fields["kind"], rule.pattern, needs, fixed))
    return tuple(rules)


def _rows(words: WordList) -> dict[str, tuple[str, ...]]:
    return {word.lower().rstrip("."): row for word, row in words.rows.items()}


def _column(words: WordList) -> dict[str, str]:
    return {word: row[0] for word, row in _rows(words).items()}
