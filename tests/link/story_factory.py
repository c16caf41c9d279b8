"""Stories of reports whose names are marked up: "[PER Ilka Brandvold|die Ministerin] kam"."""

import re
from dataclasses import replace
from typing import Any

from factory import make_report
from synopse.model import Annotated, Attribution, Mention, Span, Story

_MARKED = re.compile(r"\[(PER|ORG|LOC) ([^\]|]*)(?:\|([^\]]*))?\]")


def make_story(*reports: str | dict[str, Any], language: str = "de") -> Story:
    """Return a story of the marked-up texts, its reports called a, b, c, …; a dict names another language."""
    made = []
    for number, report in enumerate(reports):
        given = report if isinstance(report, dict) else {"text": report}
        made.append(make_annotated(given["text"], given.get("language", language), chr(ord("a") + number)))
    return Story("story", tuple(made))


def make_annotated(marked: str, language: str, identifier: str) -> Annotated:
    text, mentions, end = "", [], 0
    for found in _MARKED.finditer(marked):
        text += marked[end : found.start()]
        titles = (found[3],) if found[3] else ()
        mentions.append(Mention(len(text), len(text) + len(found[2]), found[1], found[2], titles))
        text, end = text + found[2], found.end()
    return Annotated(make_report(text + marked[end:], language, id=identifier), mentions=tuple(mentions))


def quoting(annotated: Annotated, *sources: str) -> Annotated:
    """Return the report with an attribution to each of the sources, words of its text."""
    text = annotated.report.text
    found = [Span(text.index(source), text.index(source) + len(source)) for source in sources]
    attributions = tuple(
        Attribution(span, span, None, "indirect", name=span.of(text).partition(" ")[2]) for span in found
    )
    return replace(annotated, attributions=attributions)
