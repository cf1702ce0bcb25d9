"""What is gone from a map that went out into a file: found by reading the file back."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

import msgspec
from msgspec import Struct

from counterpoint_server.formats.frame import AnyDocument, Format, ImportedMap, Written
from counterpoint_server.model.edit import MAP
from counterpoint_server.model.element import ElementBase
from counterpoint_server.model.interchange import WHOLE, Loss
from counterpoint_server.model.map import MapContent
from counterpoint_server.model.references import Reference
from counterpoint_server.model.shapes import (
    DROPPED,
    hints_of,
    holds_reference,
    is_computed,
    mapped,
)
from counterpoint_server.model.types import type_of

RETYPED = "type"
"""Stands for `what` where the element came back as one of another type."""


class Gone(NamedTuple):
    """One field of one element (or of the map) that did not come back as it was."""

    type: str
    what: str
    id: int


def losses_of_reading_back(
    document: AnyDocument, written: Written, back: ImportedMap, format: Format
) -> list[Loss]:
    """By kind, each with the numbers of the elements of `document` that it concerns."""
    return gather(gone(document, written, back, format.name), format)


def gone(document: AnyDocument, written: Written, back: ImportedMap, format: str) -> Iterator[Gone]:
    found = {element.id: element for element in back.document.elements}
    numbers = {id: back.names[name] for id, name in written.names.items() if name in back.names}
    yield from _gone_fields(document.map, back.document.map, MapContent, numbers, format)
    for element in document.elements:
        other = found.get(numbers.get(element.id, MAP))
        if other is None:
            yield Gone(type_of(element).name, WHOLE, element.id)
        else:
            yield from _gone_fields(element, other, type(element), numbers, format)


def _gone_fields(
    was: Any, now: Any, struct: type[Struct], numbers: Mapping[int, int], format: str
) -> Iterator[Gone]:
    name, id = ("map", MAP) if struct is MapContent else (type_of(was).name, was.id)
    if struct is not MapContent and type(now) is not struct:
        yield Gone(name, RETYPED, id)
    for field, key, has_references, default in _fields_of(struct):
        before, after = getattr(was, field), getattr(now, field, default)
        if before == default:
            continue
        if field == "external":
            before = [each for each in before if each.system != format]
            same = all(each in after for each in before)
        elif field == "extra":
            same = all(k == format or after.get(k) == each for k, each in before.items())
        else:
            if has_references:
                before = _renumbered(struct, was, field, numbers)
            same = bool(before == after)
        if not same:
            yield Gone(name, key, id)


def _renumbered(struct: type[Struct], was: Any, field: str, numbers: Mapping[int, int]) -> Any:
    """The field as it would be if what it refers to had the numbers of the file read back."""

    def visit(_reference: Reference, id: int, _pointer: str) -> Any:
        return numbers.get(id, DROPPED)

    return mapped(struct, was, visit)[field]


@cache
def _fields_of(struct: type[Struct]) -> tuple[tuple[str, str, bool, Any], ...]:
    """Of each field that a client writes: name, name in JSON, whether it refers, default."""
    hints = hints_of(struct)
    return tuple(
        (field.name, field.encode_name, holds_reference(hints[field.name]), _default_of(field))
        for field in msgspec.structs.fields(struct)
        if not is_computed(hints[field.name])
    )


def _default_of(field: Any) -> Any:
    factory = field.default_factory
    return field.default if factory is msgspec.NODEFAULT else factory()


def losses_of_showing(document: AnyDocument, format: Format) -> list[Loss]:
    """For a format that is only written: all that it does not say that it carries."""

    def not_carried() -> Iterator[Gone]:
        for holder, name, id in _holders(document):
            carried = format.carries.get(name)
            if carried is None and id != MAP:
                yield Gone(name, WHOLE, id)
                continue
            struct = MapContent if id == MAP else type(holder)
            for field, key, _, default in _fields_of(struct):
                if field not in (carried or ()) and getattr(holder, field) != default:
                    yield Gone(name, key, id)

    return gather(not_carried(), format)


def _holders(document: AnyDocument) -> Iterator[tuple[MapContent | ElementBase, str, int]]:
    yield document.map, "map", MAP
    for element in document.elements:
        yield element, type_of(element).name, element.id


def gather(all_gone: Iterator[Gone], format: Format) -> list[Loss]:
    """One loss for each sentence and field."""
    found: dict[tuple[str, str], Loss] = {}
    for type, what, id in all_gone:
        message = _sentence(format, type, what)
        found.setdefault((what, message), Loss(what=what, message=message)).elements.append(id)
    return list(found.values())


def _sentence(format: Format, type: str, what: str) -> str:
    keys = [type] if what == WHOLE else [f"{type}.{what}", what]
    for key in keys:
        if key in format.cannot:
            return format.cannot[key]
    if what == WHOLE:
        return f"{format.title} has nothing like a {type}."
    if what == RETYPED:
        return f"{format.title} has nothing like a {type}; it is written as something else."
    return f"{format.title} has no place for `{what}` of a {type}, or not for all of it."
