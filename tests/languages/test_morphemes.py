import pytest
from HanTa.HanoverTagger import HanoverTagger

from synopse.languages.morphemes import MorphemeTagger

WORDS = {
    "morphmodel_ger.pgz": (
        "Haus Häuser Verteidigungsministerium Sonderfahrplänen Schoigus 50-Jähriger gegangen eingetroffen Ö xyzzy "
        "U-Boot-gestützte 038 Corona-Klagewelle abzuriegeln Brückensperrungsverordnungen ein"
    ),
    "morphmodel_en.pgz": "house houses derailed unfathomably O'Hara 110million xyzzy re-elected a",
}


@pytest.mark.parametrize("model", sorted(WORDS))
def test_words_are_analysed_as_the_library_does(model: str) -> None:
    library, ours = HanoverTagger(model), MorphemeTagger(model)
    for word in WORDS[model].split():
        expected, found = library._tag_word(word), ours._tag_word(word)
        assert [tag for tag, _ in found] == [tag for tag, _ in expected], word
        assert [chance for _, chance in found] == pytest.approx([chance for _, chance in expected]), word
        for tag, _ in expected:
            assert ours._analyze(word, tag) == library._analyze(word, tag), (word, tag)


SENTENCES = {
    "morphmodel_ger.pgz": (
        "Die Brückensperrung , die der Kreistag am Montag beschlossen hatte , wird verlängert .",
        "Am 12. Mai teilte Ortsvorsteherin Quarrenbeck mit : Der Lift fährt nicht !",
        "xyzzy Plugh ΑΒΓ 3:1 ´´",
    ),
    "morphmodel_en.pgz": (
        "The harbour office , which had closed the quay on Monday , said it would not reopen soon .",
        "Unfathomably , 12 re-elected Quarrenbecks left .",
    ),
}


@pytest.mark.parametrize("model", sorted(SENTENCES))
def test_sentences_are_tagged_as_the_library_does(model: str) -> None:
    library, ours = HanoverTagger(model), MorphemeTagger(model)
    for sentence in SENTENCES[model]:
        words = sentence.split()
        assert ours.tag_sent_viterbi(words) == library.tag_sent_viterbi(words), sentence


@pytest.mark.parametrize("model", sorted(WORDS))
def test_what_is_kept_of_a_word_changes_no_later_answer(model: str) -> None:
    tagger = MorphemeTagger(model)
    words = WORDS[model].split()
    first = [tagger.analyze_forward(word.lower()) for word in words]
    assert [tagger.analyze_forward(word.lower()) for word in reversed(words)] == first[::-1]
