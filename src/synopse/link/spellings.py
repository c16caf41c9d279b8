"""A story's mentions come in, its spellings go out: every way that a name is written, with where it stands.

A spelling is what the report writes without titles, quotes and genitive endings. An ending that is also a letter of names ("Vogts")
goes only where the story has the name without it.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from synopse.languages import known_languages, load_language
from synopse.link.parts import gender_of, strip_titles
from synopse.model import Annotated, Mention, Story
from synopse.text.fold import LONGEST

_AROUND = " \t\n\"'’‘“”„«»‹›,;:()[]"
_APOSTROPHES = ("'", "’")


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A mention in a report, and the gender that the titles at it tell ("" where none)."""

    report: str
    mention: Mention
    gender: str


@dataclass(slots=True)
class Spelling:
    """One way that names of one kind are written, with its occurrences in the order of the reports."""

    text: str
    kind: str
    occurrences: list[Occurrence] = field(default_factory=list)
    types: Counter[str] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)

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
    written = [(annotated, mention, *_without_title(mention, annotated)) for annotated, mention in _mentions(story)]
    known = Counter(name for _, _, name, _ in written)
    for annotated, mention, name, gender in written:
        text = _without_ending(name, annotated.report.language, known)
        kind = "PER" if mention.type == "PER" else "OTHER"
        spelling = found.setdefault((text, kind), Spelling(text, kind))
        spelling.occurrences.append(Occurrence(annotated.report.id, mention, gender))
        spelling.types[mention.type] += 1
        spelling.languages[annotated.report.language] += 1
    return sorted(found.values(), key=lambda each: (-len(each.occurrences), each.text, each.kind))


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
    if mention.type != "PER" or len(name) > LONGEST:
        return name, ""
    bare, gender = strip_titles(name)
    return bare, gender or gender_of(mention.titles)


def _without_ending(name: str, language: str, known: Counter[str]) -> str:
    """Return the name without a genitive ending, where the story has it without."""
    for ending in _endings(language):
        base = name.removesuffix(ending)
        if base != name and len(base) > 2 and known[base]:
            return base
    return name


@cache
def _endings(language: str) -> tuple[str, ...]:
    if language not in known_languages():
        return ()
    return tuple(sorted(load_language(language).words["link_endings"], key=lambda ending: (-len(ending), ending)))
