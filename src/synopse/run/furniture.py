"""A cleaned report and stretches that a person called furniture come in, the report with those marked goes out."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from synopse.model import Block, BlockKind, Report, Span
from synopse.record.store.orders import OnText

_RULE = "decision"


def mark_furniture(report: Report, orders: Iterable[OnText]) -> Report:
    """Return the report with its blocks cut at the bounds of each stretch, and furniture inside."""
    for order in orders:
        stretch = Span(order.start, order.end)
        blocks = (part for block in report.blocks for part in _cut(block, stretch, report.text))
        report = replace(report, blocks=tuple(blocks))
    return report


def _cut(block: Block, stretch: Span, text: str) -> Iterator[Block]:
    """Yield the parts of a block before, inside and behind a stretch, without white space at their ends."""
    if not block.overlaps(stretch):
        yield block
        return
    first, last = max(block.start, stretch.start), min(block.end, stretch.end)
    inside = replace(block, kind=BlockKind.FURNITURE, rule=_RULE)
    for part, start, end in ((block, block.start, first), (inside, first, last), (block, last, block.end)):
        words = text[start:end]
        if words.strip():
            left, right = len(words) - len(words.lstrip()), len(words.rstrip())
            yield replace(part, start=start + left, end=start + right)
