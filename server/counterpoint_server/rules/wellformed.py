"""What no map may hold, whatever its shape: things that Postgres or JSON could not give back."""

from typing import Any

import msgspec

from counterpoint_server.model.element import FREE_OBJECT_BYTES_MAX, ElementBase
from counterpoint_server.model.map import MapContent
from counterpoint_server.model.problems import InvalidBody
from counterpoint_server.model.shapes import pointer_step
from counterpoint_server.model.stored import encode_stored

DEPTH_MAX = 64
INTEGER_MIN, INTEGER_MAX = -(2**63), 2**64 - 1


def check_values(value: Any, pointer: str = "#") -> None:
    """Refuse what JSON or Postgres has no word for, and nesting beyond 64 levels."""
    _check(value, pointer, [])


def _check(value: Any, pointer: str, path: list[str | int]) -> None:
    # The path is one list for the whole walk: a pointer for each value would cost its length.
    match value:
        case str() if "\0" in value:
            raise _refused("Text cannot hold the character U+0000.", pointer, path)
        case int() if not INTEGER_MIN <= value <= INTEGER_MAX:
            raise _refused("A whole number has at most 64 bits.", pointer, path)
        case dict() | list() if len(path) >= DEPTH_MAX:
            raise _refused(f"Nested deeper than {DEPTH_MAX} levels.", pointer, path)
        case dict():
            for key, inner in value.items():
                if not isinstance(key, str):
                    raise _refused("The keys of an object are text.", pointer, path)
                path.append(key)
                _check(key, pointer, path)
                _check(inner, pointer, path)
                path.pop()
        case list():
            for at, inner in enumerate(value):
                path.append(at)
                _check(inner, pointer, path)
                path.pop()
        case None | str() | int() | float():
            pass
        case _:
            raise _refused("Only what JSON can say may stand here.", pointer, path)


def _refused(sentence: str, pointer: str, path: list[str | int]) -> InvalidBody:
    steps = (pointer_step(step).replace("\0", "\\u0000")[:200] for step in path)
    return InvalidBody(sentence, pointer=pointer + "".join(steps))


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


def check_content(content: MapContent, pointer: str = "#") -> None:
    check_free_objects(content.data, content.extra, pointer)
    check_stored(encode_stored(content), pointer)


def check_shape(element: ElementBase, pointer: str) -> None:
    """Refuse what was put together of parts that were right by themselves, such as long lists."""
    try:
        msgspec.convert(msgspec.to_builtins(element), type(element))
    except msgspec.ValidationError as error:
        raise InvalidBody(f"{error}.", pointer=pointer) from None
