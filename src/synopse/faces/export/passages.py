"""An annotated report comes in, its text goes out cut at every bound of a statement, ready to be shown with anchors.

The words around one statement are found too. Statements lie inside and across each other; a piece knows all those that
it belongs to, and which begin with it.
"""

from bisect import bisect_right
from collections import deque
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from synopse.model import Annotated, Block, BlockKind, Span, Statement

_CONTEXT = 140  # characters: two lines of a narrow column


@dataclass(frozen=True, slots=True)
class TextPiece:
    """A piece of a report's text; `statements` are the ids of those that hold it, `starts` of those that begin here."""

    text: str
    starts: tuple[str, ...]
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A block of a report, in pieces."""

    kind: BlockKind
    pieces: tuple[TextPiece, ...]


def find_context(annotated: Annotated, statement: Statement) -> tuple[str, str]:
    """Return the words of its sentence before and behind a statement, at most about 140 characters on each side."""
    text, sentences = annotated.report.text, annotated.sentences
    place = bisect_right(sentences, statement.start, key=lambda sentence: sentence.start) - 1
    if place < 0 or not sentences[place].contains(statement):
        return "", ""
    before, after = text[sentences[place].start : statement.start], text[statement.end : sentences[place].end]
    if len(before) > _CONTEXT:
        before = "… " + before[-_CONTEXT:].partition(" ")[2]
    if len(after) > _CONTEXT:
        after = after[:_CONTEXT].rpartition(" ")[0] + " …"
    return before, after


def cut_passages(annotated: Annotated, shown: Container[str]) -> tuple[Passage, ...]:
    """Return the report's blocks in pieces; only statements whose ids are among `shown` cut them."""
    report = annotated.report
    blocks = report.blocks or (Block(0, len(report.text), BlockKind.BODY),)
    waiting = deque(sorted((s for s in annotated.statements if s.id in shown), key=lambda s: (s.start, s.end, s.id)))
    open_ones: list[Statement] = []
    passages = []
    for block in blocks:
        begun = {statement.id for statement in open_ones}
        while waiting and waiting[0].start < block.end:
            open_ones.append(waiting.popleft())
        open_ones = [statement for statement in open_ones if statement.end > block.start]
        passages.append(Passage(block.kind, tuple(_pieces(report.text, block, open_ones, begun))))
    return tuple(passages)


def _pieces(text: str, block: Span, statements: Sequence[Statement], begun: Container[str]) -> Iterator[TextPiece]:
    bounds = {block.start, block.end}
    for statement in statements:
        bounds |= {max(block.start, statement.start), min(block.end, statement.end)}
    coming = deque(statements)
    held: list[Statement] = []
    for start, end in pairwise(sorted(bounds)):
        held = [statement for statement in held if statement.end > start]
        first = len(held)
        while coming and coming[0].start < end:
            held.append(coming.popleft())
        starts = tuple(statement.id for statement in held[first:] if statement.id not in begun)
        yield TextPiece(text[start:end], starts, tuple(statement.id for statement in held))
