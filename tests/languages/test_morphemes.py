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
