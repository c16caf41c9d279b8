"""Speakers that reports call by an office alone ("the mayor") join the person of the story who holds it.

Only definite phrases of an office count, with nothing but a country's adjective beside it. One holder in the story
takes it, in any language ("die Verteidigungsministerin", "the defence minister"); with several it stays out. Where no
report names the holder, the office is an entity of its own: one for all reports of a language, and one over languages
where each has a single phrase that can mean it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from synopse.languages import Language, known_languages, load_language
from synopse.languages.places import country_of
from synopse.link.clusters import Cluster
from synopse.link.spellings import Occurrence, Spelling
from synopse.model import Annotated, Attribution, Mention, Story

RULE = "role"
_LONGEST = 60  # characters of a phrase that is read
_MOST_WORDS = 4


@dataclass(frozen=True, slots=True)
class Office:
    """An office as one phrase names it: its words in small letters, and the country that an adjective adds, or ""."""

    words: str
    country: str
    language: str


@dataclass(frozen=True, slots=True)
class Meaning:
    """What languages share of an office: what it is for ("defence", "" where a phrase leaves that open), its name."""

    portfolio: str
    name: str


def link_roles(persons: list[Cluster], story: Story) -> list[Cluster]:
    """Return the persons, those that hold an office with the phrases that mean them, then offices without a holder."""
    holders = _holders(persons, story)
    offices: dict[Office, Cluster] = {}
    for annotated in story.reports:
        for mention, office in _phrases(annotated):
            meant = _held_by(office, holders)
            if len(meant) == 1:
                _add(meant[0], mention, annotated, meant[0].lead.text)
            elif not meant:
                free = offices.setdefault(office, Cluster(Spelling(mention.name, "PER")))
                _add(free, mention, annotated, free.lead.text)
    _join_languages(offices)
    return [*persons, *(office for office in offices.values() if office.joined is None)]


def _join_languages(offices: dict[Office, Cluster]) -> None:
    """Join offices without a holder over languages, where each language has one phrase for what they share."""
    shared: dict[tuple[Meaning, str], list[Office]] = {}
    for office in offices:
        if meaning := meaning_of(office):
            shared.setdefault((meaning, office.country), []).append(office)
    for same in shared.values():
        if len({office.language for office in same}) == len(same):
            for office in same[1:]:
                offices[same[0]].join(offices[office], RULE)


def _add(cluster: Cluster, mention: Mention, annotated: Annotated, seen_with: str) -> None:
    cluster.take(mention.name, [Occurrence(annotated.report.id, mention, "")])
    cluster.explain(mention.name, RULE, seen_with)


def _phrases(annotated: Annotated) -> Iterator[tuple[Mention, Office]]:
    """Yield the sources of a report that are an office alone, each as a mention without its article."""
    code = annotated.report.language
    if code not in known_languages():
        return
    seen: set[int] = set()
    for attribution in annotated.attributions:
        source = attribution.source
        if source is None or source.start in seen:
            continue
        seen.add(source.start)
        office = read_office(source.of(annotated.report.text), code)
        if office and _is_free(attribution, annotated):
            words = source.of(annotated.report.text).partition(" ")[2]
            yield Mention(source.end - len(words), source.end, "PER", words, (), RULE, attribution.confidence), office


def _is_free(attribution: Attribution, annotated: Annotated) -> bool:
    """Tell whether no name lies in a source, and the report itself names nobody else for it."""
    source = attribution.source
    assert source is not None  # noqa: S101  asked of sources alone
    named = attribution.name and attribution.name.casefold() not in source.of(annotated.report.text).casefold()
    return not named and not any(mention.overlaps(source) for mention in annotated.mentions)


@lru_cache(maxsize=4096)
def read_office(phrase: str, code: str) -> Office | None:
    """Return the office that a definite phrase of a language names and nothing besides, or None."""
    if len(phrase) > _LONGEST:
        return None
    language = load_language(code)
    words = _words(phrase, language)
    if not 2 <= len(words) <= _MOST_WORDS or words[0] not in language.words["link_definite"]:
        return None
    *before, last = words[1:]
    office = _base(last, language)
    country = country_of(before[0], code) if before else ""
    modifiers = before[1:] if country else before
    if not office or any(word in language.words["link_former"] for word in before):
        return None
    return Office(" ".join([*modifiers, office]), country, code)


def _words(phrase: str, language: Language) -> list[str]:
    """Return a phrase's words in small letters, an office of several words as one."""
    joined = phrase.lower()
    for office in language.words["link_offices"]:
        if " " in office:
            joined = joined.replace(office, office.replace(" ", "_"))
    return joined.split()


def _base(word: str, language: Language) -> str:
    """Return an office's noun without an ending, "" where the word is no office."""
    endings = ("", *language.words["link_endings"])
    return next((b for end in endings if word.endswith(end) and _is_office(b := word.removesuffix(end), language)), "")


def _is_office(word: str, language: Language) -> bool:
    offices = language.words["link_offices"]
    return word.replace("_", " ") in offices or any(word.endswith(end) for end in _compound_ends(language.code))


@cache
def _compound_ends(code: str) -> tuple[str, ...]:
    compound = load_language(code).words["link_offices"].column("compound")
    return tuple(word for word, yes in compound.items() if yes)


def _holders(persons: Iterable[Cluster], story: Story) -> list[tuple[Cluster, frozenset[Office]]]:
    """Return the persons with the offices that titles at their names tell."""
    languages = {annotated.report.id: annotated.report.language for annotated in story.reports}
    found = []
    for person in persons:
        titles = {
            (title, languages.get(where.report, ""))
            for _, where in person.occurrences
            for title in where.mention.titles
        }
        offices = frozenset(office for title, code in titles for office in offices_in(title, code))
        if offices:
            found.append((person, offices))
    return found


@lru_cache(maxsize=4096)
def offices_in(title: str, code: str) -> tuple[Office, ...]:
    """Return the offices that a title names: each office's noun with the words before it."""
    if code not in known_languages() or len(title) > 2 * _LONGEST:
        return ()
    language = load_language(code)
    words = _words(title.replace(",", " "), language)
    if any(part in language.words["link_former"] for word in words for part in word.split("-")):
        return ()
    country = next((found for word in words if (found := country_of(word, code))), "")
    return tuple(
        Office(" ".join([*words[:place], base]), country, code)
        for place, word in enumerate(words)
        if (base := _base(word, language))
    )


def _held_by(office: Office, holders: Iterable[tuple[Cluster, frozenset[Office]]]) -> list[Cluster]:
    return [person.last for person, held in holders if any(_may_be(office, other) for other in held)]


def _may_be(office: Office, held: Office) -> bool:
    """Tell whether a phrase can mean an office: by all its words, or as the end of a compound, in one country.

    A compound that is listed itself is an office of its own (a "Ministerpräsident" is no "Präsident").
    """
    if office.country and held.country and office.country != held.country:
        return False
    if office.language != held.language:
        mine, theirs = meaning_of(office), meaning_of(held)
        return bool(mine and theirs and mine.name == theirs.name and mine.portfolio in ("", theirs.portfolio))
    if f" {held.words}".endswith(f" {office.words}"):
        return True
    last = held.words.rpartition(" ")[2]
    is_own = last in load_language(office.language).words["link_offices"]
    return not is_own and office.words in _compound_ends(office.language) and last.endswith(office.words)


@lru_cache(maxsize=4096)
def meaning_of(office: Office) -> Meaning | None:
    """Return what languages share of an office, None where its words say more than the lists know.

    The portfolio stands before the office as a word or in a compound with it; of a name that has one itself
    ("foreign secretary") it is its beginning.
    """
    words = load_language(office.language).words
    names, portfolios = words["link_offices"].column("office"), words["link_portfolios"].column("portfolio")
    *before, last = office.words.split(" ")
    name, portfolio = names.get(last.replace("_", " ")), ""
    if name is None:
        end = max((end for end in _compound_ends(office.language) if last.endswith(end)), key=len, default="")
        name, portfolio = names.get(end, ""), portfolios.get(last.removesuffix(end), "?")
    elif before and before[-1] in portfolios:
        portfolio = portfolios[before[-1]]
    first, _, rest = name.partition(" ")
    if rest and not portfolio and first in portfolios.values():
        portfolio, name = first, rest
    return Meaning(portfolio, name) if name and portfolio != "?" else None
