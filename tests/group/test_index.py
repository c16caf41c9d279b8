import random
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synopse.group import Signature, StoryIndex, index, nearby

WORDS = [f"w{number}" for number in range(12)]


@st.composite
def signatures(draw: st.DrawFn) -> dict[str, Signature]:
    """Reports of few words and days, so that they crowd the lists and many are alike."""
    made = {}
    for number in range(draw(st.integers(2, 24))):
        terms = tuple(draw(st.lists(st.sampled_from(WORDS), min_size=2, max_size=6, unique=True)))
        day = draw(st.sampled_from([None, 1.0, 2.0, 2.0, 5.0, 80.0]))
        ones = (1,) * len(terms)
        text = f"{draw(st.integers(0, 30)):02}"
        known = {"outlet": draw(st.sampled_from("ab")), "language": draw(st.sampled_from(["de", "en"]))}
        made[f"r{number:02}"] = Signature(text, terms, ones, ones, day=day, length=99, **known)
    return made


@pytest.fixture(autouse=True)
def crowded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let lists and blocks be full with few reports."""
    monkeypatch.setattr(nearby, "REACH", 3)
    monkeypatch.setattr(nearby, "FAR", 1)
    monkeypatch.setattr(index, "LARGEST", 5)


def report(name: str, *terms: str, **fields: Any) -> Signature:
    ones = (60,) * len(terms)
    return Signature(name, terms, (1,) * len(terms), ones, length=200, **fields)


def added_in(order: list[str], reports: dict[str, Signature]) -> StoryIndex:
    stories = StoryIndex()
    for key in order:
        stories.add(key, reports[key])
    return stories


@settings(max_examples=100, deadline=None)
@given(signatures(), st.randoms())
def test_any_order_gives_the_stories_of_the_batch(reports: dict[str, Signature], chance: random.Random) -> None:
    batch = StoryIndex()
    batch.add_all(reports)
    order = sorted(reports)
    chance.shuffle(order)
    assert added_in(order, reports).stories() == batch.stories()


@settings(max_examples=100, deadline=None)
@given(signatures(), st.randoms())
def test_what_is_removed_leaves_no_trace(reports: dict[str, Signature], chance: random.Random) -> None:
    order = sorted(reports)
    chance.shuffle(order)
    stories = added_in(order, reports)
    gone = order[: len(order) // 2]
    for key in gone:
        stories.remove(key)
    assert stories.stories() == added_in(sorted(set(order) - set(gone)), reports).stories()


@settings(max_examples=100, deadline=None)
@given(signatures(), st.randoms())
def test_what_is_returned_tells_all_that_changed(reports: dict[str, Signature], chance: random.Random) -> None:
    order = sorted(reports)
    chance.shuffle(order)
    stories, known = StoryIndex(), {}
    for key in order:
        changed = stories.add(key, reports[key])
        known.update({member: story for story in changed for member in story})
        assert known == {member: story for story in stories.stories() for member in story}
        assert all(stories.story_of(member) == story for member, story in known.items())


FIRE = ("muehle", "brand", "sellheim", "feuerwehr", "loeschen", "mueller", "retten", "flamme")
VOTE = ("haushalt", "trautenau", "gemeinderat", "steuer", "opposition", "klemperer", "kompromiss", "stimme")


def test_a_report_that_tells_of_both_joins_nothing_that_is_apart() -> None:
    stories = StoryIndex()
    stories.add_all({"a": report("1", *FIRE), "b": report("2", *FIRE, "ursache"), "c": report("3", *VOTE)})
    stories.add("d", report("4", *VOTE, "ursache"))
    assert stories.stories() == (frozenset("ab"), frozenset("cd"))


def test_one_text_of_many_reports_counts_once_and_all_share_its_story() -> None:
    stories = StoryIndex()
    for number in range(5000):
        stories.add(f"{number:04}", report("1", *FIRE, outlet=str(number), day=float(number % 7)))
    assert [len(story) for story in stories.stories()] == [5000]


def test_very_many_texts_that_are_nearly_the_same_are_one_story() -> None:
    stories = StoryIndex()
    stories.add_all({f"{number:02}": report(f"{number:02}", *WORDS, f"x{number}") for number in range(20)})
    assert [len(story) for story in stories.stories()] == [20]


def test_a_report_whose_key_is_there_already_is_replaced() -> None:
    stories = StoryIndex()
    stories.add_all({"a": report("1", *FIRE), "b": report("2", *FIRE, "ursache")})
    assert stories.add("b", report("3", *VOTE)) == (frozenset("a"), frozenset("b"))
    assert len(stories) == 2


def test_a_signature_without_terms_is_a_story_of_its_own() -> None:
    stories = StoryIndex()
    stories.add_all({"a": Signature("1"), "b": Signature("2"), "c": report("3", *FIRE)})
    assert stories.stories() == (frozenset("a"), frozenset("b"), frozenset("c"))


def test_a_report_that_is_not_there_has_no_story() -> None:
    with pytest.raises(KeyError):
        StoryIndex().story_of("a")


def test_a_signature_survives_a_store() -> None:
    signature = report("1", *FIRE, day=1.5, outlet="Bote")
    assert msgspec.json.decode(msgspec.json.encode(signature), type=Signature) == signature
