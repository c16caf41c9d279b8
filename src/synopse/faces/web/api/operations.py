"""All operations of the API, each declared once: its route, its description and its checks are made from this."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from synopse.faces.web.api import changing, reading, shapes
from synopse.faces.web.api.asked import Asked
from synopse.faces.web.orders import Decision
from synopse.record.shape import RecordDocument
from synopse.record.store import EntityLine, Hit, Page, StoryLine


@dataclass(frozen=True, slots=True)
class Operation:
    """An operation: where it is asked, what it takes and gives, and which failures are its own."""

    method: str
    path: str
    run: Callable[[Asked], Any]
    summary: str
    answer: Any
    query: type | None = None
    body: type | None = None
    status: int = 200
    failures: tuple[int, ...] = ()

    @property
    def name(self) -> str:
        """The operation's name in the description."""
        return self.run.__name__


OPERATIONS = (
    Operation("GET", "/api/counts", reading.read_counts, "How much the store holds", shapes.CountsAnswer),
    Operation("GET", "/api/stories", reading.list_stories, "Stories", Page[StoryLine], shapes.StoriesQuery),
    Operation(
        "GET", "/api/stories/{key}", reading.read_story, "A story with its record", shapes.StoryAnswer, shapes.Worded,
        failures=(404,),
    ),
    Operation(
        "GET", "/api/stories/{key}/history", reading.read_history, "What happened to a story, the oldest first",
        Page[shapes.HistoryItem], shapes.Window, failures=(404,),
    ),
    Operation(
        "GET", "/api/reports/{key}", reading.read_report, "A report with its annotations", shapes.ReportAnswer,
        shapes.Worded, failures=(404,),
    ),
    Operation(
        "GET", "/api/entities", reading.list_entities, "Entities, the most mentioned first", Page[EntityLine],
        shapes.NamesQuery,
    ),
    Operation(
        "GET", "/api/entities/{key}", reading.read_entity, "An entity with its spellings, stories and statements",
        shapes.EntityAnswer, shapes.WordedWindow, failures=(404,),
    ),
    Operation(
        "GET", "/api/search", reading.search, "The reports that have all words, the newest first", Page[Hit],
        shapes.SearchQuery,
    ),
    Operation(
        "GET", "/api/decisions", reading.list_decisions, "The log of decisions, the latest first",
        Page[shapes.DecisionItem], shapes.Window,
    ),
    Operation(
        "POST", "/api/decisions", changing.decide, "Decide", shapes.DecisionItem, shapes.WhoQuery, Decision,
        status=201,
    ),
    Operation(
        "POST", "/api/decisions/{number}/undo", changing.undo, "Undo a decision, or an undoing", shapes.DecisionItem,
        shapes.WhoQuery, shapes.Nothing, status=201, failures=(404,),
    ),
    Operation(
        "POST", "/api/reports", changing.add_reports, "Add reports", shapes.JobAnswer, shapes.WhoQuery,
        shapes.ReportsInput, status=202, failures=(503,),
    ),
    Operation(
        "GET", "/api/additions/{key}", changing.read_job, "How far an addition of reports is", shapes.JobAnswer,
        failures=(404,),
    ),
    Operation(
        "POST", "/api/compare", changing.compare, "Compare reports without keeping anything of them", RecordDocument,
        None, shapes.ComparisonInput, failures=(503,),
    ),
)  # fmt: skip
