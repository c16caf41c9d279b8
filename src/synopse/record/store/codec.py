"""Annotated reports and compared stories come in, compact bytes go out, and the other way round.

Kept is what comparing, showing and the record need: of a token its place only (its text stands in the report), no lemma
and no part of speech. Statements inside a compared story are named by the places where they stand. Equal input gives
equal bytes.
"""

import zlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Any, TypeVar

import msgspec

from synopse.model import (
    Annotated,
    Attribution,
    BlockKind,
    Copy,
    Entity,
    Finding,
    Interval,
    Mention,
    Quantity,
    Report,
    Sentence,
    Side,
    Statement,
    Story,
    StoryRecord,
    TimeExpression,
    TimelineEntry,
    Token,
)

_LEVEL = 1  # the fastest: 4.6 times smaller; level 6 takes three times as long for a tenth more
Packed = TypeVar("Packed")


class _Annotations(msgspec.Struct, array_like=True):
    """What annotating found; a sentence is its start, end, kind and the starts and ends of its tokens as steps."""

    report: Report
    sentences: list[tuple[int, int, BlockKind, list[int]]]
    mentions: list[Mention]
    times: list[TimeExpression]
    quantities: list[Quantity]
    attributions: list[Attribution]
    statements: list[Statement]


class _Finding(msgspec.Struct, array_like=True):
    kind: str
    type: str
    concept: str
    sides: list[tuple[str, list[int]]]  # value, and the places of its statements among the story's
    origins: list[str]
    confidence: float
    explanations: dict[str, str]  # by language


class _Compared(msgspec.Struct, array_like=True):
    """A compared story without its reports: numbers stand for its statements in their order."""

    ids: list[str]  # of the reports, which may differ from those given where two reports had one id
    titles: dict[str, str]
    entities: list[Entity]
    copies: list[Copy]
    whens: list[tuple[int, Interval]]  # times that the story settled
    findings: list[_Finding]
    origins: list[str]  # one a statement
    timeline: list[tuple[str, str, list[int]]]


def pack_annotated(annotated: Annotated) -> bytes:
    """Return an annotated report as bytes, without its text and what only annotating needed."""
    return _pack(
        _Annotations(
            replace(annotated.report, text=""),
            [(s.start, s.end, s.kind, _steps(s)) for s in annotated.sentences],
            list(annotated.mentions),
            list(annotated.times),
            list(annotated.quantities),
            list(annotated.attributions),
            list(annotated.statements),
        )
    )


def unpack_annotated(packed: bytes, text: str, *, tokens: bool = True) -> Annotated:
    """Return the annotated report; its tokens have texts and places, but no lemmas and no parts of speech.

    Only comparing needs tokens; without them a report is there in a quarter of the time.
    """
    found = _unpack(packed, _ANNOTATIONS)
    return Annotated(
        replace(found.report, text=text),
        tuple(
            Sentence(start, end, kind, _tokens(text, start, steps) if tokens else ())
            for start, end, kind, steps in found.sentences
        ),
        tuple(found.mentions),
        tuple(found.times),
        tuple(found.quantities),
        tuple(found.attributions),
        tuple(found.statements),
    )


def _steps(sentence: Sentence) -> list[int]:
    """Return the bounds of a sentence's tokens, each as the distance from the one before."""
    bounds = [bound for token in sentence.tokens for bound in (token.start, token.end)]
    return [bound - before for before, bound in zip([sentence.start, *bounds], bounds, strict=False)]


def _tokens(text: str, start: int, steps: list[int]) -> tuple[Token, ...]:
    bounds = list(accumulate(steps, initial=start))[1:]
    return tuple(Token(a, b, text[a:b], "", "") for a, b in zip(bounds[::2], bounds[1::2], strict=True))


@dataclass(frozen=True, slots=True)
class Compared:
    """A story after comparing, in every language of the interface: one record for each, alike but for its words."""

    records: Mapping[str, StoryRecord]

    @property
    def any(self) -> StoryRecord:
        """The record in one of the languages."""
        return self.records[min(self.records)]


def pack_compared(compared: Compared) -> bytes:
    """Return a compared story as bytes, without its reports and what stands in their annotations."""
    record = compared.any
    story = record.story
    statements = [s for annotated in story.reports for s in annotated.statements]
    place = {statement.id: number for number, statement in enumerate(statements)}
    return _pack(
        _Compared(
            [annotated.report.id for annotated in story.reports],
            {code: other.title for code, other in compared.records.items()},
            list(story.entities),
            list(story.copies),
            [(number, s.when) for number, s in enumerate(statements) if s.when],
            [
                _Finding(
                    finding.kind,
                    finding.type,
                    finding.concept,
                    [(side.value, [place[s.id] for s in side.statements]) for side in finding.sides],
                    list(finding.origins),
                    finding.confidence,
                    {code: other.findings[number].explanation for code, other in compared.records.items()},
                )
                for number, finding in enumerate(record.findings)
            ],
            [record.origins.get(statement.id, "") for statement in statements],
            [(t.when, t.precision, [place[s.id] for s in t.statements]) for t in record.timeline],
        )
    )


def unpack_compared(packed: bytes, key: str, reports: tuple[Annotated, ...], language: str) -> StoryRecord:
    """Return the record of a story in a language; `reports` are its reports in the order in which they were compared.

    `key` becomes the story's id. Where the language is not known to the story, the first that is takes its place.
    """
    found = _unpack(packed, _COMPARED)
    code = language if language in found.titles else min(found.titles)
    story = _story(found, key, reports)
    statements = [s for annotated in story.reports for s in annotated.statements]

    def pick(numbers: list[int]) -> tuple[Statement, ...]:
        return tuple(statements[number] for number in numbers)

    findings = tuple(
        Finding(
            f.kind,
            f.type,
            f.concept,
            tuple(Side(value, pick(numbers)) for value, numbers in f.sides),
            tuple(f.origins),
            f.confidence,
            f.explanations[code],
        )
        for f in found.findings
    )
    timeline = tuple(TimelineEntry(when, precision, pick(numbers)) for when, precision, numbers in found.timeline)
    origins = {s.id: origin for s, origin in zip(statements, found.origins, strict=True) if origin}
    return StoryRecord(found.titles[code], story, findings, timeline, dict(sorted(origins.items())))


def _story(found: _Compared, key: str, reports: tuple[Annotated, ...]) -> Story:
    """Return the story with the ids and the times that were settled when it was compared."""
    whens = dict(found.whens)
    first = 0
    settled = []
    for name, annotated in zip(found.ids, reports, strict=True):
        own = with_id(annotated, name).statements
        told = (whens.get(first + number) for number in range(len(own)))
        timed = tuple(s if s.when == when else replace(s, when=when) for s, when in zip(own, told, strict=True))
        settled.append(replace(annotated, report=replace(annotated.report, id=name), statements=timed))
        first += len(own)
    return Story(key, tuple(settled), tuple(found.copies), tuple(found.entities))


def with_id(annotated: Annotated, name: str) -> Annotated:
    """Return the annotated report under another id, its statements too."""
    old = annotated.report.id
    if name == old:
        return annotated
    statements = tuple(replace(s, id=name + s.id.removeprefix(old), report=name) for s in annotated.statements)
    return replace(annotated, report=replace(annotated.report, id=name), statements=statements)


def pack_plain(value: Any) -> bytes:
    """Return a value of plain dataclasses as bytes; equal values give equal bytes."""
    return msgspec.msgpack.encode(value, order="deterministic")


def _pack(value: Any) -> bytes:
    return zlib.compress(pack_plain(value), _LEVEL)


def _unpack(packed: bytes, decoder: "msgspec.msgpack.Decoder[Packed]") -> Packed:
    return decoder.decode(zlib.decompress(packed))


_ANNOTATIONS = msgspec.msgpack.Decoder(_Annotations)
_COMPARED = msgspec.msgpack.Decoder(_Compared)
