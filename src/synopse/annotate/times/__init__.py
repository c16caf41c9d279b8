"""Sentences come in, TIMEX3 time expressions with values and intervals go out; only sentences are read.

Rules of the language find expressions and name what their parts hold (`matching`); resolvers that know no language turn
the parts into values (`dates`, `relatives`, `lengths`, `clocks`), read against the publication date, the last date
mentioned and the tense (`context`, `tense`).
Ages of persons, scores, prices and versions are left out.
"""

from synopse.annotate.times.finding import find_times

__all__ = ["find_times"]
