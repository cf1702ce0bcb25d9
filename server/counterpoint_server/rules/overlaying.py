"""Laying the fields that a client gave over those that are there."""

from collections.abc import Collection, Iterator

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from counterpoint_server.model.element import ElementBase
from counterpoint_server.model.shapes import NewThing

COMMON = frozenset(ElementBase.__struct_fields__)


def given_fields(new: Struct) -> Iterator[str]:
    """The fields that are not at their default."""
    for field in msgspec.structs.fields(new):
        if field.required:
            yield field.name
            continue
        has_factory = field.default_factory is not msgspec.NODEFAULT
        default = field.default_factory() if has_factory else field.default
        if getattr(new, field.name) != default:
            yield field.name


def overlaid(
    current: ElementBase, new: NewThing, fields: Collection[str] | None = None
) -> NewThing:
    """`new`, with those of its fields that are at their default taken from `current`.

    `fields`: only these; None: all.
    """
    names = set(new.__struct_fields__ if fields is None else fields) - set(given_fields(new))
    return replace(new, **{n: getattr(current, n) for n in names & {*new.__struct_fields__}})
