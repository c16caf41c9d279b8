"""A language's cleaning rules, sorted by the place where they are tried; each place has a quick test.

The quick test is one expression made of all patterns of the place, so that an ordinary line costs a single attempt.
"""

import re
from dataclasses import dataclass
from functools import cache

from synopse.languages import Rule, load_language

_NAMED_GROUP = re.compile(r"\(\?P<\w+>")


@dataclass(frozen=True, slots=True)
class Place:
    """The rules that are tried at one place, and the expression that matches wherever one of them does."""

    rules: tuple[Rule, ...]
    quick: re.Pattern[str]


@cache
def rules_at(code: str, place: str) -> Place:
    """Return the rules of the language with that code for a place, in the order of their file."""
    rules = tuple(rule for rule in load_language(code).rules["clean"] if place in rule.fields["place"].split())
    patterns = (_NAMED_GROUP.sub("(?:", rule.pattern.pattern) for rule in rules)
    anchor = r"\Z" if place == "suffix" else ""
    together = "|".join(f"(?:{pattern})" for pattern in patterns) or r"(?!)"
    return Place(rules, re.compile(f"(?:{together}){anchor}"))
