"""A report comes in, the words of its datelines go out as sentences, to be searched for names.

"Kassel (dpa) - Die Brücke …" states nothing in its dateline, but names a place and an agency, and never a person.
"""

from collections.abc import Iterable
from dataclasses import replace

from synopse.annotate.sentences import find_sentences
from synopse.languages import Language
from synopse.model import Annotated, Block, BlockKind, Mention, Sentence, Span


def read_datelines(annotated: Annotated, language: Language) -> tuple[Sentence, ...]:
    """Return the datelines of a report as sentences with tokens, in order."""
    datelines = (block for block in annotated.report.blocks if block.kind is BlockKind.DATELINE)
    blocks = tuple(Block(block.start, block.end, BlockKind.BODY) for block in datelines)
    return find_sentences(Annotated(replace(annotated.report, blocks=blocks)), language) if blocks else ()


def without_persons(mentions: Iterable[Mention], datelines: Iterable[Span]) -> tuple[Mention, ...]:
    """Return the mentions, those of datelines that were taken for persons as places."""
    bounds = [(dateline.start, dateline.end) for dateline in datelines]
    return tuple(
        replace(mention, type="LOC", titles=())
        if mention.type == "PER" and any(start <= mention.start < end for start, end in bounds)
        else mention
        for mention in mentions
    )
