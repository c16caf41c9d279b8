"""The words of a clause come in, the phrases that name a place within a town go out ("Kirkmore town hall").

A phrase is a noun of a place with the nouns and names before it, and the name, number or letter behind it. Whether
anything happens there is not asked here. Left out are nouns in the plural, nouns that only stand before another one
("hospital reform"), and what a name of a place holds already.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise

from synopse.languages import Language, load_language
from synopse.languages.facilities import (
    ALONE,
    BEHIND,
    COUNTED,
    PART,
    SIDE,
    WIDEST,
    PlaceNoun,
    brand_kind,
    is_named_by_compound,
    last_words,
    place_noun,
    scale_of,
)
from synopse.model import Mention, Quantity, Span, Token

_MARK = re.compile(r"[A-Z]|\d{1,3}[a-z]?")  # what tells one hall, terminal or road from the next
_NOUNS = frozenset({"NOUN", "PROPN"})
_LOC = "LOC"
_MOST = 4  # words of a name before or behind its noun
_LINKED, _BESIDE, _ANY_CAPITAL = "name", "by", "capital"
_SHORTEST_NAME = 7  # letters of a noun that is known for a name by its ending
_GAP = 1  # characters between two words of one phrase


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase that names a place: its words in the clause (`first` to before `end`), its noun, which ends at `head`.

    `named` tells that there is a name among its words, `told_apart` that any word or mark is.
    """

    first: int
    head: int
    end: int
    noun: PlaceNoun
    named: bool
    told_apart: bool


class Phrases:
    """Reads the phrases of a clause, beside the names, times and quantities that are known in it."""

    def __init__(self, tokens: tuple[Token, ...], known: Sequence[Span], language: Language) -> None:
        self._tokens = tokens
        self._known = known
        self._code = language.code
        self._links, self._endings, self._several = _lexicon(language.code)

    def find(self) -> Iterator[Phrase]:
        """Yield the phrases in the order of the clause."""
        end = 0
        for place, token in enumerate(self._tokens):
            if token.pos in _NOUNS and place >= end and (phrase := self._opened_by(place, token)):
                end = phrase.end
                yield phrase

    def _opened_by(self, place: int, token: Token) -> Phrase | None:
        if place_noun(token.text, self._code) or token.text in self._several:
            return self._read(place)
        return self._brand(place) if token.pos == "PROPN" and brand_kind(token.text) else None

    def name(self, first: int, end: int) -> str:
        """Return the words of a phrase as one reads them."""
        words = self._tokens[first:end]
        parts = (" " * (word.start > before.end) + word.text for before, word in pairwise(words))
        return self._straightened(words[0].text + "".join(parts), words[-1].text)

    def mention(self, place: int) -> Mention | None:
        """Return the name that the word there is part of."""
        found = self._at.get(place)
        return found if isinstance(found, Mention) else None

    def is_name(self, place: int) -> bool:
        """Tell whether a word is part of a name, be it known or not."""
        if not 0 <= place < len(self._tokens):
            return False
        known, token = self._at.get(place), self._tokens[place]
        return isinstance(known, Mention) or (known is None and token.pos == "PROPN" and _is_capital(token))

    def _is_unknown_name(self, place: int) -> bool:
        """Tell whether a word is part of a name that nobody knows, as its tag says or its ending."""
        if self.is_name(place):
            return self.mention(place) is None
        return place < len(self._tokens) and place not in self._at and self.has_town_ending(place)

    def has_town_ending(self, place: int) -> bool:
        """Tell whether a noun in capitals ends as names of towns do."""
        token = self._tokens[place]
        named = token.pos in _NOUNS and _is_capital(token) and token.text.endswith(self._endings)
        return named and len(token.text) >= _SHORTEST_NAME and place_noun(token.text, self._code) is None

    def _is_noun_before(self, end: int) -> bool:
        """Tell whether a noun follows, to which the name before it belongs ("the stage of Ostby town hall")."""
        if end >= len(self._tokens) or end in self._at:
            return False
        token = self._tokens[end]
        return token.pos == "NOUN" and not _is_capital(token) and self._adjoins(end, end - 1)

    def name_end(self, first: int) -> int:
        """Return where the name that opens there ends; `first` where none does."""
        mention, end = self.mention(first), first
        if mention is not None and mention.start != self._tokens[first].start:
            return first
        while end < first + _MOST and mention is None and self._is_unknown_name(end) and self._adjoins(end, first):
            end += 1
            mention = self.mention(end)
        if mention is not None:
            end = self._end_of(mention, end)
        return end if end == first or not self._is_noun_before(end) else first

    def _read(self, head: int) -> Phrase | None:
        found = self._noun(head)
        if found is None or not found[1].kind:
            return None
        width, noun = found
        start = head - width + 1
        first, named = self._before(start, noun)
        end = self._behind(head + 1, noun)
        if self._is_known_place(first, end) or (end == head + 1 and self._goes_on(head, noun)):
            return None
        named = named or self._names_itself(head, noun) or (end > head + 1 and not self._is_mark(end - 1))
        apart = named or first < start or end > head + 1 or bool(noun.front)
        shown = named or end > head + 1 or noun.front or ALONE in noun.uses or (apart and COUNTED in noun.uses)
        return Phrase(first, head, end, noun, named, apart) if shown else None

    def _brand(self, place: int) -> Phrase:
        noun = PlaceNoun(brand_kind(self._tokens[place].text), frozenset())
        return Phrase(place, place, max(place + 1, self.name_end(place)), noun, named=True, told_apart=True)

    def _noun(self, head: int) -> tuple[int, PlaceNoun] | None:
        """Return the widest noun of a place that ends there, with how many words it has."""
        widest = WIDEST if self._tokens[head].text.lower() in self._several else 1
        for width in range(min(widest, head + 1), 0, -1):
            words = " ".join(token.text for token in self._tokens[head - width + 1 : head + 1])
            if noun := place_noun(words, self._code):
                return width, noun
        return None

    def _before(self, start: int, noun: PlaceNoun) -> tuple[int, bool]:
        """Return where the phrase begins whose noun starts there, and whether a name stands before the noun."""
        first, named = start, False
        while first > 0 and start - first < _MOST and self._adjoins(first, first - 1):
            before = self._tokens[first - 1]
            if self.is_name(first - 1):
                named = True
            elif not self._is_modifier(first - 1, first, noun):
                break
            elif _is_capital(before):
                named = True
            first -= 1
        return (start, False) if self._tokens[first].pos == "PART" else (first, named)

    def _is_modifier(self, place: int, following: int, noun: PlaceNoun) -> bool:
        """Tell whether a word that is no name belongs to the noun behind it: a noun, possessive, town's adjective."""
        token, after = self._tokens[place], self._tokens[following]
        if place in self._at:
            return False
        if token.pos == "PART":
            return place > 0 and (self.is_name(place - 1) or _is_capital(self._tokens[place - 1]))
        if token.pos == "NOUN":
            return BEHIND not in noun.uses or not _is_capital(token)
        if token.pos in ("ADJ", "NUM") and COUNTED in noun.uses:
            return True
        return token.pos == "ADJ" and _is_capital(token) and _is_capital(after)

    def _behind(self, end: int, noun: PlaceNoun) -> int:
        """Return where the phrase ends: behind the name, mark or linked name that follows the noun."""
        if end >= len(self._tokens) or not self._adjoins(end, end - 1):
            return end
        token = self._tokens[end]
        if self._is_mark(end):
            return end + 1
        if (mention := self.mention(end)) is not None and mention is self.mention(end - 1):
            return self._end_of(mention, end)
        if BEHIND in noun.uses:
            side = place_noun(token.text, self._code)
            if side is not None and SIDE in side.uses:
                return end + 1
            if (last := self.name_end(end)) > end:
                return last
        return self._linked(end, scale_of(noun.kind) != PART)

    def _is_mark(self, place: int) -> bool:
        """Tell whether a letter or a number stands there that is no quantity."""
        known = self._at.get(place)
        bare = known is None or (isinstance(known, Quantity) and not (known.counted or known.unit or known.about))
        return bare and bool(_MARK.fullmatch(self._tokens[place].text))

    def _linked(self, link: int, whole: bool) -> int:
        """Return where the name behind a linking word ends ("harbour of Ostby", "Stadion am Zoo"); `link` without."""
        uses = self._links.get(self._tokens[link].text.lower(), "").split()
        after = link + 1
        if _LINKED in uses and (last := self.name_end(after)) > after:
            return last
        if _ANY_CAPITAL in uses and self._is_capital_noun(after):
            return after + 1
        if _BESIDE not in uses or not whole:
            return link
        after += after < len(self._tokens) and self._tokens[after].pos == "DET"
        mention = self.mention(after)
        if mention is not None and mention.type == _LOC:
            return self.name_end(after)
        noun = place_noun(self._tokens[after].text, self._code) if after < len(self._tokens) else None
        return after + 1 if noun and noun.kind and not noun.bent and scale_of(noun.kind) != PART else link

    def _is_capital_noun(self, place: int) -> bool:
        """Tell whether a noun in capitals stands there that no name or time holds, and no noun behind it."""
        if place >= len(self._tokens) or isinstance(self._at.get(place), Mention):
            return False
        token = self._tokens[place]
        return token.pos in _NOUNS and _is_capital(token) and not self._is_noun_before(place + 1)

    def _end_of(self, mention: Mention, place: int) -> int:
        while self.mention(place) is mention:
            place += 1
        return place

    def _goes_on(self, head: int, noun: PlaceNoun) -> bool:
        """Tell whether the noun stands before another one, or owns what follows, and so is no place itself."""
        after = head + 1
        if after >= len(self._tokens) or not self._adjoins(after, head) or after in self._at:
            return False
        token = self._tokens[after]
        if token.pos == "PART" and token.start == self._tokens[head].end:
            return True
        return token.pos in _NOUNS and (BEHIND not in noun.uses or not _is_capital(token))

    def _is_known_place(self, first: int, end: int) -> bool:
        """Tell whether the words are, or lie in, a name of a place; or only part of another name."""
        for place in (first, end - 1):
            mention = self.mention(place)
            if mention is None:
                continue
            start, stop = self._tokens[first].start, self._tokens[end - 1].end
            whole = mention.start <= start and stop <= mention.end
            if whole and (mention.type == _LOC or (mention.start, mention.end) != (start, stop)):
                return True
        return False

    def _names_itself(self, head: int, noun: PlaceNoun) -> bool:
        """Tell whether the noun is a compound whose front is a name ("Königsplatz", "Registan-Hotel")."""
        text = self._tokens[head].text
        hyphened = "-" in text and text.rpartition("-")[2][:1].isupper() and not text.rpartition("-")[0].isupper()
        return bool(noun.front) and (hyphened or is_named_by_compound(noun.kind))

    def _adjoins(self, one: int, other: int) -> bool:
        """Tell whether two words stand side by side in the text."""
        first, last = sorted((one, other))
        return self._tokens[last].start - self._tokens[max(first, last - 1)].end <= _GAP

    def _straightened(self, text: str, last: str) -> str:
        """Return the words with the last one's ending of a genitive taken off."""
        noun = place_noun(last, self._code)
        if noun is None or not noun.bent:
            return text
        return next((text[:cut] for cut in (-1, -2) if (n := place_noun(last[:cut], self._code)) and not n.bent), text)

    @cached_property
    def _at(self) -> dict[int, Span]:
        """The names, times and quantities by the places of their words; names go first."""
        found: dict[int, Span] = {}
        for span in sorted(self._known, key=lambda item: isinstance(item, Mention)):
            found.update((i, span) for i, t in enumerate(self._tokens) if t.start < span.end and span.start < t.end)
        return found


@cache
def _lexicon(code: str) -> tuple[Mapping[str, str], tuple[str, ...], frozenset[str]]:
    """Return the links, the endings of towns, and the words that end a noun of several, read once a language."""
    words = load_language(code).words
    return words["place_links"].column("use"), tuple(words["place_endings"]), last_words(code)


def _is_capital(token: Token) -> bool:
    return token.text[:1].isupper()
