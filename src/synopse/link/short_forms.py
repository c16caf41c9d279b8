"""Clusters come in; a single word that is the short form of an organisation's name has joined it when they go out.

"Merrow" is "Merrow Appliances" where the story has no other organisation that begins so, nobody of that name and no
place. The word may be tagged as anything: taggers guess at names they see once. A word behind others in a name
("Dortmund" in "Borussia Dortmund") is no short form of it, nor is a common noun ("Bank"), nor a part of a compound.
"""

from functools import cache

from synopse.languages import known_languages, load_language
from synopse.languages.places import find_place
from synopse.link.clusters import Cluster
from synopse.link.listed import listed_organisation
from synopse.text.fold import fold

_SHORTEST = 4


def join_short_forms(clusters: list[Cluster]) -> list[Cluster]:
    """Return the clusters without those that were the short form of exactly one organisation's name."""
    fuller: dict[str, list[Cluster]] = {}
    borne: set[str] = set()
    for cluster in clusters:
        names = {tuple(fold(text).split()) for text, _ in cluster.occurrences}
        long = {fold(first) for text, _ in cluster.occurrences for first, *rest in [text.split() or [text]] if rest}
        if _is_organisation(cluster):
            for word in long:
                fuller.setdefault(word, []).append(cluster)
        elif _is_person(cluster):
            borne |= {word for words in names if len(words) > 1 for word in words}
    for cluster in clusters:
        word = fold(cluster.lead.text)
        whole = [each for each in fuller.get(word, ()) if each is not cluster]
        if word not in borne and len(whole) == 1 and _can_be_short(cluster, word):
            whole[0].last.join(cluster, "short-form")
            whole[0].last.type = "ORG"
    return [cluster for cluster in clusters if cluster.joined is None]


def _can_be_short(cluster: Cluster, word: str) -> bool:
    """Tell whether all spellings are the one word, which is no place, no listed name and no common noun."""
    if len(word) < _SHORTEST or any(fold(text) != word for text, _ in cluster.occurrences) or cluster.genders:
        return False
    return (
        word not in _common_nouns() and not find_place(cluster.lead.text) and not listed_organisation(cluster.lead.text)
    )


def _is_organisation(cluster: Cluster) -> bool:
    types = [where.mention.type for _, where in cluster.occurrences]
    return 2 * types.count("ORG") > len(types)


def _is_person(cluster: Cluster) -> bool:
    return any(where.mention.type == "PER" for _, where in cluster.occurrences)


@cache
def _common_nouns() -> frozenset[str]:
    """Return the nouns that stand in names of organisations and places, and the roles, folded."""
    lists = (load_language(code).words[name] for code in known_languages() for name in ("name_hints", "roles"))
    return frozenset(fold(word) for words in lists for word in words)
