"""A story's spellings come in; those that stand for a country's government are told apart and join the country.

"Moskau" stands for a government where it speaks (an attribution's source is the bare name), does what governments do
("Moskau weist Diplomaten aus"), or stands behind a word for sides; everywhere else it is the city. A city's own
politics in the sentence ("Bürgermeister") keeps it a city; a capital that is a region of its own (Berlin, Madrid) needs
another country in the sentence. "Die russische Regierung" and "US-Regierung" are the government wherever they are
names or speak. Where the story does not name the country, its government is an entity of its own.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from synopse.languages import Language, known_languages, load_language
from synopse.languages.places import country_of, find_place, seat_of
from synopse.link.clusters import Cluster
from synopse.link.listed import is_country
from synopse.link.spellings import Occurrence, Spelling
from synopse.link.subjects import does, sentence_of
from synopse.link.towns import is_told
from synopse.model import Annotated, Attribution, Mention, Story, Token
from synopse.text.fold import LONGEST

CAPITAL, GOVERNMENT = "capital", "government"
RULES = frozenset({CAPITAL, GOVERNMENT})
_MOST_WORDS = 4  # of a phrase for a government
Governments = Mapping[str, list[tuple[str, Spelling]]]


def split_governments(spellings: Sequence[Spelling], story: Story) -> tuple[list[Spelling], Governments]:
    """Return the spellings without what stands for governments, and that by country, each with the name of its rule."""
    reports = {annotated.report.id: annotated for annotated in story.reports}
    rest: list[Spelling] = []
    found: dict[str, list[tuple[str, Spelling]]] = {}
    for spelling in spellings:
        country, rule, meant = _meant(spelling, reports)
        if meant:
            found.setdefault(country, []).append((rule, _only(spelling, meant, rule)))
        if len(meant) < len(spelling.occurrences):
            rest.append(_only(spelling, [each for each in spelling.occurrences if each not in meant], ""))
    for country, spelling in _phrases(story):
        found.setdefault(country, []).append((GOVERNMENT, spelling))
    _drop_doubtful(found, spellings)
    return rest, found


def _drop_doubtful(found: dict[str, list[tuple[str, Spelling]]], spellings: Iterable[Spelling]) -> None:
    """Leave out phrases that need no country's name where the story names a place of another that uses them too."""
    places = (find_place(each.text) for each in spellings if each.types["LOC"] and len(each.text) <= LONGEST)
    named = {place.country for place in places if place}
    for code in known_languages():
        unless = load_language(code).words["link_governments"].column("unless")
        doubtful = {noun for noun, other in unless.items() if other in named}
        for country in list(found):
            found[country] = [each for each in found[country] if each[1].text.lower() not in doubtful]


def join_governments(clusters: list[Cluster], governments: Governments) -> list[Cluster]:
    """Return the clusters, governments joined to their countries; those of countries not named stand last."""
    countries = _countries(clusters) if governments else {}
    for code in sorted(governments):
        whole = countries.get(code)
        for rule, spelling in sorted(governments[code], key=lambda each: (-len(each[1].occurrences), each[1].text)):
            cluster = Cluster.of(spelling)
            if whole:
                whole.join(cluster, rule)
            else:
                whole, cluster.type, cluster.country = cluster, "ORG", code
                clusters = [*clusters, cluster]
    return clusters


def _countries(clusters: Iterable[Cluster]) -> dict[str, Cluster]:
    """Return the clusters that are countries by their codes."""
    found: dict[str, Cluster] = {}
    for cluster in clusters:
        text = cluster.lead.text
        place = find_place(text) if cluster.type == "LOC" and len(text) <= LONGEST else None
        if place and place.kind == "country":
            found.setdefault(place.country, cluster)
    return found


def _meant(spelling: Spelling, reports: Mapping[str, Annotated]) -> tuple[str, str, list[Occurrence]]:
    """Return the country whose government a spelling stands for, the rule, and where it does so."""
    if spelling.kind == "PER" or is_told(spelling) or len(spelling.text) > LONGEST:
        return "", "", []
    language = min(spelling.languages, key=lambda code: (-spelling.languages[code], code))
    if country := read_government(spelling.text, language):
        return country, GOVERNMENT, spelling.occurrences
    place = find_place(spelling.text, language)
    country, speaks = seat_of(place) if place else ("", "no")
    if not country or speaks == "no":
        return "", "", []
    here = [each for each in spelling.occurrences if _stands_for(each.mention, reports[each.report], country, speaks)]
    return country, CAPITAL, here


def _only(spelling: Spelling, occurrences: list[Occurrence], rule: str) -> Spelling:
    if len(occurrences) == len(spelling.occurrences) and not rule:
        return spelling
    kept = [replace(each, mention=replace(each.mention, rule=rule)) if rule else each for each in occurrences]
    types = Counter(each.mention.type for each in kept)
    return Spelling(spelling.text, spelling.kind, kept, types, spelling.languages)


def _stands_for(mention: Mention, annotated: Annotated, country: str, speaks: str) -> bool:
    """Tell whether a capital stands for its government where a mention names it."""
    code = annotated.report.language
    if mention.type == "PER" or code not in known_languages():
        return False
    tokens = sentence_of(mention, annotated)
    language = load_language(code)
    is_subject = _speaks(mention, annotated) or does(mention, tokens, language, "deed")
    if not (is_subject or _is_side(mention, tokens, language)):
        return False
    if any(token.lemma.lower() in language.words["link_city_words"] for token in tokens):
        return False
    return speaks == "yes" or _is_abroad(mention, tokens, country, code)


def _speaks(mention: Mention, annotated: Annotated) -> bool:
    """Tell whether a mention by itself is the source of an attribution."""
    name = mention.of(annotated.report.text)
    return any(
        source.start <= mention.start
        and mention.end <= source.end
        and source.of(annotated.report.text).strip(" \t\n\"'„“”‚‘’«»,:") == name
        for attribution in annotated.attributions
        if (source := attribution.source) is not None
    )


def _is_side(mention: Mention, tokens: Sequence[Token], language: Language) -> bool:
    """Tell whether a word for sides stands right before a mention ("aufseiten Moskaus")."""
    before = next((token for token in reversed(tokens) if token.end <= mention.start), None)
    words = language.words["link_deeds"].column("role")
    return before is not None and words.get(before.text.lower()) == "preposition"


def _is_abroad(mention: Mention, tokens: Sequence[Token], country: str, code: str) -> bool:
    """Tell whether the sentence names another country, by its name, its capital or an adjective."""
    others = (token for token in tokens if token.end <= mention.start or token.start >= mention.end)
    return any(found not in ("", country) for token in others for found in (_country_in(token.text, code),))


@lru_cache(maxsize=16384)
def _country_in(word: str, code: str) -> str:
    """Return the code of the country that a word names or is made from, "" of any other word."""
    if adjective := country_of(word, code):
        return adjective
    place = find_place(word, code) if word[:1].isupper() and len(word) <= LONGEST else None
    if place is None:
        return ""
    return place.country if place.kind == "country" else seat_of(place)[0]


def _phrases(story: Story) -> Iterator[tuple[str, Spelling]]:
    """Yield the sources that are a government without a name: the country's code, a spelling of one mention."""
    for annotated in story.reports:
        seen: set[int] = set()
        for attribution in annotated.attributions:
            source = attribution.source
            if source is None or source.start in seen or any(m.overlaps(source) for m in annotated.mentions):
                continue
            seen.add(source.start)
            code = annotated.report.language
            words = " ".join(source.of(annotated.report.text).split()) if len(source) <= LONGEST else ""
            if country := read_government(words, code):
                yield country, _spelling(attribution, annotated, words, code)


def _spelling(attribution: Attribution, annotated: Annotated, words: str, code: str) -> Spelling:
    source = attribution.source
    assert source is not None  # noqa: S101  asked of sources alone
    first, _, rest = words.partition(" ")
    name = rest if rest and first.lower() in load_language(code).words["link_definite"] else words
    mention = Mention(source.end - len(name), source.end, "ORG", name, (), GOVERNMENT, attribution.confidence)
    occurrence = Occurrence(annotated.report.id, mention, "")
    return Spelling(name, "OTHER", [occurrence], Counter(ORG=1), Counter([code]))


@lru_cache(maxsize=16384)
def read_government(phrase: str, code: str) -> str:
    """Return the code of the country whose government a phrase of a language names and nothing besides, or ""."""
    if code not in known_languages() or len(phrase) > LONGEST:
        return ""
    language = load_language(code)
    nouns = language.words["link_governments"].column("country")
    words = phrase.replace("-", " ").split()
    if words and words[0].lower() in language.words["link_definite"]:
        del words[0]
    for size in range(min(len(words), _MOST_WORDS), 0, -1):
        noun = " ".join(words[-size:]).lower()
        if noun in nouns:
            country = _owner(words[:-size], language)
            return country if country is not None else nouns[noun] if len(words) == size else ""
    return ""


def _owner(words: Sequence[str], language: Language) -> str | None:
    """Return the code of the country that words before a government name, "" of others, None of no words."""
    if not words:
        return None
    name = " ".join(words)
    bare = [name, *(name.removesuffix(ending) for ending in language.words["link_endings"])]
    place = next((find_place(each, language.code) for each in bare if is_country(each)), None)
    if place:
        return place.country
    return country_of(name, language.code) if len(words) == 1 else ""
