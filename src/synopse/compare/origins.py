"""Where statements come from: the named primary source, else the credited agency, else the outlet.

Three levels of dependence make two statements one origin: they stand in a shared passage, they name one primary
source, or neither names one and their reports credit one agency. Everything else is independent.
"""

from collections.abc import Mapping, Sequence
from functools import cache

from synopse.compare.profiles import Profile
from synopse.languages import load_shared
from synopse.model import Report, Span, Story


class Origins:
    """The origins of a story's statements."""

    def __init__(self, story: Story, profiles: Sequence[Profile]) -> None:
        self._copies = story.copies
        self._entities = {name.casefold(): entity.name for entity in story.entities for name in entity.names}
        self._names = {profile.statement.id: self._name(profile) for profile in profiles}

    @property
    def names(self) -> Mapping[str, str]:
        """The name of each statement's origin, by the statement's id."""
        return {key: name for key, (_, name) in self._names.items()}

    def independent(self, profiles: Sequence[Profile]) -> tuple[str, ...]:
        """Return the names of the origins of the statements, one for each group that depends on each other, sorted."""
        groups: list[list[Profile]] = []
        for profile in profiles:
            joined = [group for group in groups if any(self.dependent(profile, other) for other in group)]
            groups = [group for group in groups if group not in joined]
            groups.append([profile, *(other for group in joined for other in group)])
        return tuple(sorted(min(self._names[p.statement.id] for p in group)[1] for group in groups))

    def dependent(self, one: Profile, other: Profile) -> bool:
        """Tell whether the two statements go back to one origin."""
        if one.statement.report == other.statement.report:
            return True
        return self._names[one.statement.id] == self._names[other.statement.id] or self._copied(one, other)

    def _copied(self, one: Profile, other: Profile) -> bool:
        return any(
            (_holds(copy.report, copy.span, one) and _holds(copy.other, copy.other_span, other))
            or (_holds(copy.report, copy.span, other) and _holds(copy.other, copy.other_span, one))
            for copy in self._copies
        )

    def _name(self, profile: Profile) -> tuple[int, str]:
        """Return the level of the origin (0 source, 1 agency, 2 outlet) and its name."""
        named = [attribution.name for attribution in profile.chain if attribution.name and not attribution.unnamed]
        if named:
            return 0, agency_of(named[-1]) or self._entities.get(named[-1].casefold(), named[-1])
        if agencies := credited_agencies(profile.report.report):
            return 1, agencies[0]
        return 2, profile.report.report.outlet or profile.report.report.id


def credited_agencies(report: Report) -> tuple[str, ...]:
    """Return the news agencies among a report's credits, by the name they are known by, in their order."""
    return tuple(dict.fromkeys(agency for credit in report.credits if (agency := agency_of(credit))))


def agency_of(name: str) -> str:
    """Return the name of the news agency that is called so, or "" where it is none."""
    return _agency_names().get(name.casefold(), "")


@cache
def _agency_names() -> Mapping[str, str]:
    return {name.casefold(): key for name, key in load_shared("agencies").column("key").items()}


def _holds(report: str, span: Span, profile: Profile) -> bool:
    statement = profile.statement
    return report == statement.report and span.overlaps(Span(statement.start, statement.end))
