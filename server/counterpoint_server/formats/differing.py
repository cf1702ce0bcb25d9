"""What of a thing in a file is not as we would write it: all that must be left with its element.

It stands as long as the element says what it said when it was read: where it was changed since,
what we would write now goes before what the file had.
"""

from collections.abc import Mapping
from typing import Any

from counterpoint_server.formats.leftovers import list_of, part_of


def difference(raw: Mapping[str, Any], usual: Mapping[str, Any]) -> dict[str, Any]:
    """From what we would write to what the file has; empty where they are the same."""
    told = {k: v for k, v in raw.items() if k not in usual or not _same(v, usual[k])}
    absent = [key for key in usual if key not in raw]
    was = {key: usual[key] for key in (*told, *absent) if key in usual}
    found = {"is": told, "absent": absent, "was": was}
    return {key: value for key, value in found.items() if value}


def restored(left: Mapping[str, Any], usual: Mapping[str, Any]) -> dict[str, Any]:
    """From what we would write now to what the file had, but for what has changed since."""
    was = part_of(left, "was")
    kept = {key for key in was if key in usual and not _same(was[key], usual[key])}
    told = {k: v for k, v in part_of(left, "is").items() if k not in kept}
    absent = [key for key in list_of(left, "absent") if key not in kept]
    return {key: value for key, value in {**usual, **told}.items() if key not in absent}


def _same(one: Any, other: Any) -> bool:
    """Equal, and no number for a truth value."""
    return bool(one == other) and isinstance(one, bool) == isinstance(other, bool)
