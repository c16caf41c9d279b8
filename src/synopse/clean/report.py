"""The way of a report through cleaning: lines, then paragraphs, then blocks, then kinds and credits."""

from dataclasses import replace
from functools import cache

from synopse.clean.credits import Credits
from synopse.clean.kinds import settle_kinds
from synopse.clean.lines import Paragraph, find_lines, is_inside, is_wrapped, join_lines
from synopse.clean.marking import mark_line, mark_paragraph
from synopse.clean.published import infer_published
from synopse.languages import Language, load_language
from synopse.model import Report, Span

_HEAD = 6  # lines at the start among which bylines are looked for
_OPENINGS = ("", "again", "open")  # where the start of a paragraph stands: the last for the first paragraph of body
_TAIL = 4  # lines at the end among which bylines are looked for


def clean_report(report: Report, language: Language) -> Report:
    """Return the report with its blocks, and the agencies and sources that it credits, as written, in their order."""
    text = report.text
    credited = Credits(language)
    lines = find_lines(text)
    wrapped = is_wrapped(text, lines)
    marked = _mark_lines(text, lines, credited, wrapped=wrapped)
    paragraphs = join_lines(text, marked, _breaks(language.code), wrapped=wrapped)
    openings = list(_OPENINGS)
    for number, paragraph in enumerate(paragraphs):
        if not paragraph.blocks:
            last = number == len(paragraphs) - 1
            paragraphs[number] = mark_paragraph(text, paragraph, credited, opening=openings[-1], last=last)
            if len(openings) > 1 and paragraphs[number].has_body and not paragraph.is_heading(text):
                openings.pop()
    blocks = settle_kinds(text, paragraphs, language)
    cleaned = replace(report, blocks=tuple(blocks), credits=credited.names)
    if report.published:
        return cleaned
    published = infer_published(text, cleaned.blocks, language)
    return replace(cleaned, published=published, published_inferred=bool(published))


def _mark_lines(text: str, lines: list[Span], credited: Credits, *, wrapped: bool) -> list[Paragraph]:
    """Return the lines, those with their blocks that are no text as a whole."""
    marked: list[Paragraph] = []
    for number, line in enumerate(lines):
        above = marked[-1] if marked and not marked[-1].blocks else None
        inside = wrapped and is_inside(text, above, line)
        blocks = [] if inside else mark_line(text, line, credited, ends=_ends(number, len(lines)))
        marked.append(Paragraph(line.start, line.end, tuple(blocks)))
    return marked


@cache
def _breaks(code: str) -> frozenset[str]:
    return frozenset(load_language(code).words["line_breaks"])


def _ends(number: int, count: int) -> frozenset[str]:
    """Return the names of the ends that a line stands at: head, tail, last."""
    places = {"head": number < _HEAD, "tail": number >= count - _TAIL, "last": number == count - 1 > 0}
    return frozenset(name for name, here in places.items() if here)
