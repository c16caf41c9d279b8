import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.builders import make_profile, relate, slots_of
from synopse.compare.polarity import POLARITY, may_oppose, polarity_evidence
from synopse.compare.profiles import Profile
from synopse.compare.slots import Relation
from synopse.model import Polarity

YES, NO = Polarity.YES, Polarity.NO
SAME, DIFFERENT = Relation.SAME, Relation.DIFFERENT
OPENED, CLOSED = {"predicates": ("opening",)}, {"predicates": ("closure",)}


def claiming(report: str = "a", polarity: Polarity = YES, **fields) -> Profile:
    return make_profile(report=report, polarity=polarity, **fields)


def evidence_on(one: Profile, other: Profile) -> dict[str, float]:
    return polarity_evidence(slots_of(POLARITY, one)[0], slots_of(POLARITY, other)[0])


def values_of(one: Profile, other: Profile) -> tuple[str, str]:
    return POLARITY.values(slots_of(POLARITY, one)[0], slots_of(POLARITY, other)[0])


def test_every_statement_says_whether_something_is_so():
    assert [slot.value for slot in slots_of(POLARITY, claiming())] == ["yes"]
    assert [slot.value for slot in slots_of(POLARITY, claiming(polarity=NO))] == ["no"]


@pytest.mark.parametrize(
    ("mine", "theirs", "relation"),
    [(YES, NO, DIFFERENT), (YES, YES, SAME), (NO, NO, SAME)],
    ids=["a claim and its denial", "two claims", "two denials"],
)
def test_of_one_event_two_polarities_differ_or_agree(mine: Polarity, theirs: Polarity, relation: Relation):
    assert relate(POLARITY, claiming(polarity=mine), claiming("b", theirs)) == relation


def test_who_tells_of_the_opposite_of_what_is_denied_agrees_whatever_else_both_tell():
    stayed_away = claiming(predicates=("absence", "meeting"))
    assert relate(POLARITY, stayed_away, claiming("b", NO, predicates=("attendance", "meeting"))) == SAME


def test_what_is_awaited_is_no_claim():
    awaited, denied = claiming(text="until the verdict is final"), claiming("b", NO, text="The verdict is not final")
    assert evidence_on(awaited, denied)["polarity: supposed"] == 1


def test_claims_of_opposite_events_differ_and_the_denial_of_the_opposite_agrees():
    opened = claiming(**OPENED)
    assert relate(POLARITY, opened, claiming("b", **CLOSED)) == DIFFERENT
    assert relate(POLARITY, opened, claiming("b", NO, **CLOSED)) == SAME


def test_all_who_claim_one_of_two_opposites_stand_on_one_side():
    opened, closed = claiming(**OPENED), claiming("b", **CLOSED)
    assert values_of(opened, closed) == ("no", "yes")
    assert values_of(closed, opened) == ("yes", "no")


def test_statements_with_nothing_in_common_are_not_compared():
    other = claiming("b", NO, predicates=("visit",), terms=frozenset({"en:train", "en:delay"}))
    assert relate(POLARITY, claiming(), other) is None


def test_only_a_denial_or_an_opposite_may_oppose():
    assert may_oppose(claiming(), claiming("b", NO))
    assert may_oppose(claiming(**OPENED), claiming("b", **CLOSED))
    assert not may_oppose(claiming(), claiming("b"))


def test_a_negation_that_is_softened_or_only_half_one_is_known():
    assert evidence_on(claiming(text="The fire not only burns."), claiming("b"))["polarity: softened"] == 1
    assert evidence_on(claiming(text="The fire no longer burns."), claiming("b"))["polarity: softened"] == 0
    assert evidence_on(claiming(text="The fire hardly burns."), claiming("b"))["polarity: softened"] == 1
    assert evidence_on(claiming(text="The fire does not burn."), claiming("b"))["polarity: softened"] == 0


def test_what_befalls_people_and_opposite_events_are_known():
    assert evidence_on(claiming(predicates=("death",)), claiming("b", predicates=("death",)))["polarity: of people"]
    assert evidence_on(claiming(**OPENED), claiming("b", **CLOSED))["polarity: opposite events"]
    assert not evidence_on(claiming(**OPENED), claiming("b", **OPENED))["polarity: opposite events"]


EVENTS = st.sampled_from([("fire",), ("opening",), ("closure",), ("closure", "fire"), ()])


@given(EVENTS, EVENTS, st.sampled_from(Polarity), st.sampled_from(Polarity))
def test_the_order_of_two_polarities_says_nothing(mine: tuple, theirs: tuple, first: Polarity, second: Polarity):
    one, other = claiming(polarity=first, predicates=mine), claiming("b", second, predicates=theirs)
    found = relate(POLARITY, one, other)
    assert may_oppose(one, other) == may_oppose(other, one)
    assert found != DIFFERENT or may_oppose(one, other)
    assert values_of(one, other) == values_of(other, one)[::-1] or found is None


def test_who_tells_of_both_opposites_denies_neither():
    fell, climbed = claiming(predicates=("fall", "rise")), claiming("b", predicates=("rise",))
    assert relate(POLARITY, fell, climbed) == SAME
