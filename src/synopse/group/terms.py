"""An annotated report comes in, the terms that tell what it is about go out, the same in every language where possible.

A term is a folded lemma ("schoigu"), a country (":ru", also for its people and its adjective) or a number ("#6.1").
Counted are the title and the sentences of blocks that make statements.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC
from functools import cache, lru_cache
from operator import attrgetter

from babel import Locale

from synopse.languages import load_language
from synopse.languages.morphology import load_morphology
from synopse.model import Annotated, Report
from synopse.text.fold import fold

_TELLING = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM", "X"})
_LEAD = 100  # tokens at the beginning, which count twice (average linkage on ECB+ dev: B-cubed F1 .883 to .888)
_OPENING = 60  # tokens at the beginning whose figures tell one day's report of a series from the next day's
_LONGEST_TITLE = 1000  # characters
_USUAL = 250  # tokens of a usual report: makes of a word's frequency the share of reports that have it
_UNKNOWN = 1e-6  # the frequency of a word that the language's lexicon does not have
_DAY = 24 * 3600.0
_YEAR = re.compile(r"(?:19|20)\d\d")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_WORD = re.compile(r"\w+")
_analysis = attrgetter("text", "lemma", "pos")


@dataclass(frozen=True, slots=True)
class Terms:
    """What a report is about: how often each term stands in it.

    `usual` is the share of all reports that have a term; `figures` are the numbers at the beginning that hardly stand
    there by chance; `day` is the moment of publication, in days since 1970, or None; `length` the number of tokens.
    """

    counts: Mapping[str, int]
    usual: Mapping[str, float]
    figures: frozenset[str]
    outlet: str
    day: float | None
    length: int


def find_terms(annotated: Annotated) -> Terms:
    """Return the terms of a report."""
    report = annotated.report
    tokens = [token for sentence in annotated.sentences for token in sentence.tokens]
    title = report.title[:_LONGEST_TITLE]
    times = Counter(map(_analysis, tokens))
    times.update(map(_analysis, tokens[:_LEAD]))
    times.update((word, word, "NOUN") for word in _WORD.findall(title))
    counts: Counter[str] = Counter()
    usual: dict[str, float] = {}
    for (text, lemma, pos), number in times.items():
        term, share = _term(text, lemma, pos, report.language)
        if term:
            counts[term] += number
            usual[term] = max(usual.get(term, 0.0), share)
    figures = _figures([title, *(token.text for token in tokens[:_OPENING])])
    return Terms(counts, usual, figures, report.outlet, _published(report), len(tokens))


@lru_cache(maxsize=500_000)
def _term(text: str, lemma: str, pos: str, code: str) -> tuple[str, float]:
    """Return the term of a word, "" where it has none, and the share of reports that have the word."""
    if pos not in _TELLING:
        return "", 0.0
    if number := _NUMBER.match(text):
        return "#" + number[0].replace(",", "."), _share("", code)
    if len(text) < 2 or not text[0].isalnum():
        return "", 0.0
    plain = fold(lemma)
    countries = _countries(code)
    return countries.get(plain) or countries.get(fold(text)) or plain, _share(text.lower(), code)


def _share(word: str, code: str) -> float:
    frequency = max(load_morphology(code).frequency(word), _UNKNOWN)
    return float(1 - (1 - min(frequency, 0.5)) ** _USUAL)


@cache
def _countries(code: str) -> Mapping[str, str]:
    """Return the names of countries and of their people in a language, folded, with the term of the country."""
    names = {str(name): key for key, name in Locale(code).territories.items() if len(key) == 2 and key.isalpha()}
    names |= load_language(code).words["link_demonyms"].column("country")
    return {fold(name): ":" + key.lower() for name, key in sorted(names.items())}


def _figures(texts: Iterable[str]) -> frozenset[str]:
    """Return the numbers of three digits or more, or with a mark inside, as digits only; years are left out."""
    numbers = [number for text in texts for number in _NUMBER.findall(text) if not _YEAR.fullmatch(number)]
    return frozenset(re.sub(r"\D", "", number) for number in numbers if len(number) > 2)


def _published(report: Report) -> float | None:
    try:
        moment = report.published_at
    except ValueError:  # a date that only its outlet understands
        return None
    if moment is None:
        return None
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp() / _DAY
