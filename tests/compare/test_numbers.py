from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.builders import make_profile, make_quantity, make_time, relate, slots_of
from factory import annotate, differences, find_in, make_story
from synopse.compare.numbers import NUMBERS, counts_nobody, format_number, moves, number_evidence, only_grows
from synopse.compare.profiles import Profile
from synopse.compare.profiling import make_profiles
from synopse.compare.slots import Relation, Slot
from synopse.model import Polarity, Quantity

COUNTED = ("zwirbel", "de"), ("gadget", "en")
SAME, FINER, DIFFERENT = Relation.SAME, Relation.FINER, Relation.DIFFERENT


def counting(*quantities: Quantity, report: str = "a", **fields) -> Profile:
    return make_profile(report=report, quantities=quantities, **fields)


def compare(mine: Quantity, theirs: Quantity) -> Relation | None:
    return relate(NUMBERS, counting(mine), counting(theirs, report="b"))


def evidence_on(mine: Quantity, theirs: Quantity, **fields) -> dict[str, float]:
    (one,), (other,) = slots_of(NUMBERS, counting(mine, **fields)), slots_of(NUMBERS, counting(theirs, **fields))
    return number_evidence(one, other)


def annotated_numbers(text: str) -> list[Slot]:
    """Return the numbers of the only statement of a text."""
    (profile,) = make_profiles(make_story(annotate(text, "en")))
    return slots_of(NUMBERS, profile)


def lasting(value: str, report: str = "a") -> Profile:
    return make_profile(report=report, times=(make_time(value, "DURATION"),))


def metres(number: float, unit: str, *, about: bool = False) -> Quantity:
    return make_quantity(number, dimension="length", unit=unit, about=about)


def test_every_number_of_a_statement_is_a_slot_with_what_it_measures():
    told = counting(make_quantity(7), make_quantity(12.5, dimension="percent"))
    assert [(slot.type, slot.value, slot.key) for slot in slots_of(NUMBERS, told)] == [
        ("number", "7", "count"),
        ("number", "12.5", "percent"),
    ]


def test_a_duration_is_a_number_in_its_unit():
    (slot,) = slots_of(NUMBERS, lasting("P3D"))
    assert (slot.value, slot.key) == ("3", "time")


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("She was jailed for two years and three months.", ["27"]),
        ("The climb took one hour, 20 minutes.", ["80"]),
        ("The climb took 20 minutes and one hour.", ["20", "1"]),
    ],
    ids=["years and months", "behind a comma", "the smaller first"],
)
def test_a_length_in_two_units_is_one_number_of_the_smaller(text: str, numbers: list[str]):
    assert [slot.value for slot in annotated_numbers(text)] == numbers


@pytest.mark.parametrize(
    ("mine", "theirs", "shown"),
    [("metre", "centimetre", ("1.62", "1.48")), ("foot", "metre", ("1.62", "1.48"))],
    ids=["units of one scale are shown in the larger", "others as written"],
)
def test_values_in_two_units_of_one_scale_are_shown_in_one(mine: str, theirs: str, shown: tuple[str, str]):
    pair = metres(1.62 if mine == "metre" else 1.62 * 0.3048, mine), metres(1.48, theirs)
    (one,), (other,) = slots_of(NUMBERS, counting(pair[0])), slots_of(NUMBERS, counting(pair[1], report="b"))
    assert NUMBERS.values(one, other) == shown


def test_a_whole_is_not_set_against_its_parts():
    """The number of all aboard is the sum that the other report leaves to its reader."""
    parts = "The ferry Alma was carrying 214 passengers and a crew of 27."
    assert not differences(find_in(parts, "The ferry Alma was carrying 241 people.", language="en"))


def test_whose_score_it_is_nobody_knows():
    assert slots_of(NUMBERS, counting(make_quantity(7, dimension="score"))) == []


def test_the_age_of_whoever_is_not_named_is_a_slot_of_ages():
    (slot,) = slots_of(NUMBERS, counting(make_quantity(71, dimension="age")))
    assert (slot.value, slot.key, slot.kinds) == ("71", "age", frozenset())


def test_who_says_that_nobody_was_hurt_counts_none():
    (none,) = slots_of(NUMBERS, make_profile(predicates=("death",), polarity=Polarity.NO))
    assert none.value == "0"
    assert not counts_nobody(make_profile(predicates=("fire",), polarity=Polarity.NO))
    assert not counts_nobody(make_profile(predicates=("death",)))


def test_none_and_some_are_two_numbers_where_what_was_counted_may_have_ended():
    dead, early, late = {"predicates": ("death",)}, "2026-03-10T08:00:00Z", "2026-03-11T08:00:00Z"
    seven = make_quantity(7, counted="person")
    none_left = make_profile(polarity=Polarity.NO, published=late, **dead)
    assert relate(NUMBERS, none_left, counting(seven, report="b", published=early, **dead)) == DIFFERENT
    none_yet = make_profile(polarity=Polarity.NO, published=early, **dead)
    assert relate(NUMBERS, none_yet, counting(seven, report="b", published=late, **dead)) == DIFFERENT
    assert relate(NUMBERS, none_yet, counting(seven, report="b", published=early, **dead)) is None


def test_what_was_the_least_may_have_grown_since():
    early, late = {"published": "2026-03-10T08:00:00Z"}, {"published": "2026-03-11T08:00:00Z"}
    at_least, more = counting(make_quantity(26, None), **early), make_quantity(44)
    assert relate(NUMBERS, at_least, counting(make_quantity(31), report="b", **late)) == FINER
    toll = {"predicates": ("death",), **early}
    many, dead = make_quantity(26, None, counted="person"), make_quantity(31, counted="person")
    assert relate(NUMBERS, counting(many, **toll), counting(dead, report="b", **{**toll, **late})) == DIFFERENT
    assert relate(NUMBERS, at_least, counting(more, report="b", **late)) == DIFFERENT
    assert relate(NUMBERS, at_least, counting(more, report="b", **early)) is None
    assert relate(NUMBERS, counting(more, **early), counting(make_quantity(26, None), report="b", **late)) is None


def test_a_part_of_those_whom_the_other_counts_is_not_compared_but_one_of_others_is():
    injured, crates = make_quantity(4, counted="injured", part=True), make_quantity(4, counted="crate", part=True)
    assert compare(injured, make_quantity(9, counted="injured")) is None
    assert compare(crates, make_quantity(9, counted="crate")) == DIFFERENT


@pytest.mark.parametrize(
    ("before", "evidence"),
    [("All", (1, 1)), ("The", (0, 1)), ("Some", (0, 0))],
    ids=["all there are", "those told of before", "any"],
)
def test_a_number_that_counts_a_whole_says_so(before: str, evidence: tuple[int, int]):
    singers = annotated_numbers(f"{before} 21 singers were offered free tickets.")
    others = annotated_numbers("A choir of 23 singers had paid for the room.")
    found = number_evidence(singers[0], others[0])
    assert (found["number: all of the same"], found["number: the same again"]) == evidence


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("A driver in his 50s died when a tree came down.", ["1"]),
        ("A 71-year-old shepherd was missing.", ["71", "1"]),
        ("And a fourth death was confirmed on Thursday.", ["4"]),
        ("A tornado killed two people.", ["2"]),
        ("A tornado struck the village.", []),
        ("No driver died.", ["0"]),
    ],
)
def test_an_article_or_an_ordinal_counts_those_to_whom_it_happens(text: str, numbers: list[str]):
    assert [slot.value for slot in annotated_numbers(text)] == numbers


@pytest.mark.parametrize(
    ("length", "relation"),
    [("nearly twenty years", FINER), ("more than 15 years", FINER), ("twenty years", DIFFERENT)],
)
def test_a_rounded_duration_agrees_with_what_lies_near_it(length: str, relation: Relation):
    (one,), (other,) = (annotated_numbers(f"He lived there for {each}.") for each in (length, "19 years"))
    assert NUMBERS.relate(one, other) == relation


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        (make_quantity(100, about=True), make_quantity(108)),
        (make_quantity(100, None), make_quantity(150)),
        (make_quantity(None, 100), make_quantity(99)),
        (make_quantity(2, 4), make_quantity(3)),
        (make_quantity(2, 4), make_quantity(4, 6)),
        (make_quantity(1_000_000), make_quantity(1_014_000)),
        (make_quantity(48_260), make_quantity(48_300)),
    ],
    ids=["about", "more than", "at most", "inside a range", "ranges", "a million", "hundreds"],
)
def test_numbers_whose_ranges_meet_are_only_differently_exact(mine: Quantity, theirs: Quantity):
    assert compare(mine, theirs) == FINER


@pytest.mark.parametrize(
    ("mine", "theirs", "relation"),
    [
        (make_quantity(7, None), make_quantity(8, None), None),
        (make_quantity(None, 40), make_quantity(None, 44), None),
        (make_quantity(18_400_000), make_quantity(19_600_000, about=True), SAME),
        (make_quantity(30, about=True), make_quantity(29), FINER),
        (make_quantity(33, about=True), make_quantity(36), SAME),
        (make_quantity(1 / 3, about=True), make_quantity(0.35), FINER),
        (metres(40000, "kilometre"), metres(40233.6, "mile"), SAME),
        (metres(1620, "metre"), metres(1600, "kilometre", about=True), FINER),
    ],
    ids=["two least", "two most", "too far", "rounded", "told to one", "a third", "converted", "one scale"],
)
def test_only_what_rounds_to_a_number_is_finer(mine: Quantity, theirs: Quantity, relation: Relation | None):
    assert compare(mine, theirs) == relation


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        (make_quantity(7), make_quantity(12)),
        (make_quantity(100, about=True), make_quantity(120)),
        (make_quantity(100, None), make_quantity(90)),
        (make_quantity(None, 100), make_quantity(110)),
        (make_quantity(2, 4), make_quantity(5, 6)),
        (metres(40000, "kilometre"), metres(43000, "mile")),
        (make_quantity(1_000_000), make_quantity(1_200_000)),
        (make_quantity(48_260), make_quantity(48_400)),
        (make_quantity(120), make_quantity(119)),
    ],
    ids=["bare", "about", "more than", "at most", "ranges", "converted", "a million", "hundreds", "small"],
)
def test_numbers_whose_ranges_lie_apart_are_different(mine: Quantity, theirs: Quantity):
    assert compare(mine, theirs) == DIFFERENT


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        (make_quantity(7), make_quantity(12, dimension="length")),
        (make_quantity(7, dimension="money:EUR"), make_quantity(12, dimension="money:USD")),
    ],
    ids=["a length and a count", "two currencies"],
)
def test_numbers_of_different_dimensions_are_not_compared(mine: Quantity, theirs: Quantity):
    assert compare(mine, theirs) is None


def test_a_limit_is_compared_with_a_limit_alone():
    def telling(text: str, number: float, report: str = "a") -> Profile:
        quantity = make_quantity(number)
        place = text.index(f"{number:.0f}")
        return make_profile(text, report=report, quantities=(replace(quantity, start=place, end=place + 2),))

    limit = telling("The rate has passed the threshold of 50 cases.", 50)
    assert relate(NUMBERS, limit, telling("The rate is at 78 cases.", 78, "b")) is None
    assert relate(NUMBERS, limit, telling("The limit of 35 cases has been passed.", 35, "b")) == DIFFERENT
    assert relate(NUMBERS, telling("The rate of Denmark is at 64.", 64), telling("It is at 78.", 78, "b")) == DIFFERENT
    assert relate(NUMBERS, telling("In Denmark 64 cases are known.", 64), telling("It is at 78.", 78, "b")) == DIFFERENT


def test_a_number_too_large_for_digits_agrees_with_none():
    assert compare(make_quantity(float("inf")), make_quantity(1.7e308, about=True)) == DIFFERENT


def test_a_share_with_a_rate_agrees_with_one_without_but_never_contradicts_it():
    yearly = make_quantity(4, dimension="percent/year")
    assert compare(yearly, make_quantity(4, dimension="percent")) == SAME
    assert compare(yearly, make_quantity(6, dimension="percent")) is None
    assert compare(yearly, make_quantity(4, dimension="percent/month")) is None


@pytest.mark.parametrize(
    ("mine", "theirs", "relation"),
    [("P3D", "P3D", SAME), ("P3D", "PT72H", FINER), ("P3D", "P4D", DIFFERENT), ("P1M", "P30D", FINER)],
)
def test_durations_are_as_exact_as_their_units(mine: str, theirs: str, relation: Relation):
    assert relate(NUMBERS, lasting(mine), lasting(theirs, "b")) == relation


def test_a_vague_duration_is_no_number():
    assert slots_of(NUMBERS, lasting("PXD")) == []


def test_the_word_that_is_counted_speaks_for_one_thing():
    same = evidence_on(make_quantity(7), make_quantity(12))
    assert same["number: counts the same word"]
    assert not same["number: counts another thing"]
    another = evidence_on(make_quantity(7), make_quantity(12, counted="ship"))
    assert another["number: counts another thing"]
    unknown = evidence_on(make_quantity(7), make_quantity(12, counted=""))
    assert unknown["number: counted is not told"]
    assert not unknown["number: counts another thing"]


def test_just_people_are_those_that_the_event_befell():
    found = evidence_on(make_quantity(7, counted="person"), make_quantity(12, counted="people"), predicates=("death",))
    assert found["number: counts the same concept"]
    assert found["number: of people"]


def test_turned_digits_and_distance_are_told():
    assert evidence_on(make_quantity(36), make_quantity(63))["number: same digits"]
    near, far = (evidence_on(make_quantity(10), make_quantity(n))["number: ratio"] for n in (11, 10_000))
    assert near < far < evidence_on(make_quantity(1), make_quantity(1e300))["number: ratio"] * 2


def test_what_moves_and_what_only_grows_is_known_of_what_is_counted():
    dead, crates = (
        slots_of(NUMBERS, counting(make_quantity(7, counted=word), predicates=(event,)))[0]
        for word, event in (("person", "death"), ("crate", "fire"))
    )
    assert moves(dead, dead)
    assert only_grows(dead, dead)
    assert not moves(crates, crates)
    assert not only_grows(crates, crates)


@pytest.mark.parametrize(
    ("quantity", "written"),
    [
        (make_quantity(7), "7"),
        (make_quantity(100), "100"),
        (make_quantity(0), "0"),
        (make_quantity(-0.0), "0"),
        (make_quantity(2.50), "2.5"),
        (make_quantity(4, 6), "4"),
        (make_quantity(None, 6), "6"),
        (make_quantity(None, None), ""),
        (metres(40000, "kilometre"), "40"),
        (make_quantity(1e15), "1000000000000000"),
    ],
)
def test_numbers_are_written_as_plain_decimals_in_their_own_unit(quantity: Quantity, written: str):
    assert format_number(quantity) == written


AMOUNTS = st.floats(-1e12, 1e12, allow_nan=False) | st.integers(0, 50).map(float)


@st.composite
def quantities(draw: st.DrawFn) -> Quantity:
    low, high = sorted((draw(AMOUNTS), draw(AMOUNTS)))
    bounds = draw(st.sampled_from([(low, high), (low, low), (low, None), (None, high)]))
    dimension = draw(st.sampled_from(["", "percent", "money:EUR", "length"]))
    return make_quantity(*bounds, about=draw(st.booleans()), part=draw(st.booleans()), dimension=dimension)


@given(quantities(), quantities())
def test_the_order_of_two_numbers_says_nothing(mine: Quantity, theirs: Quantity):
    compare(mine, theirs)


@given(quantities())
def test_a_number_is_itself(quantity: Quantity):
    assert compare(quantity, quantity) == SAME


@given(st.floats(1, 1e6), st.floats(-0.09, 0.09))
def test_a_rounded_number_agrees_with_what_it_rounds(number: float, share: float):
    found = compare(make_quantity(number, about=True), make_quantity(number * (1 + share)))
    assert found in (SAME, FINER)


def test_the_time_in_which_something_happens_is_no_number() -> None:
    texts = (
        "In den vergangenen drei Wochen wurden in der Molkerei 81 Leute krank.",
        "In der Molkerei wurden innerhalb von sieben Tagen 81 Leute krank.",
    )
    assert not differences(find_in(*texts))


@pytest.mark.parametrize(
    ("one", "other", "alike", "otherwise"),
    [
        ("The wall is 12 metres long.", "A wall with a length of 14 metres was built.", True, False),
        ("The wall is 12 metres long.", "The wall is 14 metres high.", False, True),
        ("The wall is 12 metres long.", "They built 14 metres of it.", False, False),
    ],
)
def test_the_direction_in_which_a_length_is_measured_is_evidence(one: str, other: str, alike: bool, otherwise: bool):
    found = number_evidence(*(annotated_numbers(text)[0] for text in (one, other)))
    assert (found["number: measured alike"], found["number: measured otherwise"]) == (alike, otherwise)


def test_whether_two_words_of_two_languages_count_one_thing_may_not_be_known():
    german, english = (counting(make_quantity(3, counted=word), language=code) for word, code in COUNTED)
    (one,), (other,) = slots_of(NUMBERS, german), slots_of(NUMBERS, english)
    assert not number_evidence(one, other)["number: counts another thing"]
    again = slots_of(NUMBERS, counting(make_quantity(3, counted="wheel"), language="en"))[0]
    assert number_evidence(other, again)["number: counts another thing"]
