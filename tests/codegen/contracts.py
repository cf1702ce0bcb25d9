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


REFUSAL = {
    "description": "",
    "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
}


def small_contract(**changes: Any) -> dict[str, Any]:
    """Two operations on clubs; `changes` go into the one that makes a club."""
    club = {"$ref": "#/components/schemas/Club"}
    create = {
        "operationId": "clubs.create",
        "description": "Found a club.",
        "parameters": [
            {"name": "Idempotency-Key", "in": "header", "schema": {"type": "string"}},
        ],
        "requestBody": {
            "required": True,
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/NewClub"}}},
        },
        "responses": {
            "201": {"description": "", "content": {"application/json": {"schema": club}}},
            "409": {**REFUSAL, "x-problems": ["club_exists"]},
        },
        **changes,
    }
    delete = {
        "operationId": "clubs.delete",
        "parameters": [
            {"name": "club", "in": "path", "required": True, "schema": {"type": "integer"}},
            {"name": "from", "in": "query", "schema": {"type": "string", "format": "date-time"}},
        ],
        "responses": {"204": {"description": ""}},
    }
    named = {"name": {"type": "string", "description": "What it is called."}}
    members = {"type": "array", "items": {"type": "string"}, "default": []}
    return {
        "info": {"version": "1.2.3"},
        "paths": {"/clubs": {"post": create}, "/clubs/{club}": {"delete": delete}},
        "components": {
            "schemas": {
                "Club": {
                    "type": "object",
                    "properties": {"id": {"type": "integer"}, **named},
                    "required": ["id", "name"],
                },
                "NewClub": {
                    "type": "object",
                    "properties": {"members": members, **named},
                    "required": ["name"],
                },
                "Problem": {"type": "object", "properties": {"code": {"type": "string"}}},
            }
        },
        "x-problems": [{"code": "club_exists", "status": 409, "title": "The club is there."}],
    }
