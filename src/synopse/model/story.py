"""Stories, the copies among their reports, and the entities that their mentions name."""

from dataclasses import dataclass

from synopse.model.annotation import Annotated, Mention
from synopse.model.span import Span


@dataclass(frozen=True, slots=True)
class Copy:
    """A passage that one report shares with another; `similarity` is the share of equal words, 0 to 1."""

    report: str
    span: Span
    other: str
    other_span: Span
    similarity: float


@dataclass(frozen=True, slots=True)
class Entity:
    """What several mentions name.

    `names` are all spellings, most frequent first; `reasons` say for each further spelling why it belongs here;
    `mentions` are pairs of a report's id and a mention in it. `roles` are the titles and offices that reports give a
    person, as written, most frequent first. `country` is the ISO 3166 code of the country that a person's roles or a
    place belong to; a place that the gazetteer knows has `coordinates` (degrees of latitude and longitude) and, where
    the story names a place around it, that entity's id as `inside`. `candidates` are the ids of entities that may be
    this one: nothing decides it.
    """

    id: str
    type: str
    name: str
    names: tuple[str, ...]
    reasons: tuple[str, ...] = ()
    mentions: tuple[tuple[str, Mention], ...] = ()
    roles: tuple[str, ...] = ()
    country: str = ""
    coordinates: tuple[float, float] | None = None
    inside: str = ""
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person has decided about names; it overrides every rule.

    `kind` is "same" (all these spellings name one entity), "different" (no two of them do) or "rename" (what the first
    spelling names is called by the second).
    """

    kind: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """The reports about one event or one run of events, sorted by their ids, with what they share."""

    id: str
    reports: tuple[Annotated, ...]
    copies: tuple[Copy, ...] = ()
    entities: tuple[Entity, ...] = ()
    decisions: tuple[Decision, ...] = ()
