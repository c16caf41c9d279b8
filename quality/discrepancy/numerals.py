"""Numbers as a report writes them: found before what they count, read, and written again in the same manner."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from quality.discrepancy.changes import Scene
from quality.discrepancy.words import Words

_FIRST_YEAR, _LAST_YEAR = 1000, 2100
_WORD = re.compile(r"\w+(?:-\w+)*")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in the text: where it stands, its value, how many decimals it has, the word behind it, and its scale."""

    start: int
    end: int
    value: float
    decimals: int
    spelt: bool
    behind: str
    scaled: bool


def find_numerals(scene: Scene) -> Iterator[Numeral]:
    """Yield the numbers of the clause that count or measure, are exact, and stand in the report once."""
    for match in scene.matches(_pattern(scene.words)):
        numeral = _read(scene, match)
        if numeral and scene.stands_once(match[0]) and not _is_name(scene, match, numeral):
            yield numeral


def _pattern(words: Words) -> re.Pattern[str]:
    settings = words.settings
    thousands, decimal = re.escape(settings["thousands"]), re.escape(settings["decimal"])
    spelt = "|".join(settings["number_words"])
    return re.compile(rf"(?<![\w.,:$€£#/-])(?:\d{{1,3}}(?:{thousands}\d{{3}})+|\d+(?:{decimal}\d+)?|{spelt})(?= \w)")


def _read(scene: Scene, match: re.Match[str]) -> Numeral | None:
    settings = scene.words.settings
    behind = _WORD.match(scene.text, match.end() + 1)
    if behind is None or behind.end() > scene.clause.end:
        return None
    spelt = match[0] in settings["number_words"]
    plain = match[0].replace(settings["thousands"], "").replace(settings["decimal"], ".")
    value = float(settings["number_words"][match[0]] if spelt else plain)
    decimals = 0 if spelt or "." not in plain else len(plain.partition(".")[2])
    if not spelt and plain == match[0] and _FIRST_YEAR <= value <= _LAST_YEAR:
        return None
    return Numeral(match.start(), match.end(), value, decimals, spelt, behind[0], behind[0] in settings["scales"])


def _is_name(scene: Scene, match: re.Match[str], numeral: Numeral) -> bool:
    """Tell whether the number is no count or measure: a time, a part of a name or of a range, or already inexact."""
    before = re.findall(r"[\w']+", scene.text[max(scene.clause.start, match.start() - 30) : match.start()])
    if before and (
        scene.words.holds("not_before", before[-1].lower())
        or scene.words.holds("not_before", before[-1])
        or before[-1] in scene.words.settings["months"]
    ):
        return True
    if numeral.behind in scene.words.settings["months"] or numeral.behind[:1].isdigit():
        return True
    return not any(
        token.start >= match.end() and token.pos == "NOUN"
        for token in scene.clause.tokens
        if token.start < match.end() + 30
    )


def write_number(value: float, decimals: int, words: Words) -> str:
    """Return a number in digits as the language writes it."""
    marks = {",": words.settings["thousands"], ".": words.settings["decimal"]}
    return "".join(marks.get(mark, mark) for mark in f"{value:,.{decimals}f}")
