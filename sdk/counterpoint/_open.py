"""Reads answers of this server and of newer ones.

Fields that this version does not know are dropped, words that it does not know are kept, and
elements of a type that it does not know become `Unknown`. The usual answer has none of those and
is decoded at once; only an answer that does not fit is looked through.
"""

from functools import cache
from typing import Any, TypeGuard

import msgspec
from msgspec import Struct, field, inspect

# No server sends this as a type.
_UNKNOWN = "\0unknown"


class Unknown(Struct, frozen=True, tag_field="type", tag=_UNKNOWN):
    """Something of a type that this version of the SDK does not know: as it came, in `raw`."""

    # Under this name it does not clash with the tag.
    type: str = field(name="$type")
    raw: dict[str, Any]


def read_json(content: bytes, shape: Any) -> Any:
    """The answer as `shape`; msgspec's errors if it cannot be."""
    try:
        return _decoder(shape).decode(content)
    except msgspec.ValidationError:
        value = _mark_unknown(msgspec.json.decode(content), _type_info(shape))
        return msgspec.convert(value, shape, str_keys=True)


@cache
def _decoder(shape: Any) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(shape)


@cache
def _type_info(shape: Any) -> inspect.Type:
    return inspect.type_info(shape)


def _mark_unknown(value: Any, kind: inspect.Type) -> Any:
    """The value with what is of no known type made `Unknown`, wherever a union stands.

    Guided by the type, because what users keep in `data` may look like anything.
    """
    if isinstance(kind, inspect.UnionType):
        return _mark_in_union(value, kind.types)
    if isinstance(kind, inspect.ListType) and _is_list(value):
        return [_mark_unknown(each, kind.item_type) for each in value]
    return _mark_in_object(value, kind) if _is_object(value) else value


def _mark_in_object(value: dict[str, Any], kind: inspect.Type) -> dict[str, Any]:
    if isinstance(kind, inspect.DictType):
        return {key: _mark_unknown(each, kind.value_type) for key, each in value.items()}
    if isinstance(kind, inspect.StructType):
        known = {each.encode_name: each.type for each in kind.fields}
        return {
            key: _mark_unknown(each, known[key]) if key in known else each
            for key, each in value.items()
        }
    return value


def _mark_in_union(value: Any, kinds: tuple[inspect.Type, ...]) -> Any:
    if not _is_object(value):
        lists = (kind for kind in kinds if isinstance(kind, inspect.ListType))
        return _mark_unknown(value, next(lists, inspect.AnyType()))
    structs = {kind.tag: kind for kind in kinds if isinstance(kind, inspect.StructType)}
    tag = value.get("type")
    if _UNKNOWN in structs and isinstance(tag, str) and tag not in structs:
        return {"type": _UNKNOWN, "$type": tag, "raw": value}
    tables = (kind for kind in kinds if isinstance(kind, inspect.DictType))
    kind = structs.get(tag) or structs.get(None) or next(tables, None)
    return _mark_in_object(value, kind) if kind else value


def _is_object(value: object) -> TypeGuard[dict[str, Any]]:
    return isinstance(value, dict)


def _is_list(value: object) -> TypeGuard[list[Any]]:
    return isinstance(value, list)
