"""Annotated reports and compared stories come in, rows go out; all within one transaction that a caller holds open.

A `Change` is that transaction: what it writes carries its number. Which stories change, and how they compare, is
worked out by others (`run.desk`).
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import msgspec
from sqlalchemy import Connection, bindparam, delete, insert, select, update

from synopse.model import Annotated, StoryRecord
from synopse.record.store import tables
from synopse.record.store.codec import Compared, pack_annotated, pack_compared
from synopse.record.store.entity_rows import entity_rows
from synopse.record.store.keys import finding_key, places_of
from synopse.record.store.log import Log, Sides, status_of
from synopse.record.store.prepared import NewReport, shown
from synopse.record.store.search import index_words
from synopse.record.store.views import SHOWN_KINDS, Act
from synopse.record.store.words import words_of

_CHUNK = 400  # values in one list of a statement; SQLite takes 999 of old


@dataclass(frozen=True, slots=True)
class NewStory:
    """A story to be written: the keys of its reports in the order in which they were compared, and the outcome."""

    reports: tuple[str, ...]
    language: str
    compared: Compared

    @property
    def key(self) -> str:
        """The story's key: the smallest of its reports'."""
        return min(self.reports)


@dataclass(frozen=True, slots=True)
class _Found:
    """A finding as it is written."""

    key: str
    story: str
    kind: str
    type: str
    concept: str
    sides: Sides

    @property
    def places(self) -> set[tuple[str, int, int]]:
        return {tuple(place) for _, places in self.sides for place in places}  # type: ignore[misc]


class Change:
    """One transaction that changes the store: its number, and what it may write."""

    def __init__(self, connection: Connection, act: Act, cause: str, decision: int | None = None) -> None:
        self.connection = connection
        values = {"who": act.who, "at": act.at, "cause": cause, "decision": decision}
        row = connection.execute(insert(tables.changes).values(**values)).inserted_primary_key
        self.number = int(row[0])  # type: ignore[index]

    def add_report(self, new: "NewReport") -> None:
        """Write a new report with all that belongs to it."""
        self.connection.execute(insert(tables.reports).values(**new.row, change=self.number))
        self.connection.execute(insert(tables.annotations).values(report=new.key, packed=new.packed))
        row = {"report": new.key, "packed": new.signature, "change": self.number}
        self.connection.execute(insert(tables.signatures).values(**row))
        index_words(self.connection, new.key, new.words)
        self._add_statements(new.key, new.statements)

    def annotate_anew(self, key: str, annotated: Annotated, signature: bytes) -> None:
        """Write what annotating finds in a report whose furniture has changed."""
        table, statements = tables.annotations, tables.statements
        self.connection.execute(update(table).where(table.c.report == key).values(packed=pack_annotated(annotated)))
        signed = update(tables.signatures).where(tables.signatures.c.report == key)
        self.connection.execute(signed.values(packed=signature, change=self.number))
        index_words(self.connection, key, words_of(annotated))
        standing = statements.c.report == key, statements.c.until.is_(None)
        rows = self.connection.execute(select(statements.c.start, statements.c.end).where(*standing))
        before, after = {(row.start, row.end) for row in rows}, {(s.start, s.end) for s in annotated.statements}
        for start, end in sorted(before - after):
            gone = update(statements).where(*standing, statements.c.start == start, statements.c.end == end)
            self.connection.execute(gone.values(until=self.number))
        self._add_statements(key, after - before)

    def _add_statements(self, key: str, spans: Iterable[tuple[int, int]]) -> None:
        rows = [{"report": key, "start": start, "end": end, "since": self.number} for start, end in sorted(spans)]
        if rows:
            self.connection.execute(insert(tables.statements), rows)

    def replace_stories(self, reports: Iterable[str], new: Iterable[NewStory], log: Log) -> None:
        """Write stories in place of all those that had any of their reports; findings that fall are kept as history.

        `reports` are all of theirs. Each story is asked for when it is its turn, and not kept.
        """
        old = self._stories_of(sorted(reports))
        standing = self._standing(old)
        self._forget(old)
        found: dict[str, _Found] = {}
        for story in new:
            found.update(self._add_story(story, log))
        self._settle_findings(standing, found, log)

    def recount(self, stories: Iterable[str], log: Log) -> None:
        """Note which standing findings of stories are dismissed, and count them anew; decisions alone have changed."""
        members = tables.members
        for story in stories:
            found = self._standing([story])
            self._mark(found.values(), log)
            row = update(tables.stories).where(tables.stories.c.key == story)
            self.connection.execute(row.values(change=self.number, **_counts(found.values(), log)))
            counts = _counts_by_report(found.values(), log)
            for report in self.connection.execute(select(members.c.report).where(members.c.story == story)).scalars():
                row = update(members).where(members.c.report == report)
                self.connection.execute(row.values(**counts[report]))

    def _stories_of(self, reports: Sequence[str]) -> list[str]:
        members, found = tables.members, set[str]()
        for some in chunks(reports):
            rows = self.connection.execute(select(members.c.story).where(members.c.report.in_(some)).distinct())
            found.update(rows.scalars())
        return sorted(found)

    def _standing(self, stories: Sequence[str]) -> dict[str, _Found]:
        table, found = tables.findings, {}
        for some in chunks(stories):
            query = select(table).where(table.c.story.in_(some), table.c.until.is_(None))
            for row in self.connection.execute(query):
                sides = read_sides(row.sides)
                found[row.key] = _Found(row.key, row.story, row.kind, row.type, row.concept, sides)
        return found

    def _forget(self, stories: Sequence[str]) -> None:
        for some in chunks(stories):
            for table in (tables.namings, tables.names, tables.entities, tables.members):
                self.connection.execute(delete(table).where(table.c.story.in_(some)))
            self.connection.execute(delete(tables.stories).where(tables.stories.c.key.in_(some)))

    def _add_story(self, story: NewStory, log: Log) -> dict[str, _Found]:
        """Write a story and all that is found anew at each comparing; return its findings, singles left out."""
        record = story.compared.any
        keys = dict(zip((a.report.id for a in record.story.reports), story.reports, strict=True))
        found = {f.key: f for f in _findings(record, story.key, keys)}
        known = sorted(day for a in record.story.reports if (day := a.report.published[:10]))
        row = {
            "key": story.key,
            "titles": _titles(story.compared),
            "language": story.language,
            "first": known[0] if known else "",
            "last": known[-1] if known else "",
            "reports": len(story.reports),
            "statements": sum(len(a.statements) for a in record.story.reports),
            "outlets": json.dumps(sorted({shown(a.report.outlet) for a in record.story.reports} - {""})),
            "change": self.number,
            "packed": pack_compared(story.compared),
            **_counts(found.values(), log),
        }
        self.connection.execute(insert(tables.stories).values(**row))
        counts = _counts_by_report(found.values(), log)
        members = [{"report": r, "story": story.key, "place": n, **counts[r]} for n, r in enumerate(story.reports)]
        self.connection.execute(insert(tables.members), members)
        for table, rows in entity_rows(record, story.key, keys):
            if rows:
                self.connection.execute(insert(table), rows)
        return found

    def _settle_findings(self, before: Mapping[str, _Found], after: Mapping[str, _Found], log: Log) -> None:
        """End the findings that stand no longer, begin the new ones, and note what updates overtake."""
        table = tables.findings
        new = [after[key] for key in sorted(after.keys() - before.keys())]
        fallen = [before[key] for key in sorted(before.keys() - after.keys())]
        for finding in fallen:
            row = update(table).where(table.c.key == finding.key, table.c.until.is_(None))
            self.connection.execute(row.values(until=self.number, successor=_successor(finding, new)))
        for key in sorted(before.keys() & after.keys()):
            if before[key].story != after[key].story:
                row = update(table).where(table.c.key == key, table.c.until.is_(None))
                self.connection.execute(row.values(story=after[key].story))
        if new:
            self.connection.execute(insert(table), [self._row(finding) for finding in new])
        self._mark(after.values(), log)
        self._note_parts(new)
        self._supersede(new, fallen)

    def _row(self, finding: _Found) -> dict[str, object]:
        return {
            "key": finding.key,
            "since": self.number,
            "successor": "",
            "story": finding.story,
            "kind": finding.kind,
            "type": finding.type,
            "concept": finding.concept,
            "dismissed": False,
            "sides": msgspec.msgpack.encode(finding.sides),
        }

    def _mark(self, findings: Iterable[_Found], log: Log) -> None:
        """Note which of the standing findings are dismissed."""
        table = tables.findings
        rows = [{"of": f.key, "now": _is_dismissed(f, log)} for f in findings]
        if not rows:
            return
        named = table.c.key == bindparam("of"), table.c.until.is_(None), table.c.dismissed != bindparam("now")
        self.connection.execute(update(table).where(*named).values(dismissed=bindparam("now")), rows)

    def _note_parts(self, new: Sequence[_Found]) -> None:
        table, known = tables.parts, set[str]()
        for some in chunks([finding.key for finding in new]):
            rows = self.connection.execute(select(table.c.finding).where(table.c.finding.in_(some)).distinct())
            known.update(rows.scalars())
        rows_ = [
            {"finding": finding.key, "report": report}
            for finding in new
            if finding.key not in known
            for report in sorted({place[0] for place in finding.places})
        ]
        if rows_:
            self.connection.execute(insert(table), rows_)

    def _supersede(self, new: Sequence[_Found], fallen: Sequence[_Found]) -> None:
        """Note the statements that the later side of an update has overtaken; an update that falls frees them."""
        table = tables.statements
        for finding in fallen:
            if finding.kind == "updated":
                freed = update(table).where(table.c.superseding == finding.key)
                self.connection.execute(freed.values(superseded=None, superseding=None))
        for finding in new:
            if finding.kind == "updated":
                for report, start, end in finding.sides[0][1]:
                    here = table.c.report == report, table.c.start == start, table.c.end == end
                    row = update(table).where(*here, table.c.until.is_(None), table.c.superseded.is_(None))
                    self.connection.execute(row.values(superseded=self.number, superseding=finding.key))


def _findings(record: StoryRecord, story: str, keys: Mapping[str, str]) -> Iterator[_Found]:
    for finding in record.findings:
        if finding.kind in SHOWN_KINDS:
            sides = [(side.value, list(places_of(side.statements, keys.__getitem__))) for side in finding.sides]
            key = finding_key(finding, keys.__getitem__)
            yield _Found(key, story, finding.kind, finding.type, finding.concept, sides)


def _counts(findings: Iterable[_Found], log: Log) -> dict[str, int]:
    counts = dict.fromkeys((*SHOWN_KINDS, "dismissed"), 0)
    for finding in findings:
        counts["dismissed" if _is_dismissed(finding, log) else finding.kind] += 1
    return counts


def _counts_by_report(findings: Iterable[_Found], log: Log) -> Mapping[str, dict[str, int]]:
    """Return for each report how many findings of each kind it takes part in, the dismissed ones left out."""
    counts: defaultdict[str, dict[str, int]] = defaultdict(lambda: dict.fromkeys(SHOWN_KINDS, 0))
    for finding in findings:
        if not _is_dismissed(finding, log):
            for report in {place[0] for place in finding.places}:
                counts[report][finding.kind] += 1
    return counts


def _is_dismissed(finding: _Found, log: Log) -> bool:
    return status_of(log.about(finding.key, finding.kind, finding.type, finding.sides)) == "dismissed"


def _successor(fallen: _Found, new: Sequence[_Found]) -> str:
    """Return the key of the new finding that shares most statements with one that has fallen, "" where none does."""
    places = fallen.places
    shared = [
        (len(places & other.places), other.kind == fallen.kind, other.type == fallen.type, other) for other in new
    ]
    best = max((each for each in shared if each[0]), key=lambda each: (*each[:3], each[3].key), default=None)
    return best[3].key if best else ""


def _titles(compared: Compared) -> str:
    return json.dumps({code: shown(record.title) for code, record in sorted(compared.records.items())})


def read_sides(packed: bytes) -> Sides:
    """Return the sides of a finding as they are kept."""
    return msgspec.msgpack.decode(packed, type=Sides)


def chunks(values: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield the values in lists as long as a statement takes."""
    for start in range(0, len(values), _CHUNK):
        yield values[start : start + _CHUNK]
