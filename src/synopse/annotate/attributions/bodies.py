"""The words of a source come in, the body behind them goes out: the police behind a police spokeswoman and her figures.

Compounds ("Konzernsprecher", "Polizeiangaben"), nouns before ("ministry spokesman"), phrases behind ("Sprecherin der
Stadt", "a spokesman for the city"). Who is meant by a name is not asked here.
"""

from synopse.annotate.attributions.phrases import Phrase, read_phrase
from synopse.annotate.attributions.scene import Scene
from synopse.model import Token

_SHORTEST = 3  # letters of a body in a compound


def find_body(scene: Scene, phrase: Phrase) -> str:
    """Return the body that a source speaks for, as a reader would name it, "" where it names none.

    It is a spokesperson, or words by a noun for them ("company statement").
    """
    for first, last in ((phrase.core_start, phrase.core_end), (phrase.apposition, phrase.end)):
        for place in range(first, last):
            word = scene.words[place]
            if scene.items[place].pos in {"NOUN", "PROPN"} and scene.lexicon.spokespeople.match(word):
                return _behind(scene, place) or _in_compound(scene, place) or _before(scene, first, place)
    head = phrase.core_end - 1
    tells = scene.items[head].pos == "NOUN" and scene.lexicon.source_nouns.match(scene.words[head])
    return _before(scene, phrase.core_start, head) if tells and phrase.end == phrase.core_end else ""


def behind_words(scene: Scene, phrase: Phrase) -> str:
    """Return whose words a compound names ("Polizeiangaben": Polizei), "" where it is none."""
    head = scene.items[phrase.core_end - 1]
    bare = phrase.core_end - phrase.core_start == 1 and phrase.end == phrase.core_end
    ending = scene.lexicon.source_nouns.ending(head.text.lower()) if bare else ""
    body = _without_link(scene, head.text[: len(head.text) - len(ending)]) if ending else ""
    named = scene.lexicon.speakers.match(body.lower()) and not scene.lexicon.unnamed.match(head.text.lower())
    return body if body and (named or "-" in head.text) else ""


def nominative(scene: Scene, noun: Token) -> str:
    """Return a noun without the ending of the genitive that it has beyond its lemma ("Konzerns": "Konzern")."""
    cut = noun.text.startswith(noun.lemma) and noun.text[len(noun.lemma) :] in scene.lexicon.genitive_endings
    return noun.lemma if cut else noun.text


def _in_compound(scene: Scene, place: int) -> str:
    text = scene.items[place].text
    body = _without_link(scene, text[: len(text) - len(scene.lexicon.spokespeople.ending(text.lower()))])
    plain = scene.lexicon.has(body.lower(), "press") or len(body) < _SHORTEST
    return "" if plain else body[:1].upper() + body[1:]


def _without_link(scene: Scene, stem: str) -> str:
    """Return the first part of a compound without its hyphen or the "s" that joins it."""
    stem = stem.rstrip("-–")
    cut = next((stem[: -len(e)] for e in scene.lexicon.genitive_endings if stem.endswith(e)), stem)
    return cut if scene.lexicon.speakers.match(cut.lower()) and not scene.lexicon.speakers.match(stem.lower()) else stem


def _behind(scene: Scene, place: int) -> str:
    """Return the phrase behind a spokesperson's noun: a genitive, or one behind "of" or "for"."""
    start = place + 1
    if start >= len(scene.items):
        return ""
    word, lexicon = scene.words[start], scene.lexicon
    if lexicon.has(word, "of") or lexicon.has(word, "for"):
        start += 1
    elif not lexicon.has(word, "genitive"):
        return ""
    body = read_phrase(scene, start, apposed=False)
    return _name(scene, body.core_start, body.core_end) if body and not body.pronoun else ""


def _before(scene: Scene, first: int, place: int) -> str:
    """Return the nouns and names right before a spokesperson's noun."""
    start = place
    while start > first and scene.items[start - 1].pos in {"NOUN", "PROPN", "PART"}:
        start -= 1
    end = place - 1 if place > start and scene.lexicon.has(scene.words[place - 1], "possessor") else place
    return _name(scene, start, end) if end > start and not scene.lexicon.has(scene.words[start], "press") else ""


def _name(scene: Scene, start: int, end: int) -> str:
    genitive = scene.lexicon.has(scene.words[start], "genitive")
    if scene.items[start].pos == "DET" and start + 1 < end:
        start += 1
    text = scene.text[scene.items[start].start : scene.items[end - 1].end]
    head = scene.items[end - 1]
    return text[: len(text) - len(head.text)] + nominative(scene, head) if genitive and head.pos == "NOUN" else text
