"""The timeline of a story comes in; a drawing goes out: a row a report, a column a day, a dot where it tells of it.

Days stand in their order; the gaps between them grow with the logarithm of the time that lies between, since
a story of three days often has a background of thirty years.
"""

import re
from collections import Counter
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate, pairwise
from math import log2

from synopse.faces.export.values import show_when
from synopse.model import Statement, TimelineEntry

MOST_DAYS, MOST_ROWS = 11, 12
_LEFT, _TOP, _ROW, _FOOT = 170, 18, 34, 42  # pixels: names, upper edge, a row, the days below
_STEP = 76  # pixels between two days at least: so wide is the name of one
_WIDTH = 1_110  # of the whole drawing, which a page shows without scrolling
_COARSE = frozenset({"century", "decade"})  # what happened then has no place among days
_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_LONGEST_NAME = 22


@dataclass(frozen=True, slots=True)
class Dot:
    """What a report tells of a day: how many statements, and whether one of them is contradicted."""

    x: float
    y: float
    radius: float
    number: int
    contradicted: bool
    column: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """The drawing in pixels: rows with their names, columns with their days on two lines, dots; what was left out."""

    width: int
    height: int
    rows: tuple[tuple[float, str], ...]
    columns: tuple[tuple[float, str, str], ...]
    dots: tuple[Dot, ...]
    days_left_out: int
    rows_left_out: int
    left: int = _LEFT
    foot: int = _FOOT


def draw_timeline(
    entries: Sequence[TimelineEntry],
    names: Mapping[str, str],
    contradicted: Container[str],
    labels: Mapping[str, str],
) -> Timeline | None:
    """Return the drawing, None where fewer than two days are told of.

    `names` are the reports' names by their ids, `contradicted` the ids of statements that others contradict.
    """
    told = _by_day(entries)
    days = sorted(sorted(sorted(told, reverse=True), key=lambda day: -len(told[day]))[:MOST_DAYS])
    telling = Counter(s.report for day in days for s in told[day])
    rows = sorted((key for key, _ in telling.most_common(MOST_ROWS)), key=list(names).index)
    if len(days) < 2:
        return None
    across, down = _across(days), {key: _TOP + _ROW * (place + 0.5) for place, key in enumerate(rows)}
    dots = [
        _dot(across[day], down[key], [s.id for s in told[day] if s.report == key], contradicted, column)
        for column, day in enumerate(days)
        for key in rows
    ]
    return Timeline(
        width=_WIDTH,
        height=_TOP + _ROW * len(rows) + _FOOT,
        rows=tuple((down[key], _short(names[key])) for key in rows),
        columns=tuple((across[day], *_name(day, labels)) for day in days),
        dots=tuple(dot for dot in dots if dot.number),
        days_left_out=len(told) - len(days),
        rows_left_out=len(telling) - len(rows),
    )


def _by_day(entries: Sequence[TimelineEntry]) -> dict[str, list[Statement]]:
    """Return the statements of each day (or month, or year) that an entry begins with; none without a year."""
    told: dict[str, list[Statement]] = {}
    for entry in entries:
        first, _, last = entry.when.partition("/")
        match = None if entry.precision in _COARSE else _DAY.match(last if first == ".." else first)
        if match and _first_day(match[0]):
            told.setdefault(match[0], []).extend(entry.statements)
    return told


def _first_day(stamp: str) -> date | None:
    year, month, day = (int(part) for part in (*stamp.split("-"), "1", "1")[:3])
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _across(days: Sequence[str]) -> dict[str, float]:
    """Return where each day stands from left to right; the whole width is filled."""
    first = _LEFT + _STEP / 2
    gaps = [4 + log2(1 + _days_between(*pair)) for pair in pairwise(days)]
    spare = (_WIDTH - _STEP / 2 - first - _STEP * len(gaps)) / sum(gaps)
    return dict(zip(days, accumulate((_STEP + spare * gap for gap in gaps), initial=first), strict=True))


def _days_between(before: str, now: str) -> int:
    first, last = _first_day(before), _first_day(now)
    return max(0, (last - first).days - 1) if first and last else 0


def _dot(x: float, y: float, told: Sequence[str], contradicted: Container[str], column: int) -> Dot:
    radius = min(14.0, 7 + 2 * log2(1 + len(told)))
    return Dot(x, y, radius, len(told), any(key in contradicted for key in told), column)


def _name(day: str, labels: Mapping[str, str]) -> tuple[str, str]:
    """Return a day on two lines: day and month above, the year below; or a month, or a year alone."""
    shown = show_when(day, labels)
    year = day[:4]
    above = shown.replace(year, "").strip(" ,")
    return (above, year) if above else (year, "")


def _short(name: str) -> str:
    name = " ".join(name[:200].split())
    return name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1].rstrip() + "…"
