"""Whole maps as a client writes them: to be put in place of one, or made anew."""

from typing import TYPE_CHECKING, Annotated, Any, Union

import msgspec
from msgspec import Meta, Struct

from counterpoint_server.model.element import ElementBase
from counterpoint_server.model.map import Map
from counterpoint_server.model.references import Reference
from counterpoint_server.model.shapes import input_struct, mapped
from counterpoint_server.model.types import TYPES

ELEMENTS_MAX = 1_000_000
"""Of one map."""

DocumentMap: Any = input_struct(Map, name="DocumentMap", computed=())
"""A map as its document has it: what the server works out may stand there, and is not looked at."""

_ELEMENTS = tuple(
    input_struct(row.stored, name=f"Document{row.stored.__name__}", computed=("id",))
    for row in TYPES.values()
)

if TYPE_CHECKING:
    DocumentElement = ElementBase
else:
    DocumentElement = Union[_ELEMENTS]  # noqa: UP007


class NewDocument(Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """A whole map as a client writes it: as it is read, elements with their numbers."""

    map: DocumentMap
    elements: Annotated[list[DocumentElement], Meta(max_length=ELEMENTS_MAX)]


def ref_of(id: int) -> str:
    return f"$e{id}"


def creating_operations(elements: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """A create for each element of a document (as JSON), its references as refs of the same edit.

    Made in this order in an empty map, elements numbered 1, 2, … keep their numbers.
    """

    def visit(_reference: Reference, id: int, _pointer: str) -> str:
        return ref_of(id)

    operations = []
    for element in elements:
        given = {key: value for key, value in element.items() if key != "id"}
        new = msgspec.convert(given, TYPES[element["type"]].new)
        row = TYPES[element["type"]]
        fields = msgspec.to_builtins(row.new(**mapped(row.stored, new, visit)))
        kept = {"type": element["type"], **{key: fields[key] for key in given if key != "type"}}
        operations.append({"op": "create", "ref": ref_of(element["id"]), "element": kept})
    return operations
