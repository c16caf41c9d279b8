"""What a time expression is read against: the publication date, the last time mentioned, and the tense of its sentence."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from synopse.annotate.times.lexicon import Lexicon, load_lexicon
from synopse.model import Interval, Precision, Sentence, Token
from synopse.model.timevalue import interval_of

PAST, FUTURE, PRESENT = "past", "future", "present"
_NEAR = 1  # sentences back to which a date still gives the year or day of the next one


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a resolver makes of a match: TIMEX3's type and value, and what the value alone does not tell."""

    type: str
    value: str
    interval: Interval | None = None
    clock: str = ""
    inferred: bool = False
    confidence: float = 1.0


class Context:
    """The state while a report's time expressions are resolved in order.

    `published` is the day of publication or what stands for it, `assumed` tells that it was not given but inferred;
    `year` is a year inferred from the report itself. In a narrative, times follow each other and not the day of publication.
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
        self.daypart = ""
        self._sentence: Sentence | None = None
        self._number = 0
        self._last_number = self._day_number = -1000

    def enter(self, sentence: Sentence, number: int) -> None:
        """Begin a sentence."""
        self._sentence, self._number, self.daypart = sentence, number, ""

    def note(self, resolved: Resolved) -> None:
        """Keep a resolved time as the last one mentioned."""
        if resolved.type not in ("DATE", "TIME"):
            return
        if "T" in resolved.value:
            self.daypart = resolved.value.rpartition("T")[2]
        if len(resolved.value) >= 10 and resolved.value[5] not in "XW" and resolved.value[4] == "-":
            self.day_value, self._day_number = resolved.value[:10], self._number
        interval = interval_of(resolved.value)
        if interval is not None:
            self.last, self.last_value, self._last_number = interval, resolved.value, self._number

    @property
    def near(self) -> Interval | None:
        """The last time mentioned, where it stands in this sentence or the one before."""
        return self.last if self._number - self._last_number <= _NEAR else None

    @property
    def near_day(self) -> str:
        """The last day mentioned nearby as a TIMEX3 value, "" where there is none."""
        return self.day_value if self._number - self._day_number <= _NEAR else ""

    @property
    def history(self) -> Interval | None:
        """The last time mentioned, where what follows is told from there and not from the day of publication."""
        if self.narrative:
            return self.last
        near = self.near
        if near is None or near.start is None or self.published is None or near.precision < Precision.YEAR:
            return None
        return near if near.start.year < self.published.year - 1 else None

    def day(self, anchor: str = "published") -> datetime | None:
        """Return the day from which a distance counts: that of publication or of the last time mentioned."""
        if anchor == "reference" or self.narrative or (anchor == "near" and self.history is not None):
            last = self.last
            if last is not None and last.start is not None:
                return last.start
        return self.published

    def tense_at(self, position: int) -> str:
        """Return the tense of the finite verb nearest to a place of the sentence, "" where none shows."""
        if self._sentence is None:
            return ""
        tokens = self._sentence.tokens
        marks = [(abs(token.start - position), _tense(token, self.code)) for token in tokens]
        marks = [(distance, tense) for distance, tense in marks if tense]
        verb = _nearest(marks, ("past", "perfect", "future", "present"))
        if verb == "perfect":
            verb = PAST if any(token.form == "part" for token in tokens) else PRESENT
        if verb in ("", PRESENT):
            word = _nearest(marks, ("back", "ahead"))
            return {"back": PAST, "ahead": FUTURE}.get(word, verb)
        return verb


def _nearest(marks: Sequence[tuple[int, str]], wanted: tuple[str, ...]) -> str:
    return min((mark for mark in marks if mark[1] in wanted), default=(0, ""), key=lambda mark: mark[0])[1]


def _tense(token: Token, code: str) -> str:
    if token.pos in ("NOUN", "PROPN", "PUNCT", "NUM", "DET", "ADJ"):
        return ""
    return _tense_of(token.text, token.lemma, token.form, code)


@lru_cache(maxsize=50_000)
def _tense_of(word: str, lemma: str, form: str, code: str) -> str:
    lexicon = load_lexicon(code)
    if known := lexicon.tenses.get(word.lower()):
        return known
    written = f"{word[:60]} {lemma[:60]} {form}".lower()
    return next((rule.fields["tense"] for rule in lexicon.tense_rules if rule.pattern.search(written)), "")


def same_weekday(day: datetime, weekday: int, tense: str, *, strictly: bool = False) -> datetime:
    """Return the day with that weekday (Monday is 1) that is next to `day` in the direction of the tense."""
    ahead = (weekday - day.isoweekday()) % 7
    if strictly and ahead == 0:
        ahead = 7
    if tense in (FUTURE, PRESENT):
        return day + timedelta(days=ahead)
    return day + timedelta(days=ahead - 7 if ahead else 0)
