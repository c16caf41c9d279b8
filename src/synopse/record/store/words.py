"""Annotated reports and queries come in, the words to index and to look for go out, the same for every database.

A word is indexed as it stands and by its lemma, both folded to small Latin letters, so that "Brände" is found by
"Brand", and "Schojgu" by itself in any script. Analysing is done here and not by the database, whose stemmers differ.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from synopse.languages import known_languages
from synopse.languages.morphology import load_morphology
from synopse.model import Annotated
from synopse.text.fold import fold

MOST_WORDS = 50_000  # of a report: a book of 200 pages; PostgreSQL takes a megabyte of different words
LONGEST_WORD = 60  # characters
LONGEST_TITLE = 2_000  # characters
LONGEST_QUERY = 500  # characters
MOST_TERMS = 20  # of a query
_WORD = re.compile(r"\w+(?:['’.\-‑]\w+)*")
_QUOTES = str.maketrans(dict.fromkeys("„“”‟«»″", '"'))
_DIGRAPH = re.compile(r"([aou])e")
_TERM = re.compile(r'"([^"]*)"|([^\s"]+)')


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a report: those of its title and its text in their order, and the lemmas that are none of them."""

    title: tuple[str, ...]
    forms: tuple[str, ...]
    lemmas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A part of a query: a word by all that it may be found as, or a phrase by its words in their order."""

    words: tuple[str, ...]
    phrase: bool


def words_of(annotated: Annotated) -> Words:
    """Return the words of a report that has been annotated just now (a stored one has no lemmas)."""
    title = annotated.report.title[:LONGEST_TITLE]
    tokens = [token for sentence in annotated.sentences for token in sentence.tokens if token.text[:1].isalnum()]
    forms: list[str] = []
    lemmas: dict[str, None] = {}
    for token in tokens[:MOST_WORDS]:
        forms += parts_of(token.text)
        if token.lemma:
            lemmas.update(dict.fromkeys(parts_of(token.lemma)))
    headline = [word for found in _WORD.findall(title) for word in parts_of(found)]
    if annotated.report.language in known_languages():
        for lemma, *_ in load_morphology(annotated.report.language).tag(_WORD.findall(title)):
            lemmas.update(dict.fromkeys(parts_of(lemma)))
    known = {*forms, *headline}
    return Words(tuple(headline), tuple(forms[:MOST_WORDS]), tuple(word for word in lemmas if word not in known))


def query_terms(query: str) -> tuple[Term, ...]:
    """Return the parts of a query, all of which a report must have; words in quotes of any shape are a phrase."""
    terms = []
    for quoted, plain in _TERM.findall(query[:LONGEST_QUERY].translate(_QUOTES)):
        words = [word for found in _WORD.findall(quoted or plain) for word in parts_of(found)]
        if quoted and len(words) > 1:
            terms.append(Term(tuple(words), phrase=True))
            continue
        for found in _WORD.findall(quoted or plain):
            forms = parts_of(found)
            options = dict.fromkeys(_options(found, forms[0])) if len(forms) == 1 and not quoted else ()
            terms += [Term(tuple(options), phrase=False)] if options else [Term((w,), phrase=False) for w in forms]
    return tuple(terms[:MOST_TERMS])


def _options(word: str, folded: str) -> tuple[str, ...]:
    """Return what a word may be found as: itself, with its umlauts as one letter ("Muenchen"), and its lemmas."""
    return folded, _DIGRAPH.sub(r"\1", folded), *_lemmas(word)


@lru_cache(maxsize=50_000)
def _lemmas(word: str) -> tuple[str, ...]:
    """Return the lemmas of a word in every language, as a word of its own and as one with a capital letter."""
    found: dict[str, None] = {}
    for code in known_languages():
        for spelling in (word, word.capitalize(), word.lower()):
            lemma = load_morphology(code).tag([spelling])[0][0]
            found.update(dict.fromkeys(parts_of(lemma)))
    return tuple(found)


@lru_cache(maxsize=50_000)
def parts_of(word: str) -> tuple[str, ...]:
    """Return the folded parts of a word; a word that folds to nothing (mixed scripts) is kept in small letters."""
    folded = fold(word) or " ".join(re.findall(r"[^\W_]+", word.lower()))
    return tuple(part[:LONGEST_WORD] for part in folded.split())


@lru_cache(maxsize=50_000)
def lemmas_of(word: str, language: str) -> tuple[str, ...]:
    """Return the folded parts of the lemma of a word that stands alone; none where the language is not known."""
    if language not in known_languages() or not word[:1].isalpha():
        return ()
    return parts_of(load_morphology(language).tag([word])[0][0])
