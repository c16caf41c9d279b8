"""A clause comes in, the places within a town or a house that it names by a common noun go out ("in Terminal A").

Names of places are left to the gazetteer; a noun counts where a preposition of place stands before it.
"""

import re
from collections.abc import Iterator

from synopse.annotate.statements.clauses import Clause
from synopse.languages import Language
from synopse.model import LOCALITY, Mention, Token

_BEFORE = 3  # words between the preposition and the noun: an article and adjectives
_SHORTEST_HEAD = 6  # letters of a noun that a compound may end in
_MARK = re.compile(r"[A-Z]|\d{1,3}[a-z]?")  # what tells one hall or terminal from the next
_NOUNS = frozenset({"NOUN", "PROPN"})


def find_localities(clause: Clause, language: Language) -> Iterator[Mention]:
    """Yield the places that common nouns of the clause name, with the letter or number behind them."""
    tokens = clause.tokens
    for place, token in enumerate(tokens):
        if (
            token.pos in _NOUNS
            and _is_place(token, language)
            and _is_led_in(tokens[max(0, place - _BEFORE) : place], language)
        ):
            behind = tokens[place + 1] if place + 1 < len(tokens) else None
            last = behind if behind is not None and _MARK.fullmatch(behind.text) else token
            name = token.text if last is token else f"{token.text} {last.text}"
            yield Mention(token.start, last.end, "LOC", name, rule=LOCALITY)


def _is_place(token: Token, language: Language) -> bool:
    lemma = token.lemma.lower()
    nouns = language.words["place_nouns"]
    return lemma in nouns or any(lemma[cut:] in nouns for cut in range(1, len(lemma) - _SHORTEST_HEAD + 1))


def _is_led_in(before: tuple[Token, ...], language: Language) -> bool:
    """Tell whether a preposition of place stands among the words, and no noun behind it."""
    for token in reversed(before):
        if token.text.lower() in language.words["place_prepositions"]:
            return True
        if token.pos in _NOUNS:
            return False
    return False
