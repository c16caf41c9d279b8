"""A found name comes in, its mention goes out: the name without titles and endings, and the titles beside it.

Titles are what stands before a person ("Der russische Verteidigungsminister", "Herr", "Prof. Dr.") or behind a comma
("die Vorsitzende der Gewerkschaft"), as written. Roles are words of the language, also as the end of a compound.
The span of the mention stays as it was found.
"""

from collections.abc import Sequence, Set
from functools import cache

from synopse.annotate.mentions.found import Found
from synopse.annotate.mentions.kinds import ADDRESS, ROLE, load_kinds
from synopse.annotate.mentions.lexicon import Lexicon, load_lexicon
from synopse.languages import Language, load_language, load_shared
from synopse.model import Mention, Token

_LONGEST_TITLE = 8  # tokens before a name
_LONGEST_APPOSITION = 12  # tokens between the commas
_SHORTEST_STEM = 3  # characters that a name keeps when an ending is taken off


class Naming:
    """Tells titles and endings from names, with one language's words."""

    def __init__(self, language: Language, lexicon: Lexicon) -> None:
        words = language.words
        self._lexicon, self._endings = lexicon, tuple(words["genitive_endings"])
        self._clitics = words["clitics"]
        self._kinds = load_kinds(language.code)
        self._parts = frozenset(words["title_parts"])
        self._whole = frozenset([*load_shared("agencies"), *load_shared("known_names")])

    def mention(self, found: Found, text: str, seen: Set[str]) -> Mention:
        """Return the mention of a found name; `seen` are the words of the report, evidence against an ending."""
        start, end = found.tokens[0].start, found.tokens[-1].end
        inside = self._titles_inside(found.tokens) if found.type == "PER" else 0
        titles = self._titles(found, inside, text) if found.type == "PER" else ()
        name = self._name(found.tokens[inside:], self._is_owner(found), text, seen)
        return Mention(start, end, found.type, name, titles, found.rule, round(found.confidence, 3))

    def _is_owner(self, found: Found) -> bool:
        """Tell whether a noun stands behind a name, also with an adjective, or one that is no role right before it."""
        behind = [token.pos for token in found.run[found.last : found.last + 2]]
        before = found.run[found.first - 1] if found.first else None
        owns = behind[:1] == ["NOUN"] or behind == ["ADJ", "NOUN"]
        return owns or (before is not None and before.pos == "NOUN" and not self._is_title(before))

    def _titles_inside(self, tokens: Sequence[Token]) -> int:
        """Return how many of the tokens, from the left, are titles; a name always remains."""
        count = 0
        while count < len(tokens) - 1 and (self._is_title(tokens[count]) or (count and tokens[count].text == ".")):
            count += 1
        return count

    def _titles(self, found: Found, inside: int, text: str) -> tuple[str, ...]:
        run, first = found.run, found.first
        own = run[self._first_of_title(run, first, first + inside) : first + inside]
        ahead: Sequence[Token] = ()
        if first > 1 and run[first - 1].text == "," and not own:
            ahead = run[self._first_of_title(run, first - 1, first - 1) : first - 1]
            ahead = ahead if ahead and ahead[0].pos == "DET" else ()
        behind = self._apposition(run, found.last)
        return tuple(_written(tokens, text) for tokens in (ahead, own, behind) if tokens)

    def _first_of_title(self, run: Sequence[Token], name: int, end: int) -> int:
        """Return where the title begins that ends at `end` and stands before (or at) the token `name`."""
        first, leftmost = name, max(0, name - _LONGEST_TITLE)
        while first > leftmost and self._is_title(run[first - 1]):
            first -= 1
        if not any(map(self._is_role, run[first:end])):
            return first
        while first > leftmost and run[first - 1].pos in self._parts and run[first - 1].text[:1].isalpha():
            first -= 1
        return first - 1 if first and run[first - 1].pos == "DET" else first

    def _apposition(self, sentence: Sequence[Token], place: int) -> Sequence[Token]:
        """Return the tokens of a role between commas behind the name, if there is one."""
        if place >= len(sentence) or sentence[place].text != ",":
            return ()
        behind = sentence[place + 1 : place + 2 + _LONGEST_APPOSITION]
        closing = next((i for i, token in enumerate(behind) if token.text in ",.;)"), len(behind))
        inside = behind[:closing]
        if closing > _LONGEST_APPOSITION or any(token.pos in ("VERB", "AUX", "PRON", "SCONJ") for token in inside):
            return ()
        return inside if self._has_role_for_head(inside) else ()

    def _has_role_for_head(self, tokens: Sequence[Token]) -> bool:
        """Tell whether the first noun, behind article and adjectives, or the last of a row of nouns, is a role."""
        for number, token in enumerate(tokens):
            if self._is_role(token):
                return True
            if (token.pos != "DET" and token.pos not in self._parts) or number > _LONGEST_TITLE:
                return False
        return False

    def _is_title(self, token: Token) -> bool:
        return self._kinds.of(token.text, token.lemma) in (ADDRESS, ROLE)

    def _is_role(self, token: Token) -> bool:
        return self._kinds.of(token.text, token.lemma) == ROLE

    def _name(self, tokens: Sequence[Token], owner: bool, text: str, seen: Set[str]) -> str:
        while len(tokens) > 1 and tokens[-1].text in self._clitics:
            tokens = tokens[:-1]
        name, last = _written(tokens, text), tokens[-1].text
        if name in self._whole:
            return name
        for ending in self._endings:
            stem = last[: -len(ending)]
            if last.endswith(ending) and len(stem) >= _SHORTEST_STEM and self._is_ending(tokens[-1], stem, owner, seen):
                return name[: -len(ending)]
        return name

    def _is_ending(self, token: Token, stem: str, owner: bool, seen: Set[str]) -> bool:
        """Tell whether a name's last letters are an ending: by the mark, the report, the lexicon, or the words beside.

        Of a word and a stem that nobody knows, only a noun beside it tells; a lemma is guessed.
        """
        word = token.text
        if not word[len(stem)].isalpha() or stem in seen:
            return True
        is_noun = token.pos == "NOUN" and token.lemma == word  # "Weiße Haus": a noun in its own form
        if is_noun or word.isupper() or self._lexicon.look_up(word).lists:
            return False
        if self._lexicon.look_up(stem).lists:
            return True
        return owner and (token.lemma == stem or len(stem) > _SHORTEST_STEM + 1)


@cache
def load_naming(code: str) -> Naming:
    """Return the naming of a language, made once a process."""
    return Naming(load_language(code), load_lexicon(code))


def _written(tokens: Sequence[Token], text: str) -> str:
    return text[tokens[0].start : tokens[-1].end] if tokens else ""
