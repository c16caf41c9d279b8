import zlib

import pytest

from synopse.languages import known_languages, load_language
from synopse.languages.morphemes import MorphemeTagger
from synopse.languages.morphology import load_morphology
from synopse.languages.readings import FILE, Reading, Readings, load_readings, write_readings
from synopse.text.lines import SortedLines

EVERY = 500  # a line of so many is worked out again


@pytest.mark.parametrize("code", known_languages())
def test_what_ships_of_a_word_is_what_analysing_it_gives(code: str) -> None:
    language = load_language(code)
    tagger, shipped = MorphemeTagger(language.morphology), load_morphology(code)
    lines = zlib.decompress((language.model / FILE).read_bytes()).decode("utf-8").split("\n")[1::EVERY]
    assert len(lines) > 50
    for word in (line.partition("\t")[0] for line in lines):
        for form, cased in ((word, False), (word, True), (word.capitalize(), True)):
            expected = tagger.likely_tags(form, cased=cased)
            found = shipped.likely_tags(form, cased=cased)
            assert [tag for tag, _ in found] == [tag for tag, _ in expected], form
            assert [chance for _, chance in found] == pytest.approx([chance for _, chance in expected], abs=1e-3)
            for tag, _ in expected:
                assert shipped._find_lemma(form, tag) == tagger._analyze(form, tag)[0], (form, tag)


def test_readings_are_read_as_they_were_written() -> None:
    words = {"lift": [Reading(20, -9.25, "Lift"), Reading(12, -11.0, "liften")], "ab": [Reading(40, None, "ab")]}
    content = zlib.decompress(write_readings(words, "morphmodel_ger.pgz")).partition(b"\n")[2]
    readings = Readings(SortedLines(content))
    assert {word: readings.of_word(word) for word in words} == words
    assert readings.of_word("lifte") == []


def test_readings_of_another_model_are_not_taken(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr("synopse.languages.readings.digest_of", lambda morphology: "another")
    assert load_readings(load_language("de")).of_word("haus") == []
