from dataclasses import replace
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from compare.builders import make_mention, make_profile, make_quantity, make_story, values_of
from synopse.compare.collect import collect_findings, compare_pairs, least_contradicted
from synopse.compare.evidence import LONG
from synopse.compare.origins import Origins
from synopse.compare.profiles import Profile
from synopse.compare.thresholds import LEAST_CONTRADICTED, LEAST_CONTRADICTED_AMONG_MUCH
from synopse.languages import load_language
from synopse.model import Finding, Polarity

WORDINGS = (
    "The warehouse roof burnt at night, and nobody in the yard was hurt by it.",
    "No one came to harm when flames ate up the top of the store in the dark.",
    "After sunset the depot lost its cover to a blaze that spared every worker.",
    "Fire took the upper part of a storehouse; its people got away unharmed.",
)
SHORT = "Crates burnt in the harbour."  # shorter than what counts as copied
EARLY, LATE = "2026-03-10T18:00:00+01:00", "2026-03-10T18:20:00+01:00"


def findings_of(*profiles: Profile, **fields) -> tuple[Finding, ...]:
    origins = Origins(make_story(*profiles, **fields), profiles)
    return collect_findings(profiles, origins, load_language("en"))


def telling(report: str, text: str = SHORT, **fields) -> Profile:
    return make_profile(text, report=report, **fields)


def counting(report: str, number: float, **fields) -> Profile:
    """Return a statement that all reports word the same, but for its number."""
    value = {f"={number}..{number}"}
    return telling(
        report, f"{number} crates burnt at night.", quantities=(make_quantity(number),), values=value, **fields
    )


def sides_of(finding: Finding) -> dict[str, list[str]]:
    return {side.value: [statement.report for statement in side.statements] for side in finding.sides}


def test_what_no_other_report_tells_is_single():
    other = telling("b", WORDINGS[3], terms=frozenset({"en:a", "en:b", "en:c"}))
    assert [(f.kind, len(f.statements), f.confidence) for f in findings_of(telling("a"), other)] == [
        ("single", 1, 0.99),
        ("single", 1, 0.99),
    ]


def test_pairs_that_agree_are_found_with_their_chance():
    one, same, denial = telling("a"), telling("b"), telling("c", polarity=Polarity.NO)
    (((first, second), sure),), _ = compare_pairs([one, same, denial])
    assert (first, second) == (one, same)
    assert sure >= 0.7


def test_near_copies_are_one_finding_however_many():
    lines = ("The roof burnt at night.", "The roof burned at night.")
    found = findings_of(*(telling(f"{line}{n:02}", lines[line]) for line in (0, 1) for n in range(45)))
    assert [(finding.kind, len(finding.statements)) for finding in found] == [("corroborated", 90)]


def test_independent_reports_of_one_fact_bear_it_out():
    (found,) = findings_of(telling("a"), telling("b"))
    assert (found.kind, found.origins, found.concept) == ("corroborated", ("Outlet a", "Outlet b"), "fire")


def test_reports_with_one_origin_only_repeat_it():
    (found,) = findings_of(telling("a", credits=("dpa",)), telling("b", credits=("dpa",)))
    assert (found.kind, found.origins) == ("repeated", ("dpa",))


def test_all_reports_that_give_one_value_stand_on_one_side():
    found, *_ = findings_of(counting("a", 7), counting("b", 12), counting("c", 7), counting("d", 12))
    assert (found.kind, found.type) == ("contradicted", "number")
    assert sides_of(found) == {"7": ["a", "c"], "12": ["b", "d"]}


def test_opposite_events_stand_on_two_sides_and_none_on_both():
    opened, closed = (
        {"text": f"The bridge over the harbour is {word} now.", "predicates": (event,)}
        for word, event in (("open", "opening"), ("closed", "closure"))
    )
    found, *_ = findings_of(telling("a", **opened), telling("b", **closed), telling("c", **opened))
    assert sides_of(found) == {"no": ["a", "c"], "yes": ["b"]}


def test_three_values_are_three_contradictions():
    found = findings_of(counting("a", 7), counting("b", 12), counting("c", 20))
    assert sorted(values_of(f for f in found if f.type)) == [
        ("contradicted", "number", "12", "20"),
        ("contradicted", "number", "7", "12"),
        ("contradicted", "number", "7", "20"),
    ]


def test_the_side_that_was_published_first_stands_first():
    early, late = {"published": EARLY}, {"published": LATE}
    found, *_ = findings_of(counting("a", 7, **late), counting("b", 12, **early))
    assert [side.value for side in found.sides] == ["12", "7"]
    found, *_ = findings_of(counting("a", 12), counting("b", 7))
    assert [side.value for side in found.sides] == ["12", "7"]


def test_contradictions_stand_first_and_single_statements_last():
    alone = telling("a", WORDINGS[3], terms=frozenset({"en:alone"}))
    found = findings_of(alone, *(counting(key, number) for key, number in (("b", 7), ("c", 7), ("d", 12))))
    kinds = [finding.kind for finding in found]
    assert (kinds[0], kinds[-1]) == ("contradicted", "single")
    assert "corroborated" in kinds


def test_a_statement_is_single_only_where_nothing_else_is_said_of_it():
    assert [finding.kind for finding in findings_of(counting("a", 7), counting("b", 12))] == ["contradicted"]


def test_statements_that_differ_do_not_bear_each_other_out_through_a_third():
    numbers = {key: {"quantities": (make_quantity(number),)} for key, number in (("a", 7), ("c", 12))}
    found = findings_of(telling("a", **numbers["a"]), telling("b"), telling("c", **numbers["c"]))
    assert ("contradicted", "number", "12", "7") in [(*values_of([f])[0][:2], *sorted(sides_of(f))) for f in found]
    agreed = [{statement.report for statement in f.statements} for f in found if f.kind == "corroborated"]
    assert agreed
    assert not any({"a", "c"} <= reports for reports in agreed)


def test_a_finding_is_never_quite_sure():
    assert all(0 < finding.confidence <= 0.99 for finding in findings_of(telling("a"), telling("b")))


@st.composite
def statements(draw: st.DrawFn) -> Profile:
    report = draw(st.sampled_from("abcd"))
    number = draw(st.none() | st.sampled_from([7.0, 12.0, 30.0]))
    return make_profile(
        draw(st.sampled_from(WORDINGS)),
        report=report,
        quantities=() if number is None else (make_quantity(number),),
        values=() if number is None else {f"={number}..{number}"},
        terms=draw(st.frozensets(st.sampled_from("uvwxyz"), min_size=2)),
        polarity=draw(st.sampled_from(Polarity)),
        predicates=draw(st.sampled_from([("fire",), ("opening",), ("closure",), ()])),
        places=draw(st.sampled_from([(), (make_mention("Oslo", "LOC"),), (make_mention("Bergen", "LOC"),)])),
        published=draw(st.sampled_from(["", EARLY, LATE])),
    )


def numbered(told: list[Profile]) -> list[Profile]:
    """Return the statements with an id each, in the order of a story: by report."""
    named = [replace(p, statement=replace(p.statement, id=f"s{place}")) for place, p in enumerate(told)]
    return sorted(named, key=lambda profile: profile.statement.report)


@settings(max_examples=60)
@given(st.lists(statements(), min_size=2, max_size=5))
def test_every_statement_is_in_a_finding_and_no_finding_is_empty(told: list[Profile]):
    profiles = numbered(told)
    found = findings_of(*profiles)
    ids = {profile.statement.id for profile in profiles}
    assert {statement.id for finding in found for statement in finding.statements} == ids
    for finding in found:
        assert all(side.statements for side in finding.sides)
        assert finding.kind == "single" or len(finding.statements) > 1
        assert len({side.value for side in finding.sides}) == len(finding.sides)


def told_by(findings: tuple[Finding, ...]) -> list[tuple[object, ...]]:
    """Return what findings say, without any order."""
    return sorted(
        (
            f.kind,
            f.type,
            sorted((s.value, sorted(x.id for x in s.statements)) for s in f.sides),
            f.origins,
            f.confidence,
        )
        for f in findings
    )


@settings(max_examples=60)
@given(st.lists(statements(), min_size=2, max_size=5), st.randoms(use_true_random=False))
def test_the_order_of_the_statements_changes_no_finding(told: list[Profile], chance: Random):
    profiles = numbered(told)
    turned = list(profiles)
    chance.shuffle(turned)
    assert told_by(findings_of(*turned)) == told_by(findings_of(*profiles))


def test_the_more_reports_are_compared_the_surer_a_contradiction_must_be():
    few, many = (least_contradicted("number", {"long reports": 0.0, "reports": reports}) for reports in (0.0, 1.0))
    long = least_contradicted("number", {"reports": 0.0, "long reports": LONG / 2})
    assert few == LEAST_CONTRADICTED["number"] < long < many == LEAST_CONTRADICTED_AMONG_MUCH
