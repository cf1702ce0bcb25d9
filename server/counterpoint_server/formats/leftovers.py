"""What a file says and no field of the model holds: kept in `extra`, and found again there.

`extra` has a size, a depth and no U+0000; what does not fit stands, as JSON text, in fragments of
`aif_type` "leftover" that point at their holder (at nothing, for the map's).
"""

from collections.abc import Mapping
from typing import Any

import msgspec

from counterpoint_server.formats.drafting import Draft
from counterpoint_server.formats.frame import AnyDocument
from counterpoint_server.model.edit import MAP
from counterpoint_server.model.element import FREE_OBJECT_BYTES_MAX, TEXT_MAX
from counterpoint_server.model.problems import InvalidBody
from counterpoint_server.model.types import Fragment
from counterpoint_server.model.types.fragment import FragmentEdge
from counterpoint_server.rules.wellformed import check_values

LEFTOVER = "leftover"
"""The `aif_type` of fragments that hold what is too large."""

SPARE = 1_024
"""Bytes of `extra` that stay free."""


def keep(draft: Draft, id: int, left: Mapping[str, Any]) -> dict[str, Any]:
    """`extra` of the element (or of the map) of this number; makes the fragments if it must."""
    if not left:
        return {}
    text = msgspec.json.encode(left)
    if len(text) <= FREE_OBJECT_BYTES_MAX - SPARE and _is_sound(left):
        return {draft.system: left}
    chunks = text.decode()
    edges = [] if id == MAP else [FragmentEdge(to=id)]
    for part, start in enumerate(range(0, len(chunks), TEXT_MAX)):
        made = draft.add(
            Fragment,
            f"{LEFTOVER}#{id}#{part}",
            aif_type=LEFTOVER,
            text=chunks[start : start + TEXT_MAX],
            edges=edges,
            extra={draft.system: {"part": part}},
        )
        draft.find(
            "large_leftovers", "What no field holds is too much for `extra`; it is here.", made
        )
    return {}


def _is_sound(left: Any) -> bool:
    try:
        check_values({"": left})
    except (InvalidBody, RecursionError):
        return False
    return True


class Leftovers:
    """What a format left with each element of a document."""

    def __init__(self, document: AnyDocument, system: str) -> None:
        self.system = system
        self._found: dict[int, dict[str, Any]] = {}
        self.fragments: set[int] = set()
        """Those that hold leftovers of this format, and so are no part of the map's structure."""
        chunks: dict[int, dict[int, str]] = {}
        for holder, id in [(document.map, MAP), *((each, each.id) for each in document.elements)]:
            left = holder.extra.get(system)
            if not isinstance(left, dict):
                continue
            if isinstance(holder, Fragment) and holder.aif_type == LEFTOVER:
                self.fragments.add(id)
                to = holder.edges[0].to if holder.edges else MAP
                part = left.get("part")
                if isinstance(part, int):
                    chunks.setdefault(to, {})[part] = holder.text or ""
            else:
                self._found[id] = left
        for id, parts in chunks.items():
            self._found.setdefault(id, _joined(parts))

    def of(self, id: int) -> dict[str, Any]:
        return self._found.get(id, {})


def _joined(parts: Mapping[int, str]) -> dict[str, Any]:
    try:
        return msgspec.json.decode(
            "".join(text for _, text in sorted(parts.items())), type=dict[str, Any]
        )
    except (msgspec.DecodeError, RecursionError):
        return {}


def part_of(left: Mapping[str, Any], key: str) -> dict[str, Any]:
    """An object among leftovers; empty if there is none, since clients write them, too."""
    found = left.get(key)
    return found if isinstance(found, dict) else {}


def list_of(left: Mapping[str, Any], key: str) -> list[Any]:
    found = left.get(key)
    return found if isinstance(found, list) else []
