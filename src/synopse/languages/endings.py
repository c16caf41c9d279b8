"""The name of a list of nouns comes in, what tells whether a noun is one of them goes out, compounds among them."""

from dataclasses import dataclass
from functools import cache

from synopse.languages.load import load_language


@dataclass(frozen=True, slots=True)
class Endings:
    """Words of which a noun may be made: whole lemmas, and endings of compounds (written with a leading hyphen)."""

    whole: frozenset[str]
    ends: tuple[str, ...]

    def match(self, word: str) -> bool:
        """Tell whether the word (lower case) is one of the words or ends in one of the endings."""
        return word in self.whole or word.endswith(self.ends)

    def ending(self, word: str) -> str:
        """Return the longest of the endings that the word (lower case) has, "" where it has none."""
        return max((end for end in self.ends if word.endswith(end)), key=len, default="")


@cache
def load_endings(code: str, name: str) -> Endings:
    """Return the words of a list of a language, those with a leading hyphen as endings of compounds too."""
    words = [word.lower() for word in load_language(code).words[name]]
    return Endings(
        frozenset(word.lstrip("-") for word in words), tuple(word[1:] for word in words if word.startswith("-"))
    )
