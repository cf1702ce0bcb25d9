"""From the elements of a document to the operations that make them anew."""

from typing import Any

import msgspec

from counterpoint_server.model.references import Reference
from counterpoint_server.model.shapes import mapped
from counterpoint_server.model.types import TYPES


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
