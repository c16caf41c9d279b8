"""A zone's standard time and its rule of summer come in, its distance from UTC on a day goes out.

Summer time is that of the European Union (since 1996) and of the United States (since 2007), both to the day: the hours
of the two nights in which clocks are changed are not told apart.
"""

from datetime import datetime, timedelta

_SUNDAY = 7
_HOUR = 60  # minutes
# Of each rule the month, and which Sunday of it, on which summer begins and on which it ends; -1 is the month's last.
_SUMMERS = {"eu": ((3, -1), (10, -1)), "us": ((3, 2), (11, 1))}


def offset_on(day: datetime, standard: str) -> int | None:
    """Return the distance from UTC in minutes on a day: "60 eu" is 120 in July; None where nothing is known."""
    minutes, _, rule = standard.partition(" ")
    if not minutes:
        return None
    if rule not in _SUMMERS:
        return int(minutes)
    begins, ends = (_sunday(day.year, *place) for place in _SUMMERS[rule])
    return int(minutes) + (_HOUR if begins <= day < ends else 0)


def _sunday(year: int, month: int, nth: int) -> datetime:
    first = datetime(year, month, 1)
    first += timedelta(days=_SUNDAY - first.isoweekday())
    if nth > 0:
        return first + timedelta(weeks=nth - 1)
    fifth = first + timedelta(weeks=4)
    return fifth if fifth.month == month else fifth - timedelta(weeks=1)
