"""What no map may hold, whatever its shape: things that Postgres or JSON could not give back."""

from collections.abc import Iterator
from typing import Any

import msgspec

from counterpoint_server.model.element import FREE_OBJECT_BYTES_MAX
from counterpoint_server.model.map import MapContent
from counterpoint_server.model.problems import InvalidBody
from counterpoint_server.model.stored import encode_stored

DEPTH_MAX = 64
INTEGER_MIN, INTEGER_MAX = -(2**63), 2**64 - 1
_OF_JSON = (str, int, float, list, dict)

_escape = str.maketrans({"~": "~0", "/": "~1"})


def pointer_step(key: str | int) -> str:
    return "/" + str(key).translate(_escape)


def check_values(value: Any, pointer: str = "#") -> None:
    """Refuse what JSON or Postgres has no word for, and nesting beyond 64 levels."""
    for found, at, depth in _walk(value, pointer, 0):
        if depth > DEPTH_MAX:
            raise InvalidBody(f"Nested deeper than {DEPTH_MAX} levels.", pointer=at)
        if isinstance(found, str) and "\0" in found:
            raise InvalidBody("Text cannot hold the character U+0000.", pointer=at)
        if isinstance(found, int) and not INTEGER_MIN <= found <= INTEGER_MAX:
            raise InvalidBody("A whole number has at most 64 bits.", pointer=at)
        if not (found is None or isinstance(found, _OF_JSON)):
            raise InvalidBody("Only what JSON can say may stand here.", pointer=at)


def _walk(value: Any, pointer: str, depth: int) -> Iterator[tuple[Any, str, int]]:
    yield value, pointer, depth
    if depth > DEPTH_MAX:
        return
    if isinstance(value, dict):
        for key, inner in value.items():
            if not isinstance(key, str):
                raise InvalidBody("The keys of an object are text.", pointer=pointer)
            yield key, pointer + pointer_step(key.replace("\0", "\\u0000")), depth
            yield from _walk(inner, pointer + pointer_step(key), depth + 1)
    elif isinstance(value, list):
        for at, inner in enumerate(value):
            yield from _walk(inner, pointer + pointer_step(at), depth + 1)


def check_free_objects(data: dict[str, Any], extra: dict[str, Any], pointer: str) -> None:
    for name, value in (("data", data), ("extra", extra)):
        if not value:
            continue
        at = f"{pointer}/{name}"
        # The size first: the walk is slow, and what is too large may be so by far.
        if _size(value) > FREE_OBJECT_BYTES_MAX:
            raise InvalidBody(f"`{name}` may hold at most 64 KiB of JSON.", pointer=at)
        check_values(value, at)


def _size(value: Any) -> int:
    """In bytes of JSON; 0 where JSON cannot say it, which the walk will find."""
    try:
        return len(msgspec.json.encode(value))
    except (TypeError, ValueError, OverflowError, RecursionError):
        return 0


def check_stored(body: str, pointer: str) -> None:
    """NUL is looked for in the encoded form, where its absence costs one scan to prove."""
    if "\\u0000" in body:
        check_values(msgspec.json.decode(body), pointer)


def check_content(content: MapContent) -> None:
    check_free_objects(content.data, content.extra, "#")
    check_stored(encode_stored(content), "#")
