import pytest

from factory import make_report
from synopse.annotate.attributions.lexicon import load_lexicon
from synopse.annotate.attributions.mood import is_subjunctive
from synopse.annotate.attributions.scene import find_scenes
from synopse.annotate.sentences import find_sentences
from synopse.languages import load_language
from synopse.model import Annotated


def moods(text: str, language: str = "de", *, weak: bool = False) -> list[str]:
    annotated = Annotated(make_report(text, language))
    annotated = Annotated(annotated.report, find_sentences(annotated, load_language(language)))
    (scene,) = find_scenes(annotated, load_lexicon(language))
    return [word for place, word in enumerate(scene.words) if is_subjunctive(scene, place, weak=weak)]


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Die Brücke sei gesperrt.", "sei"),
        ("Das Amt habe gewarnt.", "habe"),
        ("Der Fluss gehe zurück.", "gehe"),
        ("Die Firma rechne mit Verlust.", "rechne"),
    ],
)
def test_forms_of_indirect_speech_are_subjunctives(text, verb):
    assert moods(text) == [verb]


@pytest.mark.parametrize("text", ["Ich gehe nach Hause.", "Die Brücke ist gesperrt.", "Er sagte nichts."])
def test_other_forms_are_none(text):
    assert moods(text) == []


def test_a_weak_form_counts_only_where_asked_for():
    text = "Die Leute hätten gewartet."
    assert (moods(text), moods(text, weak=True)) == ([], ["hätten"])


def test_a_language_without_the_mood_has_none():
    assert moods("The bridge be closed.", "en") == []
