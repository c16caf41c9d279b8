from itertools import pairwise

from record_factory import make_record
from synopse.faces.export.pages import view_copies
from synopse.faces.export.view import view_record
from synopse.faces.web.drawing import draw_provenance
from synopse.run import load_labels


def draw():
    view = view_record(make_record(), load_labels("de")).stories[0]
    return view, draw_provenance(view, view_copies(view))


def test_every_origin_has_a_line_to_each_report_that_has_statements_from_it():
    view, drawing = draw()
    cells = [(o.name, r.name, n) for o in view.origins for r, n in zip(view.reports, o.counts, strict=True) if n]
    assert sorted((line.origin, line.report, line.number) for line in drawing.lines) == sorted(cells)
    assert drawing.left_out == 0


def test_reports_that_share_text_are_bound_by_a_bow():
    view, drawing = draw()
    assert len(drawing.bows) == len({frozenset((c.report.anchor, c.other.anchor)) for c in view_copies(view)})


def test_everything_lies_inside_the_drawing_and_nothing_on_each_other():
    _, drawing = draw()
    for nodes in (drawing.origins, drawing.reports):
        places = [node.y for node in nodes]
        assert all(0 < y < drawing.height for y in places)
        assert all(later - earlier >= 30 for earlier, later in pairwise(places))
