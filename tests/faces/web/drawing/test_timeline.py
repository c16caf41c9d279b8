from synopse.faces.web.drawing import draw_timeline
from synopse.model import Statement, TimelineEntry
from synopse.run import load_labels

NAMES = {"a": "Abendpost", "b": "Bote"}
LABELS = load_labels("de")


def entry(when, *reports):
    told = tuple(Statement(n, n + 1, f"{report}{when}{n}", report) for n, report in enumerate(reports))
    return TimelineEntry(when, "day", told)


def draw(*entries, contradicted=()):
    return draw_timeline(entries, NAMES, contradicted, LABELS)


def test_a_row_a_report_a_column_a_day_a_dot_where_it_tells_of_it():
    drawing = draw(entry("2026-03-18", "a", "a", "b"), entry("2026-03-20", "b"))
    assert [name for _, name in drawing.rows] == ["Abendpost", "Bote"]
    assert [(above, below) for _, above, below in drawing.columns] == [("18. März", "2026"), ("20. März", "2026")]
    assert sorted((dot.column, dot.number) for dot in drawing.dots) == [(0, 1), (0, 2), (1, 1)]


def test_days_stand_in_their_order_and_long_gaps_are_wider_but_not_by_much():
    drawing = draw(entry("2026-03-20", "a"), entry("1990", "a"), entry("2026-03-18", "a"), entry("2026-03", "b"))
    places = [x for x, _, _ in drawing.columns]
    assert places == sorted(places)
    assert [above for _, above, _ in drawing.columns] == ["1990", "März", "18. März", "20. März"]
    assert 1 < (places[1] - places[0]) / (places[3] - places[2]) < 3


def test_hours_of_a_day_stand_together_and_open_ends_where_they_are_known():
    hours = entry("2026-03-18T06:10", "a"), entry("2026-03-18T09:00/2026-03-18T10:00", "a")
    drawing = draw(*hours, entry("../2026-03-20", "b"))
    assert [(dot.column, dot.number) for dot in drawing.dots] == [(0, 2), (1, 1)]


def test_what_is_contradicted_is_marked():
    drawing = draw(entry("2026-03-18", "a"), entry("2026-03-20", "b"), contradicted={"b2026-03-200"})
    assert [dot.contradicted for dot in drawing.dots] == [False, True]


def test_one_day_alone_or_none_is_not_drawn():
    assert draw(entry("2026-03-18", "a")) is None
    assert draw(entry("XXXX-03-18", "a"), entry("XXXX-03-19", "a")) is None
    assert draw() is None


def test_of_many_days_those_that_most_is_told_of_are_drawn():
    days = [entry(f"2026-03-{n:02}", "a", *(["b"] if n % 2 else [])) for n in range(1, 31)]
    drawing = draw(*days)
    assert len(drawing.columns) == 11 and drawing.days_left_out == 19
    assert sum(dot.number for dot in drawing.dots) == 22
    assert drawing.columns[-1][0] < drawing.width  # all of it is seen without scrolling


def test_the_latest_of_days_that_as_much_is_told_of_are_drawn_and_no_centuries():
    days = [entry(f"20{n:02}", "a") for n in range(1, 13)]
    century = TimelineEntry("1800/1899", "century", entry("1800", "a", "b").statements)
    drawing = draw(century, *days)
    assert [above for _, above, _ in drawing.columns] == [f"20{n:02}" for n in range(2, 13)]


def test_dates_that_are_none_are_left_out():
    assert draw(entry("2026-02-30", "a"), entry("0000-01-01", "a"), entry("", "a"), entry("2026-03-01", "a")) is None
