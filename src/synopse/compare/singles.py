"""A statement without a number comes in; how many it tells of goes out: "a driver died", "a fifth death"."""

from collections.abc import Iterator

from synopse.compare.profiles import Profile
from synopse.languages import Language, load_language
from synopse.languages.concepts import people_concepts, token_concepts
from synopse.model import Polarity, Quantity, Token

SINGLE = "single"  # the rule of such numbers
_ONE_PERSON = frozenset({"male", "female", "person"})  # the kinds of nouns for speakers that are no bodies
_AGE = "age"
_LONGEST = 20  # letters of the last part of a compound
_REACH = 3  # words from an article or ordinal to its noun
_INSIDE = frozenset({"ADJ", "ADV", "PUNCT", "NUM"})  # between an article and its noun


def find_singles(profile: Profile) -> Iterator[Quantity]:
    """Yield the number of those to whom something happens that others count, where an article or ordinal tells it.

    It is one for "a driver died", and four for "a fourth death"; a statement with counts of its own tells it by them.
    """
    statement = profile.statement
    if statement.polarity == Polarity.NO or any(not quantity.dimension for quantity in statement.quantities):
        return
    if people_concepts().isdisjoint(statement.concepts):
        return
    language = load_language(profile.language)
    tokens = [token for token in profile.tokens if statement.start <= token.start < statement.end]
    for place, token in enumerate(tokens):
        if number := _told_by(token, language):
            noun = _noun_behind(tokens[place + 1 :])
            if noun and (_is_aged(profile, token, noun) or _is_person(noun, language)):
                number = max([number, *(_ordinal(t, language) for t in tokens[place + 1 : place + 1 + _REACH])])
                yield Quantity(token.start, noun.end, float(number), float(number), rule=SINGLE)
                return


def _told_by(token: Token, language: Language) -> int:
    """Return the number that an article or ordinal tells, or 0."""
    return 1 if token.text.lower() in language.words["indefinites"] else _ordinal(token, language)


def _ordinal(token: Token, language: Language) -> int:
    return int(language.words["time_ordinals"].column("number").get(token.text.lower(), 0))


def _noun_behind(tokens: list[Token]) -> Token | None:
    """Return the noun that an article stands before, none where a name or a part follows ("one of …")."""
    aged = None  # "ein 44-Jähriger" has no other noun
    for token in tokens[:_REACH]:
        if token.pos == "NOUN":
            return token
        if token.pos not in _INSIDE:
            break
        aged = token if token.text[0].isdigit() else aged
    return aged


def _is_person(noun: Token, language: Language) -> bool:
    """Tell whether a noun is one for a person, or for what is counted by persons ("a fourth death")."""
    concepts = token_concepts(noun.lemma, noun.text, language.code, noun.pos)
    if not people_concepts().isdisjoint(concepts):
        return True
    return any(_names_person(word, language) for word in {noun.lemma.lower(), noun.text.lower()})


def _names_person(word: str, language: Language) -> bool:
    if word in language.words["people"] or word in language.words["roles"]:
        return True
    kinds = language.words["speaker_nouns"].column("sort")
    endings = (f"-{word[cut:]}" for cut in range(max(1, len(word) - _LONGEST), len(word)))
    return any(kinds.get(noun) in _ONE_PERSON for noun in (word, *endings))


def _is_aged(profile: Profile, article: Token, noun: Token) -> bool:
    """Tell whether an age stands between an article and the end of its noun ("a 71-year-old shepherd")."""
    ages = (quantity for quantity in profile.statement.quantities if quantity.dimension == _AGE)
    return any(article.end <= age.start < noun.end for age in ages)
