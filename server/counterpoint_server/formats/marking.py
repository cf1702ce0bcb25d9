"""What imports into a map remember of each other, in `extra` of the format."""

import hashlib
from collections.abc import Mapping
from typing import Any

import msgspec

from counterpoint_server.model.map import MapContent

IMPORTED = "imported"
"""In a map's `extra` of a format: at which revision a file of it last came in."""
OUT = "out"
"""In a map's `extra` of a format: names of what was taken out here, and stays out."""
OURS = "ours"
"""In an element's `extra` of a format: the fields that say something else than the file, each with
a mark of what that says."""
OUT_MAX = 200


def marked(content: MapContent, system: str, revision: int) -> MapContent:
    """The map's fields with the mark of an import that makes this revision."""
    extra = with_left(content.extra, system, IMPORTED, revision)
    return msgspec.structs.replace(content, extra=extra)


def left_of(extra: Mapping[str, Any], system: str) -> dict[str, Any]:
    found = extra.get(system)
    return found if isinstance(found, dict) else {}


def texts_in(extra: Mapping[str, Any], system: str, key: str) -> set[str]:
    found = left_of(extra, system).get(key)
    return {each for each in found if isinstance(each, str)} if isinstance(found, list) else set()


def ours_of(holder: Any, system: str) -> dict[str, Any]:
    found = left_of(holder.extra, system).get(OURS)
    return found if isinstance(found, dict) else {}


def mark_of(value: Any) -> str:
    """Tells whether a file says the same again."""
    return hashlib.sha256(msgspec.json.encode(value)).hexdigest()[:12]


def with_left(extra: Mapping[str, Any], system: str, key: str, value: Any) -> dict[str, Any]:
    """`extra` with this among what is left of the format; without, where there is nothing."""
    left = dict(left_of(extra, system))  # in the order in which it is stored
    if value:
        left[key] = value
    else:
        left.pop(key, None)
    return {**extra, system: left} if left or system in extra else dict(extra)


def short(names: list[str]) -> list[str]:
    """As many as `extra` has room for; the others come in again."""
    return [name for name in names if len(name) <= OUT_MAX][:OUT_MAX]
