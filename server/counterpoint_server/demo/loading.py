"""Finding the worked example on a server, or loading it."""

from typing import Any

import msgspec

import counterpoint_schema
from counterpoint import Counterpoint, NewMap, Operation
from counterpoint_server.model.documents import creating_operations

EXAMPLE = {"system": "counterpoint", "id": "example/critical-minerals"}
TAG = "worked-example"
LOADING_KEY = "load example/critical-minerals into {}"


def find_or_load(client: Counterpoint) -> tuple[str, bool]:
    """The id of the example's map, and whether it was loaded just now."""
    for map in client.maps.list(tag=[TAG]):
        names = [{"system": name.system, "id": name.id} for name in map.external]
        if EXAMPLE in names:
            return map.id, False
    return load(client), True


def load(client: Counterpoint) -> str:
    """Make the map, then all its elements in one edit."""
    document: dict[str, Any] = msgspec.json.decode(counterpoint_schema.example_json())
    content = document["map"]
    main_claim = content.pop("main_claim")
    new = msgspec.convert({**content, "visibility": "public"}, NewMap)
    map = client.maps.create(**msgspec.structs.asdict(new))
    operations = msgspec.convert(creating_operations(document["elements"]), list[Operation])
    client.edits.create(map.id, operations=operations, message="The article, as mapped.")
    client.maps.update(map.id, main_claim=main_claim)
    return map.id
