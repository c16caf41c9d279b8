"""Spellings of organisations and places come in, clusters of those that name one go out.

Names are compared by keys that leave out what does not tell them apart: articles and prepositions, endings of
adjectives, legal forms, hyphens. An abbreviation joins the long form that a report gives it in brackets, that both
languages list, or the only name of the story with its initials. A part of a name never joins the whole: Dortmund is
not Borussia Dortmund, nor a country its ministry.
"""

import re
from collections import Counter
from collections.abc import Hashable, Iterator, Mapping
from functools import cache, lru_cache

from synopse.languages import known_languages, load_language, load_shared
from synopse.languages.places import Place, find_place, uninflected
from synopse.link.clusters import Cluster
from synopse.link.listed import is_agency, is_country, listed_organisation
from synopse.link.sounds import sounds_of
from synopse.link.spellings import Occurrence, Spelling
from synopse.link.subjects import does, sentence_of
from synopse.link.towns import is_told
from synopse.model import Annotated, Story
from synopse.text.fold import LONGEST, fold, fold_umlauts

_CLUB = "club"  # the kind of spellings of a city's name that mean its club
_SHORTEST_SOUNDED = 5
_LONGEST_FORM = 5
_ABBREVIATION = re.compile(r"[^\W\d_][^\W_]*(?:[-.&][^\W_]+)*\.?")
_IN_BRACKETS = re.compile(r"[\"'“”„»«’]{0,2} ?\(([^\W\d_][\w.&-]{1,11})[,;)]")
_CAPITALS = re.compile(r"[^\W\d_a-zäöüß]")
_WORD = re.compile(r"[^\W_]+")
_SHORTEST_ABBREVIATION = 2
_SHORTEST_INITIALS = 3

Key = tuple[str, Hashable]


def link_others(spellings: list[Spelling], story: Story) -> list[Cluster]:
    """Return the clusters of spellings that are not persons' names, the most frequent spelling leading each."""
    near = countries_of(spellings)
    given, initials = _given_abbreviations(story), _initials_of(spellings)
    clusters: list[Cluster] = []
    known: dict[Key, Cluster] = {}
    for spelling in spellings:
        keys = [*_keys(spelling, near), *_abbreviation_keys(spelling, given, initials)]
        cluster = Cluster.of(spelling)
        for key in keys:
            if key in known and known[key].last is not cluster.last:
                first, second = sorted((known[key].last, cluster.last), key=lambda each: each is cluster)
                first.join(second, key[0])
        cluster.last.type = cluster.last.type or _settled_type(spelling, keys)
        clusters.append(cluster)
        for key in keys:
            known.setdefault(key, cluster)
    return [cluster for cluster in clusters if cluster.joined is None]


def _settled_type(spelling: Spelling, keys: list[Key]) -> str:
    """Return the type that a list or the gazetteer settles, whatever the tags: LOC, ORG or ""."""
    if any(rule == "country" for rule, _ in keys):
        return "LOC"
    return "ORG" if spelling.kind == _CLUB or listed_organisation(spelling.text) else ""


@lru_cache(maxsize=65536)
def same_organisation(first: str, second: str) -> str | None:
    """Return the rule by which two names of organisations or places are one by themselves, or None."""
    mine = set(_name_keys(first))
    return next((rule for rule, key in _name_keys(second) if (rule, key) in mine), None)


def _keys(spelling: Spelling, near: frozenset[str]) -> Iterator[Key]:
    """Yield a rule and what must be equal for it to hold, the strictest first."""
    apart = spelling.kind if spelling.kind != "OTHER" else ""
    if not fold(spelling.text):
        yield "equal", ("as written", spelling.text)
        return
    if apart != _CLUB and (place := _place(spelling, near)):
        yield ("place" if place.kind == "city" else "country"), ("place", place.id)
    for rule, key in _name_keys(spelling.text):
        yield rule, (apart, key)


@lru_cache(maxsize=65536)
def _name_keys(name: str) -> tuple[Key, ...]:
    """Return the rules and keys of a name, the strictest first."""
    key = _core(name)
    if not key:
        return (("equal", name),)
    listed = listed_organisation(name)
    found: list[Key] = [("equal", key), ("hyphen-case", key.replace(" ", "")), ("equal", _core_of_umlauts(name))]
    if listed:
        found.append(("variant", ("listed", listed)))
    letters = key.replace(" ", "")
    if len(letters) >= _SHORTEST_SOUNDED and not any(ch.isdigit() for ch in letters):
        found += [("transliteration", ("sound", sound)) for sound in sorted(sounds_of(letters, name.replace(" ", "")))]
    return tuple(found)


@lru_cache(maxsize=65536)
def _core(name: str) -> str:
    """Return the folded name without small words, legal forms and endings of adjectives; "" of what is no name."""
    if len(name) > LONGEST:
        return ""
    for code in known_languages():
        name = uninflected(name, code)
    words = fold(name).split()
    core = [word for word in words if word not in _small_words()]
    return " ".join(_without_group(_without_form(core)) or core or words)


def _core_of_umlauts(name: str) -> str:
    return _core(name) if name.isascii() else _core(fold_umlauts(name))


def _without_form(words: list[str]) -> list[str]:
    """Return an organisation's words without its legal form, before or behind."""
    forms = load_shared("legal_forms")
    shorter = True
    while shorter and len(words) > 1:
        shorter = False
        for size in range(min(_LONGEST_FORM, len(words) - 1), 0, -1):
            if " ".join(words[-size:]) in forms:
                words, shorter = words[:-size], True
                break
            if " ".join(words[:size]) in forms:
                words, shorter = words[size:], True
                break
    return words


def _without_group(words: list[str]) -> list[str]:
    """Return an organisation's words without a common noun at either end ("Söldnertruppe Wagner", "Wagner-Gruppe")."""
    groups = _group_nouns()
    if len(words) > 1 and words[0] in groups:
        return words[1:]
    return words[:-1] if len(words) > 1 and words[-1] in groups else words


def _place(spelling: Spelling, near: frozenset[str]) -> Place | None:
    """Return the place that a spelling names; what is tagged an organisation alone can be a country, but no city."""
    if is_told(spelling):
        return spelling.place
    language = min(spelling.languages, key=lambda code: (-spelling.languages[code], code))
    place = find_place(spelling.text, language, near=near)
    return place if place and (spelling.types["LOC"] or place.kind == "country") else None


def countries_of(spellings: list[Spelling]) -> frozenset[str]:
    """Return the codes of the countries that a story's spellings name."""
    places = (find_place(each.text) for each in spellings if each.types["LOC"] and len(each.text) <= LONGEST)
    return frozenset(place.country for place in places if place and place.kind == "country")


def _given_abbreviations(story: Story) -> Mapping[str, set[str]]:
    """Return the short forms that reports give in brackets behind a name, by the name's core and by themselves."""
    given: dict[str, set[str]] = {}
    for annotated in story.reports:
        text = annotated.report.text
        for mention in annotated.mentions:
            if mention.type == "ORG" and (found := _IN_BRACKETS.match(text, mention.end)):
                short, name = found[1].rstrip("."), mention.name or mention.of(text)
                if _abbreviates(short, name):
                    given.setdefault(_core(name), set()).add(short)
                    given.setdefault(short, set()).add(short)
    return given


def _abbreviates(short: str, name: str) -> bool:
    """Tell whether what stands in brackets behind a name can be its short form: it has a first letter of the name.

    Agencies stand there too, as the source of a report ("Port Ellis (Reuters)").
    """
    first = {word[0] for word in fold(name).split()}
    known_otherwise = is_agency(short) or is_country(short)
    return is_abbreviation(short) and fold(short)[:1] in first and fold(short) != _core(name) and not known_otherwise


def _abbreviation_keys(
    spelling: Spelling, given: Mapping[str, set[str]], initials: Mapping[str, set[str]]
) -> Iterator[Key]:
    for short in sorted(given.get(spelling.text, set()) | given.get(_core(spelling.text), set())):
        yield "abbreviation", ("given", short)
    for short in sorted({initials_of(spelling.text), fold(spelling.text).replace(" ", "")}):
        if len(initials.get(short, ())) == 1:
            yield "abbreviation", ("initials", short)


def is_abbreviation(text: str) -> bool:
    """Tell whether a word is written like an abbreviation: short, with two capital letters."""
    return bool(_ABBREVIATION.fullmatch(text)) and len(_CAPITALS.findall(text)) >= _SHORTEST_ABBREVIATION


@lru_cache(maxsize=65536)
def initials_of(name: str) -> str:
    """Return the folded first letters of a name's words, small ones left out; "" of fewer than three."""
    if len(name) > LONGEST:
        return ""
    words = [word for word in _WORD.findall(name) if word.lower() not in _small_words()]
    return fold("".join(word[0] for word in words)) if len(words) >= _SHORTEST_INITIALS else ""


def _initials_of(spellings: list[Spelling]) -> Mapping[str, set[str]]:
    """Return the abbreviations of the story that are the initials of organisations, with the cores of those."""
    shorts = {fold(each.text).replace(" ", "") for each in spellings if is_abbreviation(each.text.replace(".", ""))}
    found: dict[str, set[str]] = {}
    for each in spellings:
        short = initials_of(each.text)
        if short and short in shorts and each.types["ORG"] and not listed_organisation(short.upper()):
            found.setdefault(short, set()).add(_core(each.text))
    return found


def split_clubs(spellings: list[Spelling], story: Story) -> list[Spelling]:
    """Return the spellings, a city's name parted where the story has an organisation called after the city.

    "Dortmund" tagged as an organisation, or winning and losing, beside "Borussia Dortmund" means the club; else wrong
    tags are forgiven.
    """
    reports = {annotated.report.id: annotated for annotated in story.reports}
    last = Counter(words[-1] for each in spellings if each.types["ORG"] and len(words := fold(each.text).split()) > 1)
    parted = []
    for spelling in spellings:
        may_be = last[fold(spelling.text)] and not is_told(spelling)
        clubs = [each for each in spelling.occurrences if _is_club(each, reports)] if may_be else []
        if clubs:
            others = [each for each in spelling.occurrences if each not in clubs]
            parted += [_only(spelling, others, spelling.kind), _only(spelling, clubs, _CLUB)]
        else:
            parted.append(spelling)
    return [each for each in parted if each.occurrences]


def _is_club(occurrence: Occurrence, reports: Mapping[str, Annotated]) -> bool:
    """Tell whether a city's name is tagged as an organisation, or wins, loses or plays."""
    mention, annotated = occurrence.mention, reports[occurrence.report]
    code = annotated.report.language
    if mention.type == "ORG" or code not in known_languages():
        return mention.type == "ORG"
    return does(mention, sentence_of(mention, annotated), load_language(code), "match")


def _only(spelling: Spelling, kept: list[Occurrence], kind: str) -> Spelling:
    types = Counter(each.mention.type for each in kept)
    return Spelling(spelling.text, kind, kept, types, spelling.languages)


@cache
def _group_nouns() -> frozenset[str]:
    """Return the nouns, folded, also as the names' adjectives lose their endings ("Gruppe", "Grupp")."""
    words = [(word, code) for code in known_languages() for word in load_language(code).words["link_groups"]]
    stems = {fold(uninflected(f"{word} {word}", code).split()[0]) for word, code in words}
    return frozenset(fold(word) for word, _ in words) | stems


@cache
def _small_words() -> frozenset[str]:
    return frozenset(fold(word) for code in known_languages() for word in load_language(code).words["link_small"])
