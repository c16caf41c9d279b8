"""The record: built from compared stories, written as JSON in one versioned shape."""

from synopse.record.build import ComparedStory, build_record, headline_of
from synopse.record.chains import chain_of, source_name
from synopse.record.schema import SCHEMA_VERSION, record_schema
from synopse.record.serialise import annotated_to_json, grouped_to_json, record_to_json

__all__ = [
    "SCHEMA_VERSION",
    "ComparedStory",
    "annotated_to_json",
    "build_record",
    "chain_of",
    "grouped_to_json",
    "headline_of",
    "record_schema",
    "record_to_json",
    "source_name",
]
