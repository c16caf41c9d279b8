"""An annotated report comes in, its statements go out: one for each clause that asserts something.

The frame of an attribution ("teilte das Ministerium mit") is no statement; what it attributes is, and so is the role of
a person whom it names. Left out: the grammar inside a clause. Participants are all names of a clause, those that its
pronouns stand for included.
"""

from synopse.annotate.statements.antecedents import Antecedents
from synopse.annotate.statements.clauses import Clause, find_clauses, is_denied, is_finite
from synopse.annotate.statements.clefts import join_clefts
from synopse.annotate.statements.localities import find_localities, named_places
from synopse.annotate.statements.meaning import (
    Meanings,
    certainty_of,
    is_dated,
    is_habit,
)
from synopse.annotate.statements.polarity import polarity_of, untrue_clauses, without_denied
from synopse.annotate.statements.roles import ROLE, find_roles
from synopse.annotate.statements.slots import Slots
from synopse.annotate.statements.sources import Frames
from synopse.annotate.statements.surroundings import Surroundings
from synopse.languages import Language
from synopse.model import BESIDE, Annotated, Certainty, Mention, Sentence, Statement

# What kind of sentence makes a statement: one with a finite verb, one without (headlines, captions), one that asks, and
# one that only says under what condition something is so, one that a speaker does not say ("did not deny that …"). The
# last four assert nothing that others could bear out.
CLAUSE, FRAGMENT, QUESTION, CONDITION, UNSAID = "clause", "fragment", "question", "condition", "unsaid"
QUESTION_MARK = "?"


def find_statements(annotated: Annotated, language: Language) -> tuple[Statement, ...]:
    """Return the statements of a report in the order of the text, each with its slots and its chain of attributions."""
    reader = _Reader(annotated, language)
    numbered = enumerate(annotated.sentences)
    return tuple(statement for place, sentence in numbered for statement in reader.read(sentence, place))


class _Reader:
    """Reads a report sentence by sentence; holds what its clauses are asked about: attributions, slots, antecedents."""

    def __init__(self, annotated: Annotated, language: Language) -> None:
        self._report = annotated.report
        self._language = language
        self._frames = Frames(annotated, language)
        self._slots = Slots(annotated, language)
        self._antecedents = Antecedents(language)
        self._untrue: frozenset[int] = frozenset()  # where the clauses of this sentence start that another denies

    def read(self, sentence: Sentence, place: int) -> list[Statement]:
        """Return the statements of the next sentence, the one at this place in the report."""
        told = self._frames.without_inserted(sentence, self._language)
        clauses = find_clauses(told, self._frames.cuts(sentence), self._language)
        clauses = join_clefts(clauses, self._slots, self._language)
        stating = self._frames.without_frames(clauses)
        self._untrue = untrue_clauses(clauses, self._language)
        surroundings = Surroundings(sentence, place, self._language)
        statements = [self._make(surroundings, clause, stating[0]) for clause in stating]
        sources = self._frames.sources(sentence)
        self._antecedents.hear(mention for span in sources for mention in self._slots.persons(span))
        roles = find_roles(sentence, self._slots.persons(sentence), sources, statements)
        statements += [self._make_role(person, clause, place) for person, clause in roles]
        return sorted(statements, key=lambda statement: (statement.start, statement.end))

    def _make(self, surroundings: Surroundings, clause: Clause, first: Clause) -> Statement:
        language, slots, sentence = self._language, self._slots, surroundings.sentence
        told = without_denied(clause, language)
        mentions, times, quantities = slots.mentions(told), slots.times(told), slots.quantities(told)
        participants = self._antecedents.participants(sentence, clause, self._described(sentence, clause) + mentions)
        known = (*mentions, *times, *quantities)
        places = (*named_places(told, mentions, known, language), *find_localities(told, known, language))
        sources = self._frames.around(clause)
        cues = self._frames.cue_lemmas(sources, sentence)
        meanings = Meanings(clause, language)
        unsaid = self._frames.unsaid(sources, sentence, language)
        denied = not unsaid and self._frames.denied(sources, sentence, clause, language)
        dated = is_dated(clause, times, language)
        return Statement(
            start=clause.start,
            end=clause.end,
            id=f"{self._report.id}:{clause.start}-{clause.end}",
            report=self._report.id,
            predicates=meanings.predicates,
            concepts=meanings.concepts,
            terms=meanings.terms(known),
            participants=participants,
            places=places,
            times=times,
            quantities=quantities,
            when=slots.when(told, first),
            sources=sources,
            polarity=polarity_of(clause, language, denied=denied != (clause.start in self._untrue)),
            certainty=Certainty.PLANNED if dated else self._certainty(clause, sources, cues, denied=denied),
            habitual=is_habit(clause, times, language),
            sentence=surroundings.place,
            around=surroundings.of((*participants, *places, *times, *quantities)),
            rule=UNSAID if unsaid else self._rule(sentence, clause, denied=denied, dated=dated),
        )

    def _described(self, sentence: Sentence, clause: Clause) -> tuple[Mention, ...]:
        """Return the person named right before a relative clause that tells what this person does."""
        if self._language.words["relatives"].column("person").get(clause.words[0]) != "yes":
            return ()
        near = (person for person in self._slots.persons(sentence) if 0 < clause.start - person.end <= BESIDE)
        return tuple(near)

    def _make_role(self, person: Mention, clause: Clause, place: int) -> Statement:
        meanings = Meanings(clause, self._language)
        terms = meanings.terms((person,))
        return Statement(
            start=clause.start,
            end=clause.end,
            id=f"{self._report.id}:{clause.start}-{clause.end}",
            report=self._report.id,
            concepts=meanings.concepts,
            terms=terms,
            participants=(person,),
            sentence=place,
            around=((person.start, tuple(sorted(terms))),),
            rule=ROLE,
        )

    def _certainty(self, clause: Clause, sources: tuple[int, ...], cues: frozenset[str], *, denied: bool) -> Certainty:
        if denied:
            return Certainty.DENIED
        if self._frames.hearsay(sources):
            return Certainty.HEDGED
        return certainty_of(clause, cues, self._language, attributed=bool(sources))

    def _rule(self, sentence: Sentence, clause: Clause, *, denied: bool, dated: bool) -> str:
        if sentence.tokens[-1].text == QUESTION_MARK:
            return QUESTION
        if clause.words[0] in self._language.words["conditions"] and not dated:
            return CONDITION
        told = denied or any(map(is_finite, clause.tokens)) or is_denied(clause.tokens, self._language)
        return CLAUSE if told else FRAGMENT
