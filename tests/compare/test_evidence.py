from math import isfinite

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.builders import make_interval, make_mention, make_profile
from synopse.compare.evidence import statement_evidence
from synopse.compare.profiles import Profile
from synopse.model import Certainty, Polarity

NOON, EVENING = "2026-03-10T12:00:00+01:00", "2026-03-10T20:00:00+01:00"


def evidence_on(mine: dict, theirs: dict) -> dict[str, float]:
    one, other = make_profile(**mine), make_profile(report="b", **theirs)
    found = statement_evidence(one, other)
    assert found == pytest.approx(statement_evidence(other, one))
    assert all(isfinite(value) for value in found.values())
    return found


@pytest.mark.parametrize(
    ("name", "mine", "theirs"),
    [
        ("across languages", {}, {"language": "de"}),
        ("same event", {}, {}),
        ("other event", {}, {"predicates": ("visit",)}),
        ("opposite event", {"predicates": ("opening",)}, {"predicates": ("closure",)}),
        ("same words", {}, {"text": "The warehouse roof burned at night."}),
        ("compound", {"terms": frozenset({"de:eisenbahnbrücke"})}, {"terms": frozenset({"de:brücke"})}),
        ("same people", {"people": {"e1"}}, {"people": {"e1", "e2"}}),
        ("other people", {"named": {"e1"}}, {"named": {"e2"}}),
        ("same place", {}, {}),
        ("other scope", {"scopes": {"severe"}}, {}),
        ("other ordinal", {"text": "The second outbreak was found."}, {"text": "A third outbreak was found."}),
        ("other time", {"when": make_interval("2026-05-03")}, {"when": make_interval("2026-05-05")}),
        ("background of one", {"background": True}, {}),
        ("background of both", {"background": True}, {"background": True}),
        ("habit", {"habitual": True}, {}),
        ("other polarity", {"polarity": Polarity.NO}, {}),
        ("plan and fact", {"certainty": Certainty.PLANNED}, {}),
        ("two plans", {"certainty": Certainty.PLANNED}, {"certainty": Certainty.PLANNED}),
        ("hedged", {"certainty": Certainty.HEDGED}, {}),
        ("other speaker", {"chain": ("Tomke Harms",)}, {"chain": ("Ilka Brandvold",)}),
        ("clearly later", {"published": NOON}, {"published": EVENING}),
        ("hours apart", {"published": NOON}, {"published": EVENING}),
        ("without verb", {"rule": "fragment"}, {}),
    ],
)
def test_what_is_so_of_two_statements_is_evidence(name: str, mine: dict, theirs: dict):
    assert evidence_on(mine, theirs)[name]


@pytest.mark.parametrize(
    "name",
    ["other event", "compound", "other people", "elsewhere", "other scope", "other time", "habit", "clearly later"],
)
def test_two_wordings_of_one_fact_have_nothing_against_them(name: str):
    assert not evidence_on({}, {})[name]


def test_known_places_that_do_not_meet_are_elsewhere():
    oslo, bergen, norway = (
        {"places": (make_mention(name, "LOC"),), "entities": {name}} for name in ("Oslo", "Bergen", "Norway")
    )
    assert evidence_on(oslo, bergen)["elsewhere"]
    assert not evidence_on(oslo, norway)["elsewhere"]


def test_one_report_is_one_however_it_is_compared():
    one = make_profile()
    assert statement_evidence(one, one)["one report"]
    assert not evidence_on({}, {})["one report"]


BAGS = st.frozensets(st.sampled_from(["concept:fire", "en:warehouse", "en:roof", "entity:e1", "de:dachstuhlbrand"]))
TEXTS = st.text(max_size=30)


@st.composite
def statements(draw: st.DrawFn) -> Profile:
    return make_profile(
        draw(TEXTS) or "x",
        report=draw(st.sampled_from("ab")),
        terms=draw(BAGS),
        predicates=draw(st.sampled_from([("fire",), ("opening",), ("closure",), ()])),
        people=draw(st.frozensets(st.sampled_from(["e1", "e2"]))),
        published=draw(st.sampled_from(["", NOON, EVENING, "0001-01-01", "9999-12-31"])),
        chain=draw(st.sampled_from([(), ("Tomke Harms",)])),
    )


@given(statements(), statements())
def test_the_evidence_on_two_statements_has_no_order_and_is_finite(one: Profile, other: Profile):
    found = statement_evidence(one, other)
    assert found == pytest.approx(statement_evidence(other, one))
    assert all(isfinite(value) for value in found.values())
