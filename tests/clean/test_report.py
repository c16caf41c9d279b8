import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import synopse.languages
from synopse.clean import clean_report
from synopse.languages import known_languages, load_language
from synopse.model import BlockKind, Report

LANGUAGES = Path(synopse.languages.__file__).parent
PIECES = [
    "Der Kran steht seit Montag im Hafen.",
    "The crane has stood in the harbour since Monday.",
    "Ad",
    "- ANZEIGE -",
    "Foto: TASS",
    "(Archivbild) - dpa",
    "(dpa/AFP)",
    "Kommentar (0)",
    "Von Jo Beispiel. ",
    "Nordhafen (dpa) - ",
    "NORTHPORT (AP) — ",
    "Mehr zum Thema:",
    "RegierungKrieg",
    "Read more: Fog",
    "© dpa",
    " | ",
    "\n",
    "\r\n",
    "\n\n",
    "[",
    "(",
    "*",
    " - ",
    "ä…",
]


def clean(text: str, language: str = "de") -> Report:
    return clean_report(Report(id="a", text=text, language=language), load_language(language))


def kinds(text: str, language: str = "de") -> list[tuple[str, str]]:
    return [(block.kind.value, block.of(text)) for block in clean(text, language).blocks]


def cases() -> list[tuple[str, dict[str, object]]]:
    return [
        (code, json.loads(line))
        for code in known_languages()
        for line in (LANGUAGES / code / "cases" / "clean.jsonl").read_text(encoding="utf-8").splitlines()
    ]


@pytest.mark.parametrize(("language", "case"), cases())
def test_each_case_gets_its_blocks_and_credits(language: str, case: dict[str, object]):
    text = str(case["text"])
    assert kinds(text, language) == [tuple(block) for block in case["blocks"]]  # type: ignore[attr-defined]
    assert list(clean(text, language).credits) == case.get("credits", [])


@pytest.mark.parametrize("code", known_languages())
def test_each_rule_matches_its_examples(code: str):
    for rule in load_language(code).rules["clean"]:
        for example in rule.examples:
            assert rule.pattern.search(example), (rule.name, example)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=12), max_size=14), st.sampled_from(["de", "en"]))
def test_blocks_are_sorted_do_not_overlap_and_leave_only_white_space_out(pieces: list[str], language: str):
    text = "".join(pieces)
    covered = [False] * len(text)
    last = 0
    for block in clean(text, language).blocks:
        assert last <= block.start < block.end <= len(text)
        last = block.end
        covered[block.start : block.end] = [True] * len(block)
    assert not "".join(c for c, inside in zip(text, covered, strict=True) if not inside).strip()


def test_the_text_never_changes():
    text = "Anzeige\r\n\r\nNordhafen (dpa) - Der Kran steht.\r\n"
    assert clean(text).text == text


def test_a_wrapped_paragraph_is_one_block():
    text = "Der neue Kran im Hafen von Nordhafen ist am Montag\nin Betrieb gegangen, sagte eine Sprecherin der\n"
    text += "Hafengesellschaft. Er hebt 40 Tonnen."
    assert kinds(text) == [("body", text)]


def test_an_ordinal_at_the_end_of_a_wrapped_line_does_not_end_the_paragraph():
    text = "Der neue Kran im Hafen von Nordhafen ist am 3.\nMärz geliefert worden, wie eine Sprecherin am\n"
    assert [kind for kind, _ in kinds(text + "frühen Morgen sagte. Das war\nspät.")] == ["body"]


def test_a_furniture_word_inside_a_wrapped_paragraph_stays_text():
    text = (
        "Die Verwaltung des Hafens ging am Montag wie geplant\nweiter und machte auch mit der eigenen\nWerbung\nweiter"
    )
    assert [kind for kind, _ in kinds(text + ", wie sie sagte.")] == ["body"]


def test_sentences_that_look_like_furniture_stay_text():
    sentences = [
        "Kein Kommentar.",
        "Hintergrund für das Verfahren ist das neue Gesetz: Jedes Land ist selbst zuständig.",
        "Von den 14 Pfeilern sind drei beschädigt.",
        "Der Minister verließ den Saal – mit Maske.",
        "Mehr als 200 Menschen kamen: Die Halle war voll.",
        "Die Anzeige ging am Montag bei der Polizei ein.",
    ]
    for sentence in sentences:
        text = f"Der Kran steht im Hafen.\n\n{sentence}\n\nEr hebt 40 Tonnen."
        assert BlockKind.FURNITURE not in {block.kind for block in clean(text).blocks}, sentence
        assert sentence in [block.of(text) for block in clean(text).blocks]


@pytest.mark.parametrize(
    "line",
    ["(", "- ", "Aa Bb ", "Foto: ", "© ", "[a ", "dpa/", "AA-", "Mit Material von ", "Von Aa Bb, ", "\n", "a\n", "1"],
)
def test_hostile_texts_take_linear_time(line: str):
    clean("Ein Kran.")  # the rules are compiled now
    for text in (line * (200_000 // len(line)), (line * (300 // len(line)) + "\n") * 300):
        start = time.process_time()
        clean(text)
        clean(text, "en")
        assert time.process_time() - start < 8


def test_a_report_without_a_word_has_no_text():
    assert clean(" \n\t ").blocks == ()
    assert kinds("* * *") == [("furniture", "* * *")]
