"""Where statements come from: the named primary source, else the credited agency, else the outlet.

Three levels of dependence make two statements one origin: they stand in a shared passage or are one quotation, they
name one primary source, or neither names one and their reports are of one outlet or credit one agency. Everything else
is independent.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from synopse.compare.difference import same_words
from synopse.compare.profiles import Profile
from synopse.compare.titles import Titles, joined, read_titles
from synopse.compare.voices import Voice, are_linked, attributed, unattributed
from synopse.model import Attribution, Copy, Entity, Span, Story

_WORDS = re.compile(r"\w+")
_SHORTEST_COPY = 45  # characters: shorter sentences are alike by chance
_PERSON = "PER"
_DIRECT = "direct"  # the mode of what is told in the source's own words
_SHORTEST_QUOTE = 12  # characters of a quotation that nobody else says in the same words
_FEWEST_WORDS = 6  # that nobody else says word for word


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a statement comes from: its name and voice.

    `copies` are the shared passages that it stands in, `twins` those that its copies stand in. `words` are those of
    the statement, where no source is named in it; of a phrase without a verb, those of its sentence.
    """

    name: str
    voice: Voice
    copies: frozenset[tuple[int, bool]]
    twins: frozenset[tuple[int, bool]]
    words: frozenset[str]


class Origins:
    """The origins of a story's statements."""

    def __init__(self, story: Story, profiles: Sequence[Profile]) -> None:
        self._passages = _passages(story.copies)
        self._named_in: dict[str, list[tuple[Span, Entity]]] = defaultdict(list)
        for entity in story.entities:
            for report, mention in entity.mentions:
                self._named_in[report].append((Span(mention.start, mention.end), entity))
        self._titles = _titles(story)
        self._origins = {profile.statement.id: self._find(profile) for profile in profiles}

    @property
    def names(self) -> Mapping[str, str]:
        """The name of each statement's origin, by the statement's id."""
        return {key: origin.name for key, origin in self._origins.items()}

    def independent(self, profiles: Sequence[Profile]) -> tuple[str, ...]:
        """Return the names of the origins of the statements, one for each group that depends on each other, sorted."""
        return tuple(sorted(min(self._origins[p.statement.id].name for p in group) for group in self.groups(profiles)))

    def groups(self, profiles: Sequence[Profile]) -> list[list[Profile]]:
        """Return the statements in groups that depend on each other."""
        groups: list[list[Profile]] = []
        for own in self._surely_dependent(profiles):
            joined = [any(self.dependent(one, other) for one in own for other in group) for group in groups]
            members = own + [p for group, joins in zip(groups, joined, strict=True) if joins for p in group]
            groups = [group for group, joins in zip(groups, joined, strict=True) if not joins]
            groups.append(members)
        return groups

    def _surely_dependent(self, profiles: Sequence[Profile]) -> list[list[Profile]]:
        """Return the statements of each report together, so that fewer have to be compared one by one."""
        found: dict[str, list[Profile]] = defaultdict(list)
        for profile in profiles:
            found[profile.statement.report].append(profile)
        return list(found.values())

    def dependent(self, one: Profile, other: Profile) -> bool:
        """Tell whether the two statements go back to one origin."""
        if one.statement.report == other.statement.report:
            return True
        first, second = self._origins[one.statement.id], self._origins[other.statement.id]
        if not first.copies.isdisjoint(second.twins) or are_linked(first.voice, second.voice):
            return True
        if _is_copy(one, other) and not _say_for_themselves((one, first), (other, second)):
            return True
        return _tells_of(other, second, first.voice) or _tells_of(one, first, second.voice)

    def _find(self, profile: Profile) -> Origin:
        name, voice = self._named(profile)
        statement = profile.statement
        passages = self._passages.get(statement.report, ())
        copies = frozenset(key for span, key in passages if span.overlaps(statement))
        twins = frozenset((place, not first) for place, first in copies)
        named = any(attribution.name for attribution in profile.chain)
        words = frozenset() if named else frozenset(_WORDS.findall(_told_around(profile).casefold()))
        return Origin(name, voice, copies, twins, words)

    def _named(self, profile: Profile) -> tuple[str, Voice]:
        """Return the name of a statement's origin, and its voice."""
        report = profile.report.report
        named = [attribution for attribution in profile.chain if attribution.name and not attribution.unnamed]
        if not named:
            return unattributed(report, profile.chain)
        entities = self._entities(report.id, named[-1])
        titles = [self._titles[entity.id] for entity in entities if entity.id in self._titles]
        return attributed(report, named[-1], entities, joined(titles))

    def _entities(self, report: str, source: Attribution) -> list[Entity]:
        """Return the entities that the words of a source name; a place only where it alone is the source ("Moscow")."""
        span = source.source
        if span is None:
            return []
        found = {
            entity.id: entity
            for named, entity in self._named_in.get(report, ())
            if span.start <= named.start < span.end and (entity.type != "LOC" or named == span)
        }
        return [found[key] for key in sorted(found)]


def _told_around(profile: Profile) -> str:
    """Return the words of a statement, or its whole sentence where no verb is among them."""
    statement, tokens = profile.statement, profile.tokens
    if any(token.has_finite_form and statement.start <= token.start < statement.end for token in tokens):
        return profile.text
    return " ".join(token.text for token in tokens)


def _titles(story: Story) -> Mapping[str, Titles]:
    """Return what the titles at the names of each person say in all reports, by the entity's id."""
    languages = {annotated.report.id: annotated.report.language for annotated in story.reports}
    return {
        entity.id: joined(read_titles(m.titles, languages[report]) for report, m in entity.mentions if m.titles)
        for entity in story.entities
        if entity.type == _PERSON
    }


def _passages(copies: Sequence[Copy]) -> Mapping[str, Sequence[tuple[Span, tuple[int, bool]]]]:
    """Return the shared passages of each report, with the place of the copy and whether it is the first of the two."""
    found: dict[str, list[tuple[Span, tuple[int, bool]]]] = defaultdict(list)
    for place, copy in enumerate(copies):
        found[copy.report].append((copy.span, (place, True)))
        found[copy.other].append((copy.other_span, (place, False)))
    return found


def _is_copy(one: Profile, other: Profile) -> bool:
    """Tell whether two statements are one wording, lightly edited where it is long, or words of a quotation."""
    if not same_words(one, other):
        return False
    least = _SHORTEST_QUOTE if _is_quoted(one) or _is_quoted(other) else _SHORTEST_COPY
    return min(len(one.text), len(other.text)) >= least or _is_word_for_word(one, other)


def _say_for_themselves(*told: tuple[Profile, Origin]) -> bool:
    """Tell whether statements in the same words are reported of sources that have each a name, and quoted of none."""
    return all(origin.voice.sources and not _is_quoted(profile) for profile, origin in told)


def _is_word_for_word(one: Profile, other: Profile) -> bool:
    first, second = (_WORDS.findall(profile.text.casefold()) for profile in (one, other))
    return len(first) >= _FEWEST_WORDS and first == second


def _is_quoted(profile: Profile) -> bool:
    return any(attribution.mode == _DIRECT for attribution in profile.chain)


def _tells_of(profile: Profile, origin: Origin, voice: Voice) -> bool:
    """Tell whether a statement without a source tells of what this one did ("the police counted 300")."""
    if not origin.words:
        return False
    names = voice.sources
    return any(name.removeprefix("entity:") in profile.named or _words_of(name) <= origin.words for name in names)


@lru_cache(maxsize=16384)
def _words_of(name: str) -> frozenset[str]:
    return frozenset(_WORDS.findall(name))
