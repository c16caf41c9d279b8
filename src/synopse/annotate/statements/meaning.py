"""What the words of a clause say of it: its concepts, certainty, and whether it tells of a habit."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from synopse.annotate.statements.clauses import Clause, is_finite
from synopse.languages import Language
from synopse.languages.concepts import event_concepts, phrase_concepts, token_concepts
from synopse.model import Certainty, Span, TimeExpression, Token

_CONTENT = frozenset({"NOUN", "VERB", "ADJ"})
_NUMBER = re.compile(r"\d+")


def concepts_of(clause: Clause, language: Language) -> tuple[str, ...]:
    """Return the concepts that the clause's words express together, its verbs alone, and its other words alone."""
    lemmas = {token.lemma.lower() for token in clause.tokens}
    found: dict[str, None] = {}
    for _, concepts in phrase_concepts(lemmas, language.code):
        found.update(dict.fromkeys(concepts))
    for token in sorted(clause.tokens, key=lambda token: token.pos != "VERB"):
        if token.pos in _CONTENT:
            found.update(dict.fromkeys(token_concepts(token.lemma, token.text, language.code, token.pos)))
    return tuple(found)


def predicates_of(clause: Clause, concepts: tuple[str, ...], language: Language) -> tuple[str, ...]:
    """Return the events that the clause's verbs tell of, alone or with other words; if none, those of `concepts`."""
    lemmas = {token.lemma.lower() for token in clause.core}
    verbs = {token.lemma.lower() for token in clause.core if token.pos == "VERB"}
    found: dict[str, None] = {}
    for several, together in phrase_concepts(lemmas, language.code):
        if not several.isdisjoint(verbs):
            found.update(dict.fromkeys(together))
    for token in clause.core:
        if token.pos == "VERB":
            found.update(dict.fromkeys(token_concepts(token.lemma, token.text, language.code, token.pos)))
    return _events(found) or _events(concepts)


def _events(concepts: Iterable[str]) -> tuple[str, ...]:
    return tuple(concept for concept in concepts if concept in event_concepts())


def terms_of(clause: Clause, concepts: tuple[str, ...], slots: Sequence[Span], language: Language) -> frozenset[str]:
    """Return what another wording of the clause may share: its concepts, and the lemmas of words that are part of none.

    Words inside the clause's slots (names, times, quantities) are left out: they are compared as what they mean.
    """
    terms = {f"concept:{concept}" for concept in concepts}
    lemmas = {token.lemma.lower() for token in clause.tokens}
    phrased = {lemma for several, _ in phrase_concepts(lemmas, language.code) for lemma in several}
    for token in clause.tokens:
        if token.lemma.lower() not in phrased and not any(slot.start <= token.start < slot.end for slot in slots):
            terms.update(words_of(token, language))
    return frozenset(terms)


def words_of(token: Token, language: Language) -> Iterator[str]:
    """Yield the term of a word without a concept: its number, or its language and lemma; none if it says little."""
    lemma = token.lemma.lower()
    if number := _NUMBER.match(lemma):
        yield f"number:{number[0]}"
    elif token.pos in _CONTENT and lemma[0].isalpha() and not _says_little(token, language):
        yield f"{language.code}:{lemma}"


def _says_little(token: Token, language: Language) -> bool:
    """Tell whether the lemma is too general to be a term, or its concepts already are terms."""
    if token.lemma.lower() in language.words["general"]:
        return True
    return bool(token_concepts(token.lemma, token.text, language.code, token.pos))


def certainty_of(clause: Clause, cues: Iterable[str], language: Language, *, attributed: bool) -> Certainty:
    """Return how the report vouches for the clause: hedged or planned by its words or cue, reported, or asserted."""
    modals = language.words["modals"].column("certainty")
    marked = sorted({*_marks(clause, language), *(modals[cue] for cue in cues if cue in modals)})
    if marked:
        return Certainty(marked[0])
    return Certainty.REPORTED if attributed else Certainty.ASSERTED


def _marks(clause: Clause, language: Language) -> Iterator[str]:
    uncertain = language.words["uncertain"].column("certainty")
    modals = language.words["modals"].column("certainty")
    for token, following in pairwise((*clause.tokens, clause.tokens[-1])):
        pair = f"{token.text} {following.text}".lower()
        if found := uncertain.get(token.text.lower()) or uncertain.get(pair):
            yield found
        elif token.pos in ("AUX", "VERB") and (found := modals.get(token.lemma.lower())) and _governs(token, clause):
            yield Certainty.HEDGED if _tells_of_the_past(clause, language) else found


def _governs(modal: Token, clause: Clause) -> bool:
    """Tell whether a finite modal has an infinitive in its clause."""
    return is_finite(modal) and any(token.form == "inf" for token in clause.tokens)


def _tells_of_the_past(clause: Clause, language: Language) -> bool:
    """Tell whether the modal governs a perfect infinitive ("soll … getötet worden sein", "may have fled")."""
    auxiliaries = language.perfect_auxiliaries
    return any(t.form == "part" for t in clause.tokens) and any(
        t.form == "inf" and t.lemma in auxiliaries for t in clause.tokens
    )


def is_habit(clause: Clause, times: tuple[TimeExpression, ...], language: Language) -> bool:
    """Tell whether the clause tells of what happens again and again, by its words or a time of type SET."""
    habits = language.words["habits"]
    return any(time.type == "SET" for time in times) or any(t.text.lower() in habits for t in clause.tokens)
