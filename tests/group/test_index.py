import random

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
        made[f"r{number:02}"] = Signature(
            text, terms, ones, ones, outlet=draw(st.sampled_from("ab")), day=day, length=99
        )
    return made


@pytest.fixture(autouse=True)
def crowded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let lists and blocks be full with few reports."""
    monkeypatch.setattr(nearby, "REACH", 3)
    monkeypatch.setattr(nearby, "FAR", 1)
    monkeypatch.setattr(index, "LARGEST", 5)


def added_in(order: list[str], reports: dict[str, Signature]) -> StoryIndex:
    stories = StoryIndex()
    for key in order:
        stories.add(key, reports[key])
    return stories


@settings(max_examples=200, deadline=None)
@given(signatures(), st.randoms())
def test_any_order_gives_the_stories_of_the_batch(reports: dict[str, Signature], chance: random.Random) -> None:
    batch = StoryIndex()
    batch.add_all(reports)
    order = sorted(reports)
    chance.shuffle(order)
    assert added_in(order, reports).stories() == batch.stories()


@settings(max_examples=200, deadline=None)
@given(signatures(), st.randoms())
def test_what_is_removed_leaves_no_trace(reports: dict[str, Signature], chance: random.Random) -> None:
    order = sorted(reports)
    chance.shuffle(order)
    stories = added_in(order, reports)
    gone = order[: len(order) // 2]
    for key in gone:
        stories.remove(key)
    assert stories.stories() == added_in(sorted(set(order) - set(gone)), reports).stories()


@settings(max_examples=200, deadline=None)
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
