"""Reports come in whose ids may clash; reports with one id each go out, sorted, whatever order they came in."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from synopse.model import Rejected, Report


def settle_ids(reports: Iterable[Report]) -> tuple[tuple[Report, ...], tuple[Rejected, ...]]:
    """Return the reports with unique ids, sorted by them, and those that were given more than once.

    Two reports with one id and one text are one report: that which says most of itself stays. Where the texts differ
    both stay, and all but the first by date, outlet and text get a number behind their id.
    """
    ranked = sorted(reports, key=_gaps)
    same = [tuple(group) for _, group in groupby(ranked, key=lambda report: (report.id, report.text))]
    rejected = tuple(Rejected(r.id, f"the same report as {r.id}, used once") for group in same for r in group[1:])
    best = (group[0] for group in same)
    ordered = sorted(best, key=lambda report: (report.id, report.published or "~", report.outlet, report.text))
    taken = {report.id for report in ordered}
    kept: list[Report] = []
    for name, group in groupby(ordered, key=lambda report: report.id):
        first, *others = group
        kept += [first, *(replace(report, id=_free(name, taken)) for report in others)]
    return tuple(sorted(kept, key=lambda report: report.id)), rejected


def _gaps(report: Report) -> tuple[object, ...]:
    """Return a key that sorts the report first that says most of itself."""
    known = (report.title, report.outlet, report.published, report.url, report.language, report.authors)
    return (report.id, report.text, sum(not field for field in known), known)


def _free(name: str, taken: set[str]) -> str:
    """Return the name with the smallest number that nobody has, and take it."""
    number = 2
    while f"{name}#{number}" in taken:
        number += 1
    taken.add(f"{name}#{number}")
    return f"{name}#{number}"
