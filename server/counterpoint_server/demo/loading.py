"""Finding the worked example on a server, or loading it."""

from typing import Any

import msgspec

import counterpoint_schema
from counterpoint import Counterpoint, Create, NewMap
from counterpoint_server.model.documents import creating_operations

EXAMPLE = {"system": "counterpoint", "id": "example/critical-minerals"}
TAG = "worked-example"
EMPTY = 1
"""The revision of a map that was made and not filled: an earlier demo was stopped in between."""


def find_or_load(client: Counterpoint) -> tuple[str, bool]:
    """The id of the example's map, and whether it was loaded just now."""
    document: dict[str, Any] = msgspec.json.decode(counterpoint_schema.example_json())
    for map in client.maps.list(tag=[TAG]):
        if EXAMPLE in msgspec.to_builtins(map.external):
            if map.revision == EMPTY:
                _fill(client, map.id, document)
            return map.id, map.revision == EMPTY
    content = {key: value for key, value in document["map"].items() if key != "main_claim"}
    new = msgspec.convert({**content, "visibility": "public"}, NewMap)
    map = client.maps.create(**msgspec.structs.asdict(new))
    _fill(client, map.id, document)
    return map.id, True


def _fill(client: Counterpoint, map_id: str, document: dict[str, Any]) -> None:
    """All elements in one edit; in an empty map they keep their numbers."""
    operations = msgspec.convert(creating_operations(document["elements"]), list[Create])
    client.edits.create(map_id, operations=operations, message="The article, as mapped.")
    client.maps.update(map_id, main_claim=document["map"]["main_claim"])
