"""A clause of a report comes in, changes go out that say the same in another way, or less exactly."""

import re
from collections.abc import Iterator, Mapping

from quality.discrepancy.changes import Change, Finder, Scene
from quality.discrepancy.numerals import Numeral, find_numerals, write_number

_MOST_ROUNDED = 0.08  # of the number: within the tenth that "about" leaves
_SMALLEST_ROUNDED = 13
_WHOLE = 1e-9


def find_innocent(scene: Scene, kind: str) -> Iterator[Change]:
    """Yield every change of the clause of this innocent kind."""
    for start, end, new in _FINDERS[kind](scene):
        yield Change(kind, True, scene.clause.number, start, end, new)


def _roundings(scene: Scene) -> Iterator[tuple[int, int, str]]:
    coarse = scene.words.settings["coarse"]
    for numeral in find_numerals(scene):
        if numeral.spelt or numeral.decimals or numeral.value < _SMALLEST_ROUNDED or numeral.scaled:
            continue
        if scene.words.holds("not_counted", numeral.behind):
            continue
        digits = len(f"{numeral.value:.0f}")
        value = round(numeral.value, 1 - digits if digits < 3 else 2 - digits)
        if value == numeral.value or abs(value - numeral.value) > _MOST_ROUNDED * numeral.value:
            continue
        side = (coarse["above"], coarse["more"]) if value < numeral.value else (coarse["below"],)
        word = scene.chance.choice([*coarse["about"][:2], *side])
        word = word[0].upper() + word[1:] if numeral.start == scene.clause.start else word
        yield numeral.start, numeral.end, f"{word} {write_number(value, 0, scene.words)}"


def _units(scene: Scene) -> Iterator[tuple[int, int, str]]:
    """Yield numbers in another unit, with other digits for a scale, or in digits where they were words."""
    settings = scene.words.settings
    for numeral in find_numerals(scene):
        if numeral.scaled:
            value = numeral.value * settings["scales"][numeral.behind]
            yield numeral.start, numeral.end + 1 + len(numeral.behind), write_number(value, 0, scene.words)
        fitting = [unit for unit in settings["unit"] if unit["from"] == numeral.behind]
        for unit in fitting:
            yield numeral.start, numeral.end + 1 + len(numeral.behind), _converted(scene, numeral, unit)
        if numeral.spelt and not fitting:
            yield numeral.start, numeral.end, f"{numeral.value:.0f}"


def _converted(scene: Scene, numeral: Numeral, unit: Mapping[str, object]) -> str:
    value = numeral.value * float(str(unit["factor"]))
    about = f"{unit['about']} " if "about" in unit else ""
    if about:
        value = round(value, 2 - len(f"{value:.0f}"))
    decimals = 0 if abs(value - round(value)) < _WHOLE else 1
    return f"{about}{write_number(value, decimals, scene.words)} {unit['to']}"


def _precisions(scene: Scene) -> Iterator[tuple[int, int, str]]:
    """Yield days told by the third of their month, hours by the part of their day, places by where they lie."""
    coarse = scene.words.settings["coarse"]
    for match in scene.matches(scene.words.coarse_date()):
        third = coarse["thirds"][min((int(match["day"]) - 1) // 10, 2)].format(month=match["month"])
        yield match.start(), match.end(), _cased(match, third) + (match["year"] or "")
    for match in scene.matches(scene.words.pattern("exact_clock")):
        part = _part_of_day(match, coarse["parts"])
        before = scene.text[scene.clause.start : match.start()].lower()
        if part.split()[-1].lower() not in before:  # "on Saturday evening in the evening"
            yield match.start(), match.end(), part
    for match in scene.matches(scene.words.pattern("place")):
        kind, within = scene.words.places[match["place"]]
        if kind.startswith("city") and within in _regions(scene) and within not in scene.text:
            yield match.start("place"), match.end("place"), within


def _regions(scene: Scene) -> set[str]:
    """Return the regions that are places themselves, and so need no article."""
    known = scene.words.places
    return {within for _, within in known.values() if within in known or not scene.words.settings["verb_second"]}


def _cased(match: re.Match[str], words: str) -> str:
    return words[0].upper() + words[1:] if match[0][0].isupper() else words


def _part_of_day(match: re.Match[str], parts: Mapping[str, str]) -> str:
    hour = int(match["hour"])
    if half := match.groupdict().get("half"):
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    return next(words for start, words in sorted(parts.items(), key=lambda part: -int(part[0])) if hour >= int(start))


def _shorter_names(scene: Scene) -> Iterator[tuple[int, int, str]]:
    """Yield full names without the first name."""
    first = "|".join(name for name, kind in scene.words.names.items() if kind != "invented")
    for match in scene.matches(re.compile(rf"\b(?:{first}) (?P<last>[A-ZÄÖÜ][a-zäöüß]{{3,}})(?![\w-]| [A-ZÄÖÜ])")):
        yield match.start(), match.end(), match["last"]


def _nothing(scene: Scene) -> Iterator[tuple[int, int, str]]:
    """Yield the change that is none: the sentence is only edited."""
    yield scene.clause.start, scene.clause.start, ""


_FINDERS: Mapping[str, Finder] = {
    "rounding": _roundings,
    "unit": _units,
    "precision": _precisions,
    "name part": _shorter_names,
    "order": _nothing,
    "synonym": _nothing,
}
INNOCENT = tuple(_FINDERS)
