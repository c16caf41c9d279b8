"""A cleaned report comes in, an annotated one goes out: the annotators in their order, with what they need and give."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from importlib import import_module
from typing import Any

from synopse.languages import Language, load_language
from synopse.model import Annotated, Report


@dataclass(frozen=True, slots=True)
class Annotator:
    """A step of annotating: the field of Annotated that it gives, the fields that it needs, and its function."""

    gives: str
    needs: tuple[str, ...]
    find: Callable[[Annotated, Language], tuple[Any, ...]]


# The order of annotating; a step stands behind those that give what it needs.
_ORDER: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("sentences", ()),
    ("mentions", ("sentences",)),
    ("times", ("sentences",)),
    ("quantities", ("sentences", "times")),
    ("attributions", ("sentences", "mentions")),
    ("statements", ("sentences", "mentions", "times", "quantities", "attributions")),
)


@cache
def annotators() -> tuple[Annotator, ...]:
    """Return the annotators in their order. Raises ValueError where one needs what no earlier one gives."""
    given: set[str] = set()
    found = []
    for gives, needs in _ORDER:
        if missing := set(needs) - given:
            raise ValueError(f"{gives} needs {sorted(missing)}, which no earlier step gives")
        module = import_module(f"synopse.annotate.{gives}")
        found.append(Annotator(gives, needs, getattr(module, f"find_{gives}")))
        given.add(gives)
    return tuple(found)


def annotate_report(report: Report) -> Annotated:
    """Return the report, which must be cleaned and of a known language, with all that the annotators find in it."""
    language = load_language(report.language)
    annotated = Annotated(report)
    for annotator in annotators():
        found: dict[str, Any] = {annotator.gives: annotator.find(annotated, language)}
        annotated = replace(annotated, **found)
    return annotated
