"""The sentences of a report come in, the spans that the model takes for names go out, with type and probability."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from synopse.annotate.mentions.crf import Floats, load_crf
from synopse.annotate.mentions.features import Features
from synopse.annotate.mentions.kinds import load_kinds
from synopse.annotate.mentions.known import KnownNames
from synopse.annotate.mentions.lexicon import load_lexicon
from synopse.annotate.mentions.runs import make_runs
from synopse.annotate.mentions.scores import Scorer
from synopse.languages import Language, load_language, load_shared
from synopse.model import Sentence, Token

TYPES = ("PER", "ORG", "LOC")
# What a word gains that is surely a name elsewhere in the report. SmartData's longer test documents, by a model that knows
# GermEval alone: PER .655 to .662, LOC .701 to .708; organisations lost .005 (clubs named like towns) and are left out.
REPETITION = 2.0
_REPEATED = ("PER", "LOC")
_SHORTEST = 3  # characters of a word that helps its repetitions
_SURE = 0.9  # confidence from which a name helps its repetitions


@dataclass(frozen=True, slots=True)
class Found:
    """A name that the model found: tokens `first` to `last` (exclusive) of a run, with type and confidence.

    `confidence` is the lowest probability that the model gives the labels of its tokens.
    """

    run: tuple[Token, ...]
    first: int
    last: int
    type: str
    confidence: float

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens of the name."""
        return self.run[self.first : self.last]


class Tagger:
    """Finds names in one language; holds its model and what it has worked out of words already seen."""

    def __init__(self, language: Language) -> None:
        self._language, self._crf = language, load_crf(language.code)
        self._scorer = Scorer(make_features(language), self._crf)

    def find(self, sentences: Sequence[Sentence]) -> list[Found]:
        """Return the names of a report's sentences, in order."""
        runs = list(make_runs(sentences, self._language))
        scores = self._scorer.score(runs)
        found = self._decode(runs, scores)
        sure = _sure_words(name for names in found for name in names)
        again = [i for i, names in enumerate(found) if self._remind(scores[i], runs[i], names, sure)]
        for i, names in zip(again, self._decode([runs[i] for i in again], [scores[i] for i in again]), strict=True):
            found[i] = names
        return [name for names in found for name in names]

    def _decode(self, runs: Sequence[tuple[Token, ...]], scores: Sequence[Floats]) -> list[list[Found]]:
        decoded = self._crf.decode(scores)
        return [list(_spans(tokens, *answer)) for tokens, answer in zip(runs, decoded, strict=True)]

    def _remind(self, scores: Floats, run: Sequence[Token], names: Sequence[Found], sure: Mapping[str, str]) -> bool:
        """Raise the scores of words that are surely names elsewhere in the report; tell whether there were any."""
        settled = {token.start for name in names for token in name.tokens if sure.get(token.text) == name.type}
        changed = False
        for place, token in enumerate(run):
            kind = sure.get(token.text) or self._without_ending(token.text, sure)
            if kind and token.start not in settled:
                scores[place, self._crf.labels.index(f"B-{kind}")] += REPETITION
                changed = True
        return changed

    def _without_ending(self, word: str, sure: Mapping[str, str]) -> str:
        stems = (word.removesuffix(ending) for ending in self._language.words["genitive_endings"])
        return next((sure[stem] for stem in stems if stem in sure), "")


@cache
def load_tagger(code: str) -> Tagger:
    """Return the tagger of a language, loaded once a process."""
    return Tagger(load_language(code))


def make_features(language: Language) -> Features:
    """Return the features of a language, as training and tagging need them."""
    names = [*load_shared("known_names").column("type").items(), *language.words["known_names"].column("type").items()]
    endings = tuple(language.words["genitive_endings"])
    return Features(load_lexicon(language.code), KnownNames(names, endings), load_kinds(language.code), endings)


def _sure_words(names: Iterable[Found]) -> dict[str, str]:
    """Return the single words that are surely names, with their type: names of one word, and persons' last names."""
    kinds: dict[str, set[str]] = {}
    for name in names:
        if name.type in _REPEATED and name.confidence >= _SURE and (len(name.tokens) == 1 or name.type == "PER"):
            word = name.tokens[-1].text
            if len(word) >= _SHORTEST and word[0].isupper():
                kinds.setdefault(word, set()).add(name.type)
    return {word: next(iter(types)) for word, types in kinds.items() if len(types) == 1}


def _spans(tokens: tuple[Token, ...], labels: Sequence[str], chances: Sequence[float]) -> Iterator[Found]:
    first = 0
    while first < len(labels):
        last = first + 1
        while last < len(labels) and labels[last].startswith("I-"):
            last += 1
        if labels[first][2:] in TYPES:
            yield Found(tokens, first, last, labels[first][2:], min(chances[first:last]))
        first = last
