"""The tables of the store, alike in SQLite and PostgreSQL but for the index of words (see `migrations` and `search`).

A *change* is one transaction that changed something: who did it, when, and why. What stands carries the number of the
change since which it stands; what stands no longer, also the number of the change that ended it. So the record's
history needs no log of its own.
"""

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    text,
)
from sqlalchemy.types import TypeEngine

metadata = MetaData()
KINDS = (
    "contradicted",
    "updated",
    "corroborated",
    "repeated",
    "refined",
)  # that a story and its reports are counted by


def _exact(length: int | None = None) -> TypeEngine[str]:
    """Return a type of text that sorts by its characters in both dialects, whatever the locale of the database."""
    return String(length).with_variant(String(length, collation="C"), "postgresql")


versions = Table(
    "versions", metadata, Column("number", Integer, primary_key=True), Column("name", _exact(), nullable=False)
)

changes = Table(
    "changes",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("who", _exact(), nullable=False),
    Column("at", _exact(40), nullable=False),
    Column("cause", _exact(20), nullable=False),
    Column("decision", Integer),
    sqlite_autoincrement=True,
)

reports = Table(
    "reports",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("key", _exact(20), nullable=False, unique=True),
    Column("id", _exact(), nullable=False),
    Column("title", _exact(), nullable=False),
    Column("outlet", _exact(), nullable=False),
    Column("outlet_folded", _exact(), nullable=False),
    Column("published", _exact(40), nullable=False),
    Column("day", _exact(10), nullable=False),
    Column("language", _exact(20), nullable=False),
    Column("url", _exact(), nullable=False),
    Column("text", LargeBinary, nullable=False),
    Column("change", ForeignKey("changes.number"), nullable=False),
    Index("reports_newest", text("day DESC"), "key"),
    Index("reports_outlet", "outlet_folded"),
    sqlite_autoincrement=True,
)

annotations = Table(
    "annotations",
    metadata,
    Column("report", ForeignKey("reports.key"), primary_key=True),
    Column("packed", LargeBinary, nullable=False),
)

signatures = Table(
    "signatures",
    metadata,
    Column("report", ForeignKey("reports.key"), primary_key=True),
    Column("packed", LargeBinary, nullable=False),
    Column("change", ForeignKey("changes.number"), nullable=False),
    Index("signatures_change", "change"),
)

stories = Table(
    "stories",
    metadata,
    Column("key", _exact(20), primary_key=True),
    Column("titles", _exact(), nullable=False),
    Column("language", _exact(20), nullable=False),
    Column("first", _exact(10), nullable=False),
    Column("last", _exact(10), nullable=False),
    Column("reports", Integer, nullable=False),
    Column("outlets", _exact(), nullable=False),
    Column("statements", Integer, nullable=False, server_default="0"),
    *(Column(kind, Integer, nullable=False) for kind in KINDS),
    Column("dismissed", Integer, nullable=False),
    Column("change", ForeignKey("changes.number"), nullable=False),
    Column("packed", LargeBinary, nullable=False),
    Index("stories_last", "last", "key"),
    Index("stories_contradicted", "contradicted", "last", "key"),
)

# The stories' reports, each with the number of findings of a kind that it takes part in, without the dismissed ones.
members = Table(
    "members",
    metadata,
    Column("report", ForeignKey("reports.key"), primary_key=True),
    Column("story", ForeignKey("stories.key"), nullable=False),
    Column("place", Integer, nullable=False),
    *(Column(kind, Integer, nullable=False, server_default="0") for kind in KINDS),
    Index("members_story", "story", "place"),
)

entities = Table(
    "entities",
    metadata,
    Column("story", ForeignKey("stories.key"), primary_key=True),
    Column("id", _exact(100), primary_key=True),
    Column("type", _exact(10), nullable=False),
    Column("name", _exact(), nullable=False),
    Column("mentions", Integer, nullable=False),
    Index("entities_id", "id"),
    Index("entities_listed", "id", "mentions"),
)

names = Table(
    "names",
    metadata,
    Column("story", ForeignKey("stories.key"), primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("entity", _exact(100), nullable=False),
    Column("name", _exact(), nullable=False),
    Column("folded", _exact(200), nullable=False),
    Column("backwards", _exact(200), nullable=False, server_default=""),  # `folded`, its last character first
    Column("mentions", Integer, nullable=False),
    Column("reason", _exact(), nullable=False),
    Index("names_folded", "folded"),
    Index("names_backwards", "backwards"),
    Index("names_entity", "entity"),
)

# The reports that name an entity, each with the starts and ends of its statements that do.
namings = Table(
    "namings",
    metadata,
    Column("story", ForeignKey("stories.key"), primary_key=True),
    Column("entity", _exact(100), primary_key=True),
    Column("report", ForeignKey("reports.key"), primary_key=True),
    Column("statements", LargeBinary, nullable=False),
    Index("namings_entity", "entity", "report"),
)

statements = Table(
    "statements",
    metadata,
    Column("report", ForeignKey("reports.key"), primary_key=True),
    Column("start", Integer, primary_key=True),
    Column("end", Integer, primary_key=True),
    Column("since", ForeignKey("changes.number"), primary_key=True),
    Column("until", ForeignKey("changes.number")),
    Column("superseded", ForeignKey("changes.number")),
    Column("superseding", _exact(20)),
)

findings = Table(
    "findings",
    metadata,
    Column("key", _exact(20), primary_key=True),
    Column("since", ForeignKey("changes.number"), primary_key=True),
    Column("until", ForeignKey("changes.number")),
    Column("successor", _exact(20), nullable=False),
    Column("story", _exact(20), nullable=False),
    Column("kind", _exact(20), nullable=False),
    Column("type", _exact(20), nullable=False),
    Column("concept", _exact(), nullable=False),
    Column("dismissed", Boolean, nullable=False),
    Column("sides", LargeBinary, nullable=False),
    Index("findings_story", "story", "until"),
)

# The reports of a finding: so that both are found from each other.
parts = Table(
    "parts",
    metadata,
    Column("finding", _exact(20), primary_key=True),
    Column("report", ForeignKey("reports.key"), primary_key=True),
    Index("parts_report", "report"),
)

decisions = Table(
    "decisions",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("kind", _exact(20), nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("note", _exact(), nullable=False),
    Column("who", _exact(), nullable=False),
    Column("at", _exact(40), nullable=False),
    Column("undoes", ForeignKey("decisions.number")),
    sqlite_autoincrement=True,
)
