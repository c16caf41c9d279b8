"""A record or an annotated report comes in, JSON in the declared shape goes out: equal bytes for equal input."""

from typing import Any

from msgspec import Struct, json, to_builtins

from synopse.model import (
    Annotated,
    Attribution,
    Entity,
    Finding,
    Interval,
    Record,
    Report,
    Span,
    Statement,
    Story,
    StoryRecord,
)
from synopse.record import shape
from synopse.record.chains import chain_of, source_entity, source_name
from synopse.record.schema import SCHEMA_VERSION

_DIGITS = 4  # of confidences and similarities: what lies behind differs between machines and tells nothing


def record_to_json(record: Record) -> bytes:
    """Return the record as a JSON document, indented by two spaces, with a line feed at its end."""
    document = shape.RecordDocument(
        schema=SCHEMA_VERSION,
        language=record.language,
        stories=[_story(story) for story in record.stories],
        rejected=[shape.RejectedEntry(r.id, r.reason) for r in record.rejected],
    )
    return json.format(_encode(document), indent=2) + b"\n"


def annotated_to_json(annotated: Annotated) -> bytes:
    """Return an annotated report as one line of JSON, without a line feed."""
    report = annotated.report
    line = shape.AnnotatedLine(
        id=report.id,
        language=report.language or None,
        published=report.published or None,
        published_inferred=report.published_inferred,
        blocks=_blocks(report),
        sentences=[shape.SentenceEntry(s.start, s.end, s.kind.value) for s in annotated.sentences],
        mentions=[
            shape.MentionEntry(m.start, m.end, m.type, m.name, list(m.titles), m.rule, _round(m.confidence))
            for m in annotated.mentions
        ],
        times=_times(annotated),
        quantities=_quantities(annotated),
        attributions=[_attribution(a, report.text) for a in annotated.attributions],
        statements=[_statement(s, annotated, (), None) for s in annotated.statements],
    )
    return _encode(line)


def grouped_to_json(story: Story) -> tuple[bytes, ...]:
    """Return for each report of a story a line of JSON with its id and the story's, without line feeds."""
    return tuple(_encode(shape.GroupedLine(annotated.report.id, story.id)) for annotated in story.reports)


def _encode(document: Struct) -> bytes:
    try:
        return json.encode(document)
    except UnicodeEncodeError:  # a file's name, or a JSON string, with half of a surrogate pair
        return json.encode(_without_surrogates(to_builtins(document)))


def _without_surrogates(value: Any) -> Any:
    """Return the value with a question mark for each lone surrogate, so that offsets stay."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, list):
        return [_without_surrogates(item) for item in value]
    return {key: _without_surrogates(item) for key, item in value.items()} if isinstance(value, dict) else value


def _story(record: StoryRecord) -> shape.StoryEntry:
    story = record.story
    return shape.StoryEntry(
        id=story.id,
        title=record.title,
        reports=[_report(annotated.report) for annotated in story.reports],
        entities=[_entity(entity) for entity in story.entities],
        statements=[
            _statement(statement, annotated, story.entities, record.origins.get(statement.id))
            for annotated in story.reports
            for statement in annotated.statements
        ],
        findings=[_finding(finding) for finding in record.findings],
        copies=[
            shape.CopyEntry(c.report, *_bounds(c.span), c.other, *_bounds(c.other_span), _round(c.similarity))
            for c in story.copies
        ],
        timeline=[shape.TimelineItem(t.when, t.precision, [s.id for s in t.statements]) for t in record.timeline],
    )


def _report(report: Report) -> shape.ReportEntry:
    return shape.ReportEntry(
        id=report.id,
        outlet=report.outlet or None,
        published=report.published or None,
        published_inferred=report.published_inferred,
        language=report.language or None,
        title=report.title or None,
        url=report.url or None,
        authors=list(report.authors),
        credits=list(report.credits),
        text=report.text,
        blocks=_blocks(report),
    )


def _blocks(report: Report) -> list[shape.BlockEntry]:
    return [shape.BlockEntry(b.start, b.end, b.kind.value, b.rule) for b in report.blocks]


def _entity(entity: Entity) -> shape.EntityEntry:
    mentions = [
        shape.EntityMentionEntry(report, m.start, m.end, m.rule, _round(m.confidence)) for report, m in entity.mentions
    ]
    return shape.EntityEntry(
        id=entity.id,
        type=entity.type,
        name=entity.name,
        names=list(entity.names),
        reasons=list(entity.reasons),
        roles=list(entity.roles),
        country=entity.country or None,
        coordinates=list(entity.coordinates) if entity.coordinates else None,
        inside=entity.inside or None,
        candidates=list(entity.candidates),
        mentions=mentions,
    )


def _statement(
    statement: Statement, annotated: Annotated, entities: tuple[Entity, ...], origin: str | None
) -> shape.StatementEntry:
    return shape.StatementEntry(
        id=statement.id,
        report=statement.report,
        start=statement.start,
        end=statement.end,
        text=statement.of(annotated.report.text),
        when=statement.when.iso if statement.when else None,
        polarity=statement.polarity.value,
        certainty=statement.certainty.value,
        attribution=[_link(a, annotated, entities) for a in chain_of(statement, annotated)],
        origin=origin,
        concepts=list(statement.concepts),
        habitual=statement.habitual,
        rule=statement.rule,
        confidence=_round(statement.confidence),
    )


def _link(attribution: Attribution, annotated: Annotated, entities: tuple[Entity, ...]) -> shape.AttributionEntry:
    source = attribution.source
    return shape.AttributionEntry(
        name=source_name(attribution, annotated.report.text),
        entity=source_entity(attribution, annotated, entities),
        start=source.start if source else None,
        end=source.end if source else None,
        medium=attribution.medium or None,
        mode=attribution.mode,
        unnamed=attribution.unnamed,
        rule=attribution.rule,
        confidence=_round(attribution.confidence),
    )


def _finding(finding: Finding) -> shape.FindingEntry:
    values = [side.value for side in finding.sides]
    return shape.FindingEntry(
        kind=finding.kind,  # type: ignore[arg-type]  # the model's kinds are those of the shape; the tests validate
        type=finding.type or None,  # type: ignore[arg-type]
        values=values if any(values) else [],
        origins=list(finding.origins),
        confidence=_round(finding.confidence),
        explanation=finding.explanation,
        statements=[shape.StatementRef(s.id, s.report, s.start, s.end) for s in finding.statements],
        sides=[shape.SideEntry(side.value or None, [s.id for s in side.statements]) for side in finding.sides],
        concept=finding.concept or None,
    )


def _times(annotated: Annotated) -> list[shape.TimeEntry]:
    return [
        shape.TimeEntry(
            start=time.start,
            end=time.end,
            type=time.type,  # type: ignore[arg-type]
            value=time.value,
            when=time.interval.iso if time.interval else None,
            precision=_precision(time.interval),
            inferred=time.inferred,
            rule=time.rule,
            confidence=_round(time.confidence),
        )
        for time in annotated.times
    ]


def _precision(interval: Interval | None) -> str | None:
    return interval.precision.name.lower() if interval else None


def _quantities(annotated: Annotated) -> list[shape.QuantityEntry]:
    return [
        shape.QuantityEntry(
            start=quantity.start,
            end=quantity.end,
            low=quantity.low,
            high=quantity.high,
            about=quantity.about,
            unit=quantity.unit or None,
            dimension=quantity.dimension or None,
            counted=quantity.counted or None,
            rule=quantity.rule,
            confidence=_round(quantity.confidence),
        )
        for quantity in annotated.quantities
    ]


def _attribution(attribution: Attribution, text: str) -> shape.SourceCueContent:
    return shape.SourceCueContent(
        source=_span(attribution.source),
        cue=_span(attribution.cue),
        content=shape.SpanEntry(*_bounds(attribution.content)),
        mode=attribution.mode,
        parent=attribution.parent,
        name=source_name(attribution, text),
        medium=attribution.medium or None,
        hedge=_span(attribution.hedge),
        unnamed=attribution.unnamed,
        rule=attribution.rule,
        confidence=_round(attribution.confidence),
    )


def _span(span: Span | None) -> shape.SpanEntry | None:
    return shape.SpanEntry(*_bounds(span)) if span else None


def _bounds(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _round(number: float) -> float:
    return round(number, _DIGITS)
