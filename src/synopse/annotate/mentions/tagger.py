"""The sentences of a report come in, the spans that the model takes for names go out, with type and probability."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from synopse.annotate.mentions.crf import load_crf
from synopse.annotate.mentions.features import Features
from synopse.annotate.mentions.lexicon import load_lexicon
from synopse.annotate.mentions.scores import Scorer
from synopse.languages import Language, load_language
from synopse.model import Sentence, Token

TYPES = ("PER", "ORG", "LOC")
_LONGEST_RUN = 200  # tokens decoded at once; a "sentence" of thousands is a table


@dataclass(frozen=True, slots=True)
class Found:
    """A name that the model found: tokens `first` to `last` (exclusive) of sentence number `sentence`."""

    sentence: int
    first: int
    last: int
    type: str
    confidence: float


class Tagger:
    """Finds names in one language; holds its model and what it has worked out of words already seen."""

    def __init__(self, language: Language) -> None:
        self._crf = load_crf(language.code)
        self._scorer = Scorer(make_features(language), self._crf)

    def find(self, sentences: Sequence[Sentence]) -> list[Found]:
        """Return the names of a report's sentences, in order."""
        runs = [
            (number, start, sentence.tokens[start : start + _LONGEST_RUN])
            for number, sentence in enumerate(sentences)
            for start in range(0, len(sentence.tokens), _LONGEST_RUN)
        ]
        decoded = self._crf.decode(self._scorer.score([tokens for _, _, tokens in runs]))
        return [
            found
            for (number, start, _), (labels, chances) in zip(runs, decoded, strict=True)
            for found in _spans(number, start, labels, chances)
        ]


@cache
def load_tagger(code: str) -> Tagger:
    """Return the tagger of a language, loaded once a process."""
    return Tagger(load_language(code))


def make_features(language: Language) -> Features:
    """Return the features of a language, as training and tagging need them."""
    return Features(load_lexicon(language.code), {}, ("s",))


def _spans(sentence: int, start: int, labels: Sequence[str], chances: Sequence[float]) -> Iterator[Found]:
    first = 0
    while first < len(labels):
        last = first + 1
        while last < len(labels) and labels[last].startswith("I-"):
            last += 1
        if labels[first][2:] in TYPES:
            yield Found(sentence, start + first, start + last, labels[first][2:], min(chances[first:last]))
        first = last


def text_of(tokens: Sequence[Token], text: str) -> str:
    """Return the characters from the first token to the last."""
    return text[tokens[0].start : tokens[-1].end] if tokens else ""
