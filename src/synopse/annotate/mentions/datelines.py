"""A report's sentences come in; the same go out, each behind a dateline with the dateline's words before its own.

"Kassel (dpa) - Die Brücke …" states nothing in its dateline, but names a place and an agency.
"""

from dataclasses import replace

from synopse.annotate.sentences import find_sentences
from synopse.languages import Language
from synopse.model import Annotated, Block, BlockKind, Sentence


def with_datelines(annotated: Annotated, language: Language) -> tuple[Sentence, ...]:
    """Return the sentences of a report in order, widened by the datelines before them."""
    datelines = [block for block in annotated.report.blocks if block.kind is BlockKind.DATELINE]
    if not datelines:
        return annotated.sentences
    widened = list(annotated.sentences)
    for block in datelines:
        place = next((i for i, sentence in enumerate(widened) if sentence.start >= block.end), None)
        if place is not None and not annotated.report.text[block.end : widened[place].start].strip():
            for sentence in reversed(_read(block, annotated, language)):
                widened[place] = replace(
                    sentence, end=widened[place].end, tokens=sentence.tokens + widened[place].tokens
                )
    return tuple(widened)


def _read(block: Block, annotated: Annotated, language: Language) -> tuple[Sentence, ...]:
    body = Block(block.start, block.end, BlockKind.BODY)
    return find_sentences(Annotated(replace(annotated.report, blocks=(body,))), language)
