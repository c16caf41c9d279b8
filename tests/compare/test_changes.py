from compare.builders import make_interval, make_profile, make_quantity, slots_of
from synopse.compare.changes import change_evidence, may_change
from synopse.compare.dates import DATES
from synopse.compare.numbers import NUMBERS
from synopse.compare.polarity import POLARITY
from synopse.compare.slots import Slot
from synopse.model import Polarity, Precision

EARLY, LATE = "2026-03-10T18:00:00+01:00", "2026-03-11T07:00:00+01:00"
DEAD = {"predicates": ("death",)}


def tolls(first: float = 7, second: float = 12, **fields) -> tuple[Slot, Slot]:
    """Return the slots of a toll in an early and one in a late report; a field has a value for each."""
    own = [{name: value[place] for name, value in fields.items()} for place in (0, 1)]
    counted = ((make_quantity(number, counted="person"),) for number in (first, second))
    early, late = (
        make_profile(report=key, published=moment, quantities=quantities, **DEAD, **more)
        for key, moment, quantities, more in zip("ab", (EARLY, LATE), counted, own, strict=True)
    )
    (one,), (other,) = slots_of(NUMBERS, early), slots_of(NUMBERS, late)
    return one, other


def test_a_toll_that_a_later_report_raises_may_be_an_update():
    assert may_change(*tolls())
    assert may_change(*reversed(tolls()))


def test_two_tolls_for_one_hour_are_no_update():
    hour = make_interval("2026-03-10T12:00", precision=Precision.HOUR)
    assert not may_change(*tolls(when=(hour, hour)))


def test_days_are_not_updated():
    one = make_profile(when=make_interval("2026-03-09"), published=EARLY)
    other = make_profile(report="b", when=make_interval("2026-03-10"), published=LATE)
    assert not may_change(*slots_of(DATES, one), *slots_of(DATES, other))


def test_whether_a_number_moves_and_grows_is_evidence_on_an_update_in_either_order():
    grows, shrinks = change_evidence(*tolls(7, 12)), change_evidence(*tolls(12, 7))
    assert grows["change: number moves"]
    assert grows["change: grows"]
    assert not shrinks["change: grows"]
    assert shrinks["change: shrinks though it only grows"]
    assert change_evidence(*reversed(tolls(7, 12))) == grows


def test_words_of_progress_are_those_of_the_later_report():
    found = change_evidence(*tolls(text=("Seven people died.", "By now twelve people have died.")))
    assert found["change: progress told late"]
    assert not found["change: progress told early"]


def test_what_is_no_longer_so_has_ended():
    said = [
        make_profile("The road is closed.", published=EARLY),
        make_profile("The road is no longer closed.", report="b", published=LATE, polarity=Polarity.NO),
    ]
    (early,), (late,) = (slots_of(POLARITY, profile) for profile in said)
    found = change_evidence(early, late)
    assert found["change: has ended"]
    assert found["change: is over"]
    assert not found["change: was pending"]
