"""A clause comes in; whether it says that something is so, or that it is not, goes out.

Negations are counted: in the clause, in the verb that governs its infinitive ("failed to pay"), and around it, where a
speaker denies it or another clause calls it untrue. Left out: what is only said of a part of the clause.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from synopse.annotate.statements.clauses import Clause, is_denied, is_finite, stretch_of
from synopse.languages import Language
from synopse.model import Polarity, Token

# Kinds of negations: one of its own, and one that goes on with another ("neither … nor" denies once).
_NEGATION, _JOINED = "own", "joined"
_NONE = "none"  # the kind of words that look like a negation and are none ("as never before")
_GOVERNED = frozenset({"inf", "ger"})
_DONE = frozenset({"part", "ger"})  # forms of verbs that tell what was done beside a finite verb
_VERBS = frozenset({"VERB", "AUX"})
_COMMA, _COLON, _AND = ",", ":", "CCONJ"
_NAMING = frozenset({"NOUN", "PROPN", "NUM"})
_ARTICLE, _ADJECTIVE, _QUALIFYING = "DET", "ADJ", frozenset({"ADJ", "ADV"})
_SUBJECT, _PREPOSITION = frozenset({"NOUN", "PROPN", "PRON"}), "ADP"
_GOVERNING = frozenset({"VERB", "ADJ"})
_LONGEST_VERDICT = 10  # words of a clause that says of another that it is untrue; longer ones tell things of their own


def polarity_of(clause: Clause, language: Language, *, denied: bool) -> Polarity:
    """Return NO where an odd number of negations stands in the clause, a denial around it and its opening counted."""
    count = _negations(clause, language) + _is_undone(clause, language)
    count += denied + is_denied(clause.tokens, language)
    return Polarity.NO if count % 2 else Polarity.YES


def is_answer(clause: Clause, language: Language) -> bool:
    """Tell whether a clause is what a speaker says who denies something, not what is denied ("Nobody has died").

    It has a finite verb and a negation of its own, and nothing that makes it depend on the denial.
    """
    finite = any(map(is_finite, clause.tokens))
    return finite and not _depends(clause, language) and _negations(clause, language) > 0


def untrue_clauses(clauses: Iterable[Clause], language: Language) -> frozenset[int]:
    """Return the offsets of the clauses that the one next to them calls untrue ("it is not true that …")."""
    found = set()
    for one, other in pairwise(clauses):
        if _depends(other, language) and _calls_untrue(one, language):
            found.add(other.start)
        elif _depends(one, language) and _calls_untrue(other, language):
            found.add(one.start)
    return frozenset(found)


def _depends(clause: Clause, language: Language) -> bool:
    return clause.words[0] in language.words["complementisers"]


def _calls_untrue(clause: Clause, language: Language) -> bool:
    """Tell whether a short clause has a word for truth with a negation, or one for untruth without."""
    if len(clause.tokens) > _LONGEST_VERDICT or _depends(clause, language):
        return False
    truths = language.words["truths"].column("true")
    words = (word for both in zip(clause.lemmas, clause.words, strict=True) for word in both)
    found = next((truths[word] for word in words if word in truths), "")
    return bool(found) and (found == "yes") == bool(_negations(clause, language) % 2)


def without_denied(clause: Clause, language: Language) -> Clause:
    """Return a clause without the phrases that it sets something against ("two men, not four")."""
    left_out = {
        token.start
        for place, _ in _own_negations(clause, language)
        for token in clause.tokens[place : _end_of_denied(clause.tokens, place, language)]
    }
    if not left_out or len(left_out) == len(clause.tokens):
        return clause
    kept = tuple(token for token in clause.tokens if token.start not in left_out)
    return Clause(kept, tuple(token for token in clause.core if token.start not in left_out) or kept)


def _negations(clause: Clause, language: Language) -> int:
    """Count the negations that hold.

    Not those that the next word takes back ("not only", "no doubt"), nor those of what something else is set against
    ("two men, not four", "not a museum but a shipowner").
    """
    found: list[str] = []
    for place, kind in _own_negations(clause, language):
        denies = _end_of_denied(clause.tokens, place, language) == place
        if (
            denies
            and not _is_attributive(clause.tokens, place)
            and not _is_of_later_verb(clause.tokens, place)
            and not _stands_aside(clause.tokens, place, denied=bool(found))
        ):
            found.append(kind)
    own = found.count(_NEGATION)
    return own or min(1, found.count(_JOINED))


def _is_of_later_verb(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether a negation is that of a second verb without a finite one ("closed two shops and opened none")."""
    marks = (at for at, token in enumerate(tokens[:place]) if token.pos == _AND or token.text == _COMMA)
    mark = max(marks, default=0)
    behind = tokens[mark:]
    return (
        any(token.form in _DONE for token in tokens[:mark])
        and any(token.form in _DONE for token in behind)
        and not any(map(is_finite, behind))
    )


def _is_attributive(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether a negation is that of an adjective behind an article ("the not so young miller")."""
    before = tokens[place - 1] if place else None
    behind = tokens[place + 1 : place + 3]
    return (
        before is not None
        and before.pos == _ARTICLE
        and len(behind) > 1
        and behind[0].pos in _QUALIFYING
        and (behind[1].pos in _NAMING or behind[1].pos == _ADJECTIVE)
    )


def _stands_aside(tokens: Sequence[Token], place: int, *, denied: bool) -> bool:
    """Tell whether a negation between commas is no other one of the clause.

    It only goes on with what is `denied` before ("nobody heard it, not even she"), stands in an aside between the
    subject and its verb ("Ms Hall, not related to the mayor, left"), or behind a colon ("what he wrote: Do not go").
    """
    colon = next((at for at, token in enumerate(tokens[:place]) if token.text == _COLON), 0)
    if any(map(is_finite, tokens[:colon])):
        return True
    stretch = stretch_of(tokens, place)
    own, before, behind = tokens[stretch], tokens[: stretch.start], tokens[stretch.stop :]
    if not before or len(own) == 1 or any(map(is_finite, own)):
        return False
    if denied and not any(token.pos in _VERBS for token in own):
        return True
    named = any(token.pos in _SUBJECT for token in before) and before[0].pos != _PREPOSITION
    return named and not any(map(is_finite, before)) and any(map(is_finite, behind))


def _own_negations(clause: Clause, language: Language) -> list[tuple[int, str]]:
    """Return the place and kind of each negation that the next word does not take back."""
    negations, affirmed = language.words["negations"], language.words["affirmed"]
    kinds, openers = negations.column("kind"), negations.openers
    found: list[tuple[int, str]] = []
    if all(known.isdisjoint(words) for known in (kinds.keys(), openers) for words in (clause.words, clause.lemmas)):
        return found
    taken = 0
    for place, (word, lemma, behind) in enumerate(
        zip(clause.words, clause.lemmas, (*clause.words[1:], ""), strict=True)
    ):
        both = kinds.get(f"{word} {behind}") if word in openers else None
        kind = both or kinds.get(word) or kinds.get(lemma)
        if kind == _NONE:
            taken = place + 2
        elif place >= taken and kind and behind not in affirmed:
            goes_on = found and clause.tokens[place - 1].pos == _AND
            found.append((place, _JOINED if goes_on else kind))
            taken = place + (2 if both else 1)
    return found


def _end_of_denied(tokens: Sequence[Token], place: int, language: Language) -> int:
    """Return where the phrase ends that the negation at a place denies by itself, else the place.

    It stands between commas, behind a comma or "and" at the end, or before a word like "but". A second comma before it
    closes another aside, and the negation goes on with the clause; so it does before the particle of its verb.
    """
    if [token.pos for token in tokens[place + 1 :]] == [_PREPOSITION]:
        return place
    commas = [before for before, token in enumerate(tokens[:place]) if token.text == _COMMA]
    aside = commas == [place - 1]
    for end, token in enumerate(tokens[place + 1 :], place + 1):
        if token.pos in _VERBS:
            return place
        if token.text.lower() in language.words["contrasts"]:
            return end + 1
        if aside and token.text == _COMMA:
            return end
    added = place > 1 and tokens[place - 1].pos == _AND
    told = any(token.pos in _VERBS for token in tokens[:place])
    named = any(token.pos in _NAMING for token in tokens[place + 1 :])
    return len(tokens) if aside or (added and told and named) else place


def _is_undone(clause: Clause, language: Language) -> bool:
    """Tell whether a word says that what it governs was not done ("failed to pay", "was unable to") or is not so.

    The latter it says of the whole clause, unless a preposition gives it another sense ("arson was ruled out", but "he
    was ruled out of the match").
    """
    undone, unless = language.words["undone"].column("governs"), language.words["undone"].column("unless")
    for place, (token, lemma, behind) in enumerate(
        zip(clause.tokens, clause.lemmas, (*clause.words[1:], ""), strict=True)
    ):
        word = next((word for word in (f"{lemma} {behind}", lemma) if word in undone), "")
        if not word or token.pos not in _GOVERNING:
            continue
        if undone[word] == "clause":
            return set(unless[word].split()).isdisjoint(clause.words)
        around = clause.tokens if undone[word] == "around" else clause.tokens[place + 1 :]
        return undone[word] == "any" or any(other.form in _GOVERNED and other is not token for other in around)
    return False
