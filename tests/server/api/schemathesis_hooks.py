"""What a schema cannot say about our requests, told to schemathesis."""

import secrets
from typing import Any

import schemathesis


@schemathesis.hook
def map_query(_context: Any, query: dict[str, Any] | None) -> dict[str, Any] | None:
    """A cursor is only what a page before gave; made-up ones are in test_nasty.py."""
    cursor = (query or {}).get("cursor")
    if query and isinstance(cursor, str) and len(cursor) <= 200:
        del query["cursor"]
    if query:
        # With `fields` an answer has less than its schema says; test_fields.py asks for them.
        query.pop("fields", None)
    return query


@schemathesis.hook
def map_headers(_context: Any, headers: dict[str, str] | None) -> dict[str, str] | None:
    """A key belongs to one request, so each gets its own; test_edits.py uses one twice."""
    key = (headers or {}).get("Idempotency-Key", "")
    if headers and key.isascii() and key.isprintable() and " " not in key and 1 <= len(key) <= 200:
        headers["Idempotency-Key"] = f"{key}{secrets.token_hex(8)}"
    if headers and "minimal" in headers.get("Prefer", ""):
        # Then a 201 has no body; test_preferences.py asks for it.
        del headers["Prefer"]
    return headers


@schemathesis.hook
def map_body(_context: Any, body: Any) -> Any:
    """1.0 is an integer to JSON Schema, but to no caller who means one: we read strictly.

    Nor can a schema bound the whole numbers inside a free object; test_nasty.py sends larger ones.
    """
    if isinstance(body, dict):
        return {key: map_body(_context, value) for key, value in body.items()}
    if isinstance(body, list):
        return [map_body(_context, value) for value in body]
    if isinstance(body, float) and body.is_integer() and abs(body) < 2**53:
        return int(body)
    if isinstance(body, int) and not isinstance(body, bool) and not -(2**63) <= body < 2**64:
        return body % 2**63
    return body
