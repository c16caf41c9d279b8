"""Words come in, their lemmas and parts of speech go out: HanTa's tagger, with its analyses kept for the next time.

HanTa (Wartena 2019, models in the package) tags with a trigram model over morpheme analyses. The analyses of frequent
words come with the package, those of others are kept.
"""

import math
from functools import cache, lru_cache

from synopse.languages.load import Language, LanguageError, load_language
from synopse.languages.morphemes import MorphemeTagger
from synopse.languages.readings import load_readings

_LONGEST_WORD = 60  # characters; analysing costs the square of the length, and no German compound in use is longer
_LONGEST_RUN = 150  # words tagged at once; a "sentence" of thousands of words is a table or an attack


class Morphology(MorphemeTagger):
    """A tagger of one language; holds its model and the analyses of words already seen."""

    def __init__(self, language: Language) -> None:
        super().__init__(language.morphology)
        tags = language.words["tags"].rows
        known = {name for number, name in self.int2tag.items() if number > 3}
        if missing := {name for name in known if -self.tag2int[name] in self.int2tag} - tags.keys():
            raise LanguageError(f"{language.code}/words/tags.tsv lacks the tags {sorted(missing)}")
        self._tags = {self.tag2int[tag]: (row[0], row[1]) for tag, row in tags.items() if tag in self.tag2int}
        self._readings = lru_cache(maxsize=1_000)(load_readings(language).of_word)
        self._tagged = lru_cache(maxsize=200_000)(self._find_tagged)

    def tag(self, words: list[str]) -> list[tuple[str, str, str]]:
        """Return a (lemma, part of speech, form) for each word of a sentence."""
        tagged: list[tuple[str, str, str]] = []
        for start in range(0, len(words), _LONGEST_RUN):
            run = [word[:_LONGEST_WORD] for word in words[start : start + _LONGEST_RUN]]
            tagged += map(self._tagged, run, self.tag_sent_viterbi(run))
        return tagged

    def _find_tagged(self, word: str, tag: int) -> tuple[str, str, str]:
        pos, form = self._tags.get(tag, ("X", ""))
        return self._find_lemma(word, tag), pos, form

    def frequency(self, word: str) -> float:
        """Return the share of a lower-case word among all words that the model was trained on, 0 for an unknown one."""
        return sum(math.exp(chance) for _, chance in self.cache.get(word, ()))

    def analyze_forward(self, word: str) -> list[tuple[int, float]]:
        """Return the tags that the word may have in a sentence with their log probabilities, the likeliest first."""
        known = [(tag, chance) for tag, chance, _ in self._readings(word) if chance is not None]
        return known or super().analyze_forward(word)

    def _find_lemma(self, word: str, tag: int) -> str:
        if not word[:1].isalpha():
            return word
        known = (reading.lemma for reading in self._readings(word.lower()) if reading.tag == tag)
        return next(known, "") or str(self._analyze(word, tag)[0])


@cache
def load_morphology(language_code: str) -> Morphology:
    """Return a language's tagger, loaded once a process. Raises LanguageError where its tags are not all declared."""
    return Morphology(load_language(language_code))
