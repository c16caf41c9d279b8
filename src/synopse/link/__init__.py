"""The mentions of a story come in, its entities go out: one for all spellings of a name, in any script or language.

Every spelling beyond the first has a reason, the name of a rule with the two names that it saw ("transliteration:
Shoigu ~ Schoigu"). What cannot be decided stays apart, with the entities that it may be as candidates. Pronouns are
left out; of roles without a name those count that speak.
"""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from synopse.languages.places import Place
from synopse.link.clusters import Cluster
from synopse.link.decisions import apply_decisions
from synopse.link.facts import country_of_roles, place_of, roles_of, surrounding
from synopse.link.governments import RULES as GOVERNMENT_RULES
from synopse.link.governments import join_governments, split_governments
from synopse.link.names import same_name
from synopse.link.namesakes import part_namesakes
from synopse.link.organisations import countries_of, link_others, split_clubs
from synopse.link.parts import take_apart
from synopse.link.persons import link_persons
from synopse.link.roles import RULE as ROLE
from synopse.link.roles import link_roles
from synopse.link.scripts import is_latin, join_scripts
from synopse.link.short_forms import join_short_forms
from synopse.link.spellings import find_spellings
from synopse.link.towns import split_towns
from synopse.model import Entity, Story
from synopse.text.fold import LONGEST, fold

__all__ = ["link_entities", "same_name"]

_LONGEST_SLUG = 60
_NOT_LEADING = GOVERNMENT_RULES | {ROLE}  # rules of mentions that give an entity no main name
_NO_SLUG = re.compile(r"[^a-z0-9]+")


def link_entities(story: Story) -> tuple[Entity, ...]:
    """Return the entities of a story, those with most mentions first; equal input gives equal identifiers."""
    spellings = find_spellings(story)
    persons = link_persons(part_namesakes([each for each in spellings if each.kind == "PER"], story))
    near = countries_of(spellings)
    towns = split_towns([each for each in spellings if each.kind != "PER"], story, near)
    named, governments = split_governments(towns, story)
    others = link_others(split_clubs(named, story), story)
    clusters = join_scripts(join_short_forms(_forgive_tags(persons, others)), story)
    clusters = link_roles(clusters, story)
    clusters = apply_decisions(join_governments(clusters, governments), story.decisions)
    clusters.sort(key=lambda each: (-len(each.occurrences), _main_name(each), _type(each)))
    taken: Counter[str] = Counter()
    entities = [_entity(cluster, taken) for cluster in clusters]
    return tuple(_with_facts(entities, clusters, story, near))


def _with_facts(entities: list[Entity], clusters: list[Cluster], story: Story, near: frozenset[str]) -> list[Entity]:
    """Return the entities with roles, countries, coordinates, containment, and the entities that they may be."""
    languages = {annotated.report.id: annotated.report.language for annotated in story.reports}
    places = {
        entity.id: place
        for entity, cluster in zip(entities, clusters, strict=True)
        if entity.type == "LOC" and (place := place_of(cluster, languages, near))
    }
    number = {id(cluster): entity.id for entity, cluster in zip(entities, clusters, strict=True)}
    found = []
    for entity, cluster in zip(entities, clusters, strict=True):
        candidates = dict.fromkeys(number.get(id(each.last), "") for each in cluster.candidates)
        others = tuple(each for each in candidates if each not in ("", entity.id))
        roles = roles_of(cluster, languages) if entity.type == "PER" else ()
        country = cluster.country or country_of_roles(roles)
        described = replace(entity, candidates=others, roles=roles, country=country)
        found.append(_located(described, places) if entity.id in places else described)
    return found


def _located(entity: Entity, places: Mapping[str, Place]) -> Entity:
    place = places[entity.id]
    where = None if place.latitude is None or place.longitude is None else (place.latitude, place.longitude)
    return replace(entity, country=place.country, coordinates=where, inside=surrounding(place, places))


def _forgive_tags(persons: list[Cluster], others: list[Cluster]) -> list[Cluster]:
    """Join what is tagged now as a person, now as something else, where no person bears it among other names."""
    by_name: dict[str, Cluster] = {}
    for other in others:
        for text, _ in other.occurrences:
            by_name.setdefault(fold(text), other)
    kept = []
    for person in persons:
        name = fold(person.lead.text)
        if name in by_name and name and {fold(text) for text, _ in person.occurrences} == {name}:
            by_name[name].join(person, "equal")
        else:
            kept.append(person)
    return [*kept, *others]


def _entity(cluster: Cluster, taken: Counter[str]) -> Entity:
    counts = Counter(text for text, _ in cluster.occurrences)
    name, kind = _main_name(cluster), _type(cluster)
    names = sorted(counts, key=lambda text: (-counts[text], text))
    reasons = tuple(_reason(text, cluster, name) for text in names if text != name)
    slug = f"{kind.lower()}-{_NO_SLUG.sub('-', fold(name[:LONGEST]))[:_LONGEST_SLUG].strip('-')}".rstrip("-")
    mentions = tuple((where.report, where.mention) for _, where in cluster.occurrences)
    ordered = tuple(sorted(mentions, key=lambda pair: (pair[0], pair[1].start, pair[1].end, pair[1].type)))
    return Entity(_identifier(slug, taken), kind, name, tuple(names), reasons, ordered)


def _identifier(slug: str, taken: Counter[str]) -> str:
    """Return the slug, with the next free number where it is taken."""
    identifier = slug
    while identifier in taken:
        taken[slug] += 1
        identifier = f"{slug}-{taken[slug]}"
    taken[identifier] += 1
    return identifier


def _reason(text: str, cluster: Cluster, name: str) -> str:
    """Return why a spelling belongs to the entity; the leading spelling's is that of the main name, turned around."""
    rule, seen_with = cluster.reasons.get(text) or cluster.reasons.get(name) or ("equal", cluster.lead.text)
    return f"{rule}: {text} ~ {name if text == cluster.lead.text else seen_with}"


def _main_name(cluster: Cluster) -> str:
    """Return the fullest frequent spelling: a whole name rather than a part of it, no abbreviation."""
    if cluster.name:
        return cluster.name
    named = [text for text, where in cluster.occurrences if where.mention.rule not in _NOT_LEADING]
    counts = Counter(named or [text for text, _ in cluster.occurrences])
    if _type(cluster) == "PER":
        return min(counts, key=lambda text: (-_whole_parts(text), not is_latin(text), -counts[text], text))
    return min(counts, key=lambda text: (cluster.type != "LOC" and text.isupper(), -counts[text], len(text), text))


def _whole_parts(text: str) -> int:
    return min(2, sum(1 for part in take_apart(text).parts if not (part.is_initial or part.is_particle)))


def _type(cluster: Cluster) -> str:
    """Return the settled type, else a person for a person's name, else that of most mentions."""
    if cluster.type:
        return cluster.type
    types = Counter(where.mention.type for _, where in cluster.occurrences)
    return "PER" if cluster.lead.kind == "PER" else min(types, key=lambda kind: (-types[kind], kind))
