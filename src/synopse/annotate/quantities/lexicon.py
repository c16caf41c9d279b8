"""A language's folder comes in, what finding quantities looks up goes out: one Lexicon a language, made once."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from synopse.languages import Rule, WordList, load_language
from synopse.languages.units import Unit, load_units


@dataclass(frozen=True, slots=True)
class Approximator:
    """What a phrase does to a number that is at least `start`: about, least or most."""

    effect: str
    start: Fraction


@dataclass(frozen=True, slots=True)
class RangeWord:
    """A word between two numbers that makes them a range, if `needs` stands before them and `unless` does not.

    `kind`: ends (always), either (the second is up to twice the first), measured (with a unit, or something counted).
    """

    needs: str
    unless: str
    kind: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What one language knows of numbers; words that can be written in either case are keyed in lower case."""

    numbers: Mapping[str, tuple[Fraction, str]]
    abbreviations: Mapping[str, tuple[Fraction, str]]
    digits: re.Pattern[str]
    compound: re.Pattern[str]
    number_word: re.Pattern[str]
    units: Mapping[str, Mapping[str, Unit]]
    unit_starts: frozenset[str]
    countable_units: frozenset[str]
    approximators: Mapping[str, Mapping[str, Approximator]]
    ranges: Mapping[str, RangeWord]
    labels: Mapping[str, frozenset[str]]
    counters: frozenset[str]
    exclusives: frozenset[str]
    links: Mapping[str, str]
    rates: Mapping[str, str]
    measured: Mapping[str, str]
    weekdays: frozenset[str]
    rules: Mapping[str, tuple[Rule, ...]]


@cache
def load_lexicon(code: str) -> Lexicon:
    """Return the lexicon of the language with that code."""
    language = load_language(code)
    words = language.words
    numbers = {word: (Fraction(value), kind) for word, (value, kind) in words["quantity_numbers"].rows.items()}
    number_word = _number_word(numbers)
    units = _units(words["units"])
    return Lexicon(
        numbers=numbers,
        abbreviations={word: (Fraction(v), kind) for word, (v, kind) in words["quantity_abbreviations"].rows.items()},
        digits=_digits(language.group_mark, language.decimal_mark),
        compound=re.compile(rf"(?:{number_word}[-‑]?){{1,12}}"),
        number_word=re.compile(number_word),
        units=units,
        unit_starts=frozenset(first for word in units["behind"] for first in _first_words(word)),
        countable_units=frozenset(key for key, _, one in words["units"].rows.values() if one == "yes"),
        approximators=_approximators(words["approximators"]),
        ranges={word: RangeWord(*row) for word, row in words["ranges"].rows.items()},
        labels=_labels(words["number_labels"]),
        counters=frozenset(words["counters"]),
        exclusives=frozenset(words["exclusives"]),
        links=words["counted_links"].column("kind"),
        rates=words["rates"].column("before"),
        measured={word.lower(): lemma for word, lemma in words["measured"].column("lemma").items()},
        weekdays=frozenset(word.lower() for word in words["weekdays"]),
        rules=_rules(language.rules["quantities"]),
    )


# Kinds of number words that can be written as one word with others ("dreihundertvierzig", "twenty-three").
# Of the words for one only the stem can ("ein", not "eine").
_INSIDE = frozenset({"count", "free", "scale", "scales", "inside", "part", "share", "ordinal"})


def _number_word(numbers: Mapping[str, tuple[Fraction, str]]) -> str:
    ones = [word for word, (_, kind) in numbers.items() if kind == "one"]
    stems = [word for word in ones if not any(word.startswith(other) for other in ones if other != word)]
    words = [*stems, *(word for word, (_, kind) in numbers.items() if kind in _INSIDE)]
    return "(?:" + "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word))) + ")"


def _digits(group_mark: str, decimal_mark: str) -> re.Pattern[str]:
    group, decimal = re.escape(group_mark), re.escape(decimal_mark)
    return re.compile(
        rf"(?P<whole>[1-9][0-9]{{0,2}}(?:{group}[0-9]{{3}})+(?![0-9])|0|[1-9][0-9]*)"
        rf"(?:{decimal}(?P<part>[0-9]+))?(?P<suffix>.*)$"
    )


def _units(words: WordList) -> dict[str, dict[str, Unit]]:
    sides: dict[str, dict[str, Unit]] = {"behind": {}, "before": {}, "attached": {}}
    known = load_units()
    for word, (key, side, _) in words.rows.items():
        for place in ("behind", "before") if side == "both" else (side,):
            sides[place][word] = known[key]
    return sides


def _first_words(words: str) -> tuple[str, ...]:
    """Return what the first token of a unit may be: the word up to a space, or up to a mark ("km/h": "km/h", "km")."""
    return words.split()[0].lower(), *re.findall(r"\w+|\S", words.lower())[:1]


def _approximators(words: WordList) -> dict[str, dict[str, Approximator]]:
    sides: dict[str, dict[str, Approximator]] = {"before": {}, "behind": {}}
    for word, (side, effect, start) in words.rows.items():
        sides[side][word] = Approximator(effect, Fraction(start))
    return sides


def _labels(words: WordList) -> dict[str, frozenset[str]]:
    sides = words.column("side")
    return {
        place: frozenset(word for word, side in sides.items() if side in (place, "both"))
        for place in ("before", "behind")
    }


def _rules(rules: tuple[Rule, ...]) -> dict[str, tuple[Rule, ...]]:
    effects = sorted({rule.fields["effect"] for rule in rules})
    return {effect: tuple(rule for rule in rules if rule.fields["effect"] == effect) for effect in effects}
