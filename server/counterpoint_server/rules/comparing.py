"""What two states of a map differ in, worked out from the versions of its elements alone."""

from typing import Any, NamedTuple

import msgspec
from msgspec import Struct

from counterpoint_server.model.history import ChangeOp, ElementChange, FieldChange
from counterpoint_server.model.types import Element

NUMBERING = ("id", "revision")
"""Not what an element says, but which version of which it is."""


class Sides(NamedTuple):
    """What a number stood for at two revisions."""

    id: int
    before: Element | None
    after: Element | None
    led_to: int | None = None
    """Where it led at the first, if its element was merged by then."""
    leads_to: int | None = None
    """Where it leads at the second."""
    is_redacted: bool = False
    """Whether an erasure took something out of either."""


def compare(sides: Sides) -> ElementChange | None:
    """What is to be done to the one to get the other; None: nothing."""
    before, after, leads_to = sides.before, sides.after, sides.leads_to
    if before is not None and after is not None:
        fields = compare_fields(before, after)
        # What was different may be what the erasure took out of both: that it was, is still told.
        was_different = sides.is_redacted and before.revision != after.revision
        return _change(sides, "update", fields) if fields or was_different else None
    if after is not None:
        return _change(sides, "create")
    if before is None and sides.led_to == leads_to:
        return None
    return _change(sides, "delete" if leads_to is None else "merge")


def _change(sides: Sides, op: ChangeOp, fields: list[FieldChange] | None = None) -> ElementChange:
    into = sides.leads_to if op == "merge" else None
    return ElementChange(
        id=sides.id,
        op=op,
        before=sides.before,
        after=sides.after,
        into=into,
        fields=fields or [],
        redacted=sides.is_redacted,
    )


def compare_fields(before: Struct | None, after: Struct | None) -> list[FieldChange]:
    """In the order of the fields; an empty field and a missing one are the same."""
    old, new = _fields_of(before), _fields_of(after)
    names = dict.fromkeys([*new, *old])
    return [
        FieldChange(field=name, before=old.get(name), after=new.get(name))
        for name in names
        if _written(old.get(name)) != _written(new.get(name))
    ]


def _fields_of(value: Struct | None) -> dict[str, Any]:
    if value is None:
        return {}
    fields: dict[str, Any] = msgspec.to_builtins(value)
    return {name: given for name, given in fields.items() if name not in NUMBERING}


def _written(value: Any) -> bytes:
    """Compared as they are written, for Python takes 1, 1.0 and True for the same."""
    return b"" if value is None or value == [] or value == {} else msgspec.json.encode(value)
