"""Every word by which attributions are found has an example beside it, in which the annotator finds it."""

from dataclasses import replace
from functools import cache

import pytest

from factory import make_report
from synopse.annotate.attributions import find_attributions
from synopse.annotate.attributions.lexicon import load_lexicon
from synopse.annotate.attributions.mood import is_subjunctive
from synopse.annotate.attributions.scene import find_scenes
from synopse.annotate.sentences import find_sentences
from synopse.languages import load_language
from synopse.model import Annotated, Span, Token

LANGUAGES = ("de", "en")


@cache
def read(text: str, code: str) -> Annotated:
    """Return a text with its sentences and attributions; no example needs the names, which take most of the time."""
    annotated = Annotated(make_report(text, code))
    annotated = replace(annotated, sentences=find_sentences(annotated, load_language(code)))
    return replace(annotated, attributions=find_attributions(annotated, load_language(code)))


def rows(name: str) -> list[tuple[str, str, str]]:
    return [
        (code, word, example)
        for code in LANGUAGES
        for word, example in load_language(code).words[name].column("example").items()
    ]


def tokens_at(annotated: Annotated, span: Span | None) -> list[Token]:
    if span is None:
        return []
    return [t for s in annotated.sentences for t in s.tokens if span.start <= t.start and t.end <= span.end]


def is_reading(code: str, token: Token, cue: str) -> bool:
    lemma = cue.partition(" ")[0]
    return token.lemma == lemma or load_lexicon(code).readings(token.lemma) == load_lexicon(code).readings(lemma)


@pytest.mark.parametrize(("code", "cue", "example"), rows("cue_verbs"))
def test_a_cue_verb_attributes_in_its_example(code, cue, example):
    annotated = read(example, code)
    cues = [token for a in annotated.attributions for token in tokens_at(annotated, a.cue)]
    assert any(is_reading(code, token, cue) for token in cues), annotated.attributions
    companions = cue.partition(" ")[2]
    words = {w for s in annotated.sentences for t in s.tokens for w in (t.text.lower(), t.lemma.lower())}
    assert not companions or words & set(companions.lower().split("|"))


SAID = {"de": "Das Dach sei dicht, sagte {}.", "en": "The roof was sound, said {}."}
SHE_SAID = {"de": "Das Dach sei dicht, sagte Ute Rabe {}.", "en": "The roof was sound, Una Rabe said {}."}
KNOWN = {"de": "{} ist das Dach dicht.", "en": "The roof is sound, {}."}


def matches(word: str, noun: str) -> bool:
    """Tell whether a word is the noun of a list, or ends in it where the list names an ending."""
    return word.lower().endswith(noun[1:].lower()) if noun.startswith("-") else word.lower() == noun.lower()


def source_words(annotated: Annotated) -> list[str]:
    found = [token for a in annotated.attributions for token in tokens_at(annotated, a.source)]
    return [word for token in found for word in (token.text, token.lemma)]


def opening_with(phrase: str) -> str:
    return phrase[:1].upper() + phrase[1:]


@pytest.mark.parametrize(("code", "noun", "example"), rows("cue_nouns"))
def test_a_cue_noun_attributes_the_clause_behind_it(code, noun, example):
    annotated = read(example, code)
    tokens = [token for a in annotated.attributions for token in tokens_at(annotated, a.cue)]
    cues = {word.lower() for token in tokens for word in (token.text, token.lemma)}
    assert noun in cues


@pytest.mark.parametrize(("code", "noun", "phrase"), rows("speaker_nouns"))
def test_a_noun_for_a_speaker_is_a_source(code, noun, phrase):
    lexicon = load_lexicon(code)
    text = SAID[code].format(phrase)
    words = source_words(read(text, code))
    assert any(matches(word, noun) for word in words)
    assert any(lexicon.speakers.match(word.lower()) for word in words)


@pytest.mark.parametrize(("code", "noun", "phrase"), rows("source_nouns"))
def test_a_noun_for_words_is_a_source_behind_its_preposition(code, noun, phrase):
    text = KNOWN[code].format(opening_with(phrase) if code == "de" else phrase)
    assert any(matches(word, noun) for word in source_words(read(text, code)))


@pytest.mark.parametrize(("code", "noun", "example"), rows("unnamed_sources"))
def test_a_source_whose_name_is_kept_back_stays_unnamed(code, noun, example):
    annotated = read(example, code)
    assert any(a.unnamed for a in annotated.attributions)
    assert any(matches(word, noun) for word in source_words(annotated))


@pytest.mark.parametrize(("code", "noun", "phrase"), rows("attribution_media"))
def test_an_occasion_or_channel_is_told(code, noun, phrase):
    annotated = read(SHE_SAID[code].format(phrase), code)
    media = [word for a in annotated.attributions for word in (a.medium, *a.medium.split())]
    assert any(matches(word, noun) for word in media if word)


@pytest.mark.parametrize(("code", "word", "example"), rows("attribution_hedges"))
def test_a_hedge_is_told(code, word, example):
    annotated = read(example, code)
    hedges = [token for a in annotated.attributions for token in tokens_at(annotated, a.hedge)]
    assert any(word in {token.text.lower(), token.lemma.lower()} for token in hedges)


@pytest.mark.parametrize(("code", "word", "example"), rows("attribution_openers"))
def test_an_opener_attributes(code, word, example):
    annotated = read(example, code)
    assert word in {a.cue.of(example).lower() for a in annotated.attributions if a.cue}


@pytest.mark.parametrize(("code", "noun", "example"), rows("spokespeople"))
def test_a_spokesperson_speaks_for_a_body(code, noun, example):
    annotated = read(example, code)
    assert any(a.body for a in annotated.attributions)
    assert any(matches(word, noun) for word in source_words(annotated))


@pytest.mark.parametrize(("code", "pronoun", "example"), rows("source_pronouns"))
def test_a_pronoun_is_the_source_that_its_example_shows(code, pronoun, example):
    annotated = read(example, code)
    sources = {a.source.of(example).lower().split()[0] for a in annotated.attributions if a.source}
    first = load_lexicon(code).pronouns[pronoun] == "first"
    assert pronoun in sources or (first and pronoun in example.lower().split())


@pytest.mark.parametrize(("code", "form", "example"), rows("subjunctive"))
def test_a_form_of_the_subjunctive_is_one_in_its_example(code, form, example):
    annotated = read(example, code)
    (scene,) = find_scenes(annotated, load_lexicon(code))
    assert any(word == form and is_subjunctive(scene, k, weak=True) for k, word in enumerate(scene.words))
