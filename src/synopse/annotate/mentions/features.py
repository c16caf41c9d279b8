"""The tokens of a sentence come in, what the name tagger looks at goes out; training and tagging share this code.

A token's features come in parts that each depend on one or two words alone: the word itself, the two words on each
side, the groups of neighbours together. So whoever weighs them can do so once for each word or pair of groups.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from synopse.annotate.mentions.kinds import Kinds
from synopse.annotate.mentions.known import KnownNames
from synopse.annotate.mentions.lexicon import UNKNOWN, Entry, Lexicon
from synopse.model import Token

_RUN = re.compile(r"(.)\1+")
_LONGEST = 40  # characters of a word that are looked at
ALWAYS = "b"  # the feature that every token has
NEIGHBOURS = (-2, -1, 1, 2)


class Word(NamedTuple):
    """What the features of a token and of its neighbours are made of."""

    text: str
    pos: str
    lemma: str
    shape: str
    entry: Entry
    kind: str

    @property
    def group(self) -> "Group":
        """What of the word counts beside a neighbour."""
        return Group(self.pos, self.shape, self.entry.lists, self.entry.path[:8], self.kind)


class Group(NamedTuple):
    """Words that are alike beside a neighbour: part of speech, shape, lists of names, word class, kind of word."""

    pos: str
    shape: str
    lists: str
    path: str
    kind: str


EDGE = Word("", "", "", "", UNKNOWN, "")


class Features:
    """Turns tokens into features with one language's lexicon, word lists and genitive endings."""

    def __init__(self, lexicon: Lexicon, known: KnownNames, kinds: Kinds, endings: tuple[str, ...]) -> None:
        self._lexicon, self._names, self._kinds, self._endings = lexicon, known, kinds, endings
        self._known = lru_cache(maxsize=100_000)(self._look_up)

    def of_sentence(self, tokens: Sequence[Token]) -> Iterator[list[str]]:
        """Yield the features of each token, all parts together."""
        words = [EDGE, EDGE, *(self.read(t.text, t.pos, t.lemma) for t in tokens), EDGE, EDGE]
        marks = self.marks(tokens)
        for i in range(2, len(words) - 2):
            found = self.of_word(words[i])
            for at in NEIGHBOURS:
                found += self.of_neighbour(words[i + at], at)
            found += self.of_pair(words[i - 1].group, words[i].group, "-")
            found += self.of_pair(words[i].group, words[i + 1].group, "+")
            found += self.of_marks(*marks[i - 2 : i + 1])
            yield found + self.of_first(words[i]) if i == 2 else found

    def marks(self, tokens: Sequence[Token]) -> list[str]:
        """Return where known names stand, one mark more at each end than tokens."""
        return ["", *self._names.mark([t.text for t in tokens]), ""]

    def of_marks(self, before: str, here: str, after: str) -> list[str]:
        """Return the features of a token's own and its neighbours' marks."""
        found = [f"g={here}", f"gg={here}|{after}"] if here else []
        return found + [f"{side}g={mark}" for side, mark in (("-", before), ("+", after)) if mark]

    def read(self, text: str, pos: str, lemma: str) -> Word:
        """Return a word with what the lexicon and the word lists say of it."""
        text = text[:_LONGEST]
        kind = self._kinds.of(text, lemma)
        return Word(text, pos, lemma[:_LONGEST], shape_of(text), self._known(text), kind)

    def _look_up(self, word: str) -> Entry:
        """Return what is known of a word, of its capitalised form, or of the word without a genitive's ending."""
        found = self._lexicon.look_up(word)
        if found is UNKNOWN and word.isupper() and len(word) > 3:
            found = self._lexicon.look_up(word.capitalize())
        for ending in self._endings:
            if found is UNKNOWN and word.endswith(ending) and len(word) > len(ending) + 2:
                stem = self._lexicon.look_up(word[: -len(ending)])
                found = Entry(stem.path and stem.path + "g", stem.band, stem.lists) if stem.lists else found
        return found

    def of_first(self, word: Word) -> list[str]:
        """Return the further features of a sentence's first word, whose capital says little."""
        bands = word.entry.band + self._known(word.text.lower()).band
        return ["^", f"^s={word.shape}", f"^t={word.pos}", f"^d={bands}", f"^i={word.entry.lists}"]

    def of_word(self, word: Word) -> list[str]:
        """Return the features of the word itself."""
        text, low, known = word.text, word.text.lower(), word.entry
        bands = known.band + self._known(low).band
        found = [ALWAYS, f"w={text}", f"l={low}", f"m={word.lemma}", f"t={word.pos}", f"s={word.shape}"]
        found += [f"S={_long_shape_of(text)}", f"ts={word.pos}{word.shape}", f"d={bands}", f"f={known.band}"]
        found += [f"p{n}={text[:n]}" for n in (1, 2, 3, 4) if len(text) > n]
        found += [f"e{n}={low[-n:]}" for n in (1, 2, 3, 4, 5, 6, 8) if len(text) > n]
        found += [f"c{n}={known.path[:n]}" for n in (4, 6, 8, 10) if len(known.path) >= n]
        found += [f"c={known.path}", f"i={known.lists}", *(f"i{letter}" for letter in known.lists)]
        found += [f"lc={self._known(word.lemma).path[:8]}", f"ic={self._known(low).path[:8]}"]
        if word.kind:
            found.append(f"k={word.kind}")
        if "-" in text:
            found += self._of_compound(text)
        return found

    def _of_compound(self, text: str) -> list[str]:
        head, tail = text.partition("-")[0], text.rpartition("-")[2]
        return [f"h={head}", f"a={tail}", f"hi={self._known(head).lists}", f"ac={self._known(tail).path[:8]}"]

    def of_neighbour(self, word: Word, at: int) -> list[str]:
        """Return the features that a word gives the token from which it stands `at` words away."""
        text, pos, lemma, shape, known, kind = word
        if not text:
            return [f"{at}edge"]
        found = [f"{at}w={text.lower()}", f"{at}t={pos}", f"{at}s={shape}", f"{at}i={known.lists}"]
        found += [f"{at}c6={known.path[:6]}", f"{at}c={known.path}"]
        if abs(at) == 1:
            found += [f"{at}e3={text[-3:]}", f"{at}e5={text[-5:]}", f"{at}m={lemma}"]
        if kind:
            found.append(f"{at}k={kind}")
        return found

    def of_pair(self, left: Group, right: Group, side: str) -> list[str]:
        """Return the features of two neighbours together, for the right one (`side` "-") or the left one ("+")."""
        return [
            f"{side}t={left.pos}|{right.pos}",
            f"{side}s={left.shape}|{right.shape}",
            f"{side}i={left.lists}|{right.lists}",
            f"{side}c={left.path}|{right.path}",
            f"{side}k={left.kind}|{right.kind}",
            f"{side}ks={left.kind}|{right.shape}",
            f"{side}sk={left.shape}|{right.kind}",
            f"{side}ki={left.kind}|{right.lists}",
        ]


def shape_of(text: str) -> str:
    """Return a word's shape: X for runs of capitals, x for small letters, 9 for digits, marks as they are."""
    return _RUN.sub(r"\1", _long_shape_of(text))


def _long_shape_of(text: str) -> str:
    """Return a word's shape, a sign a character, up to twelve."""
    return "".join(map(_shape_of_character, text[:12]))


@lru_cache(maxsize=4096)
def _shape_of_character(c: str) -> str:
    return "X" if c.isupper() else "x" if c.isalpha() else "9" if c.isdigit() else c
