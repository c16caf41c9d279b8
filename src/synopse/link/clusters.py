"""Spellings that name one entity, gathered: a cluster remembers which named rule brought each spelling."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field

from synopse.link.spellings import Occurrence, Spelling

# A key that so many clusters share says nothing; skipping it keeps the cost of hostile stories near linear.
MOST_IN_BLOCK = 16


@dataclass(slots=True)
class Cluster:
    """The spellings of one entity: the first one, which the others are compared with, and how each further one came.

    `reasons` maps a further spelling to its rule and the spelling that the rule saw it with. `occurrences` are pairs
    of a spelling's text and where it stands. `type` is settled by more than the tags, or ""; `joined` is the
    cluster that it has become a part of; `name` is the main name where a person has chosen one. `candidates` are
    clusters that may be the same entity: the rules cannot tell. `country` is the code of the country whose government
    it is, or "".
    """

    lead: Spelling
    occurrences: list[tuple[str, Occurrence]] = field(default_factory=list)
    reasons: dict[str, tuple[str, str]] = field(default_factory=dict)
    reports: set[str] = field(default_factory=set)
    genders: set[str] = field(default_factory=set)
    joined: "Cluster | None" = None
    type: str = ""
    name: str = ""
    candidates: "list[Cluster]" = field(default_factory=list)
    country: str = ""

    @classmethod
    def of(cls, spelling: Spelling) -> "Cluster":
        """Return a cluster of one spelling."""
        cluster = cls(spelling)
        cluster.take(spelling.text, spelling.occurrences)
        return cluster

    def take(self, text: str, occurrences: Iterable[Occurrence]) -> None:
        """Add occurrences of a spelling."""
        for occurrence in occurrences:
            self.occurrences.append((text, occurrence))
            self.reports.add(occurrence.report)
            if occurrence.gender:
                self.genders.add(occurrence.gender)

    def join(self, other: "Cluster", rule: str) -> None:
        """Take over another cluster's spellings, its leading one by that rule."""
        other.joined = self
        self.type = self.type or other.type
        self.occurrences += other.occurrences
        self.reports |= other.reports
        self.genders |= other.genders
        self.candidates += other.candidates
        self.explain(other.lead.text, rule, self.lead.text)
        for text, reason in other.reasons.items():
            self.reasons.setdefault(text, reason)

    @property
    def last(self) -> "Cluster":
        """The cluster that it has become a part of, at last; itself where it has not."""
        cluster = self
        while cluster.joined is not None:
            cluster = cluster.joined
        return cluster

    def explain(self, text: str, rule: str, seen_with: str) -> None:
        """Remember the rule that brought a spelling, unless it is the leading one or explained already."""
        if text != self.lead.text:
            self.reasons.setdefault(text, (rule, seen_with))

    def admits(self, genders: set[str]) -> bool:
        """Tell whether titles of these genders can stand at the entity's names."""
        return not genders or not self.genders or not self.genders.isdisjoint(genders)


class Blocks:
    """Clusters by their keys; only clusters that share a key are ever compared."""

    def __init__(self) -> None:
        self._found: dict[Hashable, list[Cluster]] = {}

    def add(self, keys: Iterable[Hashable], cluster: Cluster) -> None:
        """Put a cluster under keys."""
        for key in keys:
            self._found.setdefault(key, []).append(cluster)

    def near(self, keys: Iterable[Hashable]) -> list[Cluster]:
        """Return the clusters under any of the keys, each once, in the order of the keys; crowded keys are left out."""
        found: dict[int, Cluster] = {}
        for key in keys:
            block = self._found.get(key, ())
            if len(block) <= MOST_IN_BLOCK:
                found.update((id(cluster), cluster) for cluster in block)
        return list(found.values())
