"""Maps to fuzz: copies of the article's, with an element of every type."""

import os
from functools import cache
from random import Random
from threading import Lock
from typing import Any, NamedTuple

import httpx

from counterpoint_server.model.types import TYPES
from examples import ARTICLE, load_example

USES_MAX = 30
"""After so many writes a map has been changed beyond recognition, and another takes its place."""

ENDING = ("DELETE /v1/maps/{map}", "POST /v1/maps/{map}/restore")
"""What takes a new map every time."""

OTHER_TYPES: list[dict[str, Any]] = [
    {"ref": "$case", "element": {"type": "case", "text": "Interdependence keeps supply safe."}},
    {"ref": "$over", "element": {"type": "preference", "preferred": 1, "dispreferred": 14}},
    {"ref": "$again", "element": {"type": "rephrase", "original": 1, "restatement": 14}},
    {"ref": "$said", "element": {"type": "locution", "text": "A club it is.", "participant": 66}},
    {"ref": "$reply", "element": {"type": "locution", "text": "Walls fuel instability."}},
    {"ref": "$move", "element": {"type": "transition", "from": ["$said"], "to": ["$reply"]}},
    {"ref": "$force", "element": {"type": "illocution", "anchors": ["$said"], "content": [1]}},
    {"ref": "$group", "element": {"type": "group", "members": [1, 14]}},
    {"ref": "$scheme", "element": {"type": "scheme", "name": "Sign", "slug": "sign"}},
    {"ref": "$rest", "element": {"type": "fragment", "aif_type": "X", "edges": [{"to": 1}]}},
]
"""What the article's map has no element of."""


class RealMap(NamedTuple):
    id: str
    numbers: dict[str, list[int]]
    """Its elements by type."""
    revision: int = 1
    """Of when it was made."""

    def any_of(self, types: set[str], draw: Random) -> int:
        """The number of an element of one of these types; 1 if there is none."""
        return draw.choice([id for name in sorted(types) for id in self.numbers[name]] or [1])


@cache
def client() -> httpx.Client:
    return httpx.Client(base_url=os.environ["COUNTERPOINT_URL"], timeout=30)


def make_map() -> RealMap:
    path = load_example(client())
    operations = [{"op": "create", **create} for create in OTHER_TYPES]
    client().post(f"{path}/edits", json={"operations": operations}).raise_for_status()
    text = {"text": "Walls fuel instability."}
    client().put(f"{path}/sources/{ARTICLE}/text", json=text).raise_for_status()
    numbers: dict[str, list[int]] = {name: [] for name in TYPES}
    document = client().get(f"{path}/document").raise_for_status().json()
    for element in document["elements"]:
        numbers[element["type"]].append(element["id"])
    return RealMap(path.rpartition("/")[2], numbers, document["map"]["revision"])


def make_empty_map() -> RealMap:
    made = client().post("/v1/maps", json={"title": "To be deleted"}).raise_for_status().json()
    return RealMap(made["id"], {name: [] for name in TYPES}, made["revision"])


def put_off(path: str, count: int) -> str:
    """The id of an operation that makes some claims."""
    new = {"op": "create", "element": {"type": "claim", "text": "Walls fuel instability."}}
    later = {"Prefer": "respond-async"}
    asked = client().post(f"{path}/edits", json={"operations": [new] * count}, headers=later)
    id: str = asked.raise_for_status().json()["id"]
    return id


@cache
def any_operation() -> str:
    return put_off(f"/v1/maps/{make_empty_map().id}", 1)


def waiting_operation() -> str:
    """One that may be taken back: those of a map take turns, and another is before it."""
    path = f"/v1/maps/{make_empty_map().id}"
    put_off(path, 1_000)
    return put_off(path, 1)


def delete_map(map: RealMap) -> None:
    client().delete(f"/v1/maps/{map.id}").raise_for_status()


told: set[str] = set()
"""The ids of maps that answers told of."""
_kept: dict[str, tuple[RealMap, int]] = {}
_turn = Lock()


def map_for(operation: str) -> RealMap:
    """A map that this operation writes to alone; all that only read share one."""
    if operation in ENDING:
        return make_empty_map()
    is_read = operation.startswith("GET ")
    with _turn:
        map, uses = _kept.get("" if is_read else operation, (None, 0))
        if map is None or (uses >= USES_MAX and not is_read):
            map, uses = make_map(), 0
        _kept["" if is_read else operation] = map, uses + 1
        return map


def revision_of(map: RealMap) -> int:
    revision: int = client().get(f"/v1/maps/{map.id}").raise_for_status().json()["revision"]
    return revision
