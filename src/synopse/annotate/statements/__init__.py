"""An annotated report comes in, its statements go out: one for each clause that asserts something.

The frame of an attribution ("teilte das Ministerium mit") is no statement; what it attributes is. Left out: the grammar
inside a clause. Participants are all names of a clause, those that its pronouns stand for included.
"""

from synopse.annotate.statements.antecedents import Antecedents
from synopse.annotate.statements.clauses import Clause, find_clauses, is_finite
from synopse.annotate.statements.meaning import (
    certainty_of,
    concepts_of,
    is_habit,
    polarity_of,
    predicates_of,
    terms_of,
)
from synopse.annotate.statements.slots import Slots
from synopse.annotate.statements.sources import Frames
from synopse.languages import Language
from synopse.model import Annotated, Certainty, Polarity, Sentence, Statement

CLAUSE, FRAGMENT = "clause", "fragment"  # with a finite verb, or without one as in headlines and captions


def find_statements(annotated: Annotated, language: Language) -> tuple[Statement, ...]:
    """Return the statements of a report in the order of the text, each with its slots and its chain of attributions."""
    frames, slots = Frames(annotated.attributions), Slots(annotated, language)
    antecedents = Antecedents(language)
    return tuple(
        _make(annotated, sentence, clause, (frames, slots, antecedents), language)
        for sentence in annotated.sentences
        for clause in frames.without_frames(find_clauses(sentence, frames.cuts(sentence), language))
    )


def _make(
    annotated: Annotated,
    sentence: Sentence,
    clause: Clause,
    tools: tuple[Frames, Slots, Antecedents],
    language: Language,
) -> Statement:
    frames, slots, antecedents = tools
    sources = frames.around(clause)
    mentions, times, quantities = slots.mentions(clause), slots.times(clause), slots.quantities(clause)
    cues = frames.cue_lemmas(sources, sentence)
    denied = not cues.isdisjoint(language.words["denials"])
    polarity = polarity_of(clause, language)
    return Statement(
        start=clause.start,
        end=clause.end,
        id=f"{annotated.report.id}:{clause.start}-{clause.end}",
        report=annotated.report.id,
        predicates=predicates_of(clause, language),
        concepts=concepts_of(clause, language),
        terms=terms_of(clause, (*mentions, *times, *quantities), language),
        participants=antecedents.participants(sentence, clause, mentions),
        places=tuple(mention for mention in mentions if mention.type == "LOC"),
        times=times,
        quantities=quantities,
        when=slots.when(clause),
        sources=sources,
        polarity=(Polarity.YES if polarity == Polarity.NO else Polarity.NO) if denied else polarity,
        certainty=Certainty.DENIED if denied else certainty_of(clause, cues, language, attributed=bool(sources)),
        habitual=is_habit(clause, times, language),
        rule=CLAUSE if any(map(is_finite, clause.tokens)) else FRAGMENT,
    )
