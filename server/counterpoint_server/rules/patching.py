"""Merge patches (RFC 7396) on elements and maps."""

import re
from typing import Any

import msgspec
from msgspec import Struct

from counterpoint_server.model.problems import InvalidBody
from counterpoint_server.model.shapes import NewThing, hints_of, is_computed, pointer_step
from counterpoint_server.rules.wellformed import DEPTH_MAX

_STEP = re.compile(r"\.([^.\[\]`]+)|\[(\d+)\]")
"""msgspec's paths: `$.premises[0]`; the keys of free objects are `[...]`, and left out."""


def merge_patch(target: Any, patch: Any, pointer: str = "#") -> Any:
    """RFC 7396, section 2: null takes a member out, objects merge, all else replaces."""
    if not isinstance(patch, dict):
        return patch
    merged = dict(target) if isinstance(target, dict) else {}
    for key, value in patch.items():
        if not isinstance(key, str):  # as msgpack has it; with a null nobody else would see it
            raise InvalidBody("The keys of an object are text.", pointer=pointer)
        if value is None:
            merged.pop(key, None)
        elif isinstance(value, dict):
            merged[key] = merge_patch(merged.get(key), value, pointer + pointer_step(key))
        else:
            merged[key] = value
    return merged


def patched(
    current: Struct, new_struct: type[NewThing], patch: dict[str, Any], pointer: str
) -> Any:
    """`current` with the patch merged in, in the shape of its input; its references may be refs."""
    _check_names(patch, new_struct, pointer)
    target = msgspec.to_builtins(current)
    for name, hint in hints_of(type(current)).items():
        if is_computed(hint):
            del target[name]
            if name in patch:
                raise InvalidBody(f"`{name}` is set by the server.", pointer=f"{pointer}/{name}")
    try:
        return msgspec.convert(merge_patch(target, patch, pointer), new_struct)
    except msgspec.ValidationError as error:
        raise invalid_body(error, pointer) from None
    except RecursionError:
        raise InvalidBody(f"Nested deeper than {DEPTH_MAX} levels.", pointer=pointer) from None


def _check_names(patch: dict[str, Any], new_struct: type[NewThing], pointer: str) -> None:
    """A null would take an unknown field out before its name is looked at."""
    config = new_struct.__struct_config__
    for name, value in patch.items():
        at = pointer + pointer_step(name)
        if name == config.tag_field and value != config.tag:
            raise InvalidBody("A patch does not change the type.", pointer=at)
        if value is None and name not in (*new_struct.__struct_encode_fields__, config.tag_field):
            raise InvalidBody(f"Object contains unknown field `{name}`.", pointer=at)


def invalid_body(error: msgspec.ValidationError, pointer: str = "#") -> InvalidBody:
    """msgspec's sentence, with its path as a JSON pointer."""
    sentence, _, path = str(error).partition(" - at `")
    for name, index in _STEP.findall(path):
        pointer += pointer_step(name or index)
    return InvalidBody(sentence + ".", pointer=pointer)
