"""The way from sentences to time expressions: match all rules, look over the whole report, then resolve in order."""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from types import MappingProxyType

from synopse.annotate.times import clocks, dates, lengths, periods, relatives
from synopse.annotate.times.context import Context, Resolved
from synopse.annotate.times.matching import Match, find_matches
from synopse.annotate.times.numbers import number_of
from synopse.languages import Language
from synopse.languages.stamps import find_stamps
from synopse.model import Annotated, BlockKind, Mention, Report, TimeExpression, Token
from synopse.model.timevalue import interval_of

_RESOLVERS: MappingProxyType[str, Callable[[Match, Context], Resolved | None]] = MappingProxyType(
    {
        "date": dates.resolve_date,
        "slashed": dates.resolve_slashed,
        "week_of": dates.resolve_week_of,
        "day_alone": dates.resolve_day_alone,
        "year": dates.resolve_year,
        "years": periods.resolve_years,
        "decade": periods.resolve_decade,
        "century": periods.resolve_century,
        "quarter": periods.resolve_part_of_year,
        "half": periods.resolve_part_of_year,
        "season": periods.resolve_part_of_year,
        "holiday": dates.resolve_holiday,
        "weekday": relatives.resolve_weekday,
        "weekday_of_month": dates.resolve_weekday_of_month,
        "weekend": relatives.resolve_weekend,
        "deictic": relatives.resolve_deictic,
        "relative": relatives.resolve_relative,
        "offset": relatives.resolve_offset,
        "ago": relatives.resolve_ago,
        "same_period": relatives.resolve_same_period,
        "length": lengths.resolve_length,
        "lasting": lengths.resolve_lasting,
        "every": lengths.resolve_every,
        "times_a": lengths.resolve_every,
        "every_weekday": lengths.resolve_every_weekday,
        "every_month": lengths.resolve_every_month,
        "every_daypart": lengths.resolve_every_daypart,
        "frequency": lengths.resolve_frequency,
        "reference": lengths.resolve_reference,
        "value": lengths.resolve_value,
        "clock": clocks.resolve_clock,
        "hour": clocks.resolve_hour,
        "bare_hour": clocks.resolve_hour,
        "daypart": clocks.resolve_daypart,
    }
)
_WIRE_DELAY = timedelta(days=3)
_DAYS = frozenset(("date", "weekday", "deictic", "holiday"))  # kinds that may name a day
_DAYS_AND_PARTS = _DAYS | {"daypart", "relative"}
_CLOCKS = frozenset(("clock", "hour", "bare_hour"))
_CLOSE = 20  # characters between a day and the time of day behind it
_ISO_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d))?")
_DAY_IN_ADDRESS = re.compile(r"(?<!\d)(20\d\d)[-/_.]?([01]\d)[-/_.]?([0-3]\d)(?!\d)")
# A narrative names five old years or more, two of them with a month, and hardly a day by its distance ("yesterday", "on
# Tuesday"). Found on WikiWars' training set (all 16 narratives pass) and 300 German news articles (none does).
_LAST_YEAR = 2100  # what lies beyond is no year of news
_FEWEST_OLD_YEARS, _FEWEST_OLD_MONTHS, _OLD_YEARS_PER_NEAR_DAY = 5, 2, 12


def find_times(annotated: Annotated, language: Language) -> tuple[TimeExpression, ...]:
    """Return the time expressions of a report's sentences, in order and not overlapping."""
    report = annotated.report
    found = [find_matches(report.text, sentence, language.code) for sentence in annotated.sentences]
    names = [mention for mention in annotated.mentions if mention.type == "PER"]
    context = _context(report, found, language.code)
    times = []
    for number, (sentence, matches) in enumerate(zip(annotated.sentences, found, strict=True)):
        context.enter(sentence, number, commemorates=any(match.kind == "anniversary" for match in matches))
        for place, match in enumerate(matches):
            if match.kind in _CLOCKS:
                context.day_ahead = _day_ahead(matches, place, context)
                context.day_before, context.day_behind = _days_beside(matches, place, context)
            if match.kind in _RESOLVERS and not _is_name(match, context.tokens_around(match.start), names):
                resolved = _resolve(match, context)
                if resolved is not None:
                    context.note(resolved, match.start)
                    times.append(_expression(match, resolved))
    return tuple(times)


def _day_ahead(matches: Sequence[Match], place: int, context: Context) -> str:
    """Return the day that stands right behind a time of day ("at 6 p.m. on Tuesday"), "" where none does.

    A day that stands nearer before it goes first: "from Monday, 6 p.m., to Tuesday".
    """
    clock = matches[place]
    gaps = [clock.start - m.end for m in matches[max(0, place - 2) : place] if m.kind in _DAYS]
    nearest = min((gap for gap in gaps if gap <= _CLOSE), default=_CLOSE + 1)
    for following in matches[place + 1 : place + 3]:
        if following.kind in _DAYS:
            joined = following.start - clock.end < nearest or nearest > _CLOSE
            joined = joined and context.is_joined(clock.end, following.start)
            resolved = _resolve(following, context) if joined else None
            return (resolved.day or resolved.value[:10]) if resolved and _ISO_DAY.match(resolved.value) else ""
        if following.kind not in _CLOCKS:
            return ""
    return ""


def _days_beside(matches: Sequence[Match], place: int, context: Context) -> tuple[bool, bool]:
    """Tell whether a day or a part of the day stands right before a time of day, and right behind it."""
    clock = matches[place]
    before = [m for m in matches[max(0, place - 1) : place] if m.kind in _DAYS_AND_PARTS]
    behind = [m for m in matches[place + 1 : place + 2] if m.kind in _DAYS_AND_PARTS]
    return (
        any(context.is_joined(m.end, clock.start) for m in before),
        any(context.is_joined(clock.end, m.start) for m in behind),
    )


def _resolve(match: Match, context: Context) -> Resolved | None:
    """Return what a match means, None where it means nothing, or lies before or behind the years of the calendar."""
    try:
        return _RESOLVERS[match.kind](match, context)
    except (ValueError, OverflowError):
        return None


def _expression(match: Match, resolved: Resolved) -> TimeExpression:
    interval = resolved.interval
    if interval is None and resolved.type in ("DATE", "TIME"):
        interval = interval_of(resolved.value)
    return TimeExpression(
        match.start,
        match.end,
        resolved.type,
        resolved.value,
        interval,
        inferred=resolved.inferred,
        clock=resolved.clock,
        rule=match.rule,
        confidence=resolved.confidence * (0.8 if resolved.inferred else 1.0),
        either_half=resolved.either_half,
    )


def _is_name(match: Match, tokens: Sequence[Token], names: Sequence[Mention]) -> bool:
    """Tell whether a month, a day or a season without a number is part of a name (a person's, the Prague Spring)."""
    if match.kind not in ("date", "weekday", "season", "holiday") or match.get("day") or match.get("year"):
        return False
    place = bisect_right(names, match.start, key=lambda name: name.start)
    if place and match.end <= names[place - 1].end:
        return True
    before = next((token for token in reversed(tokens) if token.end <= match.start), None)
    joined = before is not None and before.pos == "PROPN" and match.start - before.end == 1
    return joined and match.kind == "season" and match.get("season")[:1].isupper()


def _context(report: Report, found: Sequence[Sequence[Match]], code: str) -> Context:
    published, assumed = published_day(report)
    published = _written_day(report, published) or published
    narrative = _is_narrative(found, published)
    blank = Context(code, None, assumed=False, year=None, narrative=narrative)
    year = None if published else _year_of_report(found, blank)
    return Context(code, published, assumed=assumed, year=year, narrative=narrative)


def _is_narrative(found: Sequence[Sequence[Match]], published: datetime | None) -> bool:
    """Tell whether a report tells a history, in which a date follows the one before and not the day of publication."""
    matches = [match for matches in found for match in matches]
    dated = [(year, bool(match.get("month"))) for match in matches if (year := _year(match))]
    latest = published.year if published else max((year for year, _ in dated), default=0)
    old = [month for year, month in dated if year < latest - 1]
    ancient = sum(bool(match.get("before_christ")) for match in matches)
    near = sum(match.kind in ("deictic", "weekday") for match in matches)
    enough = len(old) + ancient >= _FEWEST_OLD_YEARS and sum(old) + ancient >= _FEWEST_OLD_MONTHS
    return enough and 2 * len(old) >= len(dated) and _OLD_YEARS_PER_NEAR_DAY * near <= len(old) + ancient


def _year(match: Match) -> int:
    """Return the year that a match writes with four digits, 0 where it writes none."""
    written = match.get("year")
    return int(written) if re.fullmatch(r"[12]\d{3}", written) and not match.get("before_christ") else 0


def published_day(report: Report) -> tuple[datetime | None, bool]:
    """Return the day of publication, and whether it was not given but read from the report's address or name."""
    if day := _first_day(_ISO_DAY, report.published):
        return day, report.published_inferred
    for written in (report.url, report.id):
        if day := _first_day(_DAY_IN_ADDRESS, written):
            return day, True
    return None, False


def _written_day(report: Report, published: datetime | None) -> datetime | None:
    """Return the day that the dateline names, where it lies within three days before publication.

    An agency's report is often printed a day later; its "yesterday" counts from its own day.
    """
    dateline = next((block for block in report.blocks if block.kind is BlockKind.DATELINE), None)
    if published is None or dateline is None:
        return None
    for stamp in find_stamps(dateline.of(report.text), report.language):
        _, month, day = map(int, stamp.iso[:10].split("-"))
        for year in (published.year, published.year - 1):
            try:
                written = datetime(year, month, day)
            except ValueError:
                continue
            if timedelta(0) < datetime(published.year, published.month, published.day) - written <= _WIRE_DELAY:
                return written
    return None


def _first_day(pattern: re.Pattern[str], written: str) -> datetime | None:
    for m in pattern.finditer(written):
        try:
            return datetime(*(int(part) for part in m.groups() if part))  # type: ignore[arg-type]
        except ValueError:
            continue
    return None


def _year_of_report(found: Sequence[Sequence[Match]], context: Context) -> int | None:
    """Return the year that the report itself gives for its news, None where it gives none or more than one.

    An anniversary with the year of its event in the same sentence gives it; else the latest day that is written with
    its year, unless the report names a later year without a day.
    """
    for matches in found:
        counts = [number_of(m.get("count"), context) for m in matches if m.kind == "anniversary"]
        years = {year for m in matches if (year := _year(m))}
        sums = {year + int(count) for count in counts if count for year in years}
        if len(both := sums & years) == 1 or (len(both := sums) == 1 and max(years) <= min(sums) <= _LAST_YEAR):
            return both.pop()
    written = [(_year(m), bool(m.get("day"))) for matches in found for m in matches if _year(m)]
    latest = max((year for year, _ in written), default=0)
    fits = all(_weekday_fits(m, latest, context) for matches in found for m in matches)
    return latest if (latest, True) in written and fits else None


def _weekday_fits(match: Match, year: int, context: Context) -> bool:
    """Tell whether a date without a year falls in that year on the day of the week that stands beside it."""
    if match.kind != "date" or not (match.get("weekday") and match.get("day")) or match.get("year"):
        return True
    resolved = dates.resolve_date(replace(match, groups={**match.groups, "year": str(year)}), context)
    if resolved is None or not _ISO_DAY.match(resolved.value):
        return True
    weekday = context.lexicon.weekdays[match.get("weekday").lower().rstrip(".")]
    return datetime.fromisoformat(resolved.value[:10]).isoweekday() == int(weekday)
