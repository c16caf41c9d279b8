"""A sentence comes in, the matches of the rules for times go out: the longest at each place, lists and ranges apart.

A rule is tried only where the sentence's tokens hold its triggers; classes of words are kept for the next sentence.
"""

import re
from bisect import bisect_left
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from synopse.annotate.times.lexicon import TimeRule, load_lexicon
from synopse.model import Sentence

_NO_TIME = "ignore"  # the kind of rules for what looks like a time and is none
_BARE = "bare_hour"  # the kind of rules for mere numbers: they give way to all others
_LONGEST_SENTENCE = 10_000  # characters; what goes on longer is a table or an attack, and its rest is not read
_SHORT = 2  # digits of a year whose century the first of a range gives ("1915-16")
_FIRST_OF_TWO = "from_"
_HALVES = frozenset(("before_noon", "after_noon"))
_DIGITS = re.compile(r"\d{1,2}\.?")


@dataclass(frozen=True, slots=True)
class Match:
    """A time expression as a rule found it: its extent, rule and kind of resolver, and what the groups hold."""

    start: int
    end: int
    rule: str
    kind: str
    groups: dict[str, str]

    def get(self, name: str) -> str:
        """Return what a group holds, "" where the rule has none or it is empty."""
        return self.groups.get(name, "")


def find_matches(text: str, sentence: Sentence, code: str) -> list[Match]:
    """Return the time expressions of one sentence, in order and not overlapping."""
    mask = 0
    for token in sentence.tokens:
        mask |= _classes(token.text, code)
    if not mask:
        return []
    stretch = text[sentence.start : min(sentence.end, sentence.start + _LONGEST_SENTENCE)]
    found = [
        (m.start(), m.end(), rule, m)
        for rule in load_lexicon(code).rules
        if rule.needs & mask == rule.needs
        for m in rule.pattern.finditer(stretch)
        if not _cuts_word(stretch, m.start()) and not _cuts_word(stretch, m.end())
    ]
    matches: list[Match] = []
    for start, _, rule, m in _longest(found):
        if m.end() > start:
            matches.extend(sorted(_parts(m, rule, sentence.start), key=lambda part: part.start))
    return matches


def _cuts_word(stretch: str, place: int) -> bool:
    """Tell whether a place lies between two letters or digits."""
    return 0 < place < len(stretch) and stretch[place - 1].isalnum() and stretch[place].isalnum()


@lru_cache(maxsize=100_000)
def _classes(word: str, code: str) -> int:
    """Return the classes of triggers that a word belongs to, as a mask."""
    return sum(bit for pattern, bit in load_lexicon(code).triggers if pattern.search(word[:60]))


_Found = tuple[int, int, TimeRule, re.Match[str]]


def _longest(found: list[_Found]) -> list[_Found]:
    """Keep, from left to right, the match that begins first; of several the longest, then that of the earlier rule.

    What is no time goes first: nothing that touches it is kept.
    """
    found.sort(key=lambda item: (item[0], -item[1]))
    bare = [item for item in found if item[2].kind == _BARE]
    if bare:
        found = [item for item in found if item[2].kind != _BARE]
    barred = deque(item[:2] for item in found if item[2].kind == _NO_TIME)
    kept: list[_Found] = []
    end = -1
    for item in found:
        while barred and barred[0][1] <= item[0]:
            barred.popleft()
        if item[0] >= end and not (barred and barred[0][0] < item[1]):
            kept.append(item)
            end = item[1]
    return _with_bare(kept, bare) if bare else kept


def _with_bare(kept: list[_Found], bare: list[_Found]) -> list[_Found]:
    """Return the matches with those bare hours between them whose numbers no other one takes, in order."""
    taken = [item[:2] for item in kept]
    for item in bare:
        start, end = item[3].span("span")
        place = bisect_left(taken, (end, -1))
        if not (place and taken[place - 1][1] > start):
            taken.insert(place, (start, end))
            kept.insert(place, (start, end, *item[2:]))
    return kept


def _parts(m: re.Match[str], rule: TimeRule, offset: int) -> Iterator[Match]:
    """Yield the expressions of one match: those of its list of days, the first of its range, and its own.

    All are told where the last is: the ends of a range lie on one side of now.
    """
    groups = {**{_plain(name): text for name, text in m.groupdict().items() if text}, **dict(rule.fixed)}
    last, last_end = _extent(
        m, [name for name in m.groupdict() if not name.startswith(_FIRST_OF_TWO) and name != "days"]
    )
    if "days" in groups:
        yield from _days(m, rule, {**groups, "told_at": str(last + offset)}, offset)
    first = {name[len(_FIRST_OF_TWO) :]: text for name, text in groups.items() if name.startswith(_FIRST_OF_TWO)}
    own = {name: text for name, text in groups.items() if not name.startswith(_FIRST_OF_TWO)}
    if first and "short_year" not in own:
        start, end = _extent(m, [name for name in m.groupdict() if name.startswith(_FIRST_OF_TWO)])
        own, first = _linked(own, first)
        first = {**own, **first, "told_at": str(last + offset)}
        yield Match(start + offset, end + offset, rule.name, rule.kind, first)
    if len(own.get("year", "")) == _SHORT and len(first.get("year", "")) > _SHORT:
        own["year"] = first["year"][:-_SHORT] + own["year"]
    if "short_year" in own:
        own["year"] = first.get("year", "")
    yield Match(last + offset, last_end + offset, rule.name, rule.kind, own)


def _linked(own: dict[str, str], first: dict[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """Return the groups of a range's two ends, each with what the other says of it: the month, and the year's turn."""
    if first.keys() & _HALVES and own.keys() & _HALVES:
        first = {**dict.fromkeys(_HALVES, ""), **first}
    elif "hour" in own and own.keys() & _HALVES:
        first = {**first, "until_hour": own["hour"]}
    if "day" in own and "month" in first:
        own = {"month": first["month"], **own}
    if "month" in own and "month" in first:
        if "year" in own and "year" not in first:
            first = {**first, "until_month": own["month"]}
        if "year" in first and "year" not in own:
            own = {**own, "since_year": first["year"], "since_month": first["month"]}
    return own, first


def _plain(name: str) -> str:
    """Return a group's name without its number: `day` and `day_2` hold one thing at two places of a pattern."""
    return name[:-2] if name[-2:] in ("_2", "_3") else name


def _days(m: re.Match[str], rule: TimeRule, groups: dict[str, str], offset: int) -> Iterator[Match]:
    for number in _DIGITS.finditer(m["days"]):
        start = m.start("days") + number.start() + offset
        named = {"month": groups.get("from_month", "")} | groups
        yield Match(start, start + len(number[0]), rule.name, rule.kind, {**named, "day": number[0]})


def _extent(m: re.Match[str], names: list[str]) -> tuple[int, int]:
    """Return where the groups' span group lies, or where the groups begin and end."""
    filled = [name for name in names if m.start(name) >= 0]
    spans = [name for name in filled if name.startswith("span")] or filled
    if not spans:
        return m.span()
    return min(map(m.start, spans)), max(map(m.end, spans))
