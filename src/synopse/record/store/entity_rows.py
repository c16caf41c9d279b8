"""A compared story comes in, the rows of its entities, of their names, and of the reports that name them go out."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

import msgspec
from sqlalchemy import Table

from synopse.model import Entity, StoryRecord
from synopse.record.store import tables
from synopse.record.store.names import folded_name
from synopse.record.store.prepared import shown


def entity_rows(
    record: StoryRecord, story: str, keys: Mapping[str, str]
) -> Iterator[tuple[Table, list[dict[str, object]]]]:
    """Yield the rows of a story's entities, of their names, and of the reports that name them."""
    entities = record.story.entities
    yield (
        tables.entities,
        [
            {"story": story, "id": e.id, "type": e.type, "name": shown(e.name), "mentions": len(e.mentions)}
            for e in entities
        ],
    )
    names = [
        {"entity": e.id, "name": shown(name), **folded_name(name), "reason": shown(reason), "mentions": number}
        for e in entities
        for name, reason, number in _spellings(e)
    ]
    yield tables.names, [{"story": story, "place": place, **row} for place, row in enumerate(names)]
    spans = {a.report.id: [(s.start, s.end) for s in a.statements] for a in record.story.reports}
    yield (
        tables.namings,
        [
            {"story": story, "entity": e.id, "report": keys[report], "statements": msgspec.msgpack.encode(told)}
            for e in entities
            for report, told in sorted(_told(e, spans).items())
        ],
    )


def _spellings(entity: Entity) -> Iterator[tuple[str, str, int]]:
    """Yield each spelling of an entity with its reason and how often it stands in the reports."""
    counts = Counter(mention.name for _, mention in entity.mentions)
    reasons = iter(entity.reasons)
    for name in entity.names:
        yield name, "" if name == entity.name else next(reasons, ""), counts[name]


def _told(entity: Entity, spans: Mapping[str, Sequence[tuple[int, int]]]) -> Mapping[str, tuple[tuple[int, int], ...]]:
    """Return, for each report that names an entity, the spans of its statements that do."""
    starts: defaultdict[str, list[int]] = defaultdict(list)
    for report, mention in entity.mentions:
        starts[report].append(mention.start)
    return {
        report: tuple(span for span in spans[report] if any(span[0] <= start < span[1] for start in own))
        for report, own in starts.items()
    }
