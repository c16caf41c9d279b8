"""Annotated reports come in, what the tables take of them goes out: a tenth of the memory, ready to be written."""

from collections.abc import Mapping
from dataclasses import dataclass

from synopse.model import Annotated
from synopse.record.build import headline_of
from synopse.record.store.codec import pack_annotated
from synopse.record.store.words import Words, words_of

_LONGEST = 500  # characters of what is shown in lists; the whole stands with the annotations


@dataclass(frozen=True, slots=True)
class NewReport:
    """A report to be written: what the tables take, which is a tenth of what annotating gives."""

    key: str
    row: Mapping[str, object]
    packed: bytes
    signature: bytes
    words: Words
    statements: frozenset[tuple[int, int]]
    length: int  # characters


def prepare_report(key: str, annotated: Annotated, signature: bytes) -> NewReport:
    """Return a report that has been annotated just now as it is written."""
    report = annotated.report
    row = {
        "key": key,
        "id": shown(report.id),
        "title": shown(headline_of(annotated)),
        "outlet": shown(report.outlet),
        "outlet_folded": shown(report.outlet).casefold(),
        "published": report.published[:40],
        "day": report.published[:10],
        "language": report.language[:20],
        "url": shown(report.url),
        "text": report.text.encode(),
    }
    statements = frozenset((s.start, s.end) for s in annotated.statements)
    return NewReport(key, row, pack_annotated(annotated), signature, words_of(annotated), statements, len(report.text))


def shown(text: str) -> str:
    """Return what a list shows of a text: on one line, cut where it is long, without what no database keeps."""
    return " ".join(text[: 2 * _LONGEST].replace("\0", " ").split())[:_LONGEST]
