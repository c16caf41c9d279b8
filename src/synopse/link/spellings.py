"""A story's mentions come in, its spellings go out: every way that a name is written, with where it stands.

A spelling is what the report writes without titles, quotes and genitive endings. An ending that is also a letter of
names ("Vogts") goes only where the story has the name without it.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from synopse.languages import known_languages, load_language, load_shared
from synopse.languages.places import Place, find_place
from synopse.link.listed import is_country, listed_organisation
from synopse.link.parts import gender_of, strip_titles, take_apart
from synopse.model import Annotated, Mention, Story
from synopse.text.fold import LONGEST, fold

_AROUND = " \t\n\"'’‘“”„«»‹›,;:()[]–—-…*"
_LONGEST_BEFORE = 30  # characters before a name in which the word before it stands
# Shorter names do not lose an ending (US is no genitive).
_SHORTEST_BASE = 2
_APOSTROPHES = ("'", "’")


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A mention in a report, and the gender that the titles at it tell ("" where none)."""

    report: str
    mention: Mention
    gender: str


@dataclass(slots=True)
class Spelling:
    """One way that names of one kind are written, with its occurrences in the order of the reports.

    `place` is the town that is meant where the story has told it from its namesakes; `bearer` tells a person from those
    of the same name (a generation, an age), or "".
    """

    text: str
    kind: str
    occurrences: list[Occurrence] = field(default_factory=list)
    types: Counter[str] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)
    place: Place | None = None
    bearer: str = ""

    @property
    def reports(self) -> set[str]:
        """The reports that have it."""
        return {occurrence.report for occurrence in self.occurrences}

    @property
    def gender(self) -> str:
        """The gender that titles tell, "" where they tell none or differ."""
        told = {occurrence.gender for occurrence in self.occurrences} - {""}
        return next(iter(told)) if len(told) == 1 else ""


def find_spellings(story: Story) -> list[Spelling]:
    """Return the spellings of a story's names, persons' apart from others', the most frequent first."""
    found: dict[tuple[str, str], Spelling] = {}
    persons = _persons(story)
    written = [(annotated, mention, *_without_title(mention, annotated)) for annotated, mention in _mentions(story)]
    known = Counter(name for _, _, name, _ in written)
    for annotated, mention, name, gender in written:
        text = _without_ending(name, annotated.report.language, known, is_place=mention.type != "PER")
        kind = _kind(text, _tag(text, mention, annotated, persons[1]), persons)
        spelling = found.setdefault((text, kind), Spelling(text, kind))
        spelling.occurrences.append(Occurrence(annotated.report.id, mention, gender))
        spelling.types[mention.type] += 1
        spelling.languages[annotated.report.language] += 1
    return sorted(found.values(), key=lambda each: (-len(each.occurrences), each.text, each.kind))


def _tag(text: str, mention: Mention, annotated: Annotated, families: frozenset[str]) -> str:
    """Return a mention's type; a place that no gazetteer has, called like a person, is one unless a word says where."""
    if mention.type != "LOC" or fold(text) not in families or find_place(text):
        return mention.type
    before = annotated.report.text[max(0, mention.start - _LONGEST_BEFORE) : mention.start].lower().split()
    language = annotated.report.language
    words = load_language(language).words["link_place_words"] if language in known_languages() else ()
    return "LOC" if before and before[-1] in words else "PER"


def _kind(text: str, tag: str, persons: tuple[frozenset[str], frozenset[str]]) -> str:
    """Return PER or OTHER, forgiving tags.

    A name of several words is what most of its tags say, a single word what its tag says. But a listed organisation
    and a country are no persons, unless one bears the name; and who bears a family name of the story is no place or
    organisation.
    """
    whole, families = persons
    folded = fold(text)
    if folded not in families and (listed_organisation(text) or is_country(text)):
        return "OTHER"
    if " " in folded:
        if _has_suffix(text):
            return "PER"
        is_bearer = tag == "LOC" and folded.split()[-1] in families and not find_place(text)
        return "PER" if folded in whole or is_bearer else "OTHER"
    is_person = tag == "PER" or (tag == "ORG" and folded in families and not find_place(text))
    return "PER" if is_person else "OTHER"


def _has_suffix(text: str) -> bool:
    """Tell whether a name of known parts ends as a person's alone does ("George Vale Jr.")."""
    name = take_apart(text)
    return bool(name.suffix and name.parts and name.parts[0].variants)


def _persons(story: Story) -> tuple[frozenset[str], frozenset[str]]:
    """Return the folded names of several words tagged as persons at least as often as not, and their last words.

    A last word that an organisation's name has too ("Merrow", "Merrow Appliances") is left out.
    """
    tags: Counter[str] = Counter()
    for _, mention in _mentions(story):
        name, _ = strip_titles(mention.name) if len(mention.name) <= LONGEST else (mention.name, "")
        tags[fold(name)] += 1 if mention.type == "PER" or _has_suffix(name) else -1
    whole = frozenset(name for name, balance in tags.items() if balance >= 0 and " " in name)
    others = {word for name, balance in tags.items() if balance < 0 and " " in name for word in name.split()}
    return whole, frozenset(_family(name) for name in whole) - others


def _family(name: str) -> str:
    """Return the last word of a folded name, no suffix ("jr")."""
    *before, last = name.split()
    return before[-1] if len(before) > 1 and last in load_shared("name_suffixes") else last


def _mentions(story: Story) -> Iterable[tuple[Annotated, Mention]]:
    for annotated in story.reports:
        for mention in annotated.mentions:
            if mention.name.strip(_AROUND) or mention.of(annotated.report.text).strip(_AROUND):
                yield annotated, mention


def _without_title(mention: Mention, annotated: Annotated) -> tuple[str, str]:
    """Return a mention's name without titles and apostrophe endings, and the gender that titles tell."""
    name = mention.name if mention.name.strip(_AROUND) else mention.of(annotated.report.text)
    name = " ".join(name.split())
    for ending in _endings(annotated.report.language):
        if ending.startswith(_APOSTROPHES) and len(name) > len(ending) + 1:
            name = name.removesuffix(ending)
    name = name.strip(_AROUND)
    name = f"{name})" if name.count("(") > name.count(")") else name
    if mention.type != "PER" or len(name) > LONGEST:
        return name, ""
    bare, gender = strip_titles(name)
    return bare, gender or gender_of(mention.titles, annotated.report.language)


def _without_ending(name: str, language: str, known: Counter[str], *, is_place: bool) -> str:
    """Return the name without a genitive ending, where the story has it without, or a place has."""
    for ending in _endings(language):
        base = name.removesuffix(ending)
        if base == name or len(base) <= _SHORTEST_BASE:
            continue
        if known[base] or (is_place and _is_inflected_place(name, base, language)):
            return base
    return name


def _is_inflected_place(name: str, base: str, language: str) -> bool:
    """Tell whether a name with an ending is the same place as without, and not called so itself ("Paris", "Pari")."""
    place = find_place(base, language)
    return place is not None and fold(place.name) != fold(name) and place == find_place(name, language)


@cache
def _endings(language: str) -> tuple[str, ...]:
    if language not in known_languages():
        return ()
    return tuple(sorted(load_language(language).words["link_endings"], key=lambda ending: (-len(ending), ending)))
