"""A line or a paragraph comes in, blocks for what is furniture, byline, dateline or credit in it go out.

A line is furniture as a whole, or the rules of the language peel bylines and datelines off a paragraph's start and
credits, captions and links off its end. What is left is body. All rules look at a window of bounded length, so the time
is linear.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from synopse.clean.credits import Credits, names_agency, names_known, names_only, names_photographer, signs_agency
from synopse.clean.lines import Paragraph
from synopse.clean.rulebook import rules_at
from synopse.languages import Rule, load_language
from synopse.model import Block, BlockKind, Span

_LONGEST_LINE = 700  # furniture lines are short; the longest one seen in three papers has 420 characters
_WINDOW = 320  # characters at the start and the end of a paragraph that rules look at
_PEELS = 8  # pieces that are peeled off one end at most
_CAPTION = 450  # a picture's caption is shorter; what is longer is a paragraph with a picture behind it
_LAST_CAPTION = 200  # at a text's end a picture's credit mostly stands behind the last paragraph, not behind a caption
_BOUNDARY = re.compile(r"(?:[.!?…][\"”“’‘»«)\]]*|[|)\]”“»«])\s+")
_DASH = re.compile(r"(?<=\s)[-–—*]\s+")
_SENTENCE_MARKS = '.!?…:;“”"«»'
_NO_WORD = re.compile(r"[\W_]+")
_FRAME = " \t\xa0\u200b-–—|*•·#>+.:!…()[]\u2026"
_JOINT = re.compile(r"[\s|]*")
_ALONE = re.compile(r"(?:(?<=\s)[-–—|*]|\s)+$|\s*\|\s*$")
_JOINTS = 20  # characters in which white space and single marks before a peeled piece are looked for


def mark_line(text: str, line: Span, credited: Credits, *, ends: frozenset[str] = frozenset()) -> list[Block]:
    """Return the blocks of a line that is no text as a whole; none where it is text, or may be.

    `ends` names the further places that the line stands at: head, tail, last.
    """
    if len(line) > _LONGEST_LINE:
        return []
    content = line.of(text)
    if content.strip(_FRAME).casefold() in _furniture(credited.language.code) or _NO_WORD.fullmatch(content):
        return [Block(line.start, line.end, BlockKind.FURNITURE, "line")]
    for place in ("line", *sorted(ends)):
        if found := _match(text, line.start, line.end, place, credited):
            return list(_blocks(found, credited))
    return []


def mark_paragraph(text: str, paragraph: Paragraph, credited: Credits, *, opening: str, last: bool) -> Paragraph:
    """Return the paragraph with all its blocks: those peeled off its start and end, and what is between.

    `opening` names the place of the rules that are tried at its start ("" for none).
    """
    start, end = paragraph.start, paragraph.end
    before: list[Block] = []
    if opening:
        before, start = _peel_start(text, start, end, opening, credited)
    after, end, caption = _peel_end(text, start, end, credited, last=last)
    middle: list[Block] = []
    if after or before:
        middle = mark_line(text, Span(start, end), credited)
    if not middle:
        longest = _CAPTION if not last else 0 if opening == "open" else _LAST_CAPTION
        caption = caption and end - start <= longest and not before
        caption = caption or (paragraph.lines == 1 and _match(text, start, end, "caption", credited) is not None)
        middle = list(_mark_inside(text, start, end, BlockKind.CAPTION if caption else BlockKind.BODY, credited))
    return Paragraph(paragraph.start, paragraph.end, (*before, *middle, *after), paragraph.lines)


def _peel_start(text: str, start: int, end: int, opening: str, credited: Credits) -> tuple[list[Block], int]:
    blocks: list[Block] = []
    for _ in range(_PEELS):
        found = _match(text, start, min(end, start + _WINDOW), opening, credited, whole=False)
        if not found or found[1].end() >= end:
            break
        blocks += _blocks(found, credited)
        start = _skip(text, found[1].end(), end)
        blocks[-1] = replace(blocks[-1], end=blocks[-1].start + len(text[blocks[-1].start : start].rstrip()))
    return blocks, start


def _peel_end(text: str, start: int, end: int, credited: Credits, *, last: bool) -> tuple[list[Block], int, bool]:
    """Return the blocks at a paragraph's end, where they start, and whether a picture's credit is among them."""
    blocks: list[Block] = []
    caption = False
    for _ in range(_PEELS):
        found = _find_end(text, start, end, credited, last=last and not blocks)
        if not found:
            break
        blocks = _joined([*_blocks(found, credited), *blocks])
        caption = caption or found[0].fields["rest"] == "caption"
        end = max(start, _content_end(text, found[1].start()))
        blocks[0] = replace(blocks[0], start=_skip_back(text, end, blocks[0].start))
    return blocks, end, caption


def _joined(blocks: list[Block]) -> list[Block]:
    """Return the blocks, the first two as one where both are credits: "(archive picture)" and "- dpa"."""
    if len(blocks) > 1 and blocks[0].kind is blocks[1].kind is BlockKind.CREDIT:
        return [replace(blocks[1], start=blocks[0].start), *blocks[2:]]
    return blocks


def _find_end(text: str, start: int, end: int, credited: Credits, *, last: bool) -> tuple[Rule, re.Match[str]] | None:
    """Return the shortest stretch at the paragraph's end that a rule recognises, leaving something before it."""
    window = max(start, end - _WINDOW)
    places = ("close", "last") if last else ("close",)
    return (
        _find_behind(_BOUNDARY, text, window, end, places, credited)
        or (None if text[end - 1 : end] in _SENTENCE_MARKS else _find_suffix(text, window, end, credited))
        or _find_behind(_DASH, text, window, end, places, credited)
    )


def _find_behind(
    marks: re.Pattern[str], text: str, start: int, end: int, places: tuple[str, ...], credited: Credits
) -> tuple[Rule, re.Match[str]] | None:
    """Return the shortest stretch behind one of the marks, up to the end, that a rule of the places recognises."""
    for cut in reversed([found.end() for found in marks.finditer(text, start, end)]):
        for place in places:
            if found := _match(text, cut, end, place, credited):
                return found
    return None


def _find_suffix(text: str, start: int, end: int, credited: Credits) -> tuple[Rule, re.Match[str]] | None:
    """Return the longest stretch at the end of an unfinished sentence that a rule recognises."""
    search = rules_at(credited.language.code, "suffix").quick.search
    place = start + 1
    while quick := search(text, place, end):
        if found := _match(text, quick.start(), end, "suffix", credited):
            return found
        place = quick.start() + 1
    return None


def _mark_inside(text: str, start: int, end: int, kind: BlockKind, credited: Credits) -> Iterator[Block]:
    """Yield the blocks of a stretch of text, cut where furniture stands in its middle."""
    place = rules_at(credited.language.code, "inside")
    for found in place.quick.finditer(text, start, end):
        cut = found.start() + len(found[0]) - len(found[0].lstrip())
        if before := _trimmed(text, start, cut, kind, ""):
            yield before
        start = _skip(text, found.end(), end)
        yield Block(cut, cut + len(text[cut:start].rstrip()), BlockKind.FURNITURE, "inside")
    if start < end:
        yield Block(start, end, kind)


def _match(
    text: str, start: int, end: int, place: str, credited: Credits, *, whole: bool = True
) -> tuple[Rule, re.Match[str]] | None:
    """Return the first rule of a place that matches from `start` on (up to `end` if `whole`), with its match."""
    here = rules_at(credited.language.code, place)
    if not (here.quick.fullmatch if whole else here.quick.match)(text, start, end):
        return None
    for rule in here.rules:
        found = (rule.pattern.fullmatch if whole else rule.pattern.match)(text, start, end)
        if found and _fits(rule, found, credited):
            return rule, found
    return None


_CHECKS = {
    "agency": names_agency,
    "names": names_only,
    "photo": names_photographer,
    "sign": signs_agency,
    "known": names_known,
}


def _fits(rule: Rule, found: re.Match[str], credited: Credits) -> bool:
    """Tell whether what stands where sources are expected are sources."""
    check = _CHECKS.get(rule.fields["sources"])
    return check is None or check(found["sources"] or "", credited.language)


def _blocks(found: tuple[Rule, re.Match[str]], credited: Credits) -> Iterator[Block]:
    """Yield the blocks of a match: its labels and captions, and the rule's kind around them."""
    rule, match = found
    groups = match.groupdict()
    if groups.get("sources"):
        credited.add(match.start("sources"), groups["sources"])
    parts = [("label", BlockKind.FURNITURE), ("caption", BlockKind.CAPTION)]
    inner = sorted((*match.span(name), kind) for name, kind in parts if groups.get(name))
    kind, place = BlockKind(rule.fields["kind"]), match.start()
    for start, end, inner_kind in [*inner, (match.end(), match.end(), kind)]:
        for piece, piece_kind in (((place, start), kind), ((start, end), inner_kind)):
            if block := _trimmed(match.string, *piece, piece_kind, rule.name):
                yield block
        place = end


def _trimmed(text: str, start: int, end: int, kind: BlockKind, rule: str) -> Block | None:
    content = text[start:end]
    if not content.strip():
        return None
    first = start + len(content) - len(content.lstrip())
    return Block(first, start + len(content.rstrip()), kind, rule)


def _skip(text: str, place: int, end: int) -> int:
    """Return where the text goes on behind white space and bars."""
    return found.end() if (found := _JOINT.match(text, place, end)) else place


def _skip_back(text: str, end: int, start: int) -> int:
    """Return the first character behind `end` that is not white space, at most `start`."""
    while end < start and text[end].isspace():
        end += 1
    return end


def _content_end(text: str, end: int) -> int:
    """Return the end of what stands before `end`, without white space, and bars and dashes that stand alone, at it."""
    head = text[max(0, end - _JOINTS) : end]
    return end - len(head) + len(_ALONE.sub("", head))


@cache
def _furniture(code: str) -> frozenset[str]:
    return frozenset(load_language(code).words["furniture"])
