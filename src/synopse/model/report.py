"""A report and its blocks, and what becomes of a source that cannot be read."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from synopse.model.span import Span


class BlockKind(StrEnum):
    """What a stretch of a report's text is; furniture and credits never reach a statement."""

    HEADLINE = "headline"
    LEAD = "lead"
    BODY = "body"
    CAPTION = "caption"
    BYLINE = "byline"
    CREDIT = "credit"
    DATELINE = "dateline"
    FURNITURE = "furniture"

    @property
    def states(self) -> bool:
        """Whether text of this kind makes statements."""
        return self in (BlockKind.HEADLINE, BlockKind.LEAD, BlockKind.BODY, BlockKind.CAPTION)


@dataclass(frozen=True, slots=True, order=True)
class Block(Span):
    """A stretch of a report's text with a kind, and the name of the rule that recognised it."""

    kind: BlockKind
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """One text of one outlet, with what is known of it.

    `published` is ISO 8601 with the precision that the source gave (a day, or a moment with or without a zone).
    `language` is a language's code, or "" before it is known. `credits` are the agencies and sources that the report
    credits, as written, in order of appearance. `blocks` are sorted, do not overlap and leave only white space out;
    they are empty until the report has been cleaned. `published_inferred` tells that nobody gave `published`: it
    was read from the page's own stamp or dateline.
    """

    id: str
    text: str
    title: str = ""
    outlet: str = ""
    published: str = ""
    language: str = ""
    url: str = ""
    authors: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()
    published_inferred: bool = False

    @property
    def published_at(self) -> datetime | None:
        """The moment of publication (midnight where only a day is known), or None."""
        return datetime.fromisoformat(self.published) if self.published else None


@dataclass(frozen=True, slots=True, order=True)
class Rejected:
    """A source, or a line of one, that could not become a report, and the reason in a plain sentence."""

    id: str
    reason: str
