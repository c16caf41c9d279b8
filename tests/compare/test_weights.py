from math import isfinite

import pytest

from compare.builders import make_interval, make_mention, make_profile, make_quantity, make_time
from synopse.compare.agreement import fact_evidence
from synopse.compare.align import SLOT_TYPES, find_matches, find_slots
from synopse.compare.chances import update_evidence
from synopse.compare.changes import may_change
from synopse.compare.evidence import Candidate
from synopse.compare.profiles import Profile
from synopse.compare.thresholds import LEAST, LEAST_CONTRADICTED
from synopse.compare.weights import SAME_FACT, SAME_THING, UPDATE
from synopse.model import Polarity, Precision


def telling(report: str, name: str, place: str, number: float, day: str, published: str) -> Profile:
    """Return a statement with a slot of every type."""
    person = make_mention(name)
    clock = f"{number + 10:02.0f}:00"
    hour = make_interval(f"2026-05-04T{clock}", precision=Precision.MINUTE)
    times = (make_time(day, interval=make_interval(day)), make_time(f"T{clock}", "TIME", clock=clock, interval=hour))
    return make_profile(
        f"{name} saw the warehouse burn.",
        report=report,
        published=published,
        participants=(person,),
        entity_at={0: name},
        places=(make_mention(place, "LOC", 500),),
        quantities=(make_quantity(number),),
        when=make_interval(day),
        times=times,
        polarity=Polarity.YES if number == 7 else Polarity.NO,
    )


ONE = telling("a", "Tomke Harms", "Oslo", 7, "2026-05-03", "2026-05-06T08:00Z")
OTHER = telling("b", "Ilka Brandvold", "Bergen", 12, "2026-05-05", "2026-05-06T18:00Z")
MATCHES = find_matches([ONE, OTHER])
UPDATES = [match for match in MATCHES if may_change(match.one, match.other)]


def known_names() -> dict[str, set[str]]:
    """Return the names of all evidence that there is, for each model."""
    fact = fact_evidence(Candidate(ONE, OTHER), find_slots([ONE, OTHER]))
    return {
        **{slot: {name for match in MATCHES if match.type == slot for name in match.evidence} for slot in SLOT_TYPES},
        "UPDATE": {name for match in UPDATES for name in update_evidence(match)},
        "SAME_FACT": set(fact),
    }


def test_the_example_has_a_difference_of_every_type():
    assert {match.type for match in MATCHES} == set(SLOT_TYPES)


@pytest.mark.parametrize(("name", "weights"), [*SAME_THING.items(), ("UPDATE", UPDATE), ("SAME_FACT", SAME_FACT)])
def test_every_weight_is_of_evidence_that_exists(name: str, weights: dict[str, float]):
    assert set(weights) - {"base"} <= known_names()[name]
    assert all(isfinite(weight) for weight in weights.values())


def test_every_type_of_slot_has_weights():
    assert set(SAME_THING) == set(SLOT_TYPES)


def test_every_kind_of_finding_that_is_judged_has_a_least_chance():
    assert set(LEAST) == {"updated", "refined", "agreed"}
    assert set(LEAST_CONTRADICTED) == set(SLOT_TYPES)
    assert all(0 < least < 1 for least in (*LEAST.values(), *LEAST_CONTRADICTED.values()))
    assert LEAST["refined"] <= LEAST["agreed"]
