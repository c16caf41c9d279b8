"""The sentences of a report come in, the spans that the model takes for names go out, with type and probability."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from synopse.annotate.mentions.countries import load_countries
from synopse.annotate.mentions.crf import Crf, Floats, load_crf
from synopse.annotate.mentions.features import Features
from synopse.annotate.mentions.found import Found, Run
from synopse.annotate.mentions.kinds import ADDRESS, load_kinds
from synopse.annotate.mentions.known import KnownNames
from synopse.annotate.mentions.lexicon import FIRST_NAME, load_lexicon
from synopse.annotate.mentions.mending import Mending
from synopse.annotate.mentions.runs import make_runs
from synopse.annotate.mentions.scores import Scorer
from synopse.languages import Language, load_language, load_shared
from synopse.model import Sentence, Token

TYPES = ("PER", "ORG", "LOC")
# What a word gains that is surely a name elsewhere in the report. SmartData's longer test documents, by a model that
# knows GermEval alone: PER .655 to .662, LOC .701 to .708; organisations lost .005 (clubs named like towns): left out.
REPETITION = 2.0
_REPEATED = ("PER", "LOC")
_SHORTEST = 3  # characters of a word that helps its repetitions
_KNOWN_CONFIDENCE = 0.7  # of a known name that the model does not see
_SURE = 0.9  # confidence from which a name helps its repetitions


class Tagger:
    """Finds names in one language; holds its model and what it has worked out of words already seen."""

    def __init__(self, language: Language, crf: Crf) -> None:
        self._language, self._crf = language, crf
        self._features = make_features(language)
        self._countries, self._agencies = load_countries(language.code), load_shared("agencies")
        self._kinds = load_kinds(language.code)
        self._mending = Mending(language, self._kinds)
        self._scorer = Scorer(self._features, self._crf)

    def find(self, sentences: Sequence[Sentence]) -> list[Found]:
        """Return the names of a report's sentences, in order."""
        runs = list(make_runs(sentences, self._language))
        marks = [self._features.marks(run) for run in runs]
        scores = self._scorer.score(runs, marks)
        found = self._decode(runs, marks, scores)
        sure = self._with_endings(_sure_words(name for names in found for name in names))
        again = [i for i, names in enumerate(found) if sure and self._remind(scores[i], runs[i], names, sure)]
        answers = self._decode([runs[i] for i in again], [marks[i] for i in again], [scores[i] for i in again])
        for i, names in zip(again, answers, strict=True):
            found[i] = names
        return [name for names in found for name in names]

    def _decode(self, runs: Sequence[Run], marks: Sequence[list[str]], scores: Sequence[Floats]) -> list[list[Found]]:
        decoded = self._crf.decode(scores)
        return [
            self._with_countries(run, [*self._read(_spans(run, *answer)), *_known(run, marked, answer[0])])
            for run, marked, answer in zip(runs, marks, decoded, strict=True)
        ]

    def _read(self, names: Iterable[Found]) -> Iterator[Found]:
        return self._mending.mend(self._without_agencies(names))

    def _without_agencies(self, names: Iterable[Found]) -> Iterator[Found]:
        """Yield the names, a news agency that begins a person's name apart ("quoted by Reuters Ilka Brandvold")."""
        for name in map(self._without_address, names):
            first, *rest = name.tokens
            if rest and first.text in self._agencies and self._is_person(name.type, rest):
                yield replace(name, last=name.first + 1, type="ORG", rule="agency")
                yield replace(name, first=name.first + 1, type="PER")
            else:
                yield name

    def _without_address(self, name: Found) -> Found:
        """Return a person's name without the forms of address that it begins with; something of it always remains."""
        first = name.first
        while name.type == "PER" and first + 1 < name.last and self._is_address(name.run, first):
            first += 1
        return name if first == name.first else replace(name, first=first)

    def _is_address(self, run: Run, place: int) -> bool:
        token = run[place]
        return self._kinds.of(token.text, token.lemma) == ADDRESS or (
            token.text == "." and place > 0 and self._is_address(run, place - 1)
        )

    def _is_person(self, kind: str, tokens: Sequence[Token]) -> bool:
        """Tell whether what stands behind an agency is a person: so tagged, or a first name and one more."""
        return kind == "PER" or (
            len(tokens) > 1 and FIRST_NAME in load_lexicon(self._language.code).look_up(tokens[0].text).lists
        )

    def _with_countries(self, run: Run, names: list[Found]) -> list[Found]:
        """Return the names in order, official names of countries in place of what the model makes of their parts."""
        marks = self._countries.mark([token.text for token in run])
        found = [Found(run, a, b, kind, 1.0, "country") for a, b, kind in _stretches(marks) if kind in TYPES]
        longer = [new for new in found if not any(_holds(old, new) for old in names)]
        kept = [old for old in names if not any(old.first < new.last and new.first < old.last for new in longer)]
        return sorted([*kept, *longer], key=lambda name: name.first)

    def _remind(self, scores: Floats, run: Run, names: Sequence[Found], sure: Mapping[str, str]) -> bool:
        """Raise the scores of words that are surely names elsewhere in the report; tell whether there were any."""
        settled = {place for name in names if name.type in _REPEATED for place in range(name.first, name.last)}
        changed = False
        for place, token in enumerate(run):
            if token.text in sure and place not in settled:
                scores[place, self._crf.labels.index(f"B-{sure[token.text]}")] += REPETITION
                changed = True
        return changed

    def _with_endings(self, sure: Mapping[str, str]) -> dict[str, str]:
        endings = self._language.words["genitive_endings"]
        return {**{word + ending: kind for word, kind in sure.items() for ending in endings}, **sure}


@cache
def load_tagger(code: str) -> Tagger:
    """Return the tagger of a language, loaded once a process."""
    return Tagger(load_language(code), load_crf(code))


def make_features(language: Language) -> Features:
    """Return the features of a language, as training and tagging need them."""
    names = [*load_shared("known_names").column("type").items(), *language.words["known_names"].column("type").items()]
    endings = tuple(language.words["genitive_endings"])
    return Features(load_lexicon(language.code), KnownNames(names, endings), load_kinds(language.code), endings)


def _holds(outer: Found, inner: Found) -> bool:
    return outer.first <= inner.first and inner.last <= outer.last


def _known(run: Run, marks: Sequence[str], labels: Sequence[str]) -> Iterator[Found]:
    """Yield the known names of two words or more where the model sees nothing at all."""
    for first, last, kind in _stretches(marks[1:-1]):
        if last > first + 1 and kind in TYPES and run[first].pos != "DET" and set(labels[first:last]) == {"O"}:
            yield Found(run, first, last, kind, _KNOWN_CONFIDENCE, "known name")


def _sure_words(names: Iterable[Found]) -> dict[str, str]:
    """Return the single words that are surely names, with their type: names of one word, and persons' last names."""
    kinds: dict[str, set[str]] = {}
    for name in names:
        if name.type in _REPEATED and name.confidence >= _SURE and (len(name.tokens) == 1 or name.type == "PER"):
            word = name.tokens[-1].text
            if len(word) >= _SHORTEST and word[0].isupper():
                kinds.setdefault(word, set()).add(name.type)
    return {word: next(iter(types)) for word, types in kinds.items() if len(types) == 1}


def _spans(run: Run, labels: Sequence[str], chances: Sequence[float]) -> Iterator[Found]:
    for first, last, kind in _stretches(labels):
        if kind in TYPES:
            yield Found(run, first, last, kind, min(chances[first:last]))


def _stretches(labels: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Yield the bounds and the type of each name in BIO labels."""
    for first, label in enumerate(labels):
        if label[:1] == "B":
            last = first + 1
            while last < len(labels) and labels[last].startswith("I-"):
                last += 1
            yield first, last, label[2:]
