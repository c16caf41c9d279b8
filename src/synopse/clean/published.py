"""The blocks of a page come in, the day or moment that its own stamps say it was published goes out.

Read are stamps, bylines and datelines near a page's head and foot, never its text: a date there is that of an event.
"""

from collections.abc import Container, Iterator

from synopse.languages import Language
from synopse.languages.stamps import Stamp, find_stamps
from synopse.model import Block, BlockKind

_HEAD, _FOOT = 14, 6  # blocks at either end of a page in which it is dated; between lie links to other pages
_TEXT = 3  # the paragraph of text at which a page's head surely ends; a stamp may stand behind the teaser
_DATED = frozenset((BlockKind.FURNITURE, BlockKind.BYLINE, BlockKind.DATELINE))
_LINKS = frozenset(("links", "inside"))
# A page's own words for when it was published go first, then a date alone; an update comes after it.
_RANKS = {"published": 0, "": 1, "updated": 2}
_LABELLED = frozenset(("published", "updated"))  # a date alone at a page's foot may be that of an event


def infer_published(text: str, blocks: tuple[Block, ...], language: Language) -> str:
    """Return when a page says that it was published, as ISO 8601, "" where it does not say."""
    bodies = [place for place, block in enumerate(blocks) if block.kind in (BlockKind.LEAD, BlockKind.BODY)]
    head = min(_HEAD, len(blocks), *bodies[_TEXT - 1 : _TEXT])
    above = _stamps(text, blocks[:head], language, _RANKS)
    below = _stamps(text, blocks[max(head, len(blocks) - _FOOT) :], language, _LABELLED)
    stamps = [*above, *below]
    return min(stamps, key=lambda stamp: _RANKS[stamp.role]).iso if stamps else ""


def _stamps(text: str, blocks: tuple[Block, ...], language: Language, roles: Container[str]) -> Iterator[Stamp]:
    for block in blocks:
        if block.kind in _DATED and block.rule not in _LINKS:
            yield from (stamp for stamp in find_stamps(block.of(text), language.code) if stamp.role in roles)
