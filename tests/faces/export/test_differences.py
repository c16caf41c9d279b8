from dataclasses import replace

from record_factory import add_statement, make_annotated
from synopse.faces.export.differences import mark_differences


def make_wording(text, **fields):
    annotated = add_statement(make_annotated(text), text, **fields)
    return annotated.statements[0], text


def marked(wording, other, slot):
    pieces = mark_differences(wording, [other], slot)
    assert "".join(piece.text for piece in pieces) == wording[1]
    return [piece.text for piece in pieces if piece.marked]


def test_the_time_is_marked_where_the_dates_differ_and_the_number_where_the_numbers_do():
    one = make_wording("Am 3. Mai kamen 20 Leute", time="Am 3. Mai", number="20 Leute")
    two = make_wording("Am 4. Mai kamen 30 Leute", time="Am 4. Mai", number="30 Leute")
    assert marked(one, two, "date") == ["Am 3. Mai"]
    assert marked(one, two, "number") == ["20 Leute"]


def test_words_that_say_just_the_value_are_marked_alone():
    statement, text = make_wording("20 von 300 kamen am 3. Mai", number="20")
    both = statement.quantities[0], replace(statement.quantities[0], start=7, end=10, low=300.0, high=300.0)
    one, other = (replace(statement, quantities=both), text), make_wording("Es kamen 40", number="40")
    assert [p.text for p in mark_differences(one, [other], "number", "300") if p.marked] == ["300"]
    assert [p.text for p in mark_differences(one, [other], "number", "7") if p.marked] == ["20", "300"]


def test_what_both_sides_say_is_not_marked():
    one = make_wording("Am 3. Mai kamen 20 Leute", number="20")
    other = make_wording("Im Mai waren 20 da", number="20")
    statement, text = one
    both = statement.quantities + make_wording(text, number="3")[0].quantities
    assert marked((replace(statement, quantities=both), text), other, "number") == ["3"]


def test_all_is_marked_where_equal_words_carry_the_difference():
    one, two = make_wording("Heute war es", time="Heute"), make_wording("Heute kam es", time="Heute")
    assert marked(one, two, "date") == ["Heute"]


def test_nearly_equal_wordings_without_known_words_are_compared_word_by_word():
    one, two = make_wording("Der Damm hat gehalten"), make_wording("Der Damm hat nicht gehalten")
    assert marked(two, one, "polarity") == ["nicht"]
    assert marked(make_wording("Ganz anders gesagt"), two, "polarity") == []
