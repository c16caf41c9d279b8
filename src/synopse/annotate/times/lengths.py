"""Lengths, habits and vague references come in, TIMEX3 values of DURATION, SET and the *_REF values go out."""

from synopse.annotate.times.context import Context, Resolved
from synopse.annotate.times.matching import Match
from synopse.annotate.times.numbers import count_of
from synopse.annotate.times.relatives import length_value


def resolve_length(match: Match, context: Context) -> Resolved | None:
    """Resolve a count of units of time."""
    unit, factor = context.lexicon.units.get(match.get("unit").lower().strip("-"), ("", "1"))
    count = count_of(match.get("count"), context)
    if match.get("and_half") and count not in ("", "X"):
        count = f"{float(count) + 0.5:g}"
    return Resolved("DURATION", length_value(count, unit, int(factor))) if unit and count else None


def resolve_lasting(match: Match, context: Context) -> Resolved | None:
    """Resolve an adjective that holds a length (three-day, years of)."""
    unit, factor = context.lexicon.units.get(match.get("lasting").lower(), ("", "1"))
    count = count_of(match.get("count"), context) or "X"
    return Resolved("DURATION", length_value(count, unit, int(factor))) if unit else None


def resolve_every(match: Match, context: Context) -> Resolved | None:
    """Resolve how often something happens, by a unit (every day, every two years, a month)."""
    unit, factor = context.lexicon.units.get(match.get("unit").lower(), ("", "1"))
    count = count_of(match.get("count"), context) or "1"
    return Resolved("SET", length_value(count, unit, int(factor))) if unit else None


def resolve_every_weekday(match: Match, context: Context) -> Resolved | None:
    """Resolve a day of the week on which something happens again and again."""
    number = context.lexicon.weekdays[match.get("weekday").lower()]
    code = context.lexicon.day_parts.get(match.get("daypart").lower(), "")
    return Resolved("SET", f"XXXX-WXX-{number}" + (f"T{code}" if code else ""))


def resolve_every_month(match: Match, context: Context) -> Resolved | None:
    """Resolve a month in which something happens year after year."""
    return Resolved("SET", f"XXXX-{int(context.lexicon.months[match.get('month').lower().rstrip('.')]):02d}")


def resolve_every_daypart(match: Match, context: Context) -> Resolved | None:
    """Resolve a part of the day at which something happens again and again."""
    return Resolved("SET", f"XXXX-XX-XXT{context.lexicon.day_parts[match.get('daypart').lower()]}")


def resolve_frequency(match: Match, context: Context) -> Resolved | None:
    """Resolve a word for how often something happens."""
    return Resolved("SET", context.lexicon.frequencies[match.get("frequency").lower()])


def resolve_reference(match: Match, context: Context) -> Resolved | None:
    """Resolve a word for now, then or one day."""
    word = " ".join(match.get("reference").lower().split())
    return Resolved("DATE", match.get("value") or context.lexicon.references[word])


def resolve_value(match: Match, _context: Context) -> Resolved | None:
    """Resolve what the rule itself gives."""
    return Resolved(match.get("type"), match.get("value"))
