"""The steps of a run in their order, each with what it gives and needs; checked before anything runs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any


@dataclass(frozen=True, slots=True)
class Step:
    """A step: what it gives, what it needs of earlier steps, and where its function stands (module:function)."""

    gives: str
    needs: tuple[str, ...]
    place: str

    def load(self) -> Callable[..., Any]:
        """Return the step's function, its module imported only now."""
        module, _, function = self.place.partition(":")
        return getattr(import_module(module), function)  # type: ignore[no-any-return]


STEPS = (
    Step("reports", (), "synopse.read:read_reports"),
    Step("blocks", ("reports",), "synopse.clean:clean_report"),
    Step("sentences", ("blocks",), "synopse.annotate.sentences:find_sentences"),
    Step("mentions", ("sentences",), "synopse.annotate.mentions:find_mentions"),
    Step("times", ("sentences",), "synopse.annotate.times:find_times"),
    Step("quantities", ("sentences", "times"), "synopse.annotate.quantities:find_quantities"),
    Step("attributions", ("sentences", "mentions"), "synopse.annotate.attributions:find_attributions"),
    Step(
        "statements",
        ("sentences", "mentions", "times", "quantities", "attributions"),
        "synopse.annotate.statements:find_statements",
    ),
    Step("stories", ("statements", "mentions", "times"), "synopse.group:group_reports"),
    Step("years", ("stories", "statements"), "synopse.compare.years:settle_years"),
    Step("entities", ("stories", "mentions"), "synopse.link:link_entities"),
    Step("findings", ("years", "entities"), "synopse.compare:compare_story"),
    Step("record", ("findings",), "synopse.record:build_record"),
)


@cache
def load_step(gives: str) -> Callable[..., Any]:
    """Return the function of the step that gives this. Raises StepOrderError where the list of steps does not hold."""
    check_order(STEPS)
    return next(step for step in STEPS if step.gives == gives).load()


@cache
def annotators() -> tuple[tuple[str, Callable[..., tuple[Any, ...]]], ...]:
    """Return the fields of Annotated with the functions that fill them, in the order of the steps."""
    names = [step.gives for step in STEPS]
    inner = names[names.index("blocks") + 1 : names.index("stories")]
    return tuple((name, load_step(name)) for name in inner)


class StepOrderError(Exception):
    """A step needs what no earlier step gives."""


def check_order(steps: Sequence[Step]) -> None:
    """Raise StepOrderError where a step stands before one that gives what it needs."""
    given: set[str] = set()
    for step in steps:
        if missing := sorted(set(step.needs) - given):
            raise StepOrderError(f"{step.gives} needs {', '.join(missing)}, which no earlier step gives")
        given.add(step.gives)
