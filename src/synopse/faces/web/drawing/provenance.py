"""The origins and copies of a story come in; a drawing goes out: origins at the left, reports at the right.

A line is as thick as the number of a report's statements that go back to an origin; a bow between two reports is text
that they share.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from synopse.faces.export.pages import CopyView
from synopse.faces.export.view import OriginView, StoryView

MOST_ORIGINS, MOST_REPORTS = 14, 14
_LEFT, _RIGHT, _ROW, _TOP, _BOX = 285, 725, 34, 8, 280  # pixels; boxes lie outside of _LEFT and _RIGHT
_BOW = 120
_LONGEST = 34


@dataclass(frozen=True, slots=True)
class Node:
    """An origin or a report: the middle of its left or right edge, its name, and its number of statements."""

    x: float
    y: float
    name: str
    number: int


@dataclass(frozen=True, slots=True)
class Line:
    """A line: its path as SVG writes it, its thickness, and what it says."""

    path: str
    thickness: float
    number: int
    origin: str
    report: str


@dataclass(frozen=True, slots=True)
class Bow:
    """Text that two reports share: the path, where its percentage is written, both names."""

    path: str
    x: float
    y: float
    percent: int
    one: str
    other: str


@dataclass(frozen=True, slots=True)
class Provenance:
    """The drawing in pixels, and how many origins and reports were left out."""

    width: int
    height: int
    origins: tuple[Node, ...]
    reports: tuple[Node, ...]
    lines: tuple[Line, ...]
    bows: tuple[Bow, ...]
    left_out: int
    box: int = _BOX


def draw_provenance(view: StoryView, copies: Sequence[CopyView]) -> Provenance | None:
    """Return the drawing of where reports have their statements from, None where there is nothing to draw."""
    columns = list(range(len(view.reports)))
    shown = columns[:MOST_REPORTS]
    origins = [origin for origin in view.origins if any(origin.counts[column] for column in shown)][:MOST_ORIGINS]
    origins.sort(key=_middle)  # so that few lines cross
    if not origins:
        return None
    height = max(len(origins), len(shown))
    left, right = _spread(len(origins), height), _spread(len(shown), height)
    names = [_short(view.reports[column].name) for column in shown]
    bows = _bows(view, copies, right)
    return Provenance(
        width=_RIGHT + _BOX + (_BOW if bows else 10),
        height=_TOP * 2 + _ROW * height,
        origins=tuple(Node(_LEFT, y, _short(o.name), sum(o.counts)) for y, o in zip(left, origins, strict=True)),
        reports=tuple(
            Node(_RIGHT, y, name, sum(o.counts[column] for o in view.origins))
            for y, name, column in zip(right, names, shown, strict=True)
        ),
        lines=tuple(
            _line(left[row], right[column], origin, column, names[column])
            for row, origin in enumerate(origins)
            for column in shown
            if origin.counts[column]
        ),
        bows=bows,
        left_out=len(view.origins) - len(origins) + len(columns) - len(shown),
    )


def _middle(origin: OriginView) -> float:
    """Return where an origin's reports stand on average, each as often as it has statements from there."""
    counts = origin.counts[:MOST_REPORTS]
    return sum(place * number for place, number in enumerate(counts)) / sum(counts)


def _spread(number: int, height: int) -> list[float]:
    """Return where some nodes stand from top to bottom, in the room of `height` rows."""
    return [_TOP + _ROW * height * (place + 0.5) / number for place in range(number)]


def _line(y: float, to: float, origin: OriginView, column: int, report: str) -> Line:
    middle = (_LEFT + _RIGHT) / 2
    path = f"M{_LEFT} {y:.1f}C{middle} {y:.1f} {middle} {to:.1f} {_RIGHT} {to:.1f}"
    number = origin.counts[column]
    return Line(path, round(1 + 1.6 * sqrt(number), 1), number, _short(origin.name), report)


def _bows(view: StoryView, copies: Sequence[CopyView], right: Sequence[float]) -> tuple[Bow, ...]:
    """Return a bow for each pair of reports that share text, with the greatest of their passages' similarities."""
    places = {report.anchor: place for place, report in enumerate(view.reports)}
    pairs: dict[tuple[int, int], int] = {}
    for copy in copies:
        pair = (places[copy.report.anchor], places[copy.other.anchor])
        pair = (min(pair), max(pair))
        if pair[1] < len(right):
            pairs[pair] = max(pairs.get(pair, 0), copy.percent)
    return tuple(_bow(right, pair, percent, view) for pair, percent in sorted(pairs.items()))


def _bow(right: Sequence[float], pair: tuple[int, int], percent: int, view: StoryView) -> Bow:
    one, other = (right[place] for place in pair)
    edge = _RIGHT + _BOX
    reach = edge + min(_BOW - 50, 22 + 9 * (pair[1] - pair[0]))
    path = f"M{edge} {one:.1f}C{reach:.0f} {one:.1f} {reach:.0f} {other:.1f} {edge} {other:.1f}"
    names = [_short(view.reports[place].name) for place in pair]
    return Bow(path, edge + 0.75 * (reach - edge) + 5, (one + other) / 2, percent, names[0], names[1])


def _short(name: str) -> str:
    name = " ".join(name[:200].split())
    return name if len(name) <= _LONGEST else name[: _LONGEST - 1].rstrip() + "…"
