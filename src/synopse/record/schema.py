"""The JSON schema of the record (draft 2020-12), made from the shape that is also what writes the record."""

from typing import Any, Final, Literal

from msgspec import json

from synopse.record.shape import AnnotatedLine, GroupedLine, RecordDocument

SCHEMA_VERSION: Final[Literal["synopse.record/1"]] = "synopse.record/1"


def record_schema() -> dict[str, Any]:
    """Return the JSON schema of a record."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_VERSION,
        "title": "Synopse record",
        **json.schema(RecordDocument),
    }


def annotated_schema() -> dict[str, Any]:
    """Return the JSON schema of a line of `annotate`."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **json.schema(AnnotatedLine)}


def grouped_schema() -> dict[str, Any]:
    """Return the JSON schema of a line of `group`."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **json.schema(GroupedLine)}
