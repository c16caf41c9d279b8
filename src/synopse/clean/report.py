"""The way of a report through cleaning: lines, then paragraphs, then blocks, then kinds and credits."""

from dataclasses import replace

from synopse.clean.credits import Credits
from synopse.clean.kinds import settle_kinds
from synopse.clean.lines import Paragraph, find_lines, join_lines
from synopse.clean.marking import mark_line, mark_paragraph
from synopse.languages import Language
from synopse.model import Report

_HEAD = 6  # lines at the start among which bylines, datelines and stamps are looked for
_TAIL = 4  # lines at the end among which an author's name may stand


def clean_report(report: Report, language: Language) -> Report:
    """Return the report with its blocks, and the agencies and sources that it credits, as written, in their order."""
    text = report.text
    credited = Credits(language)
    lines = find_lines(text)
    paragraphs = []
    for number, line in enumerate(lines):
        head, tail = number < _HEAD, number >= len(lines) - _TAIL
        blocks = mark_line(text, line, credited, head=head, tail=tail)
        paragraphs.append(Paragraph(line.start, line.end, tuple(blocks)))
    paragraphs = join_lines(text, paragraphs, language)
    opening = True
    for number, paragraph in enumerate(paragraphs):
        if not paragraph.blocks:
            last = number == len(paragraphs) - 1
            paragraphs[number] = mark_paragraph(text, paragraph, credited, opening=opening, last=last)
            opening = opening and paragraphs[number].is_heading(text)
    blocks = settle_kinds(text, paragraphs, language)
    return replace(report, blocks=tuple(blocks), credits=credited.names)
