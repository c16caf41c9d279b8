"""A match that gives an hour and its sentence come in; whether it is one, its half of the day and its leeway go out.

A bare number ("at eight", "um zehn") is an hour only where something tells so: a day beside it, a verb of beginning and
ending, or the rule that found it; and what follows it must not be what it counts.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from synopse.annotate.times.context import Context
from synopse.annotate.times.lexicon import load_lexicon
from synopse.annotate.times.matching import Match
from synopse.model import Token

_COUNTED = frozenset(("NOUN", "PROPN", "ADJ", "NUM", "SYM"))
_VERBS = ("VERB", "AUX")
_MARKS = frozenset(";:–—")
_CLAUSE = 12  # tokens on either side in which a verb that an hour goes with is looked for
_BESIDE = 3  # tokens before an hour of the 24-hour clock in which a part of the day still speaks for it
_LONGEST_PHRASE = 3  # words of a zone, or of a phrase that says how near to an hour something was


def is_hour(match: Match, context: Context) -> bool:
    """Tell whether a number that a rule takes for an hour is one.

    The rule says how sure it is: `sure=yes` asks only that nothing counted follows, `sure=verb` for a finite verb. No
    verb that tells by or at how much ("stood at eight", "um zehn gestiegen") may stand near.
    """
    tokens, sure = context.tokens_around(match.start), match.get("sure")
    before = [token for token in tokens if token.end <= match.start]
    after = [token for token in tokens if token.start >= match.end]
    if _has_verb(before, [] if sure == "yes" else after, "measure", context):
        return False
    if sure == "verb":
        return bool(after) and after[0].pos in _VERBS and after[0].has_finite_form
    if context.day_behind or match.get("zone") or _is_zone(after, context):
        return True
    if _is_counted(after, context):
        return False
    return bool(sure) or context.day_before or _has_verb(before, after, "verb", context)


def _is_zone(after: Sequence[Token], context: Context) -> bool:
    """Tell whether the name of a zone follows ("local time")."""
    names = (" ".join(token.text.lower() for token in after[:length]) for length in range(1, _LONGEST_PHRASE + 1))
    return any(name in context.lexicon.zones for name in names)


def _is_counted(after: Sequence[Token], context: Context) -> bool:
    """Tell whether what a number counts follows it, an adverb between ("eight highly successful years")."""
    if not after:
        return False
    if after[0].pos in _COUNTED or context.lexicon.hour_words.get(after[0].text.lower()) == "counted":
        return True
    return after[0].pos == "ADV" and len(after) > 1 and after[1].pos == "ADJ"


def _has_verb(before: Sequence[Token], after: Sequence[Token], role: str, context: Context) -> bool:
    """Tell whether a verb of a role (begin, open, arrive; rise, stand at) stands near in the stretch between marks."""
    near = (*_until_mark(reversed(before[-_CLAUSE:])), *_until_mark(after[:_CLAUSE]))
    words = context.lexicon.hour_words
    return any(token.pos in _VERBS and words.get(token.lemma.lower()) == role for token in near)


def _until_mark(tokens: Iterable[Token]) -> Iterator[Token]:
    for token in tokens:
        if token.text in _MARKS:
            return
        yield token


def part_of_day(match: Match, context: Context) -> str:
    """Return TIMEX3's code of the part of the day that an hour lies in, "" where the text tells none.

    An hour of twelve takes the nearest part that its sentence names, else the last one of the sentence before, unless
    its own one names a day (farther back as many hours of our own stories turn wrong as right); one that may be of the
    24-hour clock only what stands right before it ("abends um 8 Uhr").
    """
    if written := context.lexicon.day_parts.get(match.get("daypart_after").lower()):
        return written
    tokens = context.tokens_around(match.start)
    if not match.get("hour_word"):
        before = [token for token in tokens if token.end <= match.start][-_BESIDE:]
        return _last(before, context.code)
    parts = [(abs(start - match.start), code) for start, code in _parts(tokens, context.code)]
    if parts:
        return min(parts)[1]
    weekdays = context.lexicon.weekdays
    return "" if any(token.text.lower() in weekdays for token in tokens) else _last(context.tokens_before, context.code)


def _last(tokens: Sequence[Token], code: str) -> str:
    """Return the last part of the day that tokens name, "" where they name none."""
    return next((part for _, part in reversed(list(_parts(tokens, code)))), "")


def _parts(tokens: Sequence[Token], code: str) -> Iterator[tuple[int, str]]:
    """Yield the parts of the day that tokens name, with where they stand; "a night" is a length."""
    numbers = load_lexicon(code).numbers
    for place, token in enumerate(tokens):
        part = _part_of(token.text, token.pos, code)
        if part and not (place and tokens[place - 1].text.lower() in numbers):
            yield token.start, part


@lru_cache(maxsize=50_000)
def _part_of(word: str, pos: str, code: str) -> str:
    """Return the part of the day that a word names, alone or behind a day of the week ("Montagabend")."""
    lexicon, lower = load_lexicon(code), word[:40].lower()
    if pos != "NOUN" and lexicon.deictics.get(lower, ("", "0"))[1] != "0":
        return ""  # "Morgen" at the head of a sentence is tomorrow
    day = next((name for name in lexicon.weekdays if lower.startswith(name)), "")
    return lexicon.day_parts.get(lower) or (lexicon.day_parts.get(lower[len(day) :], "") if day else "")


def leeway(match: Match, context: Context) -> tuple[int, int]:
    """Return from and until how many minutes around a written hour the meant one lies.

    What stands right before the hour tells it: "around nine" is ten minutes to either side, "shortly before nine" up to
    twenty minutes before. The numbers are a reader's judgement; in our own stories reports that truly contradict each
    other about an approximate hour lie 25 minutes apart or more.
    """
    before = [token.text.lower() for token in context.tokens_around(match.start) if token.end <= match.start]
    for length in range(_LONGEST_PHRASE, 0, -1):
        if row := context.lexicon.nearness.get(" ".join(before[-length:])):
            return int(row[0]), int(row[1])
    return 0, 0
