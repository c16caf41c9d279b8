from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from record_factory import add_statement, make_annotated
from synopse.faces.export.passages import cut_passages
from synopse.model import Statement

TEXT = "Eins zwei drei vier.\nFünf sechs sieben."


def make_statement(number, start, end):
    return Statement(start, end, id=str(number), report="a")


def test_statements_inside_and_across_each_other_are_cut_at_all_bounds():
    text = add_statement(make_annotated(TEXT), "Eins zwei drei")
    text = add_statement(add_statement(text, "zwei"), "drei vier")
    (first, second) = cut_passages(text, {"a:1", "a:2", "a:3"})
    assert [(piece.text, piece.statements) for piece in first.pieces] == [
        ("Eins ", ("a:1",)),
        ("zwei", ("a:1", "a:2")),
        (" ", ("a:1",)),
        ("drei", ("a:1", "a:3")),
        (" vier", ("a:3",)),
        (".", ()),
    ]
    assert [piece.starts for piece in first.pieces] == [("a:1",), ("a:2",), (), ("a:3",), (), ()]
    assert [piece.text for piece in second.pieces] == ["Fünf sechs sieben."]


def test_a_report_without_blocks_is_one_passage():
    text = make_annotated(TEXT)
    bare = replace(text, report=replace(text.report, blocks=()))
    (passage,) = cut_passages(bare, ())
    assert "".join(piece.text for piece in passage.pieces) == TEXT


@given(st.lists(st.tuples(st.integers(0, 38), st.integers(1, 20)), max_size=12))
def test_pieces_give_the_text_and_each_statement_begins_once(spans):
    statements = tuple(make_statement(n, a, min(len(TEXT), a + length)) for n, (a, length) in enumerate(spans))
    text = replace(make_annotated(TEXT), statements=statements)
    passages = cut_passages(text, {s.id for s in statements})
    assert "\n".join("".join(piece.text for piece in passage.pieces) for passage in passages) == TEXT
    begun = [key for passage in passages for piece in passage.pieces for key in piece.starts]
    assert len(begun) == len(set(begun))
    assert set(begun) == {s.id for s in statements if s.of(TEXT).strip("\n")}
