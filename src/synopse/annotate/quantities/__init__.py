"""Sentences and time expressions come in, quantities go out: numbers and ranges with unit, bounds and what is counted.

Left out: what a time expression covers (dates, clock times, durations), ordinals, scores, years, and numbers that name
or number something (§ 5, Boeing 747, house and telephone numbers). Ages come out with the dimension "age".
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from synopse.annotate.quantities.counted import Counted, find_counted
from synopse.annotate.quantities.exclusions import is_age, is_label, is_rate_base, matches_before, matches_behind
from synopse.annotate.quantities.lexicon import Lexicon, load_lexicon
from synopse.annotate.quantities.measures import Measure, Passage, read_measure, unit_behind
from synopse.annotate.quantities.parts import read_part
from synopse.languages import Language
from synopse.languages.units import load_units
from synopse.model import Annotated, Quantity, Sentence, Span, TimeExpression

__all__ = ["find_quantities"]

_LONGEST_PHRASE = 4  # tokens of an approximator: "in the region of"
_DOZEN = 12
_SURE, _BARE, _ONE = 0.9, 0.6, 0.7  # confidence: with a unit or noun; a number alone; "one" before a noun


def find_quantities(annotated: Annotated, language: Language) -> tuple[Quantity, ...]:
    """Return the quantities of a report, in the order of the text, none of them overlapping a time expression."""
    lexicon = load_lexicon(language.code)
    times = _Times(annotated.times)
    return tuple(
        quantity
        for sentence in annotated.sentences
        for quantity in _in_sentence(annotated.report.text, sentence, language.code, lexicon)
        if not times.cover(quantity)
    )


class _Times:
    """The time expressions of a report, sorted, to ask whether one shares a character with a span."""

    def __init__(self, times: Sequence[TimeExpression]) -> None:
        spans = sorted((time.start, time.end) for time in times if time.start < time.end)
        self._starts = [start for start, _ in spans]
        self._ends = list(accumulate((end for _, end in spans), max))

    def cover(self, span: Span) -> bool:
        """Tell whether one that begins before the span's end reaches into it."""
        place = bisect_right(self._starts, span.end - 1) - 1
        return place >= 0 and self._ends[place] > span.start


def _in_sentence(text: str, sentence: Sentence, code: str, lexicon: Lexicon) -> Iterator[Quantity]:
    parts = [read_part(token.text, code) for token in sentence.tokens]
    passage = Passage(text, sentence.tokens, parts, lexicon)
    i = taken = 0
    while i < len(parts):
        measure = read_measure(passage, i) if parts[i] else None
        if measure and measure.start >= taken:
            if quantity := _to_quantity(passage, measure):
                yield quantity
            i = taken = measure.end
        else:
            i += 1


def _to_quantity(passage: Passage, measure: Measure) -> Quantity | None:
    """Return the measure as a quantity, or None where it is none."""
    if measure.number.kind == "one" and matches_before(passage, measure, "skip_one"):
        return None
    if matches_before(passage, measure, "skip") or (not measure.unit and matches_behind(passage, measure, "skip")):
        return None
    if is_rate_base(passage, measure):
        return None
    counted = find_counted(passage, measure)
    if is_age(passage, measure):
        measure, counted = replace(measure, unit=load_units()["age"]), Counted()
    elif is_label(passage, measure, counted.behind):
        return None
    if measure.dimension == "temperature" and matches_behind(passage, measure, "negative"):
        measure = replace(measure, number=replace(measure.number, raw=-measure.number.raw))
    return _bounded(passage, measure, counted)


def _bounded(passage: Passage, measure: Measure, counted: Counted) -> Quantity:
    low, high = measure.bounds
    effect = _effect(passage, measure)
    many = measure.number.kind == "many"
    return Quantity(
        start=passage.tokens[measure.start].start,
        end=passage.tokens[measure.end - 1].end,
        low=None if effect == "most" and not measure.high else float(low),
        high=None if many or (effect == "least" and not measure.high) else float(high),
        about=many or effect == "about" or _rounds(measure),
        unit=measure.unit.key if measure.unit else "",
        dimension=_dimension(passage, measure),
        counted=counted.lemma,
        rule="range" if measure.high else measure.number.kind,
        part=not measure.unit
        and measure.number.kind != "many"
        and (counted.part or matches_before(passage, measure, "part")),
        confidence=_confidence(measure, counted.lemma),
    )


def _effect(passage: Passage, measure: Measure) -> str:
    """Return what the words around the measure do to it: about, least or most, or "" where nothing does."""
    start = measure.start
    if measure.number.kind == "fraction" and start and passage.tokens[start - 1].pos == "DET":
        start -= 1
    before, behind = passage.lexicon.approximators["before"], passage.lexicon.approximators["behind"]
    for length in range(_LONGEST_PHRASE, 0, -1):
        if length <= start and (found := before.get(passage.words(start - length, start).lower())):
            enough = measure.unit is not None or abs(measure.number.value) >= found.start
            return found.effect if enough else ""
    for length in range(_LONGEST_PHRASE, 0, -1):
        end = measure.end + length
        if end <= len(passage.tokens) and (found := behind.get(passage.words(measure.end, end).lower())):
            return found.effect
    return ""


def _rounds(measure: Measure) -> bool:
    """Tell whether the number is round by itself: a dozen, half a million, a third."""
    number = measure.number
    return number.scale == _DOZEN or number.kind == "fraction" or (number.kind == "half" and number.scale != 1)


def _dimension(passage: Passage, measure: Measure) -> str:
    """Return the dimension, with what it is counted by where the measure is a rate ("money:EUR/monat")."""
    for length in (2, 1):
        end = measure.end + length
        if not measure.unit or end >= len(passage.tokens):
            continue
        kind = passage.lexicon.rates.get(passage.words(measure.end, end).lower())
        unit, _ = unit_behind(passage, end)
        if kind and (unit or (kind == "any" and passage.tokens[end].pos == "NOUN")):
            return f"{measure.dimension}/{passage.tokens[end].lemma.lower()}"
    return measure.dimension


def _confidence(measure: Measure, counted: str) -> float:
    if measure.number.kind == "one" and not measure.unit:
        return _ONE
    return _SURE if measure.unit or counted else _BARE
