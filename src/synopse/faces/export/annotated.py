"""An annotated report comes in, what was found in it goes out as lines for a terminal: a line for each item."""

from collections.abc import Iterator

from synopse.faces.plain import harmless
from synopse.model import Annotated, Span
from synopse.record import chain_of, source_name


def annotated_to_text(annotated: Annotated) -> str:
    """Return a report's annotations as text: what it is, where it stands, its words, and what it was read as."""
    report = annotated.report
    head = " | ".join(part for part in (report.id, report.outlet, report.language, report.published) if part)
    rows = [_row(name, span, note, report.text) for name, span, note in _items(annotated)]
    return "\n".join([harmless(head), *rows]) + "\n\n"


def _row(name: str, span: Span, note: str, text: str) -> str:
    words = " ".join(span.of(text).split())
    return harmless(f"  {name:<12}{f'{span.start}-{span.end}':<14}{words}{f'  [{note}]' if note else ''}")


def _items(annotated: Annotated) -> Iterator[tuple[str, Span, str]]:
    """Yield what a line is about, its span and what it was read as."""
    for block in annotated.report.blocks:
        if not block.kind.states:
            yield block.kind.value, block, block.rule
    for mention in annotated.mentions:
        yield "mention", mention, f"{mention.type} {mention.name}"
    for time in annotated.times:
        yield "time", time, f"{time.type} {time.value}"
    for quantity in annotated.quantities:
        yield "quantity", quantity, _quantity(quantity.low, quantity.high, quantity.unit, quantity.counted)
    for attribution in annotated.attributions:
        name = source_name(attribution, annotated.report.text)
        yield "attribution", attribution.content, f"{attribution.mode}: {name}"
    for statement in annotated.statements:
        names = [source_name(link, annotated.report.text) for link in chain_of(statement, annotated)]
        when = statement.when.iso if statement.when else ""
        notes = (" > ".join(names), when, statement.certainty.value, ", ".join(statement.concepts))
        yield "statement", statement, "; ".join(filter(None, notes))


def _quantity(low: float | None, high: float | None, unit: str, counted: str) -> str:
    bounds = [f"{bound:.12g}" if bound is not None else "" for bound in (low, high)]
    number = bounds[0] if bounds[0] == bounds[1] else "..".join(bounds)
    return " ".join(filter(None, (number, unit, counted)))
