"""Builders of test data: cleaned reports and annotated ones, with sensible defaults."""

from typing import Any

from synopse.model import Annotated, Block, BlockKind, Report


def make_report(text: str, language: str = "de", **fields: Any) -> Report:
    """Return a report whose whole text is one block of body, unless blocks are given."""
    fields.setdefault("id", "a")
    fields.setdefault("blocks", (Block(0, len(text), BlockKind.BODY),) if text else ())
    return Report(text=text, language=language, **fields)


def annotate(text: str, language: str = "de", **fields: Any) -> Annotated:
    """Return the text as a report with everything that the annotators find in it."""
    from synopse.run import annotate_report

    return annotate_report(make_report(text, language, **fields))
