"""A clause comes in; whether it puts something at a place that it names goes out.

It does so behind a preposition of place, with verbs that leave, reach, storm or hit, and where a noun says what the
place is ("Treffpunkt ist das Klinikum Nord"). Prepositions that may lead to a doer or a goal ("von", "to") count with
verbs of moving.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from synopse.annotate.statements.clauses import is_finite
from synopse.annotate.statements.facilities import Phrase
from synopse.languages import Language, load_language
from synopse.languages.facilities import ARTICLELESS, PART, place_noun
from synopse.model import Token

_LEADING = frozenset({"DET", "ADJ", "NUM", "PRON", "ADV", "PART"})  # what stands between a preposition and a noun
_MOST = 4  # words between the two
_ARTICLE, _MOTION, _OBJECT, _NAMED, _PASSIVE, _ARRIVE = "article", "motion", "object", "named", "passive", "arrive"
_TOWN = "town"
_NOUN, _PARTICIPLES = "NOUN", frozenset({"part", "past"})
_OPEN = frozenset({"part", "inf"})  # forms of a verb that stands apart from its finite one
_NEAR = 2  # words from a verb to its preposition
_DEEPEST = 3  # places in one another ("on the roof of the wing of the hospital")


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """What a language's lists say of prepositions, links, verbs and the rest, read once."""

    prepositions: Mapping[str, str]
    links: Mapping[str, str]
    verbs: Mapping[str, str]
    generics: frozenset[str]
    roles: frozenset[str]
    accusatives: frozenset[str]


@cache
def _lexicon(code: str) -> _Lexicon:
    words = load_language(code).words
    prepositions, links, verbs = (words[f"place_{name}"].column("use") for name in ("prepositions", "links", "verbs"))
    generics, roles, accusatives = (frozenset(words[f"place_{name}"]) for name in ("generics", "roles", "accusatives"))
    return _Lexicon(prepositions, links, verbs, generics, roles, accusatives)


class Positions:
    """Tells where a clause puts what it tells of."""

    def __init__(self, tokens: tuple[Token, ...], language: Language) -> None:
        self._tokens = tokens
        self._code = language.code
        self._nouns_in_capitals = language.nouns_in_capitals
        self._words = _lexicon(language.code)

    def hold(self, phrase: Phrase) -> bool:
        """Tell whether the clause puts something at the place that a phrase names."""
        start = self._start_of(phrase.first)
        if any(token.text.lower() in self._words.generics for token in self._tokens[start : phrase.first]):
            return False
        if phrase.noun.bent and not self._is_linked(start):
            return False
        known = phrase.told_apart or self._has_article(start, phrase)
        return known and (self._is_led_in(start, phrase) or self._is_object(start, phrase) or self._is_told(start))

    def arrives(self, place: int) -> bool:
        """Tell whether the preposition there follows a verb that ends at a place ("landed at")."""
        if self._tokens[place].text.lower() not in self._words.prepositions:
            return False
        return any(_ARRIVE in self._uses_of(token) for token in self._tokens[max(0, place - _NEAR) : place])

    def is_bare(self, place: int) -> bool:
        """Tell whether a preposition of place stands there that holds no article."""
        word = self._tokens[place].text.lower()
        return word in self._words.prepositions and _ARTICLE not in self._words.prepositions[word].split()

    def is_in(self, place: int) -> bool:
        """Tell whether a preposition of towns stands there, and only names have capitals there ("in Ostby")."""
        return not self._nouns_in_capitals and self.is_preposition(place, _TOWN)

    def is_preposition(self, place: int, use: str) -> bool:
        """Tell whether a preposition with that use stands there."""
        return use in self._words.prepositions.get(self._tokens[place].text.lower(), "").split()

    def _start_of(self, first: int) -> int:
        """Return where the article, pronoun or adjectives before a phrase begin."""
        start = first
        while start > 0 and first - start < _MOST and self._tokens[start - 1].pos in _LEADING:
            start -= 1
            if self._tokens[start].pos in ("DET", "PRON"):
                break
        return start

    def _has_article(self, start: int, phrase: Phrase) -> bool:
        """Tell whether a phrase stands as one place does: with an article, also inside its preposition."""
        if start < phrase.first or ARTICLELESS in phrase.noun.uses:
            return True
        return start > 0 and self.is_preposition(start - 1, _ARTICLE)

    def _is_led_in(self, start: int, phrase: Phrase, depth: int = 0) -> bool:
        """Tell whether a preposition of place stands there, or a part of the place that one leads to ("front of")."""
        if start == 0:
            return False
        word = self._tokens[start - 1].text.lower()
        if word in self._words.prepositions:
            return _MOTION not in self._words.prepositions[word].split() or phrase.named or self._moves
        linked = self._is_linked(start)
        part = start - 1 if linked and self._tokens[start - 1].pos == "ADP" else start
        part -= 1
        if part < 0 or depth == _DEEPEST or self._tokens[part].pos != _NOUN:
            return False
        noun = place_noun(self._tokens[part].text, self._code)
        if noun is None or not ((linked and noun.kind) or PART in noun.uses):
            return False
        return self._is_led_in(self._start_of(part), phrase, depth + 1)

    def _is_linked(self, start: int) -> bool:
        """Tell whether the words there tie the phrase to what stands before: an article in the genitive, "of"."""
        return any(
            0 <= place < len(self._tokens)
            and PART in self._words.links.get(self._tokens[place].text.lower(), "").split()
            for place in (start - 1, start)
        )

    def _is_object(self, start: int, phrase: Phrase) -> bool:
        """Tell whether the clause leaves, reaches or hits what the phrase names."""
        wanted = {_OBJECT, _NAMED} if phrase.named else {_OBJECT}
        verbs = [place for place, token in enumerate(self._tokens) if not wanted.isdisjoint(self._uses_of(token))]
        if not verbs:
            return False
        if self._is_passive(phrase.end):
            return any(place >= phrase.end and self._tokens[place].form in _PARTICIPLES for place in verbs)
        if start == 0 or self._tokens[start].text.lower() in self._words.accusatives:
            return start > 0
        return any(0 < place < start or self._closes(place, phrase.end) for place in verbs)

    def _closes(self, verb: int, end: int) -> bool:
        """Tell whether a verb stands behind the object that ends there: next to it, or as the clause's last word."""
        last, open_form = verb == len(self._tokens) - 1, self._tokens[verb].form in _OPEN
        return (verb == end and (last or open_form)) or (verb > end and last and open_form)

    def _is_passive(self, end: int) -> bool:
        """Tell whether an auxiliary of the passive follows the phrase that ends there."""
        if end >= len(self._tokens) or self._tokens[end].pos != "AUX":
            return False
        return any(token.pos == "AUX" and _PASSIVE in self._uses_of(token) for token in self._tokens[end:])

    def _uses_of(self, verb: Token) -> list[str]:
        return self._words.verbs.get(verb.lemma.lower(), "").split() if verb.pos in ("VERB", "AUX") else []

    def _is_told(self, start: int) -> bool:
        """Tell whether the clause says of a meeting place, a start or an end that it is what stands there."""
        if start < 2 or self._tokens[start - 1].pos != "AUX" or not is_finite(self._tokens[start - 1]):
            return False
        return any(token.lemma.lower() in self._words.roles for token in self._tokens[: start - 1])

    @cached_property
    def _moves(self) -> bool:
        """Whether a verb of the clause moves something."""
        return any(_MOTION in self._uses_of(token) for token in self._tokens)
