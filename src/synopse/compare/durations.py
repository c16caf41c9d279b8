"""A statement comes in, how long it says that something takes goes out, as quantities in seconds."""

from collections.abc import Iterator

from synopse.compare.profiles import Profile
from synopse.languages import load_language
from synopse.model import Quantity, TimeExpression
from synopse.model.duration import parse_duration

DURATION = "time"  # the dimension of durations
_BEFORE = 14  # characters before a duration that may hold one word
_HALF = 0.49  # of its smallest unit: so far a duration may be from one that is told as long


def find_durations(profile: Profile) -> Iterator[tuple[Quantity, str]]:
    """Yield the durations of a statement, as exact as their smallest unit, each with the number of such units."""
    for times in _joined(profile):
        durations = [parse_duration(time.value) for time in times]
        told = [duration for duration in durations if duration is not None and duration.unit]
        if told and not _is_period(profile, times[0]):
            length = sum(duration.length.total_seconds() for duration in told)
            unit = min(duration.unit.total_seconds() for duration in told)
            effect = _effect_in(profile, times[0])
            low = None if effect == "most" else length - _HALF * unit
            high = None if effect == "least" else length + _HALF * unit
            about, start, end = effect == "about", times[0].start, times[-1].end
            yield Quantity(start, end, low, high, about, dimension=DURATION), f"{length / unit:.4g}"


def _joined(profile: Profile) -> Iterator[list[TimeExpression]]:
    """Yield the durations of a statement, two that are told as one together ("two years and three months")."""
    joined: list[TimeExpression] = []
    for time in profile.statement.times:
        if time.type != "DURATION":
            continue
        if joined and not _goes_on(profile, joined[-1], time):
            yield joined
            joined = []
        joined.append(time)
    if joined:
        yield joined


def _goes_on(profile: Profile, one: TimeExpression, other: TimeExpression) -> bool:
    """Tell whether a duration goes on in smaller units behind a comma or a conjunction."""
    first, second = parse_duration(one.value), parse_duration(other.value)
    if first is None or second is None or not second.unit or first.unit <= second.unit:
        return False
    between = [token for token in profile.tokens if one.end <= token.start and token.end <= other.start]
    return len(between) == 1 and (between[0].pos == "CCONJ" or between[0].text == ",")


def _is_period(profile: Profile, time: TimeExpression) -> bool:
    """Tell whether a duration is the time in which something happens ("in the past four days", "within a week")."""
    language = load_language(profile.language)
    text = profile.report.report.text
    words = text[max(0, time.start - _BEFORE) : time.end].lower().split()
    directions = language.words["time_directions"]
    return any(word in directions or word in language.words["periods"] for word in words)


def _effect_in(profile: Profile, time: TimeExpression) -> str:
    """Return what a word at the beginning of a duration does to it ("fast zwanzig Jahre"): about, least, most or ""."""
    told = profile.report.report.text[time.start : time.end].lower()
    effects = load_language(profile.language).words["approximators"].column("effect")
    return next((effect for words, effect in effects.items() if told.startswith(f"{words} ")), "")
