"""Paragraphs come in, the outermost quotes in them go out; a mark that is never closed opens no quote.

A quote stays in its paragraph; only where the next paragraph begins with an opening mark again does an open one run to
its paragraph's end (the custom for quotes of several paragraphs). Who says what is not looked at here.
"""

import re
from dataclasses import dataclass
from functools import cache

from synopse.languages import load_language
from synopse.model import Span

_LONGEST = 3_000  # characters; the longest quotes of one paragraph in German and English news have about 1,800
_DEEPEST = 4
_SPEAKER = re.compile(r"[A-ZÄÖÜ][A-ZÄÖÜ .'-]{2,30}:")  # a transcript's turn, whose mark only opens its paragraph
_WORD = re.compile(r"\w+")
_TYPED = {"''": {"''"}, "'": {"'"}, ",,": {"''", "“", '"'}}  # marks of keyboards, which no language owns
_APOSTROPHES = frozenset({"'", "’", "‘"})
_AHEAD = 300  # characters in which a mark that may be an apostrophe is looked for a surer closing one
_STOPS = frozenset(".,!?…;:")


@dataclass(frozen=True, slots=True)
class Quote(Span):
    """A quote with its marks; `words` is the number of its words."""

    words: int


@dataclass(slots=True)
class _Open:
    start: int
    mark: str
    closers: frozenset[str]


def find_quotes(text: str, paragraphs: list[tuple[int, int]], code: str) -> list[Quote]:
    """Return the outermost quotes of the paragraphs (their bounds in `text`), in order."""
    found: list[Quote] = []
    for place, (start, end) in enumerate(paragraphs):
        following = paragraphs[place + 1][0] if place + 1 < len(paragraphs) else len(text)
        found += _quotes_of(text, start, end, _begins_quote(text, following, code), code)
    return found


@cache
def _marks(code: str) -> tuple[re.Pattern[str], dict[str, frozenset[str]]]:
    """Return the pattern of any mark, and the closing marks of each opening one."""
    closers: dict[str, set[str]] = {mark: set(closing) for mark, closing in _TYPED.items()}
    for opening, closing in load_language(code).quotes:
        closers.setdefault(opening, set()).add(closing)
    marks = {*closers, *(mark for group in closers.values() for mark in group)}
    pattern = "|".join(re.escape(mark) for mark in sorted(marks, key=lambda mark: (-len(mark), mark)))
    return re.compile(pattern), {mark: frozenset(group) for mark, group in closers.items()}


def _begins_quote(text: str, start: int, code: str) -> bool:
    pattern, closers = _marks(code)
    found = pattern.match(text, start)
    return bool(found and found[0] in closers)


def _quotes_of(text: str, start: int, end: int, goes_on: bool, code: str) -> list[Quote]:
    pattern, closers = _marks(code)
    closed: list[tuple[int, int]] = []
    stack: list[_Open] = []
    for m in pattern.finditer(text, start, end):
        mark, before, after = m[0], text[m.start() - 1 : m.start()], text[m.end() : m.end() + 1]
        closing = _closing_place(stack, mark, before, after)
        if closing is not None and mark in _APOSTROPHES and _is_apostrophe(text, m, end):
            continue
        if closing is not None:
            closed.append((stack[closing].start, m.end()))
            del stack[closing:]
        elif (
            mark in closers
            and len(stack) < _DEEPEST
            and _may_open(mark, before, after)
            and not _SPEAKER.match(text, m.end())
        ):
            stack.append(_Open(m.start(), mark, closers[mark]))
    if stack and goes_on:
        closed.append((stack[0].start, end))
    return _outermost(text, closed)


def _closing_place(stack: list[_Open], mark: str, before: str, after: str) -> int | None:
    """Return the place in the stack of the quote that the mark closes, or None."""
    for place in range(len(stack) - 1, -1, -1):
        if mark in stack[place].closers:
            opens = mark == stack[place].mark and (not before or before.isspace()) and not after.isspace()
            return None if opens or after.isalnum() else place
    return None


def _is_apostrophe(text: str, mark: re.Match[str], end: int) -> bool:
    """Tell whether a closing mark behind a letter is an ending ("the crews’ ship"): the same follows, behind a stop."""
    if not text[mark.start() - 1].isalnum() or text[mark.end() : mark.end() + 1] in _STOPS:
        return False
    limit = min(end, mark.end() + _AHEAD)
    following = text.find(mark[0], mark.end(), limit)
    while following > 0 and text[following - 1].isalnum():
        following = text.find(mark[0], following + 1, limit)
    return following > 0 and text[following - 1] in _STOPS


def _may_open(mark: str, before: str, after: str) -> bool:
    if mark == "'":
        return not before.isalnum() and after.isupper()
    return not before.isalnum() and bool(after) and not after.isspace()


def _outermost(text: str, closed: list[tuple[int, int]]) -> list[Quote]:
    found: list[Quote] = []
    for start, end in sorted(closed, key=lambda bounds: (bounds[0], -bounds[1])):
        if end - start <= _LONGEST and not (found and start < found[-1].end):
            found.append(Quote(start, end, len(_WORD.findall(text, start, end))))
    return found
