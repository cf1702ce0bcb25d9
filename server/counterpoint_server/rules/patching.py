"""Merge patches (RFC 7396) on elements and maps."""

import re
from typing import Any

import msgspec
from msgspec import Struct

from counterpoint_server.model.problems import InvalidBody
from counterpoint_server.model.shapes import NewThing, hints_of, is_computed
from counterpoint_server.rules.wellformed import DEPTH_MAX, pointer_step

_STEP = re.compile(r"\.([^.\[\]`]+)|\[(\d+)\]")
"""msgspec's paths: `$.premises[0]`; the keys of free objects are `[...]`, and left out."""


def merge_patch(target: Any, patch: Any) -> Any:
    """RFC 7396, section 2: null takes a member out, objects merge, all else replaces."""
    if not isinstance(patch, dict):
        return patch
    merged = dict(target) if isinstance(target, dict) else {}
    for key, value in patch.items():
        if value is None:
            merged.pop(key, None)
        else:
            merged[key] = merge_patch(merged.get(key), value)
    return merged


def patched(
    current: Struct, new_struct: type[NewThing], patch: dict[str, Any], pointer: str
) -> Any:
    """`current` with the patch merged in, in the shape of its input; its references may be refs."""
    target = msgspec.to_builtins(current)
    for name, hint in hints_of(type(current)).items():
        if is_computed(hint):
            del target[name]
            if name in patch:
                raise InvalidBody(f"`{name}` is set by the server.", pointer=f"{pointer}/{name}")
    try:
        return msgspec.convert(merge_patch(target, patch), new_struct)
    except msgspec.ValidationError as error:
        raise invalid_body(error, pointer) from None
    except RecursionError:
        raise InvalidBody(f"Nested deeper than {DEPTH_MAX} levels.", pointer=pointer) from None


def invalid_body(error: msgspec.ValidationError, pointer: str = "#") -> InvalidBody:
    """msgspec's sentence, with its path as a JSON pointer."""
    sentence, _, path = str(error).partition(" - at `")
    for name, index in _STEP.findall(path):
        pointer += pointer_step(name or index)
    return InvalidBody(sentence + ".", pointer=pointer)
