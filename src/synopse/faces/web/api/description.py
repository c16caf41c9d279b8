"""The operations come in, their description as OpenAPI goes out; its shapes are made from the types."""

import re
from functools import cache
from typing import Any

import msgspec

from synopse import __version__
from synopse.faces.web.api.operations import OPERATIONS, Operation
from synopse.faces.web.api.shapes import Failure

_REF = "#/components/schemas/{name}"
_FAILURES = {
    400: "what was asked makes no sense",
    401: "a token is needed",
    403: "another site asked",
    404: "there is no such thing",
    413: "too much at once",
    415: "the body is no JSON",
    503: "too busy, or the store cannot be used",
}


@cache
def describe() -> bytes:
    """Return the description of the API as JSON."""
    types = [Failure, *(t for operation in OPERATIONS for t in (operation.answer, operation.body) if t)]
    schemas, components = msgspec.json.schema_components(types, ref_template=_REF)
    by_type = {repr(kind): schema for kind, schema in zip(types, schemas, strict=True)}
    paths: dict[str, dict[str, Any]] = {}
    for operation in OPERATIONS:
        paths.setdefault(operation.path, {})[operation.method.lower()] = _describe(operation, by_type)
    document = {
        "openapi": "3.1.0",
        "info": {
            "title": "Synopse",
            "version": __version__,
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "paths": paths,
        "components": {
            "schemas": components,
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
        "security": [{}, {"token": []}],
    }
    return msgspec.json.encode(document)


def _describe(operation: Operation, schemas: dict[str, Any]) -> dict[str, Any]:
    answers = {str(operation.status): _json(schemas[repr(operation.answer)], operation.summary)}
    common = (400, 401, 503) if operation.method == "GET" else (400, 401, 403, 413, 415, 503)
    for status in sorted({*common, *operation.failures}):
        answers[str(status)] = _json(schemas[repr(Failure)], _FAILURES[status])
    described: dict[str, Any] = {
        "operationId": operation.name,
        "summary": operation.summary,
        "parameters": [*_path_parameters(operation), *_query_parameters(operation)],
        "responses": answers,
    }
    if operation.body:
        body = _json(schemas[repr(operation.body)], "")
        described["requestBody"] = {"required": True, "content": body["content"]}
    return described


def _json(schema: Any, words: str) -> dict[str, Any]:
    return {"description": words, "content": {"application/json": {"schema": schema}}}


def _path_parameters(operation: Operation) -> list[dict[str, Any]]:
    names = re.findall(r"\{(\w+)\}", operation.path)
    return [{"name": name, "in": "path", "required": True, "schema": {"type": "string"}} for name in names]


def _query_parameters(operation: Operation) -> list[dict[str, Any]]:
    if operation.query is None:
        return []
    _, components = msgspec.json.schema_components([operation.query])
    properties = components[operation.query.__name__]["properties"]
    return [{"name": name, "in": "query", "required": False, "schema": schema} for name, schema in properties.items()]
