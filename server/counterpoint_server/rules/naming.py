"""What operations name: to be loaded at once, rather than as it is asked for."""

from collections.abc import Iterable

from msgspec import Struct

from counterpoint_server.model.edit import Create, Delete, Merge, Retype, Update, Upsert
from counterpoint_server.model.shapes import NewThing, references
from counterpoint_server.model.types import type_of
from counterpoint_server.rules.operating import AnyOperation
from counterpoint_server.rules.resolving import inline_claims
from counterpoint_server.rules.upserting import name_of
from counterpoint_server.rules.working import Name


class Named(Struct):
    """Elements by number, or by the ref of this edit, and external names."""

    elements: set[int | str]
    held: set[int | str]
    """Those whose holders are concerned, too."""
    doomed: set[int | str]
    """Those that take along all that has no meaning without them."""
    names: set[Name]


def named_by(operations: Iterable[AnyOperation]) -> Named:
    """Not what is found out in deciding; nor what an element refers to (`ends_in`)."""
    named = Named(set(), set(), set(), set())
    for operation in operations:
        match operation:
            case Update():
                named.elements.add(operation.id)
            case Delete() | Retype():
                named.elements.add(operation.id)
                named.held.add(operation.id)
                if isinstance(operation, Delete) and operation.cascade:
                    named.doomed.add(operation.id)
            case Merge():
                named.elements |= {operation.into, operation.from_}
                named.held.add(operation.from_)
            case Upsert():
                named.names.add(name_of(operation.external))
            case _:
                pass
    return named


def ends_in(operations: Iterable[AnyOperation]) -> set[int]:
    """What the elements refer to that operations bring along."""
    brought = [each.element for each in operations if isinstance(each, Create | Upsert | Retype)]
    return {to for new in brought for to in _ends(new)}


def size_of(operation: AnyOperation) -> int:
    """It, and what it names: each of those may be a claim to be made."""
    match operation:
        case Create() | Upsert() | Retype():
            return 1 + len(inline_claims(operation.element))
        case Update():
            return 1 + sum(len(each) for each in operation.patch.values() if isinstance(each, list))
        case _:
            return 1


def _ends(new: NewThing) -> set[int]:
    return numbers(given for _, given, _ in references(type_of(new).stored, new))


def numbers(named: Iterable[object]) -> set[int]:
    return {each for each in named if isinstance(each, int)}
