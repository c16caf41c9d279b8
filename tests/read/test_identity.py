import random

from hypothesis import given
from hypothesis import strategies as st

from synopse.model import Rejected, Report
from synopse.read import settle_ids

reports = st.builds(Report, id=st.sampled_from(["a", "b", "a#2"]), text=st.sampled_from(["x", "y", "z"]))


def test_the_same_report_twice_is_used_once():
    known = Report(id="a", text="x", outlet="Bote")
    assert settle_ids([Report(id="a", text="x"), known]) == (
        (known,),
        (Rejected("a", "the same report as a, used once"),),
    )


def test_two_texts_with_one_id_are_both_kept():
    kept, rejected = settle_ids([Report(id="a", text="y"), Report(id="a", text="x")])
    assert [(report.id, report.text) for report in kept] == [("a", "x"), ("a#2", "y")]
    assert rejected == ()


@given(st.lists(reports, max_size=8), st.randoms(use_true_random=False))
def test_the_order_of_the_sources_does_not_matter(found: list[Report], chance: random.Random):
    shuffled = chance.sample(found, len(found))
    kept, rejected = settle_ids(found)
    assert settle_ids(shuffled) == (kept, rejected)
    assert [report.id for report in kept] == sorted({report.id for report in kept})
    assert len(kept) + len(rejected) == len(found)
