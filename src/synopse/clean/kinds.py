"""Paragraphs with their first blocks come in; sorted blocks with their last kinds go out.

What needs the neighbours is settled here: headlines and headings, the lead, tag lines and lists of links.
"""

import re
from collections.abc import Iterator

from synopse.clean.lines import Paragraph, ends_sentence, is_bullet, is_finished
from synopse.languages import Language
from synopse.model import Block, BlockKind

_LONGEST_HEADING = 120
_LONGEST_HEADLINE = 200
_BELOW_HEADLINE, _BELOW_HEADING = 8, 3  # paragraphs below a line among which its text must begin
_MOST_LINKS = 12  # links below "read more" at most
_LONGEST_LINK = 160
_TAG_WORDS = 6
_GLUED = re.compile(r"[^\W\d_]*[a-zäöüß]{2}[A-ZÄÖÜ][a-zäöüß]{2}")  # "RegierungKrieg": tags without their spaces
_MENU = re.compile(r"[^|\n]{1,60}(?:\|[^|\n]{1,60}){2,}")
_PATH = re.compile(r"[^>»›→▸\n]{1,50}(?:\s[>»›→▸]\s[^>»›→▸\n]{1,60}){1,6}|[^/\n]{1,30}(?:\s/\s[^/\n]{1,40}){2,6}")
_TOP = 6  # paragraphs at the head of a page among which the path to it is looked for
_SIGNATURES = frozenset({BlockKind.BYLINE, BlockKind.FURNITURE})
_SILENT = frozenset({BlockKind.FURNITURE, BlockKind.CAPTION, BlockKind.CREDIT, BlockKind.BYLINE})


def settle_kinds(text: str, paragraphs: list[Paragraph], language: Language) -> list[Block]:
    """Return the blocks of all paragraphs in order, their kinds settled."""
    settled = list(_mark_links(text, paragraphs, language))
    _mark_tags(text, settled)
    _mark_headings(text, settled)
    _mark_lead(text, settled)
    return [block for paragraph in settled for block in paragraph.blocks]


def _mark_links(text: str, paragraphs: list[Paragraph], language: Language) -> Iterator[Paragraph]:
    """Yield the paragraphs; lines below an announcement of links are furniture, as far as they are no sentences."""
    left = 0
    for number, paragraph in enumerate(paragraphs):
        if left and _is_line(paragraph) and len(paragraph) <= _LONGEST_LINK and not ends_sentence(text, paragraph):
            left -= 1
            paragraph = _as(paragraph, BlockKind.FURNITURE, "links")
        elif _is_line(paragraph) and _is_menu(text, paragraph, top=number < _TOP) and not is_finished(text, paragraph):
            paragraph = _as(paragraph, BlockKind.FURNITURE, "menu")
        else:
            left = _MOST_LINKS if _opens_links(text, paragraph, language) else 0
        yield paragraph


def _is_menu(text: str, paragraph: Paragraph, *, top: bool) -> bool:
    """Tell whether a line is a menu, or the path to the page at its head ("Start > Politik > Ausland")."""
    if _MENU.fullmatch(text, paragraph.start, paragraph.end):
        return True
    return top and len(paragraph) <= _LONGEST_LINK and bool(_PATH.fullmatch(text, paragraph.start, paragraph.end))


def _opens_links(text: str, paragraph: Paragraph, language: Language) -> bool:
    if len(paragraph.blocks) != 1 or paragraph.blocks[0].kind is not BlockKind.FURNITURE or len(paragraph) > 60:
        return False
    words = paragraph.of(text).strip(" \t\xa0:.…-–—|*>[]()").casefold()
    return language.words["furniture"].rows.get(words) == ("links",)


def _mark_tags(text: str, paragraphs: list[Paragraph]) -> None:
    """Turn tag lines near a page's furniture or its ends into furniture."""
    for number, paragraph in enumerate(paragraphs):
        if not _is_line(paragraph) or is_finished(text, paragraph):
            continue
        words = paragraph.of(text).split()
        if len(words) > _TAG_WORDS:
            continue
        near = number in (0, 1, 2, len(paragraphs) - 1) or any(
            block.kind in _SILENT for other in paragraphs[number - 1 : number + 2] for block in other.blocks
        )
        lower = all(word[0].islower() for word in words) and _stands_alone(text, paragraphs, number)
        glued = any(map(_GLUED.match, words)) and (number == len(paragraphs) - 1 or (near and number > 0))
        if all(word.startswith("#") for word in words) or (near and lower) or glued:
            paragraphs[number] = _as(paragraph, BlockKind.FURNITURE, "tags")


def _stands_alone(text: str, paragraphs: list[Paragraph], number: int) -> bool:
    """Tell whether a paragraph neither goes on the one above nor is gone on by the one below."""
    above = number == 0 or is_finished(text, paragraphs[number - 1]) or not _is_line(paragraphs[number - 1])
    below = number + 1 == len(paragraphs) or not text[paragraphs[number + 1].start].islower()
    return above and below


def _mark_headings(text: str, paragraphs: list[Paragraph]) -> None:
    """Turn lines without a mark at their end that stand above text into headlines."""
    first = next((n for n, paragraph in enumerate(paragraphs) if _is_title(paragraph)), None)
    for number, paragraph in enumerate(paragraphs[:-1]):
        if not _is_title(paragraph) or is_finished(text, paragraph) or is_bullet(text, paragraph):
            continue
        longest = _LONGEST_HEADLINE if number == first else _LONGEST_HEADING
        reach = _BELOW_HEADLINE if number == first else _BELOW_HEADING
        below = next((other for other in paragraphs[number + 1 : number + 1 + reach] if _states(other)), None)
        if len(paragraph) <= longest and below and (number == first or ends_sentence(text, below)):
            paragraphs[number] = _as_title(paragraph)


def _mark_lead(text: str, paragraphs: list[Paragraph]) -> None:
    """Turn the first of several paragraphs of body into the lead."""
    bodies = [n for n, paragraph in enumerate(paragraphs) if paragraph.has_body]
    if len(bodies) < 2 or is_bullet(text, paragraphs[bodies[0]]):
        return
    paragraph = paragraphs[bodies[0]]
    blocks = (
        Block(b.start, b.end, BlockKind.LEAD, "lead") if b.kind is BlockKind.BODY else b for b in paragraph.blocks
    )
    paragraphs[bodies[0]] = Paragraph(paragraph.start, paragraph.end, tuple(blocks), paragraph.lines)


def _is_line(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph is one line of nothing but body."""
    return paragraph.lines == 1 and len(paragraph.blocks) == 1 and paragraph.blocks[0].kind is BlockKind.BODY


def _is_title(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph is one line of body, or one with a byline glued to its end."""
    kinds = [block.kind for block in paragraph.blocks]
    return paragraph.lines == 1 and kinds[:1] == [BlockKind.BODY] and set(kinds[1:]) <= _SIGNATURES


def _as_title(paragraph: Paragraph) -> Paragraph:
    title = paragraph.blocks[0]
    blocks = (Block(title.start, title.end, BlockKind.HEADLINE, "heading"), *paragraph.blocks[1:])
    return Paragraph(paragraph.start, paragraph.end, blocks, paragraph.lines)


def _states(paragraph: Paragraph) -> bool:
    return any(block.kind.states for block in paragraph.blocks)


def _as(paragraph: Paragraph, kind: BlockKind, rule: str) -> Paragraph:
    block = Block(paragraph.start, paragraph.end, kind, rule)
    return Paragraph(paragraph.start, paragraph.end, (block,), paragraph.lines)
