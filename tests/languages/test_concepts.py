"""The words of the concepts, what the concepts are, and the clauses in which each language must find them."""

import json
from itertools import chain

import pytest

from factory import annotate
from synopse.languages import known_languages, load_language, load_shared
from synopse.languages.concepts import (
    event_concepts,
    is_turned,
    moving_concepts,
    opposites_of,
    people_concepts,
    phrase_concepts,
    token_concepts,
    word_concepts,
)
from synopse.languages.load import ROOT

SHARED = load_shared("concepts")


def words(code: str) -> dict[str, list[str]]:
    return {word: value.split() for word, value in load_language(code).words["concepts"].column("concepts").items()}


def cases() -> list[tuple[str, dict]]:
    return [
        (code, json.loads(line))
        for code in known_languages()
        for line in (ROOT / code / "cases" / "concepts.jsonl").read_text(encoding="utf-8").splitlines()
    ]


@pytest.mark.parametrize(
    ("code", "case"), cases(), ids=lambda value: value["text"] if isinstance(value, dict) else value
)
def test_a_clause_tells_of_its_concepts_and_of_no_others(code: str, case: dict) -> None:
    statements = annotate(case["text"], code).statements
    told = set(chain.from_iterable(statement.predicates for statement in statements))
    named = set(chain.from_iterable(statement.concepts for statement in statements))
    assert set(case.get("predicates", ())) <= told
    assert named.isdisjoint(case.get("without", ()))


@pytest.mark.parametrize(
    ("lemma", "code", "concept"),
    [
        ("todesopfer", "de", "death"),
        ("death", "en", "death"),
        ("staatsbesuch", "de", "visit"),
        ("visit", "en", "visit"),
        ("festgenommener", "de", "arrest"),
        ("detainee", "en", "arrest"),
    ],
)
def test_words_of_both_languages_express_one_concept(lemma: str, code: str, concept: str) -> None:
    assert concept in word_concepts(lemma, code)


@pytest.mark.parametrize(
    ("concept", "german", "english"),
    [
        ("collapse", ("einstürzen", "nachgeben", "zusammenbrechen", "einsturz"), ("collapse", "cave-in", "crumble")),
        ("detach", ("losreißen", "ablösen", "abgetrennt"), ("detach", "dislodge", "sever")),
        ("rise", ("zulegen", "klettern", "anstieg"), ("climb", "gain percent", "hike")),
        ("closure", ("schließen", "dichtmachen", "stilllegen"), ("shut", "shutdown", "shutter")),
        ("lead", ("chefin", "geleitet", "vorsitzende"), ("verb:head", "boss", "chairwoman")),
        ("layoffs", ("stelle streichen", "arbeitsplatz abbauen", "stellenabbau"), ("cut job", "shed post", "layoff")),
        ("succession", ("nachfolger", "beerben", "ressort gehen"), ("succeed", "successor", "portfolio go")),
        ("arrest", ("festnehmen", "fassen", "verhaftung"), ("arrest", "nab", "seize suspect")),
        ("retaliation", ("vergeltung", "rächen"), ("retaliate", "revenge")),
        ("ratecut", ("zinssenkung", "leitzins senken"), ("rate cut", "cut rate")),
        ("derailment", ("entgleisen", "entgleisung"), ("derail", "derailment")),
        ("prosecutor", ("staatsanwältin", "chefankläger"), ("prosecutor", "prosecution")),
        ("coach", ("trainerin", "cheftrainer"), ("coach", "head coach")),
        ("winner", ("siegerin", "gewinner"), ("winner", "champion")),
    ],
)
def test_wordings_of_one_event_meet_within_and_across_languages(
    concept: str, german: tuple[str, ...], english: tuple[str, ...]
) -> None:
    for code, wordings in (("de", german), ("en", english)):
        assert all(concept in words(code)[wording] for wording in wordings)


@pytest.mark.parametrize(
    ("code", "one", "other"),
    [
        ("de", "festnehmen", "anklagen"),
        ("de", "anklagen", "verurteilen"),
        ("de", "verletzt", "tot"),
        ("de", "zinssenkung", "zinserhöhung"),
        ("de", "vorgänger", "nachfolger"),
        ("de", "finanzminister", "innenminister"),
        ("en", "arrest", "charge"),
        ("en", "charge", "convict"),
        ("en", "injured", "dead"),
        ("en", "winner", "loser"),
        ("en", "predecessor", "successor"),
        ("en", "wildfire", "house fire"),
    ],
)
def test_different_events_share_no_narrow_concept(code: str, one: str, other: str) -> None:
    broad = {"interest", "minister", "fire"}  # what both are besides; the narrower concept tells them apart
    mine, theirs = set(words(code)[one]) - broad, set(words(code)[other]) - broad
    assert mine != theirs and mine.isdisjoint(theirs)


def test_a_compound_needs_a_head_before_its_known_ending() -> None:
    assert word_concepts("abreise", "de") == ("departure",)
    assert word_concepts("xbesuch", "de") == ()


def test_several_words_express_a_concept_only_together() -> None:
    found = dict(phrase_concepts({"drei", "mensch", "leben", "kommen"}, "de"))
    assert found == {frozenset({"leben", "kommen"}): ("death",)}
    assert not dict(phrase_concepts({"leben", "mensch"}, "de"))
    assert word_concepts("leben", "de") == ()


def test_a_word_may_mean_another_thing_as_a_verb() -> None:
    assert word_concepts("share", "en", "NOUN") == ("share",)
    assert word_concepts("share", "en", "VERB") == ("sharing",)


def test_the_lexicon_tells_events_from_things() -> None:
    assert len(event_concepts()) >= 600
    assert {"death", "visit", "strike", "verdict"} <= event_concepts()
    assert event_concepts().isdisjoint({"ship", "road", "minister"})


def test_tolls_move_and_speeches_do_not() -> None:
    assert "death" in moving_concepts(only_up=True)
    assert "missing" in moving_concepts() - moving_concepts(only_up=True)
    assert "speech" not in moving_concepts()
    assert people_concepts() <= moving_concepts() | {"conviction"}


def test_every_concept_is_described_by_known_values() -> None:
    for kind, moves, opposite, counts, once, changes in SHARED.rows.values():
        assert kind in ("event", "thing")
        assert moves in ("no", "yes", "up")
        assert counts in ("", "people")
        assert once in ("", "yes") and changes in ("", "yes")
        assert all(other in SHARED for other in opposite.split())


def test_opposites_are_each_others_and_stand_on_two_sides() -> None:
    pairs = [(concept, opposite) for concept in SHARED for opposite in opposites_of(concept)]
    assert len(pairs) >= 90
    assert all(concept in opposites_of(opposite) for concept, opposite in pairs)
    assert all(is_turned(concept) != is_turned(opposite) for concept, opposite in pairs)


@pytest.mark.parametrize(
    ("code", "one", "other"),
    [
        ("de", "schweigen", "auspacken"),
        ("de", "bestätigen", "dementieren"),
        ("de", "stattfinden", "ausfallen"),
        ("de", "überleben", "sterben"),
        ("de", "unversehrt", "beschädigen"),
        ("de", "billigen", "ablehnen"),
        ("de", "lockern", "verschärfen"),
        ("en", "confirm", "deny"),
        ("en", "survive", "die"),
        ("en", "unhurt", "injure"),
        ("en", "permit", "ban"),
        ("en", "attend", "stay away"),
        ("en", "rise", "fall"),
        ("en", "find", "missing"),
    ],
)
def test_words_of_opposite_meaning_have_opposite_concepts(code: str, one: str, other: str) -> None:
    table = words(code)
    mine = table.get(one) or list(word_concepts(one, code, "VERB"))
    assert any(concept in opposites_of(theirs) for theirs in table[other] for concept in mine)


def test_a_word_has_its_concepts_as_it_is_written_where_its_lemma_has_none() -> None:
    assert token_concepts("borgen", "geborgen", "de", "VERB") == word_concepts("geborgen", "de", "VERB") != ()
    assert token_concepts("Xyz", "Xyz", "de", "NOUN") == ()


@pytest.mark.parametrize("code", known_languages())
def test_every_concept_is_declared_and_has_words_in_each_language(code: str) -> None:
    assert set(chain.from_iterable(words(code).values())) == set(SHARED)


@pytest.mark.parametrize("code", known_languages())
def test_words_are_lower_case_and_their_marks_well_formed(code: str) -> None:
    for word in words(code):
        plain = word.removeprefix("verb:").removeprefix("-")
        assert plain == plain.lower().strip()
        assert len(set(plain.split())) == len(plain.split()) and ":" not in plain
        assert not (word.startswith(("-", "verb:")) and " " in word)
        assert not word.startswith("-") or len(plain) >= 3


@pytest.mark.parametrize("code", known_languages())
def test_no_phrase_says_only_what_one_of_its_words_says_alone(code: str) -> None:
    kept = {"death toll", "life lose"}  # their other word would stand for something else in what statements share
    for phrase, concepts in words(code).items():
        if " " in phrase and phrase not in kept:
            alone = [set(word_concepts(word, code)) | set(word_concepts(word, code, "VERB")) for word in phrase.split()]
            telling = [found for found in alone if found]
            assert not (telling and all(set(concepts) <= found for found in telling)), phrase


@pytest.mark.parametrize("code", known_languages())
def test_no_ending_says_only_what_a_shorter_one_says(code: str) -> None:
    table = words(code)
    for ending, concepts in table.items():
        if ending.startswith("-"):
            shorter = [f"-{ending[cut:]}" for cut in range(2, len(ending))]
            assert all(table.get(other) != concepts for other in shorter), ending
