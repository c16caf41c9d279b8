from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from record_factory import make_bridge_story, make_hostile_record, make_record
from store_factory import examples
from synopse.model import Annotated, Sentence, Token
from synopse.record.store.codec import (
    Compared,
    pack_annotated,
    pack_compared,
    unpack_annotated,
    unpack_compared,
    with_id,
)
from synopse.run.desk import annotate_anew


def without_analyses(annotated: Annotated) -> Annotated:
    sentences = (
        replace(s, tokens=tuple(Token(t.start, t.end, t.text, "", "") for t in s.tokens)) for s in annotated.sentences
    )
    return replace(annotated, sentences=tuple(sentences))


def test_an_annotated_report_comes_back_as_it_was_but_for_lemmas_and_parts_of_speech():
    for report in examples():
        annotated = annotate_anew(report)
        packed = pack_annotated(annotated)
        assert unpack_annotated(packed, report.text) == without_analyses(annotated)
        assert pack_annotated(unpack_annotated(packed, report.text)) == packed
        assert len(packed) < 8 * len(report.text)


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(1, 9)), max_size=20))
def test_tokens_come_back_wherever_they_stand(gaps: list[tuple[int, int]]):
    bridge = make_bridge_story().story.reports[0]
    text, place, tokens = "ä" * 400, 3, []
    for gap, length in gaps:
        tokens.append(Token(place + gap, place + gap + length, "ä" * length, "", ""))
        place += gap + length
    sentence = Sentence(3, place, bridge.sentences[0].kind, tuple(tokens))
    annotated = replace(bridge, report=replace(bridge.report, text=text), sentences=(sentence,))
    assert unpack_annotated(pack_annotated(annotated), text) == annotated


def test_a_compared_story_comes_back_in_each_language():
    records = {code: make_record(code, rejected=()).stories[0] for code in ("de", "en")}
    packed = pack_compared(Compared(records))
    for code, record in records.items():
        assert unpack_compared(packed, "s1", record.story.reports, code) == record
    assert unpack_compared(packed, "s1", records["de"].story.reports, "fr") == records["de"]


def test_hostile_strings_come_back_as_they_were():
    record = make_hostile_record().stories[0]
    assert (
        unpack_compared(pack_compared(Compared({"en": record})), record.story.id, record.story.reports, "en") == record
    )


def test_a_report_under_another_id_has_its_statements_under_it_too():
    annotated = make_bridge_story().story.reports[0]
    renamed = with_id(annotated, "a#2")
    assert renamed.report.id == "a#2" and {s.report for s in renamed.statements} == {"a#2"}
    assert len({s.id for s in renamed.statements}) == len(annotated.statements)
    assert with_id(annotated, "a") is annotated
