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
    ordered = sorted(reports, key=_rank)
    taken = {report.id for report in ordered}
    kept: list[Report] = []
    rejected: list[Rejected] = []
    for name, group in groupby(ordered, key=lambda report: report.id):
        texts: set[str] = set()
        for report in group:
            if report.text in texts:
                rejected.append(Rejected(name, f"the same report as {name}, used once"))
                continue
            kept.append(replace(report, id=_free(name, taken)) if texts else report)
            texts.add(report.text)
    return tuple(sorted(kept, key=lambda report: report.id)), tuple(rejected)


def _rank(report: Report) -> tuple[object, ...]:
    known = (report.title, report.outlet, report.published, report.url, report.language, report.authors)
    gaps = sum(not field for field in known)
    return (report.id, report.published or "~", report.outlet, report.text, gaps, known)


def _free(name: str, taken: set[str]) -> str:
    """Return the name with the smallest number that nobody has, and take it."""
    number = 2
    while f"{name}#{number}" in taken:
        number += 1
    taken.add(f"{name}#{number}")
    return f"{name}#{number}"
