"""Clauses come in; those that only say when it was have joined the clause that says what happened then.

"It was 9:50 a.m. when the last passenger was brought off" says one thing: that it happened at 9:50.
"""

from collections.abc import Sequence
from dataclasses import replace

from synopse.annotate.statements.clauses import Clause, is_finite
from synopse.annotate.statements.slots import Slots
from synopse.languages import Language
from synopse.model import Span, Token

_FEWEST = 3  # words: "It was noon"
_SAYING_NOTHING = frozenset({"ADJ", "ADV", "ADP", "DET", "PART", "PUNCT", "SCONJ"})  # parts of speech


def join_clefts(clauses: Sequence[Clause], slots: Slots, language: Language) -> list[Clause]:
    """Return the clauses of a sentence, in order, each that only tells a time joined with the next that it opens."""
    joined: list[Clause] = []
    for clause in clauses:
        if joined and _opens_with_time(clause, language) and _tells_time_alone(joined[-1], slots, language):
            before = joined.pop()
            joined.append(replace(clause, tokens=before.tokens + clause.tokens, core=before.core + clause.core))
        else:
            joined.append(clause)
    return joined


def _opens_with_time(clause: Clause, language: Language) -> bool:
    """Tell whether a clause opens with a word that sets its event at the time of the clause before ("when")."""
    return bool(language.words["subordinators"].column("time").get(clause.words[0]))


def _tells_time_alone(clause: Clause, slots: Slots, language: Language) -> bool:
    """Tell whether a clause says nothing but that it was a time of day ("It was just before noon")."""
    if len(clause.tokens) < _FEWEST or clause.words[0] not in language.words["expletives"]:
        return False
    verb, *rest = clause.tokens[1:]
    times = slots.times(clause)
    told = any(time.clock for time in times) and all(_is_of_time(token, times) for token in rest)
    return told and verb.pos == "AUX" and is_finite(verb)


def _is_of_time(token: Token, times: Sequence[Span]) -> bool:
    return token.pos in _SAYING_NOTHING or any(time.start <= token.start < time.end for time in times)
