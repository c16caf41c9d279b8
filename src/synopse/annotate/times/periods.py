"""Parts of a year and stretches of years come in (quarter, season, decade, century), TIMEX3 values go out."""

import re

from synopse.annotate.times.context import Context, Resolved
from synopse.annotate.times.dates import before_christ, four_digits, full_year, nearest_year, year_for
from synopse.annotate.times.matching import Match
from synopse.annotate.times.numbers import number_of
from synopse.annotate.times.tense import FUTURE, PAST
from synopse.model import Interval, Precision
from synopse.model.timevalue import interval_of


def resolve_years(match: Match, _context: Context) -> Resolved | None:
    """Resolve a season or a term of office that two years name: no TIMEX3 value, but an interval from July to June."""
    year = full_year(match.get("year"))
    if year is None or (year + 1) % 100 > int(match.get("short_year")) + 20:
        return None
    interval = interval_of(f"{year}")
    last = interval_of(f"{year - year % 100 + int(match.get('short_year'))}")
    if interval is None or last is None or interval.start is None or last.start is None or last.start < interval.start:
        return None
    return Resolved("DATE", "XXXX-XX-XX", interval=Interval(interval.start, last.end, Precision.YEAR))


def resolve_decade(match: Match, context: Context) -> Resolved | None:
    """Resolve a decade; one of two digits belongs to the 20th century."""
    written = match.get("decade")
    if digits := re.search(r"\d+", written):
        number = int(digits[0])
        if match.get("before_christ"):
            return Resolved("DATE", f"BC{number // 10:03d}")
        return Resolved("DATE", f"{number // 10 if number >= 100 else 190 + number // 10:03d}")
    word = re.split(r"[\s-]", written.lower())[0]
    decade = context.lexicon.decades.get(word)
    return Resolved("DATE", decade) if decade else None


def resolve_century(match: Match, context: Context) -> Resolved | None:
    """Resolve a century; the 19th has the value 18."""
    number = number_of(match.get("century"), context)
    if number is None or not 1 <= number <= 22 or number % 1:
        return None
    return Resolved("DATE", f"{'BC' if match.get('before_christ') else ''}{int(number) - 1:02d}")


def resolve_part_of_year(match: Match, context: Context) -> Resolved | None:
    """Resolve a quarter, a half or a season of a year."""
    code, month = _part_code(match, context)
    if not code:
        return None
    if match.get("before_christ"):
        return before_christ(match, f"-{code}")
    if match.get("direction"):
        return _directed_season(match, context, code, month)
    year, inferred = year_for(match, context, month, None)
    if year and code[0] in "QH" and not (match.get("year") or match.get("year_direction") or match.get("year_word")):
        year = _begun(year, code, match, context)
    return Resolved("DATE", f"{four_digits(year)}-{code}", inferred=inferred)


def _begun(year: int, code: str, match: Match, context: Context) -> int:
    """Return the year of a quarter or half: figures are told of one that has begun, unless the sentence looks ahead."""
    interval = interval_of(f"{year}-{code}")
    if interval is None or interval.start is None or context.published is None:
        return year
    return year - (interval.start > context.published and context.tense_at(match.start) != FUTURE)


def _part_code(match: Match, context: Context) -> tuple[str, int]:
    """Return TIMEX3's code of the part and the month of its middle."""
    if season := context.lexicon.seasons.get(match.get("season").lower()):
        return season, {"SP": 4, "SU": 7, "FA": 10, "WI": 1}[season]
    number = number_of(match.get("quarter") or match.get("half"), context)
    if number is None or not 1 <= number <= (4 if match.get("quarter") else 2):
        return "", 0
    if match.get("quarter"):
        return f"Q{int(number)}", 3 * int(number) - 1
    return f"H{int(number)}", 6 * int(number) - 3


def _directed_season(match: Match, context: Context, code: str, month: int) -> Resolved:
    shift, anchor = context.lexicon.directions.get(match.get("direction").lower().split()[-1], ("0", "published"))
    day = context.day(anchor)
    if day is None:
        return Resolved("DATE", f"XXXX-{code}")
    year = nearest_year(day, month, 15, {"-1": PAST, "1": FUTURE}.get(shift, ""), whole_month=True)
    season = interval_of(f"{year:04d}-{code}")
    if season and season.start and season.start <= day < (season.end or day) and code != "WI":
        year += int(shift)
    return Resolved("DATE", f"{year:04d}-{code}", inferred=context.assumed)
