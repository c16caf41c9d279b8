"""Attributions and credits come in, voices go out: who is behind a statement, and which two of them are one.

A source has many names in ten reports: in full and as initials, in another case, by a noun that only points back to it
("the company"), in another language.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from synopse.compare.titles import UNTITLED, Titles, read_titles
from synopse.languages import known_languages, load_language, load_shared
from synopse.languages.concepts import form_concepts, phrase_concepts
from synopse.languages.endings import load_endings
from synopse.model import Attribution, Entity, Report

_PERSON = "PER"
_FEWEST_INITIALS = 3  # "NCA" is the National Crime Agency; two letters are too many bodies' and people's
_INFLECTION = 2  # letters, at most, that an adjective has behind its stem
_SHORTEST_HEAD = 3  # letters of a noun that longer ones end in
_SHORTEST = 5  # letters of a word that may end otherwise in another case
_NAME = re.compile(r"\b[^\W\d_a-z]")  # the first letter of a word, where that is no small one


@dataclass(frozen=True, slots=True)
class Voice:
    """What names the source of a statement, and who brings it: the agencies that its report credits, or the outlet.

    `concepts` are those of the words of a source that is no person; `points_back` tells that its words only stand for
    an organisation named elsewhere, `unknown` that it is somebody of whom nothing is known ("he said"). `titles` are
    those at a person's name in all reports, or the words of a source that are an office ("the chancellor").
    """

    sources: frozenset[str] = frozenset()
    agencies: frozenset[str] = frozenset()
    outlet: str = ""  # without a source and an agency
    concepts: frozenset[str] = frozenset()
    language: str = ""
    points_back: bool = False
    is_person: bool = False
    titles: Titles = UNTITLED
    unknown: bool = False


def unattributed(report: Report, chain: Sequence[Attribution]) -> tuple[str, Voice]:
    """Return the name and the voice of what a report tells without naming its source."""
    agencies = credited_agencies(report)
    unknown = any(not attribution.unnamed for attribution in chain)
    if agencies:
        return agencies[0], Voice(agencies=frozenset(agencies), unknown=unknown)
    return report.outlet or report.id, Voice(outlet=report.outlet, unknown=unknown)


def attributed(report: Report, source: Attribution, entities: Sequence[Entity], titles: Titles) -> tuple[str, Voice]:
    """Return the name and the voice of what a named source says.

    `entities` are those that its words name, `titles` what stands at the names of the persons among them.
    """
    language = report.language
    name = agency_of(source.name) or (entities[0].name if len(entities) == 1 else source.name)
    said = {name.casefold(), source.name.casefold(), *_initials(name)}
    if source.body:  # a police spokeswoman and the police are one source
        said.add(source.body.casefold())
    person = any(entity.type == _PERSON for entity in entities)
    voice = Voice(
        sources=frozenset(said | {_bare(words, language) for words in said} | {f"entity:{e.id}" for e in entities}),
        agencies=frozenset(credited_agencies(report)),
        concepts=frozenset() if person else _concepts_of(source.name, language),
        language=language,
        points_back=_points_back(source.body if source.body and source.body in name else source.name, language),
        is_person=person,
        titles=titles if person else read_titles((source.name,), language),
    )
    return name, voice


@lru_cache(maxsize=65536)
def are_linked(one: Voice, other: Voice) -> bool:
    """Tell whether one cites the other, both name one source, or neither does and one agency or outlet has both.

    Who is not known may be anybody whom another report names.
    """
    if _cites(one, other) or _cites(other, one):
        return True
    if one.sources and other.sources:
        if _one_source(one.sources, other.sources) or _translated(one, other):
            return True
        return _stands_for(one, other) or _holds_office(one, other)
    if (one.unknown and other.sources) or (other.unknown and one.sources):
        return True
    if one.outlet and one.outlet == other.outlet:
        return True
    return not one.agencies.isdisjoint(other.agencies) and not (one.sources or other.sources)


def _cites(one: Voice, other: Voice) -> bool:
    """Tell whether one names an agency as its source that the other's report credits."""
    return any(agency.casefold() in one.sources for agency in other.agencies)


def _one_source(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Tell whether two sources are one: by a name or an entity, or because one name holds all words of the other."""
    if not mine.isdisjoint(theirs):
        return True
    pairs = [_without_nations(_parts_of(a), _parts_of(b)) for a in mine for b in theirs]
    return any(_holds(a, b) or _holds(b, a) for a, b in pairs)


def _without_nations(name: frozenset[str], other: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words of two names, a nation's adjective left out that only one has ("American prosecutors")."""
    mine, theirs = _nations_in(name), _nations_in(other)
    if bool(mine) == bool(theirs) or not (name - mine and other - theirs):
        return name, other
    return name - mine, other - theirs


def _holds(name: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether a name has all words of another one, be they in another case."""
    return all(word in name or any(_is_inflected(word, own) for own in name) for word in other)


def _is_inflected(word: str, other: str) -> bool:
    """Tell whether two words are the same up to their last letter."""
    longer = max(len(word), len(other))
    return min(len(word), len(other)) >= _SHORTEST and word[: longer - 1] == other[: longer - 1]


def _translated(one: Voice, other: Voice) -> bool:
    """Tell whether two sources that are no persons say the same in two languages ("Feuerwehr", "the fire brigade")."""
    if one.language == other.language or not (one.concepts and other.concepts):
        return False
    return one.concepts <= other.concepts or other.concepts <= one.concepts


def _stands_for(one: Voice, other: Voice) -> bool:
    """Tell whether one is a noun that may mean the other, an organisation by its name ("the company", "Vellmoor").

    No company's name ends in a noun for people or bodies ("city police"); such a noun alone means one that ends in it.
    """
    if _is_head_of(one, other) or _is_head_of(other, one):
        return True
    if one.points_back == other.points_back:
        return False
    named = other if one.points_back else one
    offices = load_endings(named.language, "speaker_nouns")
    return not named.is_person and not any(offices.match(word) for name in named.sources for word in name.split()[-1:])


def _is_head_of(one: Voice, other: Voice) -> bool:
    """Tell whether one is a single noun for a body that the other's noun ends in ("Amt", "Gesundheitsamt")."""
    if one.is_person or other.is_person or one.language != other.language:
        return False
    bodies = load_endings(one.language, "speaker_nouns")
    heads = [name for name in one.sources if len(name) >= _SHORTEST_HEAD and bodies.match(name)]
    compounds = [words[-1] for name in other.sources if (words := name.split())]
    return any(word.endswith(head) and len(word) > len(head) + 1 for head in heads for word in compounds)


def _holds_office(one: Voice, other: Voice) -> bool:
    """Tell whether one is a person by name, and the other only an office that the person holds ("the chancellor")."""
    if one.is_person == other.is_person or one.titles.offices.isdisjoint(other.titles.offices):
        return False
    mine, theirs = one.titles.fields, other.titles.fields
    return not (mine and theirs) or not mine.isdisjoint(theirs)


@lru_cache(maxsize=16384)
def _points_back(name: str, language: str) -> bool:
    roles = load_language(language).words["attribution_words"].column("roles")
    return len(name.split()) == 1 and "generic" in roles.get(name.casefold(), "").split()


def _initials(name: str) -> Iterator[str]:
    """Yield the initials of a name of several words, each with a capital."""
    letters = _NAME.findall(name)
    if len(letters) >= _FEWEST_INITIALS and len(letters) == len(name.split()):
        yield "".join(letters).casefold()


@lru_cache(maxsize=16384)
def _concepts_of(name: str, language: str) -> frozenset[str]:
    """Return the concepts of the words of a name, those that several words express together before all others."""
    words = frozenset(name.lower().split())
    together = frozenset(concept for _, concepts in phrase_concepts(words, language) for concept in concepts)
    return together or frozenset(concept for word in words for concept in form_concepts(word, language))


@lru_cache(maxsize=16384)
def _bare(name: str, language: str) -> str:
    """Return a name with its words without the ending of a genitive."""
    endings = load_language(language).words["genitive_endings"]
    return " ".join(next((word[: -len(end)] for end in endings if word.endswith(end)), word) for word in name.split())


@lru_cache(maxsize=16384)
def _parts_of(name: str) -> frozenset[str]:
    return frozenset(name.split())


def credited_agencies(report: Report) -> tuple[str, ...]:
    """Return the news agencies among a report's credits, by the name they are known by, in their order."""
    return tuple(dict.fromkeys(agency for credit in report.credits if (agency := agency_of(credit))))


def agency_of(name: str) -> str:
    """Return the news agency that is called so, or has its initials in the name ("PA news agency"), or ""."""
    agencies = _agency_names()
    parts = (name, *(word for word in name.split() if word.isupper()))
    return next((agencies[part.casefold()] for part in parts if part.casefold() in agencies), "")


@lru_cache(maxsize=16384)
def _nations_in(words: frozenset[str]) -> frozenset[str]:
    """Return the words for somebody or something of a nation, be they inflected."""
    stems = ((word, word[: len(word) - cut]) for word in words for cut in range(_INFLECTION + 1))
    return frozenset(word for word, stem in stems if stem in _nations())


@cache
def _nations() -> frozenset[str]:
    """Return the words of all languages for somebody or something of a nation."""
    return frozenset(word for code in known_languages() for word in load_language(code).words["link_demonyms"])


@cache
def _agency_names() -> Mapping[str, str]:
    rows = load_shared("agencies").rows
    return {name.casefold(): key for name, (key, kind) in rows.items() if kind == "news"}
