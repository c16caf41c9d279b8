"""The titles at a name come in; the offices that they tell, and the fields that these are of, go out.

"Forschungschefin" and "head of research" are one office of one field; "sales director" is that office of another.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from synopse.compare.profiles import Profile
from synopse.languages import load_language
from synopse.languages.concepts import form_concepts, word_concepts
from synopse.model import Mention

_ROLES = ("roles", "link_offices", "link_titles")  # the lists of what a person may be
_SHORTEST = 4  # letters of a word that tells something, and of the first part of a compound
_LINK = 14  # characters of the place before a title, at most
_MARKS = frozenset(",()–—")
_ASIDES = 4  # marks behind a name, beyond which nothing says who it is
_FAMILY = 5  # letters that words of one family share


@dataclass(frozen=True, slots=True)
class Titles:
    """What titles say: offices and fields, each as concepts where their words have any."""

    offices: frozenset[str] = frozenset()
    fields: frozenset[str] = frozenset()


UNTITLED = Titles()


def joined(titles: Iterable[Titles]) -> Titles:
    """Return what several titles say together."""
    found = list(titles)
    if not found:
        return UNTITLED
    return Titles(
        frozenset().union(*(each.offices for each in found)), frozenset().union(*(each.fields for each in found))
    )


def titles_of(mention: Mention, profile: Profile) -> Titles:
    """Return what the titles at a name say, the other words of a statement that only names a role, or an apposition."""
    titles = mention.titles or _role_beside(mention, profile) or _apposed(mention, profile)
    return read_titles(titles, profile.language)


def seat_of(mention: Mention, profile: Profile) -> str:
    """Return the entity of the place that stands before the titles at a name ("Ostby's mayor"), or ""."""
    if not mention.titles:
        return ""
    first = mention.start - len(" ".join(mention.titles)) - _LINK
    named = (place for place in profile.statement.places if first <= place.start and place.end < mention.start)
    return next((profile.entity_at.get(place.start, "") for place in named), "")


def _role_beside(mention: Mention, profile: Profile) -> tuple[str, ...]:
    if not profile.names_role:
        return ()
    text, start = profile.text, profile.statement.start
    return (text[: mention.start - start], text[mention.end - start :])


def _apposed(mention: Mention, profile: Profile) -> tuple[str, ...]:
    """Return the words behind a name and a comma that say who it is ("Ann Hall, 44, the club's director, resigned")."""
    asides: list[list[str]] = [[]]
    for token in profile.tokens:
        if token.start < mention.end:
            continue
        if token.text in _MARKS:
            asides.append([])
        elif token.has_finite_form or len(asides) > _ASIDES:
            break
        else:
            asides[-1].append(token.text)
    whole = asides[1:-1] if not asides[0] else []
    return next((("", " ".join(words)) for words in whole if len(words) > 1), ())


@lru_cache(maxsize=4096)
def read_titles(titles: tuple[str, ...], language: str) -> Titles:
    """Return the offices and fields that the words of titles say."""
    offices: set[str] = set()
    fields: set[str] = set()
    for word in (word.strip(",.()") for title in titles for word in title.lower().split()):
        role = _role_in(word, language)
        if role:
            offices.update(word_concepts(role, language) or (role,))
        fields.update(_fields(word.removesuffix(role), language))
    return Titles(frozenset(offices) or _unknown_office(titles), frozenset(fields))


def _unknown_office(titles: tuple[str, ...]) -> frozenset[str]:
    """Return the word right before a name that is no known role, as what the person is ("herder Aile Roos")."""
    word = (titles[0].split() or [""])[-1].lower() if titles else ""
    return frozenset({word} if len(word) >= _SHORTEST and word.isalpha() else ())


def _role_in(word: str, language: str) -> str:
    """Return the longest role that a word is or ends with, or ""."""
    words = load_language(language).words
    lists = [words[name] for name in _ROLES]
    endings = (word[cut:] for cut in range(max(1, len(word) - _SHORTEST + 1)))
    return next((ending for ending in endings if any(ending in roles for roles in lists)), "")


def _fields(word: str, language: str) -> Iterator[str]:
    """Yield the field that a word beside an office names, by what it shares with other forms of the word."""
    if len(word) < _SHORTEST:
        return
    yield from form_concepts(word, language) or (word[:_FAMILY],)
