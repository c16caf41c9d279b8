"""A statement comes in with its report, its chain of attributions goes out, outermost first, with a name for each."""

from synopse.model import Annotated, Attribution, Entity, Span, Statement


def chain_of(statement: Statement, annotated: Annotated) -> tuple[Attribution, ...]:
    """Return the attributions that a statement stands under, outermost first, each source once.

    Left out are those without a source ("it was announced"), and a source that speaks in its own words ("Ohm said he
    thought …" is one link).
    """
    text, chain = annotated.report.text, list[Attribution]()
    for attribution in (annotated.attributions[index] for index in statement.sources):
        name = source_name(attribution, text)
        if name and not (chain and source_name(chain[-1], text) == name):
            chain.append(attribution)
    return tuple(chain)


def source_name(attribution: Attribution, text: str) -> str:
    """Return an attribution's source as a reader would name it: its name, else its words, else an empty string."""
    if attribution.name or attribution.source is None:
        return attribution.name
    return " ".join(attribution.source.of(text).split())


def source_entity(attribution: Attribution, annotated: Annotated, entities: tuple[Entity, ...]) -> str | None:
    """Return the id of the entity that is the attribution's source, or None.

    A mention inside the source's words tells, the one that the attribution's name contains before others; where no
    mention lies there (a pronoun), a spelling that equals the name.
    """
    name = source_name(attribution, annotated.report.text).casefold()
    found = [
        (mention.name.casefold() in name, _shared(mention, attribution.source), -mention.start, entity.id)
        for entity in entities
        for report, mention in entity.mentions
        if attribution.source and report == annotated.report.id and mention.overlaps(attribution.source)
    ]
    if found:
        return max(found)[-1]
    return next((e.id for e in entities if name and name in (spelling.casefold() for spelling in e.names)), None)


def _shared(one: Span, other: Span) -> int:
    return min(one.end, other.end) - max(one.start, other.start)
