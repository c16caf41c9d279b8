"""What the words of a clause say of it: its concepts, certainty, and whether it tells of a habit."""

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from functools import cached_property, lru_cache

from synopse.annotate.statements.clauses import Clause, is_finite, stretch_of
from synopse.languages import Language, load_language
from synopse.languages.concepts import event_concepts, phrase_concepts, token_concepts
from synopse.model import Certainty, Precision, Span, TimeExpression, Token

_CONTENT = frozenset({"NOUN", "VERB", "ADJ"})
_RESULT = "ger"  # the form of verbs that add to a clause what it brings about
_VERBAL = frozenset({"AUX", "VERB"})
_NUMBER = re.compile(r"\d+")
_MOST_WORDS = 2**14  # whose terms are kept (about 5 MB); rarer ones are worked out anew


class Meanings:
    """What the words of a clause mean, each by itself and together with others ("Gespräche führen")."""

    def __init__(self, clause: Clause, language: Language) -> None:
        self._clause = clause
        self._words = list(zip(clause.tokens, clause.lemmas, strict=True))
        self._language = language
        self._phrases = list(phrase_concepts(frozenset(clause.lemmas), language.code))
        self._told = [(token, concepts) for token in clause.tokens if (concepts := self._of(token))]

    def _of(self, token: Token) -> tuple[str, ...]:
        if token.pos not in _CONTENT:
            return ()
        return token_concepts(token.lemma, token.text, self._language.code, token.pos)

    @cached_property
    def concepts(self) -> tuple[str, ...]:
        """The concepts that the clause's words express together, its verbs alone, and its other words alone."""
        found = dict.fromkeys(concept for _, concepts in self._phrases for concept in concepts)
        for is_verb in (True, False):
            for token, concepts in self._told:
                if (token.pos == "VERB") is is_verb:
                    found.update(dict.fromkeys(concepts))
        return tuple(found)

    @property
    def predicates(self) -> tuple[str, ...]:
        """The events that the clause's verbs tell of, alone or with other words; if none, those of its concepts.

        Its verbs are those of its core, and those that tell what came of it ("the roof fell in, injuring two").
        """
        core = {token.start for token in self._clause.core}
        own = dict.fromkeys(concept for _, concepts in self._phrases_in(core) for concept in concepts)
        results: dict[str, None] = {}
        for token, concepts in self._told:
            if token.pos == "VERB" and (token.start in core or token.form == _RESULT):
                (results if token.form == _RESULT else own).update(dict.fromkeys(concepts))
        return _events({**own, **results}) if _events(own) else _events(self.concepts)

    def _phrases_in(self, core: Set[int]) -> list[tuple[frozenset[str], tuple[str, ...]]]:
        """Return the phrases all words of which, a verb among them, stand at these places."""
        if not self._phrases:
            return []
        words = [(token, lemma) for token, lemma in self._words if token.start in core]
        lemmas = {lemma for _, lemma in words}
        verbs = {lemma for token, lemma in words if token.pos == "VERB"}
        return [phrase for phrase in self._phrases if phrase[0] <= lemmas and not phrase[0].isdisjoint(verbs)]

    def terms(self, slots: Sequence[Span]) -> frozenset[str]:
        """Return what another wording may share: the concepts, and the lemmas of words that are part of none.

        Words inside the clause's slots (names, times, quantities) are left out: they are compared as what they mean.
        """
        terms = {f"concept:{concept}" for concept in self.concepts}
        apart = {lemma for several, _ in self._phrases for lemma in several}
        inside = {t.start for slot in slots for t in self._clause.tokens if slot.start <= t.start < slot.end}
        for token, lemma in self._words:
            if lemma not in apart and token.start not in inside:
                terms.update(words_of(token, self._language))
        return frozenset(terms)


def _events(concepts: Iterable[str]) -> tuple[str, ...]:
    events = event_concepts()
    return tuple([concept for concept in concepts if concept in events])


def words_of(token: Token, language: Language) -> tuple[str, ...]:
    """Return the term of a word without a concept: its number, or its language and lemma; none if it says little."""
    if token.pos not in _CONTENT and not token.lemma[:1].isdecimal():
        return ()
    return _words_of(token.lemma, token.text, token.pos, language.code)


@lru_cache(_MOST_WORDS)
def _words_of(lemma: str, text: str, pos: str, code: str) -> tuple[str, ...]:
    lowered = lemma.lower()
    if number := _NUMBER.match(lowered):
        return (f"number:{number[0]}",)
    if pos in _CONTENT and lowered[0].isalpha() and not _says_little(lemma, text, pos, code):
        return (f"{code}:{lowered}",)
    return ()


def _says_little(lemma: str, text: str, pos: str, code: str) -> bool:
    """Tell whether a lemma is too general to be a term, or its concepts already are terms."""
    return lemma.lower() in load_language(code).words["general"] or bool(token_concepts(lemma, text, code, pos))


def certainty_of(clause: Clause, cues: Iterable[str], language: Language, *, attributed: bool) -> Certainty:
    """Return how the report vouches for the clause: hedged or planned by its words or cue, reported, or asserted."""
    modals = language.words["modals"].column("certainty")
    marked = sorted({*_marks(clause, language), *(modals[cue] for cue in cues if cue in modals)})
    if marked:
        return Certainty(marked[0])
    return Certainty.REPORTED if attributed else Certainty.ASSERTED


def _marks(clause: Clause, language: Language) -> Iterator[str]:
    uncertain, openers = language.words["uncertain"].column("certainty"), language.words["uncertain"].openers
    modals, done = language.words["modals"].column("certainty"), language.words["modals"].column("done")
    words = clause.words
    for place, (token, word, lemma) in enumerate(zip(clause.tokens, words, clause.lemmas, strict=True)):
        behind = words[place + 1] if place + 1 < len(words) else ""
        if found := uncertain.get(word) or (word in openers and uncertain.get(f"{word} {behind}")):
            if found != Certainty.PLANNED or not _is_beside_fact(clause, place, language):
                yield found
        elif token.pos in _VERBAL and lemma in modals and word not in done[lemma].split() and _governs(token, clause):
            yield Certainty.HEDGED if _tells_of_the_past(clause, language) else modals[lemma]


def _is_beside_fact(clause: Clause, place: int, language: Language) -> bool:
    """Tell whether a fact is only compared with a plan ("later than planned"), or the plan stands in an aside."""
    if place and clause.words[place - 1] in language.words["comparisons"]:
        return True
    stretch = stretch_of(clause.tokens, place)
    own, rest = clause.tokens[stretch], (*clause.tokens[: stretch.start], *clause.tokens[stretch.stop :])
    return stretch.start > 0 and not any(map(is_finite, own)) and any(map(is_finite, rest))


def _governs(modal: Token, clause: Clause) -> bool:
    """Tell whether a finite modal has an infinitive in its clause."""
    return is_finite(modal) and any(token.form == "inf" for token in clause.tokens)


def _tells_of_the_past(clause: Clause, language: Language) -> bool:
    """Tell whether the modal governs a perfect infinitive ("soll … getötet worden sein", "may have fled")."""
    auxiliaries = language.perfect_auxiliaries
    return any(t.form == "part" for t in clause.tokens) and any(
        t.form == "inf" and t.lemma in auxiliaries for t in clause.tokens
    )


def is_dated(clause: Clause, times: Iterable[TimeExpression], language: Language) -> bool:
    """Tell whether a clause that might be a condition says when something will be ("wenn sie am 1. Mai antritt")."""
    opens = language.words["conditions"].column("dated").get(clause.words[0]) == "yes"
    days = (time.interval for time in times if time.interval is not None)
    return opens and any(day.precision >= Precision.DAY for day in days) and not _denies(clause, language)


def _denies(clause: Clause, language: Language) -> bool:
    return any(word in language.words["negations"] for word in clause.words)


def is_habit(clause: Clause, times: tuple[TimeExpression, ...], language: Language) -> bool:
    """Tell whether the clause tells of what happens again and again, by its words or a time of type SET."""
    return any(time.type == "SET" for time in times) or not language.words["habits"].keys().isdisjoint(clause.words)
