"""An entity comes in, its further spellings go out, each with the reason why it belongs here in a reader's words."""

import re
from collections.abc import Mapping
from itertools import zip_longest

from synopse.model import Entity

# A reason names its rules, the spelling, and the spelling that the rules saw it with: "transliteration: A ~ B".
_REASON = re.compile(r"([a-z]+(?:[-+][a-z]+)*): .* ~ (.*)", re.DOTALL)


def explain_spellings(entity: Entity, labels: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Return pairs of a further spelling and its reason, which stands as it is where its form or rule is not known."""
    others = [name for name in entity.names if name != entity.name]
    reasons = [explain_reason(reason, entity.name, labels) for reason in entity.reasons]
    return tuple(zip_longest(others, reasons, fillvalue=""))


def explain_reason(reason: str, name: str, labels: Mapping[str, str]) -> str:
    """Return the reason of a spelling of the entity that is called `name`, in a reader's words."""
    match = _REASON.fullmatch(reason)
    if not match:
        return reason
    rules, seen_with = match.groups()
    words = ", ".join(labels.get(f"reason_{rule.replace('-', '_')}", rule) for rule in rules.split("+"))
    return words if seen_with == name else f"{words} ~ {seen_with}"
