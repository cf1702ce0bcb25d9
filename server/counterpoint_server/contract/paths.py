"""The paths of the contract: routes and parameters from the framework, the rest from promises."""

import inspect
import re
from collections import defaultdict
from typing import Any

import msgspec
from litestar.handlers import HTTPRouteHandler
from litestar.params import QueryParameter
from litestar.typing import FieldDefinition

from counterpoint_server.api.edge.addresses import offers_of
from counterpoint_server.api.expanding import EXPAND
from counterpoint_server.api.fields import SPARSE
from counterpoint_server.api.formats import (
    EVENT_STREAM,
    JSON,
    NDJSON,
    OCTETS,
    PROBLEM,
    readable_types,
)
from counterpoint_server.api.promises import PROMISE, Promise, takes_file
from counterpoint_server.contract.components import Components, Schema, in_ecma, ref
from counterpoint_server.contract.examples import examples
from counterpoint_server.model.ids import ELEMENT_ID_MAX, MAP_ID_PATTERN, REVISION_MAX
from counterpoint_server.model.operation import LongOperation
from counterpoint_server.model.pages import Expansion
from counterpoint_server.model.problems import Problem

PATH_PARAMETERS: dict[str, tuple[Schema, str]] = {
    "map": ({"type": "string", "pattern": in_ecma(MAP_ID_PATTERN)}, "The map's id."),
    "n": ({"type": "integer", "minimum": 1, "maximum": ELEMENT_ID_MAX}, "The element's number."),
    "revision": (
        {"type": "integer", "minimum": 1, "maximum": REVISION_MAX},
        "The number of a revision.",
    ),
    "format": (
        {"type": "string", "maxLength": 100},
        "A format's name, as `GET /v1/formats` has it.",
    ),
    "id": ({"type": "string", "pattern": in_ecma(MAP_ID_PATTERN)}, "The operation's id."),
    "code": ({"type": "string"}, "The problem's code."),
    "name": ({"type": "string"}, "The file's name."),
}
STREAMED = (
    "Server-sent events, without an end. The schema is that of each event's data; its name is the "
    "`type` in there, its id says where to resume. What is not known is to be passed over."
)
ENTITY_TAG = '^"[!#-~]*"$'
HEADERS: dict[str, tuple[Schema, str]] = {
    "Idempotency-Key": (
        {"type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[!-~]([ -~]*[!-~])?$"},
        "Send a request again with the same key, and it is done once. Kept for 24 hours.",
    ),
    "If-Match": (
        {"type": "string", "pattern": ENTITY_TAG},
        "Refuse with 412 unless this is still the current entity tag; `*`: whichever it is.",
    ),
    "If-None-Match": (
        {"type": "string", "pattern": ENTITY_TAG},
        "Answer 304 if this is still the current entity tag.",
    ),
    "Last-Event-ID": (
        {"type": "string", "maxLength": 2_000},
        "The id of the last event you had; it is newer than `after`, and goes before it.",
    ),
    "Prefer": (
        {"type": "string"},
        "`return=minimal`: answer without a body; `respond-async`: do it later, where 202 is told; "
        "what is not known is not minded (RFC 7240).",
    ),
}
CONSTRAINTS = {
    "ge": "minimum",
    "le": "maximum",
    "max_length": "maxLength",
    "min_length": "minLength",
    "max_items": "maxItems",
}
LINES: Schema = {
    "type": "string",
    "description": "Lines of JSON: first `map`, and as `elements` how many elements there are; "
    "then each element. Where there are fewer, the stream was cut. Not compressed.",
}
EXAMPLES = examples()


def promise_of(handler: HTTPRouteHandler) -> Promise:
    promise: Promise = handler.opt[PROMISE]
    return promise


def path_items(handlers: list[HTTPRouteHandler], components: Components) -> dict[str, Any]:
    items: dict[str, dict[str, Any]] = defaultdict(dict)
    for handler in handlers:
        (path,) = handler.paths
        (method,) = handler.http_methods
        plain = path.replace(":str}", "}")
        items[plain][method.lower()] = _operation(handler, plain, components)
    return dict(items)


def _operation(handler: HTTPRouteHandler, path: str, components: Components) -> Schema:
    promise = promise_of(handler)
    name = str(handler.operation_id)
    is_read = next(iter(handler.http_methods)) == "GET"
    description = inspect.cleandoc(handler.description or handler.fn.__doc__ or "")
    operation: Schema = {
        "operationId": name,
        "tags": [name.partition(".")[0]],
        "summary": _summary(description),
        "description": description,
        "parameters": _parameters(handler, path, promise, is_read),
        "responses": _responses(promise, components, is_read),
    }
    if takes_file(promise):
        file = {"schema": {"type": "string", "format": "binary"}}
        operation["requestBody"] = {"required": True, "content": {OCTETS: file}}
    elif promise.takes is not None:
        schema = _body_schema(promise, components)
        method = next(iter(handler.http_methods))
        content = {media_type: {"schema": schema} for media_type in readable_types(method)}
        if name in EXAMPLES:
            content[JSON]["example"] = EXAMPLES[name]
        operation["requestBody"] = {"required": True, "content": content}
    if promise.deprecation is not None:
        operation["deprecated"] = True
    if promise.is_page:
        operation["x-page"] = True
    return operation


def _summary(description: str) -> str:
    """What comes before the first stop, colon or semicolon: a line in a list of operations."""
    return re.split(r"[.:;](?:\s|$)", description, maxsplit=1)[0]


def _body_schema(promise: Promise, components: Components) -> Schema:
    if not isinstance(promise.takes, tuple):
        return components.schema_of(promise.takes)
    return ref("MapPatch" if len(promise.takes) == 1 else "ElementPatch")


def _parameters(
    handler: HTTPRouteHandler, path: str, promise: Promise, is_read: bool
) -> list[Schema]:
    found = [
        {"name": name, "in": "path", "required": True, "schema": schema, "description": text}
        for name, (schema, text) in PATH_PARAMETERS.items()
        if f"{{{name}}}" in path
    ]
    for field in handler.parsed_fn_signature.parameters.values():
        if isinstance(field.kwarg_definition, QueryParameter):
            parameter = _query_parameter(field, field.kwarg_definition)
            if field.name == SPARSE or (field.name == EXPAND and promise.expands):
                parameter["x-reshapes"] = True
            found.append(parameter)
    sent = ["Idempotency-Key", "Prefer"] if promise.is_write else []
    if promise.is_guarded:
        sent.append("If-Match")
    if promise.has_etag and is_read:
        sent.append("If-None-Match")
    if promise.media_type == EVENT_STREAM:
        sent.append("Last-Event-ID")
    for name in sent:
        schema, text = HEADERS[name]
        found.append(
            {
                "name": name,
                "in": "header",
                "required": name == "If-Match" and promise.must_match,
                "schema": schema,
                "description": text,
            }
        )
    return found


def _query_parameter(field: FieldDefinition, definition: QueryParameter) -> Schema:
    schema = _without_null(msgspec.json.schema(field.raw))
    for name, keyword in CONSTRAINTS.items():
        value = getattr(definition, name)
        if value is not None:
            schema[keyword] = value
    if isinstance(field.default, int):
        schema["default"] = field.default
    if "pattern" in schema:
        schema["pattern"] = in_ecma(schema["pattern"])
    if schema.get("items") == {"type": "integer"}:
        schema["items"] = PATH_PARAMETERS["n"][0]
    parameter = {
        "name": definition.name or field.name,
        "in": "query",
        "required": field.is_required,
        "schema": schema,
    }
    if definition.description:
        parameter["description"] = definition.description
    return parameter


def _without_null(schema: Schema) -> Schema:
    """A query parameter is absent, never null."""
    if "enum" in schema:
        kept = [value for value in schema["enum"] if value is not None]
        return {"type": "string", "enum": kept}
    parts = [part for part in schema.get("anyOf", ()) if part != {"type": "null"}]
    return parts[0] if len(parts) == 1 else schema


def _responses(promise: Promise, components: Components, is_read: bool) -> Schema:
    headers = {"X-Request-ID": _header("Names the request in the server's log.")}
    tagged = {"ETag": _header("The entity tag.")} if promise.has_etag else {}
    created = {"Location": _header("Where it is now.")} if promise.status == 201 else {}
    linked = {"Link": _header("The `first` page and the `next`.")} if promise.is_page else {}
    found = STREAMED if promise.media_type == EVENT_STREAM else "Found."
    success: Schema = {
        "description": "Done." if promise.is_write else found,
        "headers": {**headers, **tagged, **created, **linked},
    }
    if promise.status != 204:
        schema = {} if promise.answers is None else components.schema_of(promise.answers)
        if promise.expands:
            schema = {"allOf": [schema, ref(Expansion.__name__)]}
        success["content"] = {
            media_type: {"schema": _schema_in(media_type, promise, schema)}
            for media_type in offers_of(promise)
        }
    responses: Schema = {str(promise.status): success}
    if promise.is_write and promise.status == 200:
        responses["204"] = {
            "description": "Done, and answered without a body, as Prefer asks.",
            "headers": {**headers, **tagged, "Preference-Applied": _header("`return=minimal`")},
            "x-minimal": True,
        }
    if promise.defers:
        responses["202"] = _deferral(promise, components, headers)
    if promise.has_etag and is_read:
        responses["304"] = {"description": "Not changed.", "headers": {**headers, **tagged}}
    if promise.moves:
        moved = {"Location": _header("Where it is now.")}
        responses["308"] = {"description": "Merged into another.", "headers": {**headers, **moved}}
    by_status: dict[int, list[type[Problem]]] = defaultdict(list)
    for problem in promise.problems:
        by_status[problem.status].append(problem)
    for status, problems in sorted(by_status.items()):
        responses[str(status)] = _refusal(problems)
    responses["default"] = _refusal([])
    return responses


def _schema_in(media_type: str, promise: Promise, schema: Schema) -> Schema:
    if media_type == NDJSON and OCTETS not in promise.also:
        return LINES
    return {"type": "string", "format": "binary"} if media_type in promise.also else schema


def _deferral(promise: Promise, components: Components, headers: Schema) -> Schema:
    schema = components.schema_of(LongOperation)
    return {
        "description": "Accepted: it is done later, as Prefer asks or since the map is big.",
        "headers": {
            **headers,
            "Location": _header("Where to see how far it has come."),
            "Retry-After": _header("Seconds until that is worth while."),
            "Preference-Applied": _header("`respond-async`, where that was asked."),
        },
        "content": {media_type: {"schema": schema} for media_type in offers_of(promise)},
        "x-deferred": True,
    }


def _header(description: str) -> Schema:
    return {"description": description, "schema": {"type": "string"}}


def _refusal(problems: list[type[Problem]]) -> Schema:
    refusal: Schema = {
        "description": " / ".join(p.title for p in problems) or "Any other refusal.",
        "content": {PROBLEM: {"schema": ref("Problem")}},
    }
    if problems:
        refusal["x-problems"] = sorted(problem.code for problem in problems)
    return refusal
