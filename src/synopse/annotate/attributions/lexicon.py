"""A language comes in, the words that attributions need go out, in the shapes that looking them up wants."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from synopse.languages import Language, load_language
from synopse.languages.endings import Endings, load_endings


@dataclass(frozen=True, slots=True)
class CueVerb:
    """A reading of a verb: `companions` (lower case, any of them) must stand by it, where there are any.

    `kind` is say, demand, plan, believe, quote, show or impersonal. `takes` are the complements that it takes: c a
    clause with its conjunction, u an unmarked clause, q a quote, i an infinitive, o an object, n one with a number in
    it, t a person addressed.
    """

    companions: frozenset[str]
    kind: str
    takes: str


@dataclass(frozen=True)
class Lexicon:
    """The words of attributions in one language."""

    code: str
    verb_second: bool
    subjunctive_ending: str
    passive: str
    hearsay: str
    dative_plurals: tuple[str, ...]
    genitive_endings: tuple[str, ...]
    partial_quotes: bool
    verbs: dict[str, tuple[CueVerb, ...]]
    roles: dict[str, frozenset[str]]
    citing: frozenset[str]  # the words by which a source tells on whom it relies
    adverbs: tuple[str, ...]
    openers: Mapping[str, str]
    pronouns: Mapping[str, str]
    subjunctive: Mapping[str, str]
    hedges: frozenset[str]
    cue_nouns: Mapping[str, str]
    denials: frozenset[str]
    source_nouns: Endings
    speakers: Endings
    media: Endings
    unnamed: Endings
    spokespeople: Endings

    def sort_of(self, word: str) -> str:
        """Return the sort of speakers that a noun (lower case) stands for, "" where it tells none."""
        return _sort(self.code, word)

    def readings(self, lemma: str) -> tuple[CueVerb, ...]:
        """Return the readings of a verb, also where an adverb counts as its prefix ("sagte … weiter": weitersagen)."""
        found = self.verbs.get(lemma, ())
        if not found and lemma.startswith(self.adverbs):
            return next(self.verbs.get(lemma[len(adverb) :], ()) for adverb in self.adverbs if lemma.startswith(adverb))
        return found

    def has(self, word: str, role: str) -> bool:
        """Tell whether the word (lower case) has the role."""
        roles = self.roles.get(word)
        return roles is not None and role in roles


@cache
def load_lexicon(code: str) -> Lexicon:
    """Return the lexicon of the language with that code."""
    language = load_language(code)
    words = language.words
    grammar = words["attribution_grammar"].column("value")
    roles = {word: frozenset(roles.split()) for word, roles in words["attribution_words"].column("roles").items()}
    return Lexicon(
        code=code,
        verb_second=grammar["order"] == "verb second",
        subjunctive_ending=grammar["subjunctive"],
        passive=grammar["passive"],
        hearsay=grammar["hearsay"],
        dative_plurals=tuple(grammar["dative plural"].split()),
        genitive_endings=tuple(grammar["genitive"].split()),
        partial_quotes=grammar["partial quotes"] == "apart",
        verbs=_verbs(language),
        roles=roles,
        citing=frozenset(word for word, own in roles.items() if not own.isdisjoint(("citing", "citing_verb"))),
        adverbs=tuple(word for word, own in roles.items() if "verb_prefix" in own),
        openers=words["attribution_openers"].column("place"),
        pronouns=words["source_pronouns"].column("refers"),
        subjunctive=words["subjunctive"].column("strength"),
        hedges=frozenset(words["attribution_hedges"]),
        cue_nouns=words["cue_nouns"].column("kind"),
        denials=frozenset(words["denials"]),
        source_nouns=load_endings(language.code, "source_nouns"),
        speakers=load_endings(language.code, "speaker_nouns"),
        media=load_endings(language.code, "attribution_media"),
        unnamed=load_endings(language.code, "unnamed_sources"),
        spokespeople=load_endings(language.code, "spokespeople"),
    )


@lru_cache(maxsize=50_000)
def _sort(code: str, word: str) -> str:
    """Return the sort of the longest noun or ending that the word is made of."""
    sorts = load_language(code).words["speaker_nouns"].column("sort")
    for start in range(len(word)):
        sort = sorts.get(word if start == 0 else "") or sorts.get("-" + word[start:])
        if sort:
            return sort
    return ""


def _verbs(language: Language) -> dict[str, tuple[CueVerb, ...]]:
    """Return the readings of each cue verb, those with a companion first."""
    found: dict[str, list[CueVerb]] = {}
    for cue, (kind, takes, _) in language.words["cue_verbs"].rows.items():
        lemma, _, companions = cue.partition(" ")
        wanted = frozenset(companions.lower().split("|")) if companions else frozenset()
        found.setdefault(lemma, []).append(CueVerb(wanted, kind, takes))
    return {lemma: tuple(sorted(readings, key=lambda r: not r.companions)) for lemma, readings in found.items()}
