"""Clusters come in, what reports and the gazetteer tell of them goes out: roles, countries, coordinates, containment.

A person's roles are the titles at the name, without article and form of address. A place is looked up with the
countries that the story names, as when it was linked.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from synopse.languages import known_languages, load_language
from synopse.languages.places import Place, contains, country_of, find_place
from synopse.link.clusters import Cluster
from synopse.link.governments import RULES as GOVERNMENT_RULES
from synopse.link.towns import is_told
from synopse.text.fold import LONGEST

_MOST_ROLES = 5


def roles_of(cluster: Cluster, languages: Mapping[str, str]) -> tuple[str, ...]:
    """Return the roles that reports give a person, most frequent first, at most five."""
    counts = Counter(
        role
        for _, where in cluster.occurrences
        for title in where.mention.titles
        if (role := _role(title, languages.get(where.report, "")))
    )
    return tuple(sorted(counts, key=lambda role: (-counts[role], role))[:_MOST_ROLES])


def country_of_roles(roles: Iterable[str]) -> str:
    """Return the code of the country that roles name ("russischer Verteidigungsminister"), "" of none or several."""
    found = {code for role in roles for code in _countries(role)}
    return found.pop() if len(found) == 1 else ""


def _countries(role: str) -> Iterator[str]:
    for word in role.split():
        code = next((code for language in known_languages() if (code := country_of(word, language))), "")
        place = None if code or not word[:1].isupper() else find_place(word)
        if code or (place and place.kind == "country"):
            yield code or (place.country if place else "")


def _role(title: str, language: str) -> str:
    """Return the title's words without article and forms of address."""
    if language not in known_languages() or len(title) > LONGEST:
        return ""
    words = title.split()
    if words and words[0].lower() in load_language(language).words["link_small"]:
        del words[0]
    return " ".join(words).strip(" ,") if not set(words) <= _addresses(language) else ""


@cache
def _addresses(language: str) -> frozenset[str]:
    honorifics = load_language(language).words["honorifics"]
    return frozenset(form for word in honorifics for form in (word, word.rstrip("."), f"{word}."))


def place_of(cluster: Cluster, languages: Mapping[str, str], near: frozenset[str]) -> Place | None:
    """Return the place that most mentions of a cluster name in their language, None where the gazetteer lacks it.

    What stands for a country's government does not count. A town that the story tells from its namesakes is that one.
    """
    if is_told(cluster.lead):
        return cluster.lead.place
    counts = Counter(text for text, where in cluster.occurrences if where.mention.rule not in GOVERNMENT_RULES)
    if not counts:
        return None
    text = min(counts, key=lambda name: (-counts[name], name))
    if len(text) > LONGEST:
        return None
    found = Counter(languages.get(where.report, "") for name, where in cluster.occurrences if name == text)
    return find_place(text, min(found, key=lambda code: (-found[code], code)), near=near)


def surrounding(place: Place, others: Mapping[str, Place]) -> str:
    """Return the key of the smallest of the other places around a place, "" where none is."""
    around = [key for key, other in others.items() if other.id != place.id and contains(other, place)]
    return min(around, key=lambda key: (others[key].kind == "country", key), default="")
