"""An annotated article comes in; the main clauses that plainly state an event go out, ready for a change."""

from collections.abc import Iterator
from dataclasses import dataclass

from quality.discrepancy.words import Words

from synopse.model import Annotated, BlockKind, Sentence, Token

_SHORTEST, _LONGEST = 6, 40  # tokens of a sentence
_QUOTES = frozenset('"„“”»«‚‘?!;…[]')
_KINDS = (BlockKind.LEAD, BlockKind.BODY)
_ENDS = frozenset(",;–—-()")
_FINITE = ("fin", "past")


@dataclass(frozen=True, slots=True)
class Clause:
    """A main clause at the start of a sentence: its place among the sentences, and its characters."""

    number: int
    sentence: Sentence
    start: int
    end: int
    tokens: tuple[Token, ...]


def find_clauses(annotated: Annotated, words: Words) -> Iterator[Clause]:
    """Yield the clauses of lead and body that state an event: nothing quoted, said, doubted or planned."""
    text = annotated.report.text
    for number, sentence in enumerate(annotated.sentences):
        clause = _main_clause(number, sentence, words)
        if sentence.kind in _KINDS and _is_plain(text, sentence) and _states(clause, words):
            yield clause


def _is_plain(text: str, sentence: Sentence) -> bool:
    words = text[sentence.start : sentence.end]
    return (
        _SHORTEST <= len(sentence.tokens) <= _LONGEST
        and words.endswith(".")
        and ": " not in words
        and _QUOTES.isdisjoint(words)
    )


def _main_clause(number: int, sentence: Sentence, words: Words) -> Clause:
    tokens = sentence.tokens
    for place, token in enumerate(tokens[1:-1], start=1):
        if token.text in _ENDS and not _is_inside_date(tokens, place, words):
            return Clause(number, sentence, sentence.start, token.start, tokens[:place])
    return Clause(number, sentence, sentence.start, tokens[-1].start, tokens[:-1])


def _is_inside_date(tokens: tuple[Token, ...], place: int, words: Words) -> bool:
    """Tell whether a comma stands between a weekday and its day, or between a day and its year."""
    before, behind = tokens[place - 1].text, tokens[place + 1].text
    return words.holds("weekdays", before) or (before.isdigit() and behind[:4].isdigit() and len(behind) >= 4)


def _states(clause: Clause, words: Words) -> bool:
    tokens = clause.tokens
    if tokens[0].pos in ("SCONJ", "CCONJ") or not any(_is_finite(token) for token in tokens):
        return False
    if any(token.lemma in words.settings["saying"] for token in tokens if token.pos == "VERB"):
        return False
    # In German a verb that begins a sentence asks or sets a condition.
    return not _is_finite(tokens[0]) and not any(words.holds("unsure", token.text) for token in tokens)


def _is_finite(token: Token) -> bool:
    return token.pos in ("VERB", "AUX") and token.form in _FINITE
