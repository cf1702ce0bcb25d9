"""A file without its texts: what stands where, by which it is written again as it was."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import msgspec

from counterpoint_server.formats.argdown.tree import COMMENT, Entry
from counterpoint_server.formats.drafting import Draft

EXTRA_MAX = 60_000
"""Bytes of JSON: `extra` holds 64 KiB, and there is more in it."""


class Bone(NamedTuple):
    """A line of the skeleton."""

    depth: int
    symbol: str
    name: str = ""
    """Of a comment: all of it."""
    defines: bool = False
    begins: bool = False


def skeleton_of(entries: list[Entry], draft: Draft, number: int) -> dict[str, Any]:
    """For `extra`; left out if it is too large."""
    lines: list[list[Any]] = []
    size = 2
    for entry in entries:
        line: list[Any] = [entry.depth, entry.symbol]
        if entry.symbol == COMMENT:
            line.append(entry.image)
        else:
            line.append(entry.key)
        if entry.begins or (entry.node and entry.node.is_definition):
            line.append(int(entry.begins) * 2 + bool(entry.node and entry.node.is_definition))
        lines.append(line)
        size += len(msgspec.json.encode(line)) + 1
        if size > EXTRA_MAX:
            draft.find(
                "layout_not_kept",
                "There is too much in one section to keep how it is laid out; on export, "
                "the same will stand in another order.",
                number,
            )
            return {}
    return {"skeleton": lines} if lines else {}


def read_skeleton(given: Any) -> Iterator[Bone]:
    """From `extra`, where clients may have put anything."""
    for line in given if isinstance(given, list) else ():
        match line:
            case [int(depth), str(symbol), str(name), int(flags)]:
                yield Bone(depth, symbol, name, bool(flags & 1), bool(flags & 2))
            case [int(depth), str(symbol), str(name)]:
                yield Bone(depth, symbol, name)
            case [int(depth), str(symbol)]:
                yield Bone(depth, symbol)
