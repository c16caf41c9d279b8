"""What a time expression is read against: the publication date, the last time mentioned, the tense of its sentence."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from datetime import datetime, timedelta

from synopse.annotate.times.lexicon import Lexicon, load_lexicon
from synopse.annotate.times.tense import FUTURE, PAST, PRESENT, is_over, lasts_since, tense_at
from synopse.model import BlockKind, Interval, Precision, Sentence, Token
from synopse.model.timevalue import interval_of

_ANCIENT = re.compile(r"BC(\d{4})")
_ASIDE = timedelta(days=4 * 365)  # a narrative that jumps farther comes back, unless the next date stays there
_WINDOW = 40  # tokens on either side of a time in which its verb is looked for
_JOINED = 40  # characters between a time of day and the day that it is of
_SMALL = frozenset(("ADP", "DET", "ADV", "ADJ", "PROPN", "NUM"))
_BRACKETS = frozenset("()")
_LEAD = 3  # sentences at the head of a report in which its own day is named
_LONGEST_ASIDE = 6  # words of an aside before the year that closes it
_NEAR = 1  # sentences back to which a date still gives the year or day of the next one


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a resolver makes of a match: TIMEX3's type and value, and what the value alone does not tell.

    `day` is the day that the hours named next belong to, where it is not the value's own ("the night to Sunday").
    """

    type: str
    value: str
    interval: Interval | None = None
    clock: str = ""
    inferred: bool = False
    confidence: float = 1.0
    day: str = ""
    either_half: bool = False


class Context:
    """The state while a report's time expressions are resolved in order.

    `published` is the day of publication or what stands for it, `assumed` tells that it was not given but inferred;
    `year` is a year inferred from the report itself. In a narrative, times follow each other.
    """

    def __init__(
        self, code: str, published: datetime | None, *, assumed: bool, year: int | None, narrative: bool
    ) -> None:
        self.lexicon: Lexicon = load_lexicon(code)
        self.code = code
        self.published = published
        self.assumed = assumed
        self.year = year
        self.narrative = narrative
        self.last: Interval | None = None
        self.last_value = ""
        self.day_value = ""
        self.lead_day = ""
        self.day_ahead = ""  # the day named right behind the time of day that is read
        self.day_before = self.day_behind = False  # whether a day or a part of the day stands right beside it
        self.ancient = 0  # the year before Christ that was mentioned last, 0 where the last time is a later one
        self.after_midnight = False
        self._thread: Interval | None = None
        self._aside: Interval | None = None
        self._sentence: Sentence | None = None
        self._previous: Sentence | None = None
        self._number = 0
        self._commemorates = False
        self._lasts = False  # whether the last time is that since which something has lasted
        self._last_number = self._day_number = -1000

    def enter(self, sentence: Sentence, number: int, *, commemorates: bool = False) -> None:
        """Begin a sentence; one that names an anniversary tells of its own days and not of the event's year."""
        self._previous, self._sentence, self._number = self._sentence, sentence, number
        self._commemorates = commemorates

    def note(self, resolved: Resolved, position: int) -> None:
        """Keep a resolved time, which stands at a place, as the last one mentioned."""
        if resolved.type not in ("DATE", "TIME"):
            return
        if len(resolved.value) >= 10 and resolved.value[5] not in "XW" and resolved.value[4] == "-":
            self.day_value, self._day_number = resolved.day or resolved.value[:10], self._number
            self.after_midnight = bool(resolved.day)
            if not self.lead_day and self._number < _LEAD:
                self.lead_day = self.day_value
        if ancient := _ANCIENT.match(resolved.value):
            self.ancient, self.last, self._thread = int(ancient[1]), None, None
            return
        interval = interval_of(resolved.value)
        if interval is not None and not self._is_known_closer(interval):
            self.ancient = 0
            self.last, self.last_value, self._last_number = interval, resolved.value, self._number
            self._lasts = lasts_since(self.tokens_around(position), position, self.code)
            if (
                self._thread is None
                or not _far(interval, self._thread)
                or (self._aside and not _far(interval, self._aside))
            ):
                self._thread, self._aside = interval, None
            else:
                self._aside = interval

    def _is_known_closer(self, interval: Interval) -> bool:
        """Tell whether a bare year only repeats that of a closer time nearby ("December 7, …, 1941")."""
        near = self.near
        return near is not None and interval.precision == Precision.YEAR < near.precision and near.within(interval)

    @property
    def near(self) -> Interval | None:
        """The last time mentioned, where it stands in this sentence or the one before."""
        return self.last if self._number - self._last_number <= _NEAR else None

    @property
    def last_is_here(self) -> bool:
        """Whether the last time mentioned stands in this sentence."""
        return self._last_number == self._number

    @property
    def near_day(self) -> str:
        """The last day mentioned nearby as a TIMEX3 value, "" where there is none."""
        return self.day_value if self._number - self._day_number <= _NEAR else ""

    def history(self, position: int) -> Interval | None:
        """Return the last time mentioned, where what follows is told from there and not from the day of publication.

        In news that is so only in the past tense, and only behind a time that lies years back: in the same sentence, or
        in the one before where it was more than a bare year; behind one since which something has lasted it is not.
        """
        if self.narrative:
            return self.last if self._last_number == self._number else self._thread
        near = self.near
        if near is None or near.start is None or self.published is None or near.precision < Precision.YEAR:
            return None
        if self._lasts:
            return None
        if near.precision == Precision.YEAR and (self._last_number != self._number or self._is_aside(near, position)):
            return None
        old = near.start.year < self.published.year - 1 and not self._commemorates
        return near if old and self.tense_at(position) == PAST else None

    def _is_aside(self, year: Interval, position: int) -> bool:
        """Tell whether a year before a place only says when a thing was made that the sentence tells of.

        It closes an aside ("the picture, made in 1931, was found") or stands in a phrase ("das 1931 gemalte Bild").
        """
        if self._sentence is None or year.start is None:
            return False
        tokens = self._sentence.tokens
        written = f"{year.start.year}"
        here = next((k for k, t in enumerate(tokens) if t.text == written and t.start < position), 0)
        if not 0 < here < len(tokens) - 1:
            return False
        before, behind = tokens[here - 1], tokens[here + 1]
        opened = any(token.text == "," for token in tokens[max(0, here - _LONGEST_ASIDE) : here])
        return (opened and behind.text == ",") or (before.pos == "DET" and behind.pos == "ADJ")

    def day(self, anchor: str = "published") -> datetime | None:
        """Return the day from which a distance counts: that of publication or of the last time mentioned."""
        if anchor == "reference" or self.narrative:
            last = self.history(0) if self.narrative else self.last
            if last is not None and last.start is not None:
                return last.start
        return None if self.narrative else self.published

    def tense_at(self, position: int) -> str:
        """Return the tense in which a place of the sentence is told, "" where none shows.

        A caption tells in the present what its picture shows, which was.
        """
        tense = tense_at(self.tokens_around(position), position, self.code)
        shows = tense == PRESENT and self._sentence is not None and self._sentence.kind is BlockKind.CAPTION
        return PAST if shows else tense

    def is_over(self, position: int) -> bool:
        """Tell whether what a place of the sentence tells of surely was: no date to come can be meant."""
        return is_over(self.tokens_around(position), position, self.code)

    def is_joined(self, start: int, end: int) -> bool:
        """Tell whether nothing but a place, a zone or small words stand between two places of the sentence."""
        if end - start > _JOINED or self._sentence is None:
            return False
        between = [t for t in self.tokens_around(start) if start <= t.start and t.end <= end]
        if len(between) == 1 and between[0].text == ",":
            return True
        return all(t.pos in _SMALL or t.text in _BRACKETS or t.text in self.lexicon.zone_words for t in between)

    @property
    def tokens_before(self) -> tuple[Token, ...]:
        """The last tokens of the sentence before."""
        return self._previous.tokens[-_WINDOW:] if self._previous else ()

    def tokens_around(self, position: int) -> tuple[Token, ...]:
        """Return the tokens that stand near a place; a sentence without an end costs no more than others."""
        if self._sentence is None:
            return ()
        tokens = self._sentence.tokens
        place = bisect_left(tokens, position, key=lambda token: token.start)
        return tokens[max(0, place - _WINDOW) : place + _WINDOW]


def _far(one: Interval, other: Interval) -> bool:
    """Tell whether two times are so far apart that one is likely an aside in the story of the other."""
    if one.start is None or other.start is None:
        return False
    return abs(one.start - other.start) > _ASIDE


def same_weekday(day: datetime, weekday: int, tense: str, *, strictly: bool = False) -> datetime:
    """Return the day with that weekday (Monday is 1) that is next to `day` in the direction of the tense."""
    ahead = (weekday - day.isoweekday()) % 7
    if strictly and ahead == 0:
        ahead = 7
    if tense in (FUTURE, PRESENT):
        return day + timedelta(days=ahead)
    return day + timedelta(days=ahead - 7 if ahead else 0)
