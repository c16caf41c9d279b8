"""The operations that add, decide and compare: what was asked comes in, what became of it goes out."""

from collections.abc import Callable, Iterable
from io import BytesIO
from time import monotonic

import msgspec
from starlette.exceptions import HTTPException

from synopse.faces.web.api.asked import Asked
from synopse.faces.web.api.reading import decision_item
from synopse.faces.web.api.shapes import DecisionItem, JobAnswer, RejectedItem, ReportInput
from synopse.faces.web.jobs import BusyError, Job
from synopse.faces.web.orders import order_of
from synopse.record import record_to_json
from synopse.record.store import OrderError
from synopse.run import compare_paths, known_languages


class _TooLongError(Exception):
    """Comparing took longer than it may."""


def add_reports(asked: Asked) -> JobAnswer:
    """Take in reports to be added one after the other; the answer tells where to ask how far they are."""
    reports = asked.body.reports
    _check(reports, asked.bench.settings.most_reports)
    try:
        return _job(asked.bench.jobs.start([("api.jsonl", _lines(reports))], asked.act))
    except BusyError:
        raise HTTPException(503, "too many additions wait already") from None


def read_job(asked: Asked) -> JobAnswer:
    """Return how far an addition is."""
    job = asked.bench.jobs.find(asked.path["key"])
    if job is None:
        raise HTTPException(404, "there is no such addition")
    return _job(job)


def decide(asked: Asked) -> DecisionItem:
    """Carry out a decision and return its entry in the log."""
    try:
        return decision_item(asked.bench.desk.decide(order_of(asked.body), asked.act))
    except OrderError as error:
        raise HTTPException(400, error.sentence(asked.words)) from None


def undo(asked: Asked) -> DecisionItem:
    """Undo a decision and return the entry of the undoing."""
    number = asked.path["number"]
    if not (number.isascii() and number.isdigit() and len(number) < 10):
        raise HTTPException(404, "there is no such decision")
    try:
        return decision_item(asked.bench.desk.undo(int(number), asked.act))
    except OrderError as error:
        raise HTTPException(400, error.sentence(asked.words)) from None


def compare(asked: Asked) -> bytes:
    """Return the record of some reports; nothing of them is kept."""
    settings, body = asked.bench.settings, asked.body
    _check(body.reports, settings.comparing_reports)
    if body.language and body.language not in known_languages():
        raise HTTPException(400, f"known languages are {', '.join(known_languages())}")
    if not asked.bench.comparing.acquire(blocking=False):
        raise HTTPException(503, "another comparison is under way")
    try:
        lines = BytesIO(_lines(body.reports))
        progress = _until(monotonic() + settings.comparing_seconds)
        return record_to_json(compare_paths(["-"], body.language, stdin=lines, progress=progress))
    except _TooLongError:
        raise HTTPException(413, "comparing these reports takes too long") from None
    finally:
        asked.bench.comparing.release()


def _check(reports: tuple[ReportInput, ...], most: int) -> None:
    if not 1 <= len(reports) <= most:
        raise HTTPException(400, f"between 1 and {most:,} reports are taken")


def _lines(reports: Iterable[ReportInput]) -> bytes:
    """Return reports as JSON Lines, the way in which reading takes them."""
    return b"".join(msgspec.json.encode(report) + b"\n" for report in reports)


def _job(job: Job) -> JobAnswer:
    rejected = [RejectedItem(entry.id, entry.reason) for entry in job.result.rejected]
    return JobAnswer(job.id, job.state, job.done, job.total, job.result.added, job.result.known, rejected)


def _until(moment: float) -> Callable[[int, int], None]:
    def check(_: int, __: int) -> None:
        if monotonic() > moment:
            raise _TooLongError

    return check
