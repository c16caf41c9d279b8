"""Works out what HanTa's analysis makes of each language's frequent words: python -m training.words.

The words are the most frequent of spacy-lookups-data's tables of probabilities (MIT). Nothing new is learned: the file
holds results of running HanTa, and only saves the time of analysing. Same versions give the same bytes.
"""

from pathlib import Path

from synopse.languages import load_language
from synopse.languages.morphemes import MorphemeTagger
from synopse.languages.readings import FILE, Reading, write_readings
from training.lexicon import word_chances

MODELS = Path(__file__).parent.parent / "src" / "synopse" / "languages"
# 130,000 words held .60 of those of fresh German news that HanTa does not keep itself, 250,000 held .73. The German
# file is to stay under 6 MB; twice as many words fit by LZMA, but take half a second to read.
SIZES = {"de": 380_000, "en": 100_000}


def main() -> None:
    """Write the file of every language."""
    for code, size in SIZES.items():
        language = load_language(code)
        tagger = MorphemeTagger(language.morphology)
        words = {word: read(tagger, word) for word in frequent_words(tagger, code, size)}
        content = write_readings({word: readings for word, readings in words.items() if readings}, language.morphology)
        (MODELS / code / "model" / FILE).write_bytes(content)
        print(f"{code}: {len(words)} words, {len(content)} bytes")


def frequent_words(tagger: MorphemeTagger, code: str, size: int) -> list[str]:
    """Return the most frequent words of a language in lower case, and all words that HanTa keeps, sorted."""
    frequent = [word.lower() for word in list(word_chances(code))[:size]]
    words = {word for word in frequent if len(word) > 2} | tagger.cache.keys()
    return sorted(word for word in words if word.isalpha() and word.capitalize().lower() == word == word.lower())


def read(tagger: MorphemeTagger, word: str) -> list[Reading]:
    """Return the tags that the word may have in a sentence, with a capital or without, and its lemmas."""
    forms = ((word, False), (word, True), (word.capitalize(), True))
    likely = {tag for form, cased in forms for tag, _ in tagger.likely_tags(form, cased=cased)}
    kept = word in tagger.cache
    chances = tagger.cache[word] if kept else tagger.analyze_forward(word)
    return [
        Reading(tag, None if kept else chance, str(tagger._analyze(word, tag)[0]))
        for tag, chance in chances
        if tag in likely
    ]


if __name__ == "__main__":
    main()
