import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.builders import (
    make_profile,
    make_story,
)
from synopse.compare.profiles import Profile
from synopse.compare.profiling import make_profiles


def profiles_of(*profiles: Profile, **fields) -> tuple[Profile, ...]:
    return make_profiles(make_story(*profiles, **fields))


def test_statements_share_the_kinds_of_event_that_both_tell_of():
    fire, visit, both = (make_profile(predicates=kinds) for kinds in (("fire",), ("visit",), ("fire", "visit")))
    assert fire.told_of_both(both) == both.told_of_both(fire) == {"fire"}
    assert not fire.told_of_both(visit)


def test_events_have_opposites():
    assert "closure" in make_profile(predicates=("opening",)).opposites
    assert not make_profile(predicates=("fire",)).opposites


def test_words_end_in_the_heads_of_their_compounds():
    compound, head = (make_profile(terms=frozenset({f"de:{word}"})) for word in ("bergbahn", "bahn"))
    assert not head.heads
    compound, head = (make_profile(terms=frozenset({f"de:{word}"})) for word in ("eisenbahnbrücke", "brücke"))
    assert compound.endings["brücke"] == 1
    assert head.heads == {"brücke"}
    assert not head.endings["brücke"]


def test_a_word_of_a_million_letters_has_few_endings():
    assert len(make_profile(terms=frozenset({"de:" + "a" * 1_000_000})).endings) < 100


def test_when_a_report_was_published_has_a_zone_and_can_be_put_in_order():
    moments = [make_profile(published=p).published for p in ("2026-03-10", "2026-03-10T12:00+01:00", "2026-03-11")]
    assert moments == sorted(moments)
    assert make_profile().published is None


BAGS = st.frozensets(st.sampled_from("abcdefgh"), max_size=8)


@given(BAGS, BAGS)
def test_likeness_has_no_order_and_lies_between_nothing_and_all(mine: frozenset[str], theirs: frozenset[str]):
    one, other = profiles_of(make_profile(terms=mine), make_profile(report="b", terms=theirs))
    assert one.likeness(other) == other.likeness(one)
    assert 0 <= one.likeness(other) <= 1 + 1e-9
    assert (one.likeness(other) > 0) == bool(mine & theirs)
    if mine:
        assert one.likeness(one) == pytest.approx(1)
