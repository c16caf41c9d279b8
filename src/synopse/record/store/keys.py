"""Keys that come from content alone: equal content has equal keys on every machine, in every order of adding."""

from collections.abc import Callable
from dataclasses import fields, replace
from hashlib import blake2b
from typing import Any, TypeVar

from synopse.model import Finding, Report
from synopse.record.store.orders import Order

Ordered = TypeVar("Ordered", bound=Order)
Place = tuple[str, int, int]  # the key of a report, and a statement's span in it

_LONGEST_QUESTION = 500  # characters
_BYTES = 10  # 80 bits: two of a million reports share a key with a chance of 1 in 10^12


def report_key(report: Report) -> str:
    """Return the key of a report: a digest of its text and of what is known of it.

    The id is left out, since one file has several (by the folder that is named), and so is all that cleaning finds.
    """
    return _digest(report.text, report.title, report.outlet, report.published, report.url)


def finding_key(finding: Finding, key_of: Callable[[str], str]) -> str:
    """Return the key of a finding: a digest of its kind, slot, concept, values and the places of its statements.

    `key_of` gives a report's key by its id. The order of the sides does not matter, nor does the story.
    """
    sides = sorted(
        (side.value, *(part for place in places_of(side.statements, key_of) for part in map(str, place)))
        for side in finding.sides
    )
    return _digest(finding.kind, finding.type, finding.concept, *(part for side in sides for part in ("", *side)))


def places_of(statements: tuple[object, ...], key_of: Callable[[str], str]) -> tuple[Place, ...]:
    """Return the places of statements, sorted."""
    return tuple(sorted((key_of(s.report), s.start, s.end) for s in statements))  # type: ignore[attr-defined]


def plain_report(report: Report) -> Report:
    """Return the report with a question mark for each lone surrogate, which no database keeps; offsets stay."""
    return _replace_strings(report, _encodable)  # type: ignore[no-any-return]


def plain_order(order: Ordered) -> Ordered:
    """Return the order with nothing in it that no database keeps."""
    return _replace_strings(order, _keepable)  # type: ignore[no-any-return]


def askable(text: str) -> str:
    """Return a text from outside as any database takes it in a question, cut where it is longer than any answer."""
    return _keepable(text[:_LONGEST_QUESTION])


def _replace_strings(value: Any, change: Callable[[str], str]) -> Any:
    """Return the dataclass with its strings, and those of its tuples, changed."""
    changed: dict[str, Any] = {}
    for field in fields(value):
        old = getattr(value, field.name)
        if isinstance(old, str):
            changed[field.name] = change(old)
        elif isinstance(old, tuple) and all(isinstance(item, str) for item in old):
            changed[field.name] = tuple(map(change, old))
    return replace(value, **changed)


def _encodable(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")


def _keepable(text: str) -> str:
    return _encodable(text).replace("\0", "\ufffd")


def _digest(*parts: str) -> str:
    digest = blake2b(digest_size=_BYTES)
    for part in parts:
        encoded = part.encode("utf-8", "surrogatepass")
        digest.update(len(encoded).to_bytes(8, "big") + encoded)
    return digest.hexdigest()
