"""Reports and decisions come in, the store changes: each change is whole, and equals comparing everything at once.

Only stories that a change touches are compared anew. The order in which reports come does not show in what the store
says of them; who added or decided what, and when, is passed in.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from threading import RLock

from sqlalchemy import Connection

from synopse.group import find_copies
from synopse.languages import load_language
from synopse.model import Annotated, Rejected, Report, Story
from synopse.record.store import Act, Added, DecisionEntry, OnFinding, OnNames, OnStories, OnText, Order, Store
from synopse.record.store.codec import Compared, with_id
from synopse.record.store.keys import plain_order, plain_report, report_key
from synopse.record.store.log import Log, Meant, write_order, write_undoing
from synopse.record.store.lookup import (
    fellows_of,
    find_meant,
    known_reports,
    load_annotated,
    signatures_since,
    stories_naming,
    stories_of,
)
from synopse.record.store.orders import OrderError, check_order
from synopse.record.store.prepared import NewReport, prepare_report
from synopse.record.store.writing import Change, NewStory
from synopse.run.furniture import mark_furniture
from synopse.run.placing import Placing, pack_signature
from synopse.run.run import annotate_report, compare_story, reading_language
from synopse.run.steps import load_step

Progress = Callable[[int, int], None]  # called with the number of reports done and of all
BATCH = 16  # reports written at once, at least: a writing waits for the disk
MOST_WAITING = 256  # reports at most that wait to be written, and that a kill loses


class Desk:
    """What adds to a store and decides; holds the index that places reports, so one serves a whole process.

    Its methods may be called from several threads; other processes may write to the same store.
    """

    def __init__(self, store: Store) -> None:
        self.store = store
        self._placing = Placing()
        self._lock = RLock()
        self._compared = 0  # characters of the stories that the last writing compared

    def add(
        self, items: Iterable[Report | Rejected], act: Act, *, batch: int = BATCH, progress: Progress | None = None
    ) -> Added:
        """Add reports as they were read and return what became of them; those that are there already stay as they are.

        They are written once there are `batch`, and as much text as the last writing had to compare: so a story of
        hundreds is not compared again for each few that come to it, and comparing takes no longer than annotating. An
        interruption (Ctrl-C, an error of `progress`) is passed on when what has been annotated is written.
        """
        rejected = sorted(item for item in items if isinstance(item, Rejected)) if isinstance(items, Sequence) else []
        reports: dict[str, Report] = {}
        for item in items:
            if isinstance(item, Report):
                report = plain_report(item)
                reports.setdefault(report_key(report), report)
        with self.store.reading() as connection:
            known = known_reports(connection, list(reports))
        done, total, added = len(known), len(reports), list[str]()
        waiting: dict[str, NewReport] = {}
        try:
            for key, report in sorted(reports.items(), key=lambda item: (item[1].id, item[0])):
                if key in known:
                    continue
                annotated = annotate_anew(report)
                waiting[key] = prepare_report(key, annotated, pack_signature(annotated))
                done += 1
                if progress:
                    progress(done, total)
                if self._is_enough(waiting.values(), batch):
                    added += self._write(waiting, act)
                    waiting.clear()
        finally:
            if waiting:
                added += self._write(waiting, act)
        return Added(tuple(sorted(added)), tuple(sorted(reports.keys() - set(added))), tuple(rejected))

    def _is_enough(self, waiting: Collection[NewReport], batch: int) -> bool:
        """Tell whether it is time to write what waits."""
        if len(waiting) < min(batch, MOST_WAITING):
            return False
        return len(waiting) >= MOST_WAITING or sum(new.length for new in waiting) >= self._compared

    def decide(self, order: Order, act: Act) -> DecisionEntry:
        """Write down a decision, carry it out, and return its entry. Raises OrderError where it makes no sense."""
        order = plain_order(order)
        check_order(order)
        with self._writing() as connection:
            meant = _check(connection, order)
            number = write_order(connection, order, act, meant)
            self._carry_out(Change(connection, act, order.kind, number), order, meant)
            return Log(connection).entry(number)

    def undo(self, number: int, act: Act) -> DecisionEntry:
        """Undo a decision, or an undoing, and return the new entry. Raises OrderError where there is none."""
        with self._writing() as connection:
            log = Log(connection)
            entry = log.entry(number)
            if entry.undone is not None:
                raise OrderError("undone", n=number)
            while entry.undoes is not None:
                entry = log.entry(entry.undoes)
            new = write_undoing(connection, number, act)
            if entry.order is not None:
                self._carry_out(Change(connection, act, "undo", new), entry.order, log.meant_by(entry.number))
            return Log(connection).entry(new)

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """Give a connection to write on, with the index up to date; where it fails, the index is read again."""
        with self._lock:
            try:
                with self.store.writing() as connection:
                    for key, packed, change in signatures_since(connection, self._placing.seen):
                        self._placing.learn(key, packed, change)
                    yield connection
            except BaseException:
                self._placing = Placing()
                raise

    def _write(self, reports: Mapping[str, NewReport], act: Act) -> list[str]:
        """Write reports by their keys, with their stories; return the keys of those that were new."""
        with self._writing() as connection:
            known = known_reports(connection, list(reports))
            new = [report for key, report in reports.items() if key not in known]
            if not new:
                return []
            change, log = Change(connection, act, "add"), Log(connection)
            for report in new:
                change.add_report(report)
                self._placing.learn(report.key, report.signature, change.number)
            self._compare(change, self._placing.changed(log.about_stories()), log)
            return [report.key for report in new]

    def _carry_out(self, change: Change, order: Order, meant: Meant | None) -> None:
        """Do what follows from an order that came or went."""
        connection, log = change.connection, Log(change.connection)
        if isinstance(order, OnFinding) and meant is not None:
            reports = {place[0] for _, places in meant.sides for place in places}
            change.recount(sorted(stories_of(connection, sorted(reports))), log)
            return
        if isinstance(order, OnText):
            self._annotate_anew(change, order.report, log)
        elif isinstance(order, OnStories):
            self._placing.touch(order.reports)
        elif isinstance(order, OnNames):
            keys = stories_of(connection, [order.story]) if order.story else stories_naming(connection, order.names)
            self._placing.touch(keys)
        self._compare(change, self._placing.changed(log.about_stories()), log)

    def _annotate_anew(self, change: Change, key: str, log: Log) -> None:
        report = load_annotated(change.connection, [key])[key].report
        annotated = annotate_anew(report, log.furniture(key))
        signature = pack_signature(annotated)
        change.annotate_anew(key, annotated, signature)
        self._placing.learn(key, signature, change.number)
        self._placing.touch([key])

    def _compare(self, change: Change, stories: Iterable[frozenset[str]], log: Log) -> None:
        """Compare stories anew and write them in place of those that had any of their reports."""
        wanted = dict.fromkeys(sorted(stories, key=min))
        reports = {key for story in wanted for key in story}
        while left := fellows_of(change.connection, sorted(reports)) - reports:
            more = dict.fromkeys(self._placing.story_of(key) for key in sorted(left))
            wanted |= more
            reports |= {key for story in more for key in story}
        self._compared = 0
        change.replace_stories(reports, self._compared_stories(change.connection, wanted, log), log)

    def _compared_stories(
        self, connection: Connection, stories: Iterable[frozenset[str]], log: Log
    ) -> Iterator[NewStory]:
        """Yield stories compared anew, one at a time: their reports take much memory."""
        for keys in stories:
            new, length = _compare_story(connection, keys, log)
            self._compared += length
            yield new


def annotate_anew(report: Report, furniture: Sequence[OnText] = ()) -> Annotated:
    """Return the report as it was read, cleaned and annotated, with what people called furniture marked as such."""
    language = load_language(report.language)
    published = "" if report.published_inferred else report.published
    given = replace(report, published=published, published_inferred=False, blocks=(), credits=())
    return annotate_report(mark_furniture(load_step("blocks")(given, language), furniture))


def _compare_story(connection: Connection, keys: frozenset[str], log: Log) -> tuple[NewStory, int]:
    """Return a story compared anew, and how many characters its reports have."""
    found = load_annotated(connection, sorted(keys))
    members = _settle_ids(found)
    reports = [annotated for _, annotated in members]
    story = Story(min(keys), tuple(reports), find_copies(reports), decisions=log.about_names(keys))
    compared = Compared(compare_story(story))
    new = NewStory(tuple(key for key, _ in members), reading_language(reports), compared)
    return new, sum(len(annotated.report.text) for annotated in reports)


def _settle_ids(found: dict[str, Annotated]) -> list[tuple[str, Annotated]]:
    """Return reports with their keys, in the order of their ids; all but the first with one id get a number.

    They are ranked as `read.settle_ids` ranks them.
    """
    taken = {annotated.report.id for annotated in found.values()}
    ranked = sorted(found.items(), key=lambda item: _rank(item[1].report, item[0]))
    settled, before = [], None
    for key, annotated in ranked:
        name = annotated.report.id
        if name == before:
            number = 2
            while f"{name}#{number}" in taken:
                number += 1
            taken.add(f"{name}#{number}")
            annotated = with_id(annotated, f"{name}#{number}")
        before = name
        settled.append((key, annotated))
    return sorted(settled, key=lambda item: item[1].report.id)


def _rank(report: Report, key: str) -> tuple[str, ...]:
    return report.id, report.published or "~", report.outlet, report.text, key


def _check(connection: Connection, order: Order) -> Meant | None:
    """Return the finding that an order is about, if any. Raises OrderError where it is about nothing that is there."""
    if isinstance(order, OnFinding):
        return find_meant(connection, order.finding)
    reports = order.reports if isinstance(order, OnStories) else (order.report,) if isinstance(order, OnText) else ()
    if isinstance(order, OnNames) and order.story:
        reports = (order.story,)
    if missing := set(reports) - known_reports(connection, list(reports)):
        raise OrderError("no_report", key=min(missing))
    if isinstance(order, OnText):
        text = load_annotated(connection, [order.report])[order.report].report.text
        if order.end > len(text) or not text[order.start : order.end].strip():
            raise OrderError("empty_text")
    return None
