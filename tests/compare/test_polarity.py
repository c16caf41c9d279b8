import pytest

from compare.builders import both_ways, make_interval, make_profile
from synopse.compare.polarity import compare_polarity
from synopse.compare.profiles import Profile
from synopse.model import Certainty, Polarity

NO = Polarity.NO
EARLY, LATE = "2026-03-10T18:00:00+01:00", "2026-03-11T07:00:00+01:00"


def denying(report: str = "b", **fields) -> Profile:
    return make_profile(report=report, polarity=NO, **fields)


def test_a_claim_and_its_denial_contradict_each_other():
    assert both_ways(compare_polarity, make_profile(), denying()) == ("contradicted", "polarity", ("yes", "no"))


def test_two_denials_agree():
    assert both_ways(compare_polarity, denying("a"), denying()) is None


def test_claims_of_opposite_events_contradict_each_other():
    opened, closed = make_profile(predicates=("opening",)), make_profile(report="b", predicates=("closure",))
    assert both_ways(compare_polarity, opened, closed) == ("contradicted", "polarity", ("no", "yes"))


def test_a_claim_and_the_denial_of_its_opposite_agree():
    opened, not_closed = make_profile(predicates=("opening",)), denying(predicates=("closure",))
    assert both_ways(compare_polarity, opened, not_closed) is None


@pytest.mark.parametrize("certainty", [Certainty.PLANNED, Certainty.HEDGED])
def test_plans_and_guesses_are_not_denied_by_what_came_of_them(certainty: Certainty):
    assert both_ways(compare_polarity, make_profile(certainty=certainty), denying()) is None


@pytest.mark.parametrize(
    "fields",
    [
        {"habitual": True},
        {"scopes": {"severe"}},
        {"predicates": ("visit",)},
        {"predicates": ()},
        {"terms": frozenset({"concept:fire", "en:a", "en:b", "en:c"})},
    ],
    ids=["a habit", "another scope", "another event", "no event", "other words"],
)
def test_denials_of_other_things_contradict_nothing(fields: dict):
    assert both_ways(compare_polarity, make_profile(), denying(**fields)) is None


def test_a_claim_of_one_day_is_not_denied_by_another_day():
    one, other = make_profile(when=make_interval("2026-03-09")), denying(when=make_interval("2026-03-10"))
    assert both_ways(compare_polarity, one, other) is None


def test_one_word_is_enough_where_it_says_what_is_counted():
    words = {"terms": frozenset({"concept:death"}), "predicates": ("death",)}
    assert both_ways(compare_polarity, make_profile(**words), denying(**words)) is not None
    words = {"terms": frozenset({"concept:fire"}), "predicates": ("fire",)}
    assert both_ways(compare_polarity, make_profile(**words), denying(**words)) is None


def test_what_an_earlier_report_still_missed_a_later_one_updates():
    early = denying("a", published=EARLY, text="The fire has not yet been put out.")
    late = make_profile(report="b", published=LATE)
    assert both_ways(compare_polarity, early, late) == ("updated", "polarity", ("no", "yes"))


def test_a_later_denial_of_what_was_told_is_no_update():
    early = make_profile(published=EARLY, text="The fire has by now been put out.")
    assert both_ways(compare_polarity, early, denying(published=LATE)) == ("contradicted", "polarity", ("yes", "no"))


def test_what_an_earlier_report_still_missed_may_come_about_on_another_day():
    early = denying("a", published=EARLY, text="The fire has not yet been put out.", when=make_interval("2026-03-10"))
    late = make_profile(report="b", published=LATE, when=make_interval("2026-03-11"))
    assert both_ways(compare_polarity, early, late) == ("updated", "polarity", ("no", "yes"))


def test_a_road_closed_on_one_day_and_open_on_the_next_is_no_contradiction():
    closed = make_profile(published=EARLY, predicates=("closure",), when=make_interval("2026-03-10"))
    opened = make_profile(report="b", published=LATE, predicates=("opening",), when=make_interval("2026-03-11"))
    assert both_ways(compare_polarity, closed, opened) is None
