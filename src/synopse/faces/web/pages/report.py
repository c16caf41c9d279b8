"""A report's page: its text with what went into findings underlined, and the statement that the reader opened."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.responses import Response

from synopse.faces.export.pages import EntityView, view_entities
from synopse.faces.export.passages import cut_passages
from synopse.faces.export.values import show_when
from synopse.faces.web.call import Call
from synopse.faces.web.paging import make_pager
from synopse.faces.web.rendering import render
from synopse.faces.web.showing import Decided, ShownStory, show_story
from synopse.model import Annotated, Statement
from synopse.record import chain_of, source_name
from synopse.record.store import ReportLine, StoredStory

SIZE = 60_000  # characters of a page: the longest news report at hand, and a page of it in 100 ms
NAMES = 40
_PLACE = re.compile(r"(\d{1,9})-(\d{1,9})")


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a text: the statement that a click on it opens, if any, and the kind of that one's finding."""

    text: str
    statement: Statement | None
    kind: str
    chosen: bool
    begins: bool


@dataclass(frozen=True, slots=True)
class Part:
    """A block of a report, or what of it stands on this page."""

    kind: str
    start: int
    end: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Chosen:
    """The statement that the reader opened: who says so, when it is said to have happened, and its findings."""

    statement: Statement
    text: str
    chain: tuple[str, ...]
    origin: str
    when: str
    findings: tuple[Decided, ...]


def show_report(call: Call) -> Response:
    """Return the page of a report."""
    stored = call.bench.store.story(call.request.path_params["key"], call.language)
    place = _place(stored, call.request.path_params["key"])
    if stored is None or place is None:
        raise HTTPException(404)
    line, annotated = stored.reports[place], stored.record.story.reports[place]
    name = annotated.report.id
    wanted = [f for f in stored.findings if name in {s.report for s in f.finding.statements}]
    shown = show_story(stored, call.words, wanted)
    chosen = _chosen(call, annotated)
    pager = make_pager(call, len(annotated.report.text), SIZE, "part")
    start = pager.first - 1
    if chosen and not call.text("part"):
        start = chosen.start // SIZE * SIZE
    return render(
        call,
        "report.html",
        line=line,
        story=stored.line,
        report=annotated.report,
        shown=shown,
        view=shown.view.reports[place],
        findings=[f for f in shown.findings if not f.is_dismissed],
        text_parts=tuple(_parts(annotated, _kinds(shown, name), chosen, start)),
        pager=pager,
        chosen=_opened(call, annotated, chosen, shown) if chosen else None,
        marking=call.text("mode") == "furniture",
        people=_people(call, shown, name),
        **shown.links,
    )


def _place(stored: StoredStory | None, key: str) -> int | None:
    """Return the place of the report with this key in its story."""
    reports: Sequence[ReportLine] = stored.reports if stored else ()
    return next((place for place, line in enumerate(reports) if line.key == key), None)


def _chosen(call: Call, annotated: Annotated) -> Statement | None:
    match = _PLACE.fullmatch(call.text("at"))
    bounds = (int(match[1]), int(match[2])) if match else None
    return next((s for s in annotated.statements if (s.start, s.end) == bounds), None)


def _kinds(shown: ShownStory, name: str) -> dict[str, str]:
    """Return the kind of the most important finding of each of a report's statements that has one."""
    kinds: dict[str, str] = {}
    for found in shown.findings:
        for statement in found.stored.finding.statements:
            if statement.report == name and not found.is_dismissed:
                kinds.setdefault(statement.id, found.stored.finding.kind)
    return kinds


def _parts(annotated: Annotated, kinds: Mapping[str, str], chosen: Statement | None, start: int) -> Iterator[Part]:
    """Yield the blocks that stand on the page of the text that begins with the character `start`."""
    statements = {s.id: s for s in annotated.statements}
    cut = set(kinds) | ({chosen.id} if chosen else set())
    passages = cut_passages(annotated, cut)
    bounds = [(b.start, b.end) for b in annotated.report.blocks] or [(0, len(annotated.report.text))]
    for (first, last), passage in zip(bounds, passages, strict=True):
        at, pieces = first, []
        for piece in passage.pieces:
            text = piece.text[max(0, start - at) : max(0, start + SIZE - at)]
            if text:
                key = chosen.id if chosen and chosen.id in piece.statements else next(iter(piece.statements), "")
                is_chosen = bool(chosen and key == chosen.id)
                pieces.append(Piece(text, statements.get(key), kinds.get(key, ""), is_chosen, key in piece.starts))
            at += len(piece.text)
        if pieces:
            yield Part(passage.kind.value, first, last, tuple(pieces))


def _opened(call: Call, annotated: Annotated, statement: Statement, shown: ShownStory) -> Chosen:
    text = annotated.report.text
    names = (source_name(link, text) or call.words["unnamed_source"] for link in chain_of(statement, annotated))
    own = (f for f in shown.findings if statement.id in {s.id for s in f.stored.finding.statements})
    return Chosen(
        statement,
        statement.of(text),
        tuple(names),
        shown.view.record.origins.get(statement.id, ""),
        show_when(statement.when.iso, call.words) if statement.when else "",
        tuple(own),
    )


def _people(call: Call, shown: ShownStory, name: str) -> list[EntityView]:
    """Return the entities that the report names."""
    entities = view_entities(shown.view, call.words)
    named = [e for e in entities if any(report.report.id == name for report, _ in e.counts)]
    return sorted(named, key=lambda e: (-len(e.entity.mentions), e.entity.name))[:NAMES]
