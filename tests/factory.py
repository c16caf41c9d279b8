"""Builders of test data: cleaned reports and annotated ones, with sensible defaults."""

from dataclasses import replace
from typing import Any

from synopse.languages import load_language
from synopse.model import Annotated, Block, BlockKind, Finding, Report, Story


def make_report(text: str, language: str = "de", **fields: Any) -> Report:
    """Return a report whose whole text is one block of body, unless blocks are given."""
    fields.setdefault("id", "a")
    fields.setdefault("blocks", (Block(0, len(text), BlockKind.BODY),) if text else ())
    return Report(text=text, language=language, **fields)


def annotate(text: str, language: str = "de", **fields: Any) -> Annotated:
    """Return the text as a report with everything that the annotators find in it."""
    from synopse.run import annotate_report

    return annotate_report(make_report(text, language, **fields))


def make_story(*reports: Annotated, **fields: Any) -> Story:
    """Return the reports as one story, its entities linked."""
    from synopse.link import link_entities

    story = Story("story", tuple(sorted(reports, key=lambda annotated: annotated.report.id)), **fields)
    return replace(story, entities=link_entities(story))


def find_in(*texts: str, language: str = "de", **fields: Any) -> list[Finding]:
    """Return the findings about texts, each a report (a, b, …) of its own outlet, without those about single ones.

    A field is given to all reports, or to each its own where it is a list.
    """
    from synopse.compare import compare_story

    reports = []
    for place, text in enumerate(texts):
        own = {key: value[place] if isinstance(value, list) else value for key, value in fields.items()}
        letter = "abcdefgh"[place]
        reports.append(annotate(text, own.pop("languages", language), id=letter, outlet=f"Outlet {letter}", **own))
    findings, _ = compare_story(make_story(*reports), load_language("en"))
    return [finding for finding in findings if finding.kind != "single"]


def differences(findings: list[Finding]) -> list[tuple[str, str, tuple[str, ...]]]:
    """Return kind, slot and values of the findings that tell of a difference."""
    return [(f.kind, f.type, tuple(side.value for side in f.sides)) for f in findings if f.type]
