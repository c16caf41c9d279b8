from compare.builders import make_profile, make_quantity
from synopse.compare.align import Match, find_matches
from synopse.compare.profiles import Profile
from synopse.compare.rivals import rival_evidence


def counting(number: float, report: str, **fields) -> Profile:
    return make_profile(report=report, quantities=(make_quantity(number),), **fields)


def numbers_of(*profiles: Profile) -> dict[tuple[str, str, str, str], Match]:
    found = (match for match in find_matches(profiles) if match.type == "number")
    return {(m.one.report, m.one.value, m.other.report, m.other.value): m for m in found}


def test_what_else_a_slot_may_be_compared_with_is_a_rival() -> None:
    found = numbers_of(counting(7, "a"), counting(12, "b"), counting(20, "b", id="b2", sentence=1))
    chances = {("a", "7", "b", "12"): 0.7, ("a", "7", "b", "20"): 0.2}
    evidence = dict(zip(chances, rival_evidence([found[key] for key in chances], list(chances.values())), strict=True))
    assert evidence["a", "7", "b", "12"]["rival of either"] == 0.2
    assert evidence["a", "7", "b", "20"]["rival of either"] == 0.7
    assert evidence["a", "7", "b", "12"]["rival of both"] == 0


def test_other_reports_that_differ_in_the_same_values_are_known() -> None:
    found = numbers_of(counting(7, "a"), counting(12, "b"), counting(7, "c"))
    chances = {("a", "7", "b", "12"): 0.7, ("b", "12", "c", "7"): 0.4}
    first, second = rival_evidence([found[key] for key in chances], list(chances.values()))
    assert first["same values"] == first["same values in other reports"] == 0.4
    assert second["same values in other reports"] == 0.7
    assert first["by itself"] > 0 > second["by itself"]


def test_a_match_alone_has_neither() -> None:
    (match,) = numbers_of(counting(7, "a"), counting(12, "b")).values()
    (evidence,) = rival_evidence([match], [1.0])
    assert evidence["rival of either"] == evidence["same values"] == 0
    assert 5 < evidence["by itself"] < 15
