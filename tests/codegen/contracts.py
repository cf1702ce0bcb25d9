"""Contracts for the generator to read: the real one, changed, and a small one."""

import json
from typing import Any

import counterpoint_schema


def real_contract() -> dict[str, Any]:
    contract: dict[str, Any] = json.loads(counterpoint_schema.openapi_json())
    return contract


def with_another_element(contract: dict[str, Any]) -> dict[str, Any]:
    """As if the server had learned of sketches: `client.elements` may answer them."""
    schemas = contract["components"]["schemas"]
    sketch = {
        "type": "object",
        "description": "An argument that nobody has written out yet.",
        "properties": {
            "type": {"type": "string", "const": "sketch"},
            "id": {"type": "integer"},
            "from": {"type": "array", "items": {"$ref": "#/components/schemas/Claim"}},
            "state": {"enum": ["open", "closed"]},
        },
        "required": ["type", "id", "from", "state"],
    }
    schemas["Sketch"] = sketch
    schemas["Element"]["anyOf"].append({"$ref": "#/components/schemas/Sketch"})
    schemas["Element"]["discriminator"]["mapping"]["sketch"] = "#/components/schemas/Sketch"
    return contract


PROBLEM = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
CLUB = {"application/json": {"schema": {"$ref": "#/components/schemas/Club"}}}
NEW_CLUB = {"application/json": {"schema": {"$ref": "#/components/schemas/NewClub"}}}
CREATE = {
    "operationId": "clubs.create",
    "description": "Found a club.",
    "parameters": [{"name": "Idempotency-Key", "in": "header", "schema": {"type": "string"}}],
    "requestBody": {"required": True, "content": NEW_CLUB},
    "responses": {
        "201": {"content": CLUB},
        "409": {"content": PROBLEM, "x-problems": ["club_exists"]},
    },
}
DELETE = {
    "operationId": "clubs.delete",
    "parameters": [
        {"name": "club", "in": "path", "required": True, "schema": {"type": "integer"}},
        {"name": "from", "in": "query", "schema": {"type": "string", "format": "date-time"}},
    ],
    "responses": {"204": {}},
}
NAME = {"type": "string", "description": "What it is called."}
MEMBERS = {"type": "array", "items": {"type": "string"}, "default": []}


def small_contract(**changes: Any) -> dict[str, Any]:
    """Two operations on clubs; `changes` go into the one that makes a club."""
    schemas = {
        "Club": {"properties": {"id": {"type": "integer"}, "name": NAME}},
        "NewClub": {"properties": {"members": MEMBERS, "name": NAME}, "required": ["name"]},
        "Problem": {"properties": {"code": {"type": "string"}}},
    }
    return {
        "info": {"version": "1.2.3"},
        "paths": {"/clubs": {"post": {**CREATE, **changes}}, "/clubs/{club}": {"delete": DELETE}},
        "components": {"schemas": {name: {"type": "object", **s} for name, s in schemas.items()}},
        "x-problems": [{"code": "club_exists", "status": 409, "title": "The club is there."}],
    }
