"""The sentence that explains a finding to a reader who knows nothing of this program."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from synopse.compare.profiles import Profile
from synopse.languages import Language

_DATE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d))?(?:-(?P<day>\d\d))?")
_SHOWN = 3  # tellers named before the rest is counted


def explain(kind: str, slot: str, sides: Sequence[tuple[str, Sequence[Profile]]], language: Language) -> str:
    """Return the explanation of a finding in a language: who gives which value."""
    texts = language.explanations
    reports = {profile.statement.report for _, profiles in sides for profile in profiles}
    own = kind == "contradicted" and len(reports) == 1
    pattern = texts["self"] if own else texts.get(f"{kind}_{slot}", texts[kind])
    parts = {}
    for letter, (value, profiles) in zip("ab", sides, strict=False):
        parts[letter] = _tellers(profiles, texts, chains=len(sides) > 1)
        parts[f"value_{letter}"] = format_value(value, slot, language)
    return pattern.format(**parts)


def format_value(value: str, slot: str, language: Language) -> str:
    """Return a normalised value as a reader of the language writes it: dates in words, numbers with their marks."""
    if not value:
        return ""
    if slot == "polarity":
        return language.explanations[f"value_{value}"]
    if slot == "date":
        return _format_date(value, language)
    if slot == "number":
        from babel.numbers import format_decimal

        return str(format_decimal(value, locale=language.code))
    return value


def _format_date(value: str, language: Language) -> str:
    from babel.dates import format_date, format_skeleton

    match = _DATE.fullmatch(value)
    if match is None or not match["month"]:
        return value
    day = date(int(match["year"]), int(match["month"]), int(match["day"] or 1))
    if match["day"]:
        return str(format_date(day, "long", locale=language.code))
    return str(format_skeleton("yMMMM", day, locale=language.code))


def _tellers(profiles: Sequence[Profile], texts: Mapping[str, str], *, chains: bool) -> str:
    """Return who tells it, each once: the outlets, with the chain of their sources where sides are set apart."""
    names = list(dict.fromkeys(_teller(profile, chains=chains) for profile in profiles))
    rest = len(names) - _SHOWN
    return ", ".join(names[:_SHOWN]) + (texts["and_more"].format(count=rest) if rest > 0 else "")


def _teller(profile: Profile, *, chains: bool) -> str:
    report = profile.report.report
    outlet = report.outlet or report.id
    chain = [attribution.name for attribution in profile.chain if attribution.name]
    return f"{outlet} ({' > '.join(chain)})" if chain and chains else outlet
