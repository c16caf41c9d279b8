"""Clusters and a person's decisions about names come in, clusters that obey the decisions go out.

Names are told apart first, then put together, then renamed. A decision about a spelling that the story does not have
changes nothing.
"""

from collections.abc import Iterable

from synopse.link.clusters import Cluster
from synopse.link.spellings import Occurrence, Spelling
from synopse.model import Decision

_RULE = "decision"
_ORDER = ("different", "same", "rename")


def apply_decisions(clusters: list[Cluster], decisions: Iterable[Decision]) -> list[Cluster]:
    """Return the clusters after the decisions, in their order; clusters that were split off stand last."""
    for decision in sorted(decisions, key=lambda each: _ORDER.index(each.kind)):
        if decision.kind == "different":
            clusters = [part for cluster in clusters for part in _split(cluster, decision.names)]
        elif decision.kind == "same":
            clusters = _put_together(clusters, decision.names)
        else:
            for cluster in clusters:
                cluster.name = decision.names[-1] if _has(cluster, decision.names[:1]) else cluster.name
    return clusters


def _split(cluster: Cluster, names: tuple[str, ...]) -> list[Cluster]:
    """Return the cluster without all but the first of the names, and a cluster for each of those."""
    present = [name for name in dict.fromkeys(names) if _has(cluster, (name,))]
    if len(present) < 2:
        return [cluster]
    kept = [pair for pair in cluster.occurrences if pair[0] not in present[1:]]
    return [
        _part(cluster, kept),
        *(_part(cluster, [p for p in cluster.occurrences if p[0] == name]) for name in present[1:]),
    ]


def _part(cluster: Cluster, pairs: list[tuple[str, Occurrence]]) -> Cluster:
    texts = dict.fromkeys(text for text, _ in pairs)
    lead = cluster.lead.text if cluster.lead.text in texts else next(iter(texts))
    part = Cluster(Spelling(lead, cluster.lead.kind), type=cluster.type, country=cluster.country)
    for text, occurrence in pairs:
        part.take(text, [occurrence])
    part.reasons = {text: reason for text, reason in cluster.reasons.items() if text in texts and text != lead}
    return part


def _put_together(clusters: list[Cluster], names: tuple[str, ...]) -> list[Cluster]:
    """Return the clusters, those that have any of the names joined to the first of them."""
    meant = [cluster for cluster in clusters if _has(cluster, names)]
    for cluster in meant[1:]:
        meant[0].join(cluster, _RULE)
    return [cluster for cluster in clusters if cluster.joined is None]


def _has(cluster: Cluster, names: tuple[str, ...]) -> bool:
    return any(text in names for text, _ in cluster.occurrences)
