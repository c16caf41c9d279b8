"""The store: what a desk has read, compared and decided, kept in SQLite or PostgreSQL.

`open_store` gives a `Store`, whose methods read; `synopse.run.desk.Desk` adds reports and takes decisions.
"""

from synopse.record.store.engine import VARIABLE, StoreError, store_address
from synopse.record.store.keys import report_key
from synopse.record.store.orders import OnFinding, OnNames, OnStories, OnText, Order, OrderError
from synopse.record.store.store import Store, open_store
from synopse.record.store.views import (
    SHOWN_KINDS,
    Act,
    Added,
    Counts,
    DecisionEntry,
    EntityLine,
    Filters,
    HistoryEntry,
    Hit,
    NameLine,
    Page,
    ReportLine,
    SnippetPiece,
    StatementPlace,
    StoredEntity,
    StoredFinding,
    StoredReport,
    StoredStory,
    StoryLine,
    ToldLine,
)

__all__ = [
    "SHOWN_KINDS",
    "VARIABLE",
    "Act",
    "Added",
    "Counts",
    "DecisionEntry",
    "EntityLine",
    "Filters",
    "HistoryEntry",
    "Hit",
    "NameLine",
    "OnFinding",
    "OnNames",
    "OnStories",
    "OnText",
    "Order",
    "OrderError",
    "Page",
    "ReportLine",
    "SnippetPiece",
    "StatementPlace",
    "Store",
    "StoreError",
    "StoredEntity",
    "StoredFinding",
    "StoredReport",
    "StoredStory",
    "StoryLine",
    "ToldLine",
    "open_store",
    "report_key",
    "store_address",
]
