from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factory import make_report
from synopse.annotate.sentences import find_sentences
from synopse.languages import load_language
from synopse.model import Annotated, Block, BlockKind, Sentence


def split(text: str, language: str = "de", **fields: object) -> tuple[Sentence, ...]:
    return find_sentences(Annotated(make_report(text, language, **fields)), load_language(language))


def words(sentences: tuple[Sentence, ...]) -> list[list[str]]:
    return [[token.text for token in sentence.tokens] for sentence in sentences]


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("de", "Zum 70. Jahrestag kam er. Dann ging er.", 2),
        ("de", "Das kostet z. B. in Ulm ca. 20 Euro. Mehr nicht.", 2),
        ("de", "Am 27. Juli sprach Dr. K. Lindner. Er blieb bis 1953. Danach nicht.", 3),
        ("de", "„Wir kommen.“ Das sagte sie.", 2),
        ("de", "Er wurde Platz 3. Die anderen folgten.", 2),
        ("de", "Gilt das? Ja! Und wie …", 3),
        ("en", "Mr. J. Doe of the U.S. Navy left on Jan. 5. He came back.", 2),
        ("en", "It rose 3.5 percent. “Too much,” she said.", 2),
        ("en", "She was 81. Irena Holt, her deputy, took over.", 2),
        ("en", "Her lawyer Dr. A. J. Fenwick said so.", 1),
        ("de", "Der Zug kam aus Bad Nordheim b. Hamburg an. Dann fuhr er weiter.", 2),
        ("en", "Shops close at 5 p.m. Monday was quiet.", 2),
        ("en", "It closed at 5 p.m. Monday and reopened.", 1),
        ("en", "The boy was admitted at 2:15 p.m. Medical staff were calm.", 2),
        ("en", "It opens at 5 p.m. Eastern Time in Ulm.", 1),
        ("en", "It opens at 5 p.m. March 3 in Ulm.", 1),
        ("en", "He died on Sunday 1 March 2026. She left.", 2),
        ("de", "Bei der Weser GmbH & Co. KG lief Säure aus.", 1),
        ("de", "Das war 300 v. Chr. der Fall. Am 26./27. Juli endete es.", 2),
    ],
)
def test_sentences_end_where_a_reader_ends_them(language: str, text: str, count: int) -> None:
    assert len(split(text, language)) == count


def test_tokens_keep_numbers_ordinals_abbreviations_and_hyphens_whole() -> None:
    (tokens,) = words(split("Am 3. Mai zahlten ca. 1.400 U-Boot-Leute 3,2 Prozent"))
    assert tokens == ["Am", "3.", "Mai", "zahlten", "ca.", "1.400", "U-Boot-Leute", "3,2", "Prozent"]


def test_english_endings_are_words_of_their_own() -> None:
    (tokens,) = words(split("Ann's boat wasn't sold.", "en"))
    assert tokens == ["Ann", "'s", "boat", "was", "n't", "sold", "."]


def test_a_verb_and_its_particle_have_one_lemma() -> None:
    (sentence,) = split("Das teilte die Behörde am Abend mit.")
    assert sentence.tokens[1].lemma == "mitteilen"


def test_blank_lines_and_bullets_end_sentences() -> None:
    assert [s.of("Erstens\n\nZweitens\n• Drittens") for s in split("Erstens\n\nZweitens\n• Drittens")] == [
        "Erstens",
        "Zweitens",
        "Drittens",
    ]


def test_furniture_and_credits_are_not_read() -> None:
    text = "Anzeige\nDas Haus brennt.\ndpa"
    blocks = (
        Block(0, 7, BlockKind.FURNITURE),
        Block(8, 24, BlockKind.BODY),
        Block(25, 28, BlockKind.CREDIT),
    )
    assert [sentence.of(text) for sentence in split(text, blocks=blocks)] == ["Das Haus brennt."]


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=200), st.sampled_from(["de", "en"]))
def test_any_text_gives_ordered_tokens_that_are_its_own_words(text: str, language: str) -> None:
    sentences = split(text, language)
    tokens = [token for sentence in sentences for token in sentence.tokens]
    assert all(token.of(text) == token.text for token in tokens)
    assert all(one.end <= two.start for one, two in pairwise(tokens))
    assert all(s.contains(token) for s in sentences for token in s.tokens)


@pytest.mark.parametrize("unit", ["a", "1.", "a'", ".", "„", "-", "A.", "1a1"])
def test_hostile_repetition_takes_linear_time(unit: str) -> None:
    assert split(unit * 20_000)
