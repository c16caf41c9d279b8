"""A clause comes in, the places that it puts something at go out: those that its names give, and others.

The others are places within a town or a house by a common noun ("in Terminal A", "in the town hall"); facilities with a
name of their own ("im Ulmer Klinikum", "at the harbour of Ostby"); and names that only the words before them show to
be places ("the village of Ostby", "near Ostby"). A facility counts where the clause puts something there; one that
acts ("das Klinikum teilte mit") does not, nor do plurals and any ("in jedem Krankenhaus"). A town's name that opens
another name ("the Ostby Rovers won") puts nothing there.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from synopse.annotate.statements.clauses import Clause
from synopse.annotate.statements.facilities import Phrase, Phrases
from synopse.annotate.statements.positions import Positions
from synopse.languages import Language
from synopse.languages.facilities import SETTLEMENT
from synopse.model import FACILITY, LOCALITY, Mention, Span, Token

_PLACED = "placed"  # the rule of names that the words before them show to be places
_LOC, _PER = "LOC", "PER"
_SURELY = 0.85  # confidence of a name's type; towns taken for persons behind "near" had .57 to .82
_NAMES = "names"  # the use of prepositions that stand before names of places alone
_NOUNS = frozenset({"NOUN", "PROPN"})


def named_places(
    clause: Clause, mentions: Sequence[Mention], known: Sequence[Span], language: Language
) -> list[Mention]:
    """Return the places among a clause's names but for those that open another name; `known` as for localities."""
    places = [mention for mention in mentions if mention.type == _LOC]
    if not places or language.nouns_in_capitals:
        return places
    starts = {span.start for span in known}
    openers = {
        token.end
        for token, behind in pairwise(clause.tokens)
        if behind.start - token.end == 1 and behind.start not in starts and _goes_on_name(behind)
    }
    return [mention for mention in places if mention.end not in openers]


def _goes_on_name(token: Token) -> bool:
    return token.pos in _NOUNS and token.text[:1].isupper() and not token.text.isupper()


def find_localities(clause: Clause, known: Sequence[Span], language: Language) -> Iterator[Mention]:
    """Yield the places of a clause that are no known names; `known` are its names, times and quantities."""
    phrases, positions = Phrases(clause.tokens, known, language), Positions(clause.tokens, language)
    yield from _placed_names(clause, phrases, positions)
    for phrase in phrases.find():
        if phrase.noun.kind == SETTLEMENT:
            yield from _settlement(clause, phrase, phrases)
        elif positions.hold(phrase):
            rule = FACILITY if phrase.named else LOCALITY
            yield _mention(clause, phrase.first, phrase.end, phrases, rule)


def _placed_names(clause: Clause, phrases: Phrases, positions: Positions) -> Iterator[Mention]:
    """Yield the unknown names that the preposition before them shows to be places ("near Ostby", "landed at Ostby")."""
    for place, token in enumerate(clause.tokens[:-1]):
        if token.pos != "ADP" or not clause.tokens[place + 1].text[:1].isupper():
            continue
        first = place + 1
        end, mention = phrases.name_end(first), phrases.mention(first)
        if mention is None:
            shown = positions.is_preposition(place, _NAMES) or positions.arrives(place) or positions.is_in(place)
            found = end > first and (shown or (positions.is_bare(place) and phrases.has_town_ending(first)))
        else:
            found = end > first and _may_be_place(mention) and positions.is_preposition(place, _NAMES)
        if found:
            yield _mention(clause, first, end, phrases, _PLACED)


def _may_be_place(mention: Mention) -> bool:
    """Tell whether a name that was taken for a person's may be a place's: without title, and not surely."""
    return mention.type == _PER and not mention.titles and mention.confidence < _SURELY


def _settlement(clause: Clause, phrase: Phrase, phrases: Phrases) -> Iterator[Mention]:
    """Yield the name behind the noun of a settlement ("the village of Ostby"), where it is not known as a place."""
    first = phrase.head + 1
    linked = first < phrase.end and not phrases.is_name(first)
    first += linked
    mention = phrases.mention(first)
    if first >= phrase.end or (mention is not None and (mention.type == _LOC or not linked)):
        return
    yield _mention(clause, first, phrase.end, phrases, _PLACED)


def _mention(clause: Clause, first: int, end: int, phrases: Phrases, rule: str) -> Mention:
    tokens = clause.tokens
    return Mention(tokens[first].start, tokens[end - 1].end, _LOC, phrases.name(first, end), rule=rule)
