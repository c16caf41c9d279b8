"""Which mentions, times and quantities lie in a clause, and when its event is said to be."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Generic, TypeVar

from synopse.annotate.statements.clauses import Clause, is_finite
from synopse.languages import Language
from synopse.model import Annotated, Interval, Mention, Precision, Quantity, Span, TimeExpression, Token
from synopse.model.duration import lasting_until, parse_duration
from synopse.model.time import UNKNOWN_YEAR
from synopse.model.timevalue import interval_of

_BRACKETS = frozenset("([„«“‘")
_CLOSING = frozenset(")]“»”’")
_COMMA, _AND = ",", "CCONJ"
_CLOSES_ASIDE = frozenset({_COMMA, ")", "]", "–", "—", "-"})
_BEFORE_TIME = frozenset({"ADP", "DET"})  # what stands between a mark and the time behind it
T = TypeVar("T", bound=Span)
Dated = tuple[TimeExpression, Interval]


class _Ordered(Generic[T]):
    """Items in the order of the text, found by where they start."""

    def __init__(self, items: Sequence[T]) -> None:
        self._items = items
        self._starts = [item.start for item in items]

    def inside(self, stretch: Clause | Span) -> Sequence[T]:
        """Return the items that start inside a stretch of the text."""
        first = bisect_left(self._starts, stretch.start)
        return self._items[first : bisect_left(self._starts, stretch.end, first)]


class Slots:
    """The names, times and quantities of a report, ready to be handed out to its clauses."""

    def __init__(self, annotated: Annotated, language: Language) -> None:
        self._text = annotated.report.text
        self._mentions = _Ordered(annotated.mentions)
        self._times = _Ordered(annotated.times)
        self._quantities = _Ordered(annotated.quantities)
        self._untils = language.words["untils"]
        self._opening_times = language.words["subordinators"].column("time")

    def mentions(self, clause: Clause) -> tuple[Mention, ...]:
        """Return the names in the clause."""
        return tuple(item for item in self._mentions.inside(clause) if _on(item, clause))

    def persons(self, span: Span) -> list[Mention]:
        """Return the persons named in a stretch of the text."""
        return [mention for mention in self._mentions.inside(span) if mention.type == "PER"]

    def times(self, clause: Clause) -> tuple[TimeExpression, ...]:
        """Return the time expressions in the clause."""
        return tuple(item for item in self._times.inside(clause) if _on(item, clause))

    def quantities(self, clause: Clause) -> tuple[Quantity, ...]:
        """Return the quantities in the clause."""
        return tuple(item for item in self._quantities.inside(clause) if _on(item, clause))

    def when(self, clause: Clause, first: Clause) -> Interval | None:
        """Return the time of the clause's event; that of its sentence's first clause where its opening word says so."""
        when = self._own_time(clause)
        same_time = self._opening_times.get(clause.words[0])
        return self._own_time(first) if when is None and same_time else when

    def _own_time(self, clause: Clause) -> Interval | None:
        """Return the time that the clause gives its event, or None where it gives none or several that make no one.

        A duration and its end give the start ("drei Tage bis zum 27. Juli" is the 25th to the 27th); a day and an
        hour in it give the hour; two ends of a range give the whole.
        """
        times = self.times(clause)
        dated = [(time, interval) for time in times if (interval := _interval(time))]
        core = _without_asides(clause) if dated else []
        dates = [
            (time, interval)
            for time, interval in dated
            if any(_touches(time, span) for span in core) or _goes_on_with(time, interval, clause)
        ]
        if not dates:
            return None
        if len(dates) == 1:
            return self._with_duration(*dates[0], times)
        ways = (dates, _behind_verb(dates, clause.core), _before_conjunction(dates, clause.core))
        return next((merged for way in ways if (merged := self._merged(way))), None)

    def _with_duration(
        self, date: TimeExpression, interval: Interval, times: Sequence[TimeExpression]
    ) -> Interval | None:
        words = self._text[max(0, date.start - 20) : date.start].lower().split()[-2:]
        if not any(word in self._untils for word in words) or self._is_hour_before(words, interval):
            return interval
        lasting = next((found for t in times if t.type == "DURATION" and (found := parse_duration(t.value))), None)
        whole = lasting and lasting_until(interval, lasting)
        return replace(whole, yearless=interval.yearless) if whole else replace(interval, start=None)

    def _is_hour_before(self, words: Sequence[str], interval: Interval) -> bool:
        """Tell whether an hour is near the one that stands behind a word for before ("shortly before 5 o'clock")."""
        of_hours = self._untils.column("of_hours")
        return interval.precision > Precision.DAY and not any(of_hours.get(word) == "yes" for word in words)

    def _merged(self, dates: Sequence[Dated]) -> Interval | None:
        intervals = [interval for _, interval in dates]
        if len(intervals) < 2:
            return next(iter(intervals), None)
        finest = max(intervals, key=lambda interval: interval.precision)
        if all(finest.meets(other) for other in intervals):
            return finest
        if len(dates) == 2 and self._is_range(dates[0][0], dates[1][0]) and intervals[0].before(intervals[1]):
            return replace(intervals[0], end=intervals[1].end)
        return None

    def _is_range(self, first: TimeExpression, second: TimeExpression) -> bool:
        between = self._text[first.end : second.start].split()
        return len(between) <= 2 and all(word in self._untils or not word.isalnum() for word in between)


def _interval(time: TimeExpression) -> Interval | None:
    """Return where the time lies, in an unknown year where that is all that is missing."""
    if time.interval or not time.value.startswith("XXXX-"):
        return time.interval
    interval = interval_of(time.value, UNKNOWN_YEAR)
    return interval and replace(interval, yearless=True)


def _behind_verb(dates: Sequence[Dated], core: Sequence[Token]) -> Sequence[Dated]:
    """Return the dates behind the finite verb: one before it may be told of its subject ("the mill, built in 1898")."""
    end = next((token.start for token in core if is_finite(token)), 0)
    return [(time, interval) for time, interval in dates if time.start > end]


def _before_conjunction(dates: Sequence[Dated], core: Sequence[Token]) -> Sequence[Dated]:
    """Return the dates before the first conjunction: behind it something else is told ("met X on 3 May and Y on 4")."""
    end = next((token.start for token in core if token.pos == _AND), 0)
    return [(time, interval) for time, interval in dates if time.start < end]


def _on(item: Span, clause: Clause) -> bool:
    return any(token.start <= item.start < token.end or item.start <= token.start < item.end for token in clause.tokens)


def _goes_on_with(time: TimeExpression, interval: Interval, clause: Clause) -> bool:
    """Tell whether a clause goes on behind an aside with a day or hour ("in Lyon, France, on 3 May", "(45) on Monday").

    What has lasted since then is said of the aside ("the minster, since 1996 a heritage site").
    """
    if interval.start is None or interval.end is None or time.start < clause.core[-1].end:
        return False
    place = next((at for at, token in enumerate(clause.tokens) if token.end > time.start), 0)
    while place and clause.tokens[place - 1].pos in _BEFORE_TIME:
        place -= 1
    return place > 1 and clause.tokens[place - 1].text in _CLOSES_ASIDE


def _without_asides(clause: Clause) -> list[Span]:
    """Return the words of the clause's core that stand in no brackets, quotation marks or participles inside it."""
    depth, spans = 0, []
    for token in _without_participles(clause.core):
        if depth and token.text in _CLOSING:
            depth -= 1
        elif token.text in _BRACKETS:
            depth += 1
        elif not depth:
            spans.append(Span(token.start, token.end))
    return spans


def _without_participles(core: Sequence[Token]) -> Iterator[Token]:
    """Yield the words that stand between no two commas with a participle alone ("The bridge, built in 1985, …")."""
    commas = [place for place, token in enumerate(core) if token.text == _COMMA]
    asides = {
        place
        for first, last in pairwise(commas)
        if _is_participle_alone(core[first:last])
        for place in range(first, last)
    }
    yield from (token for place, token in enumerate(core) if place not in asides)


def _is_participle_alone(words: Sequence[Token]) -> bool:
    return any(word.form == "part" for word in words) and not any(map(is_finite, words))


def _touches(item: Span, span: Span) -> bool:
    return item.start < span.end and span.start < item.end
