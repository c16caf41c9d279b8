"""A story comes in whose reports may leave out the year; the same story goes out with the years filled in.

A report without a date of its own ("bis zum 27. Juli") means the year that the other days of its story lie in.
"""

from collections import Counter
from dataclasses import replace
from datetime import MAXYEAR

from synopse.model import Annotated, Precision, Statement, Story


def settle_years(story: Story) -> Story:
    """Return the story with every yearless time of its statements in the year that most of its days lie in."""
    year = _year_of(story)
    if year is None:
        return story
    return replace(story, reports=tuple(_settle(annotated, year) for annotated in story.reports))


def _year_of(story: Story) -> int | None:
    """Return the year of most days that the reports speak of or were published on; of several the latest."""
    years: Counter[int] = Counter()
    for annotated in story.reports:
        if published := annotated.report.published_at:
            years[published.year] += 1
        for statement in annotated.statements:
            when = statement.when
            if when and when.start and not when.yearless and when.precision >= Precision.DAY:
                years[when.start.year] += 1
    years.pop(MAXYEAR, None)  # what ends a year later would lie beyond the calendar
    return max(years, key=lambda year: (years[year], year), default=None)


def _settle(annotated: Annotated, year: int) -> Annotated:
    return replace(annotated, statements=tuple(_in_year(statement, year) for statement in annotated.statements))


def _in_year(statement: Statement, year: int) -> Statement:
    if statement.when is None or not statement.when.yearless:
        return statement
    return replace(statement, when=statement.when.in_year(year))
