"""A statement comes in, how long it says that something takes goes out, as quantities in seconds."""

from collections.abc import Iterator

from synopse.compare.profiles import Profile
from synopse.languages import load_language
from synopse.model import Quantity, TimeExpression
from synopse.model.duration import parse_duration

_DIMENSION = "time"
_BEFORE = 14  # characters before a duration that may hold one word
_HALF = 0.49  # of its smallest unit: so far a duration may be from one that is told as long


def find_durations(profile: Profile) -> Iterator[tuple[Quantity, str]]:
    """Yield the durations of a statement, as exact as their smallest unit, each with the number of such units."""
    for time in profile.statement.times:
        duration = parse_duration(time.value) if time.type == "DURATION" else None
        if duration is not None and duration.unit and not _is_period(profile, time):
            length, unit = duration.length.total_seconds(), duration.unit.total_seconds()
            effect = _effect_in(profile, time)
            low = None if effect == "most" else length - _HALF * unit
            high = None if effect == "least" else length + _HALF * unit
            about = effect == "about"
            yield Quantity(time.start, time.end, low, high, about, dimension=_DIMENSION), f"{length / unit:.4g}"


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
