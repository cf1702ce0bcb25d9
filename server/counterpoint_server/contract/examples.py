"""Bodies of requests as examples, taken from the article's map or made for it."""

from typing import Any

import msgspec

import counterpoint_schema
from counterpoint_server.model.types import TYPES

LEFT_OUT = ("id", "type", "attributions", "external")
"""Of elements: what the server gives, what the address says, and what would hide the rest."""

WALLS = {"type": "claim", "text": "Walls fuel instability."}

BY_HAND: dict[str, Any] = {
    "maps.create": {
        "title": "A minerals club",
        "question": "Should Western economies secure critical minerals through a US-led club?",
    },
    "claims.create": {"text": "The allies should trade inside a club.", "tags": ["core"]},
    "rebuttals.create": {"attackers": [{"text": WALLS["text"]}], "target": 4},
    "elements.update": {"title": "The club", "note": None},
    "maps.update": {"tags": ["minerals", "trade"]},
    "edits.create": {
        "message": "Walls against the exception.",
        "operations": [
            {"op": "create", "ref": "$walls", "element": WALLS},
            {
                "op": "create",
                "element": {"type": "rebuttal", "attackers": ["$walls"], "target": 4},
            },
            {"op": "update", "id": 1, "patch": {"title": "The club"}},
        ],
    },
    "maps.erase": {"participant": 66, "messages": "concerned", "words": ["Burgum"]},
    "evaluations.suppose": {"without_rebuttals": ["reconstructed"], "semantics": "preferred"},
    "evaluations.evaluate": {"text": "p af 3\n1 2\n2 3\n", "semantics": "preferred"},
    "maps.fork": {"title": "A minerals club, as Beijing would go on with it"},
    "maps.revert": {"to": 1, "message": "Back to where we began."},
}


def examples() -> dict[str, Any]:
    """By operation; of types that the article's map has, the first element of each."""
    document = msgspec.json.decode(counterpoint_schema.example_json())
    found: dict[str, Any] = {}
    for element in document["elements"]:
        operation = f"{TYPES[element['type']].plural}.create"
        given = {name: value for name, value in element.items() if name not in LEFT_OUT}
        found.setdefault(operation, given)
    return found | BY_HAND
