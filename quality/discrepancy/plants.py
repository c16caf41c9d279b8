"""A clause of a report comes in, changes go out that make the report contradict what it said: one slot, one spot."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta

from quality.discrepancy.changes import Change, Finder, Scene
from quality.discrepancy.numerals import Numeral, find_numerals, write_number

_FURTHEST = 6  # days by which a date is moved
_NEAREST_HOUR = 3
_STEM = 5  # letters of a place by which its adjectives are known
_SURNAME = r"(?P<first>{first}) (?P<last>[A-ZÄÖÜ][a-zäöüß]{{3,}})(?![\w-]| [A-ZÄÖÜ])"
_FACTORS = (0.4, 0.6, 1.4, 1.7, 2.2)


def find_plants(scene: Scene, kind: str) -> Iterator[Change]:
    """Yield every change of the clause that plants a contradiction of this type."""
    if scene.has_negation and kind != "polarity":
        return
    for start, end, new in _FINDERS[kind](scene):
        yield Change(kind, False, scene.clause.number, start, end, new)


def _dates(scene: Scene) -> Iterator[tuple[int, int, str]]:
    for match in scene.matches(scene.words.pattern("date")):
        day, month = int(match["day"]), scene.words.settings["months"].index(match["month"]) + 1
        moment = _day_of(scene, match, month, day)
        if moment is None or len(re.findall(_same_day(match), scene.text)) > 1 or _is_end(scene, match):
            continue
        moved = _move(scene, moment)
        new = str(moved.day)
        yield match.start("day"), match.end("day"), new
    yield from _weekdays(scene)


def _is_end(scene: Scene, match: re.Match[str]) -> bool:
    """Tell whether a day or an hour begins or ends a range."""
    before = scene.text[scene.clause.start : match.start()].split()
    return bool(before) and scene.words.holds("not_before_date", before[-1])


def _day_of(scene: Scene, match: re.Match[str], month: int, day: int) -> date | None:
    """Return the day that a date tells, None where it names its weekday, which would have to be changed too."""
    published = scene.annotated.report.published_at or datetime(2000, 1, 1)
    year = int(re.sub(r"\D", "", match["year"])) if match["year"] else published.year
    try:
        return None if match["weekday"] else date(year, month, day)
    except ValueError:
        return None


def _same_day(match: re.Match[str]) -> str:
    day, month = match["day"], match["month"]
    return rf"\b{day}\. {month}\b|\b{month} {day}\b(?!\d)"


def _move(scene: Scene, moment: date) -> date:
    """Return another day of the month, on the same side of the day of publication."""
    published = scene.annotated.report.published_at
    today = published.date() if published else moment
    shifts = [shift for shift in range(-_FURTHEST, _FURTHEST + 1) if abs(shift) >= 2]
    moved = [moment + timedelta(days=shift) for shift in shifts]
    fitting = [other for other in moved if other.month == moment.month and (other <= today) == (moment <= today)]
    return scene.chance.choice(fitting or [other for other in moved if other.month == moment.month])


def _weekdays(scene: Scene) -> Iterator[tuple[int, int, str]]:
    """Yield bare weekdays, changed to another than that of the publication and its neighbours."""
    weekdays = scene.words.settings["weekdays"]
    published = scene.annotated.report.published_at
    for match in scene.matches(scene.words.pattern("bare_weekday")):
        place = weekdays.index(match["weekday"])
        today = published.weekday() if published else place
        others = [n for n in range(7) if (n - place) % 7 in (2, 3, 4, 5) and n != today]
        if scene.stands_once(match["weekday"], inside_words=True):
            yield match.start("weekday"), match.end("weekday"), weekdays[scene.chance.choice(others)]


def _clocks(scene: Scene) -> Iterator[tuple[int, int, str]]:
    for match in scene.matches(scene.words.pattern("clock")):
        hour, halved = int(match["hour"]), "half" in match.groupdict()
        hours = range(1, 12) if halved else range(24)
        others = [other for other in hours if abs(other - hour) >= _NEAREST_HOUR and other // 12 == hour // 12]
        if others and scene.stands_once(match[0]):
            new = scene.chance.choice(others)
            if _is_end(scene, match):
                continue
            yield match.start("hour"), match.end("hour"), f"{new:02}" if match["hour"].startswith("0") else str(new)


def _numbers(scene: Scene) -> Iterator[tuple[int, int, str]]:
    for numeral in find_numerals(scene):
        if not scene.words.holds("not_counted", numeral.behind) and _is_new(
            scene, new := _other_number(scene, numeral)
        ):
            yield numeral.start, numeral.end, new


def _is_new(scene: Scene, number: str) -> bool:
    """Tell whether there is a number, and the report does not give it anywhere."""
    return bool(number) and not re.search(rf"(?<![\w.,]){re.escape(number)}(?!\w|[.,]\d)", scene.text)


def _other_number(scene: Scene, numeral: Numeral) -> str:
    """Return a clearly different number, written in the same manner and with the same roundness."""
    if numeral.spelt:
        known: Mapping[str, int] = scene.words.settings["number_words"]
        return scene.chance.choice([word for word, value in known.items() if abs(value - numeral.value) >= 2])
    if numeral.value < 2:
        return ""
    if numeral.value < 10 and not numeral.decimals:
        return str(scene.chance.choice([n for n in range(2, 13) if abs(n - numeral.value) >= 2]))
    zeros = 0 if numeral.decimals else len(f"{numeral.value:.0f}") - len(f"{numeral.value:.0f}".rstrip("0"))
    value = round(numeral.value * scene.chance.choice(_FACTORS), numeral.decimals - zeros)
    percent = scene.words.holds("percent", numeral.behind)
    differs = value > 0 and abs(value - numeral.value) > 0.2 * numeral.value
    return write_number(value, numeral.decimals, scene.words) if differs and not (percent and value >= 100) else ""


def _places(scene: Scene) -> Iterator[tuple[int, int, str]]:
    known = scene.words.places
    for match in scene.matches(scene.words.pattern("place")):
        name = match["place"]
        kind, within = known[name]
        if not scene.stands_once(name[:_STEM], inside_words=True):
            continue
        others = [other for other, where in known.items() if _is_like(where, (kind, within))]
        unsaid = [other for other in others if other[:_STEM] not in scene.text and other != name]
        if unsaid:
            new = scene.chance.choice(unsaid)
            yield match.start("place"), match.end("place"), new


def _is_like(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Tell whether two places are of a kind: cities of different regions, countries and the like of the same."""
    return one[0] == other[0] and (one[1] == other[1]) != one[0].startswith("city")


def _names(scene: Scene) -> Iterator[tuple[int, int, str]]:
    names = scene.words.names
    first = "|".join(name for name, kind in names.items() if kind != "invented")
    for match in scene.matches(re.compile(r"\b" + _SURNAME.format(first=first))):
        if not scene.stands_once(match["last"], inside_words=True) or match["last"] in scene.words.settings["months"]:
            continue
        if scene.chance.random() < 0.5:
            invented = [name for name, kind in names.items() if kind == "invented"]
            yield match.start("last"), match.end("last"), scene.chance.choice(invented)
        else:
            kind = names[match["first"]]
            others = [n for n, k in names.items() if k == kind and n[0] != match["first"][0]]
            yield match.start("first"), match.end("first"), scene.chance.choice(others)


def _polarities(scene: Scene) -> Iterator[tuple[int, int, str]]:
    """Yield a negation that comes in, or one that goes, beside the participle of a plain sentence."""
    sentence, tokens = scene.clause.sentence, scene.clause.tokens
    whole = scene.clause.end == sentence.tokens[-1].start
    said = [token.text.lower() for token in tokens]
    if not whole or any(word in scene.words.settings["no_negation"] or word[:1].isdigit() for word in said):
        return
    if any(token.pos == "NUM" for token in tokens):
        return
    negation = scene.words.settings["negations"][0]
    places = [place for place, word in enumerate(said) if word in scene.words.settings["negations"]]
    if not places:
        yield from _negate(scene, negation)
    elif len(places) == 1 and said[places[0]] == negation and _is_participle(scene, places[0] + 1):
        token, behind = tokens[places[0]], tokens[places[0] + 1]
        yield token.start, behind.end, scene.text[behind.start : behind.end]


def _negate(scene: Scene, negation: str) -> Iterator[tuple[int, int, str]]:
    tokens = scene.clause.tokens
    for place, token in enumerate(tokens):
        follows = place > 1 and tokens[place - 1].pos == "AUX" and tokens[place - 1].form in ("fin", "past")
        last = place == len(tokens) - 1 and any(other.pos == "AUX" and other.form == "fin" for other in tokens[:place])
        wanted = last if scene.words.settings["verb_second"] else follows
        if wanted and token.form in ("part", "past") and token.pos == "VERB":
            yield token.start, token.start, f"{negation} "
            return


def _is_participle(scene: Scene, place: int) -> bool:
    tokens = scene.clause.tokens
    return place < len(tokens) and tokens[place].pos == "VERB" and tokens[place].form in ("part", "past")


_FINDERS: Mapping[str, Finder] = {
    "date": _dates,
    "time": _clocks,
    "number": _numbers,
    "place": _places,
    "name": _names,
    "polarity": _polarities,
}
PLANTS = tuple(_FINDERS)
