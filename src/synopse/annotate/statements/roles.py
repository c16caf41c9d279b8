"""A sentence with its statements comes in; its persons with a role that no statement holds go out, a clause each.

Who speaks is named in the frame of an attribution ("said the mission director, Petra Asmussen"), which is no
statement; but that she holds the role is something that the report says.
"""

from collections.abc import Iterable, Iterator

from synopse.annotate.statements.clauses import Clause, trimmed
from synopse.model import Mention, Sentence, Span, Statement, Token

ROLE = "role"
_LONGEST = 120  # characters of a source that is shown whole; of a longer one, the name alone


def find_roles(
    sentence: Sentence, persons: Iterable[Mention], sources: Iterable[Span], statements: Iterable[Statement]
) -> Iterator[tuple[Mention, Clause]]:
    """Yield the persons who take part in none of the statements, with the words that name their role.

    A role is told by a title, or by a noun beside the name in the words that name the speaker; of several names there
    the fullest is the speaker's ("Orla Skehan, manager of the Everard").
    """
    told = {mention.start for statement in statements for mention in statement.participants}
    spans = list(sources)
    holders: dict[Span, Mention] = {}
    for person in persons:
        if person.start not in told:
            whole = next((span for span in spans if span.contains(person) and len(span) <= _LONGEST), person)
            place = Span(whole.start, whole.end)
            holders[place] = max(holders.get(place, person), person, key=lambda other: len(other.name.split()))
    for whole, person in holders.items():
        tokens = trimmed(token for token in sentence.tokens if whole.overlaps(token))
        if tokens and (person.titles or any(_is_noun_beside(token, person) for token in tokens)):
            yield person, Clause(tokens, tokens)


def _is_noun_beside(token: Token, person: Mention) -> bool:
    return token.pos == "NOUN" and not person.overlaps(token)
