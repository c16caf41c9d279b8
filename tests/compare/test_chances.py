from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.builders import make_interval, make_profile, make_quantity
from synopse.compare.align import Match, find_matches
from synopse.compare.chances import chance_of, chance_of_update, chances_of_same_thing
from synopse.compare.changes import may_change
from synopse.compare.profiles import Profile
from synopse.model import Polarity

EARLY, LATE = "2026-03-10T18:00:00+01:00", "2026-03-11T07:00:00+01:00"
DEAD = {"predicates": ("death",)}


def match_of(one: Profile, other: Profile, kind: str = "number") -> Match:
    (found,) = (match for match in find_matches([one, other]) if match.type == kind)
    return found


def chance_of_same_thing(match: Match) -> float:
    (chance,) = chances_of_same_thing([match])
    return chance


def counting(number: float, report: str = "a", **fields) -> Profile:
    quantity = make_quantity(number, counted=fields.pop("counted", "crate"))
    return make_profile(report=report, quantities=(quantity,), **fields)


def tolls(first: float = 7, second: float = 12, **fields) -> Match:
    """Return the match of a toll in an early and one in a late report; a field with two values has one for each."""
    own = [{name: value[place] for name, value in fields.items()} for place in (0, 1)]
    one = {"published": EARLY, "counted": "person", **DEAD, **own[0]}
    other = {"published": LATE, "counted": "person", **DEAD, **own[1]}
    return match_of(counting(first, **one), counting(second, "b", **other))


def turned(match: Match) -> Match:
    return replace(match, one=match.other, other=match.one)


def test_evidence_is_weighed_and_what_has_no_weight_does_not_count():
    weights = {"base": -1.0, "for": 2.0, "against": -2.0}
    assert chance_of({}, {}) == 0.5
    assert chance_of({"against": 1.0}, weights) < chance_of({}, weights) < chance_of({"for": 1.0}, weights)
    assert chance_of({"for": 1.0, "unheard of": 99.0}, weights) == chance_of({"for": True}, weights)


@given(st.dictionaries(st.sampled_from("abc"), st.floats(-1e9, 1e9)), st.floats(-1e6, 1e6))
def test_a_chance_lies_between_never_and_always(evidence: dict[str, float], base: float):
    assert 0 <= chance_of(evidence, {"base": base, "a": 5.0, "b": -7.0}) <= 1


def test_what_two_reports_tell_in_almost_the_same_words_is_one_thing():
    words = "{} crates burnt in the warehouse by the quay."
    one, other = (counting(n, key, text=words.format(n)) for key, n in (("a", 7), ("b", 12)))
    assert chance_of_same_thing(match_of(one, other)) >= 0.9


def test_of_other_scopes_the_same_words_prove_nothing():
    words = {"text": "Crates burnt in the warehouse by the quay."}
    same = match_of(counting(7, **words), counting(12, "b", **words))
    apart = match_of(counting(7, **words), counting(12, "b", scopes={"severe"}, **words))
    assert chance_of_same_thing(apart) < chance_of_same_thing(same)


def test_the_day_of_what_happens_once_is_that_of_one_event():
    once = {"predicates": ("arrival",), "people": {"e1"}}
    days = [make_interval("2026-05-03"), make_interval("2026-05-05")]
    one, other = (make_profile(report=key, when=day, **once) for key, day in zip("ab", days, strict=True))
    assert chance_of_same_thing(match_of(one, other, "date")) >= 0.8


@pytest.mark.parametrize("published", [(EARLY, ""), ("", ""), (EARLY, EARLY), (EARLY, "2026-03-10T18:20:00+01:00")])
def test_without_a_clearly_later_report_nothing_is_an_update(published: tuple[str, str]):
    match = tolls(published=published)
    assert not may_change(match.one, match.other)
    assert chance_of_update(match) == 0


def test_what_was_missing_rather_comes_about_than_what_came_about_is_undone():
    said = [{"polarity": polarity} for polarity in (Polarity.NO, Polarity.YES)]
    missing, come = make_profile(published=EARLY, **said[0]), make_profile(report="b", published=LATE, **said[1])
    told, denied = make_profile(published=EARLY, **said[1]), make_profile(report="b", published=LATE, **said[0])
    assert chance_of_update(match_of(missing, come, "polarity")) > chance_of_update(match_of(told, denied, "polarity"))


def test_a_toll_that_rises_is_rather_an_update_than_one_that_falls():
    assert chance_of_update(tolls(7, 12)) > chance_of_update(tolls(12, 7))
