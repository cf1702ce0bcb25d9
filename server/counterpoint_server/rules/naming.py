"""What edits name, to be loaded at once rather than as it is asked for."""

from collections.abc import Iterable
from typing import Any

from counterpoint_server.model.edit import Create, Delete, Merge, Retype, Update, Upsert
from counterpoint_server.model.shapes import references
from counterpoint_server.model.types import type_of
from counterpoint_server.rules.editing import Edit
from counterpoint_server.rules.upserting import name_of
from counterpoint_server.rules.working import Name


def named_by(edits: Iterable[Edit]) -> tuple[set[int], set[Name]]:
    """The numbers of elements and the external names; not what is found out in deciding."""
    named: list[Any] = []
    names: set[Name] = set()
    for edit in edits:
        for operation in edit.operations:
            match operation:
                case Update() | Delete():
                    named.append(operation.id)
                case Merge():
                    named += [operation.into, operation.from_]
                case Retype():
                    named += [operation.id, *_ends(operation.element)]
                case Create():
                    named += _ends(operation.element)
                case Upsert():
                    named += _ends(operation.element)
                    names.add(name_of(operation.external))
                case _:
                    pass
    return {each for each in named if isinstance(each, int)}, names


def _ends(new: Any) -> list[Any]:
    return [given for _, given, _ in references(type_of(new).stored, new)]
