"""Where statements come from: the named primary source, else the credited agency, else the outlet.

Three levels of dependence make two statements one origin: they stand in a shared passage, they name one primary
source, or neither names one and their reports credit one agency. Everything else is independent.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from synopse.compare.difference import same_words
from synopse.compare.profiles import Profile
from synopse.languages import load_shared
from synopse.model import Attribution, Entity, Report, Span, Story

_WORDS = re.compile(r"\w+")
_SHORTEST_COPY = 45  # characters: shorter sentences are alike by chance


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a statement comes from: its name, what else names it, and the agencies that its report credits."""

    name: str
    sources: frozenset[str]
    agencies: frozenset[str]


class Origins:
    """The origins of a story's statements."""

    def __init__(self, story: Story, profiles: Sequence[Profile]) -> None:
        self._copies = story.copies
        self._places = {
            (report, mention.start): entity
            for entity in story.entities
            if entity.type != "LOC"
            for report, mention in entity.mentions
        }
        self._origins = {profile.statement.id: self._find(profile) for profile in profiles}

    @property
    def names(self) -> Mapping[str, str]:
        """The name of each statement's origin, by the statement's id."""
        return {key: origin.name for key, origin in self._origins.items()}

    def independent(self, profiles: Sequence[Profile]) -> tuple[str, ...]:
        """Return the names of the origins of the statements, one for each group that depends on each other, sorted."""
        groups: list[list[Profile]] = []
        for profile in profiles:
            joined = [group for group in groups if any(self.dependent(profile, other) for other in group)]
            groups = [group for group in groups if group not in joined]
            groups.append([profile, *(other for group in joined for other in group)])
        return tuple(sorted(min(self._origins[p.statement.id].name for p in group) for group in groups))

    def dependent(self, one: Profile, other: Profile) -> bool:
        """Tell whether the two statements go back to one origin."""
        if one.statement.report == other.statement.report or self._copied(one, other):
            return True
        first, second = self._origins[one.statement.id], self._origins[other.statement.id]
        if _cites(first, second) or _cites(second, first):
            return True
        if _tells_of(other, first.sources) or _tells_of(one, second.sources):
            return True
        if first.sources and second.sources:
            return _one_source(first.sources, second.sources)
        return not first.agencies.isdisjoint(second.agencies) and not (first.sources or second.sources)

    def _copied(self, one: Profile, other: Profile) -> bool:
        if min(len(one.text), len(other.text)) >= _SHORTEST_COPY and same_words(one, other):
            return True
        return any(
            (_holds(copy.report, copy.span, one) and _holds(copy.other, copy.other_span, other))
            or (_holds(copy.report, copy.span, other) and _holds(copy.other, copy.other_span, one))
            for copy in self._copies
        )

    def _find(self, profile: Profile) -> Origin:
        report = profile.report.report
        agencies = credited_agencies(report)
        named = [attribution for attribution in profile.chain if attribution.name and not attribution.unnamed]
        if not named:
            return Origin(agencies[0] if agencies else report.outlet or report.id, frozenset(), frozenset(agencies))
        source = named[-1]
        entities = self._entities(report.id, source)
        name = agency_of(source.name) or (entities[0].name if len(entities) == 1 else source.name)
        keys = {name.casefold(), source.name.casefold(), *(f"entity:{entity.id}" for entity in entities)}
        if source.body:  # a police spokeswoman and the police are one source
            keys.add(source.body.casefold())
        return Origin(name, frozenset(keys), frozenset(agencies))

    def _entities(self, report: str, source: Attribution) -> list[Entity]:
        """Return the entities that the words of a source name, places left out."""
        span = source.source
        if span is None:
            return []
        found = [e for (place, start), e in self._places.items() if place == report and span.start <= start < span.end]
        return sorted(set(found), key=lambda entity: entity.id)


def _tells_of(profile: Profile, sources: frozenset[str]) -> bool:
    """Tell whether a statement without a source tells of what one of these sources did ("the police counted 300")."""
    if any(attribution.name for attribution in profile.chain):
        return False
    words = set(_WORDS.findall(profile.text.casefold()))
    return any(name.removeprefix("entity:") in profile.named or set(_WORDS.findall(name)) <= words for name in sources)


def _cites(one: Origin, other: Origin) -> bool:
    """Tell whether one names an agency as its source that the other's report credits."""
    return any(agency.casefold() in one.sources for agency in other.agencies)


def _one_source(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Tell whether two sources are one: by a name or an entity, or because one name holds all words of the other."""
    if not mine.isdisjoint(theirs):
        return True
    pairs = ((set(a.split()), set(b.split())) for a in mine for b in theirs)
    return any(a <= b or b <= a for a, b in pairs)


def credited_agencies(report: Report) -> tuple[str, ...]:
    """Return the news agencies among a report's credits, by the name they are known by, in their order."""
    return tuple(dict.fromkeys(agency for credit in report.credits if (agency := agency_of(credit))))


def agency_of(name: str) -> str:
    """Return the news agency that is called so, or has its initials in the name ("PA news agency"), or ""."""
    agencies = _agency_names()
    parts = (name, *(word for word in name.split() if word.isupper()))
    return next((agencies[part.casefold()] for part in parts if part.casefold() in agencies), "")


@cache
def _agency_names() -> Mapping[str, str]:
    rows = load_shared("agencies").rows
    return {name.casefold(): key for name, (key, kind) in rows.items() if kind == "news"}


def _holds(report: str, span: Span, profile: Profile) -> bool:
    statement = profile.statement
    return report == statement.report and span.overlaps(Span(statement.start, statement.end))
