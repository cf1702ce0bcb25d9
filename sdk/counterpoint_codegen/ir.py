"""What Python will have of the contract: types, operations, problems."""

from collections.abc import Iterator
from typing import Any

from msgspec import UNSET, Struct, UnsetType


class Plain(Struct, frozen=True, tag=True):
    """A type of Python's own, by its name: `str`, `None`, `datetime`, `Any`."""

    name: str


class Fixed(Struct, frozen=True, tag=True):
    """One value only."""

    value: str


class Named(Struct, frozen=True, tag=True):
    """A type that is written out once: a component of the contract, or a set of choices."""

    name: str


class Listed(Struct, frozen=True, tag=True):
    item: "Shape"


class Keyed(Struct, frozen=True, tag=True):
    value: "Shape"
    key: "Shape" = Plain("str")


class OneOf(Struct, frozen=True, tag=True):
    members: "tuple[Shape, ...]"


Shape = Plain | Fixed | Named | Listed | Keyed | OneOf


def names_in(shape: Shape) -> Iterator[str]:
    """The types that it mentions by name."""
    match shape:
        case Named(name):
            yield name
        case Listed(inner) | Keyed(value=inner):
            yield from names_in(inner)
        case OneOf(members):
            for member in members:
                yield from names_in(member)
        case _:
            pass


class Field(Struct, frozen=True):
    name: str
    key: str
    """Its name on the wire."""
    shape: Shape
    required: bool
    doc: str = ""
    default: Any | UnsetType = UNSET


class Tag(Struct, frozen=True):
    field: str
    value: str


class Record(Struct, frozen=True, tag=True):
    """An object with fields."""

    name: str
    doc: str
    fields: tuple[Field, ...]
    tag: Tag | None
    sent: bool
    """Whether it goes to the server; otherwise it comes from there."""


class Alias(Struct, frozen=True, tag=True):
    """A name for another type: a union, mostly."""

    name: str
    doc: str
    shape: Shape
    sent: bool
    open: bool = False
    """Whether members that this version does not know may come."""


class Choices(Struct, frozen=True):
    """The words that a field knows."""

    name: str
    values: tuple[str, ...]


class Argument(Struct, frozen=True):
    """What a caller gives to a method."""

    name: str
    key: str
    shape: Shape
    required: bool
    doc: str = ""
    field: str = ""
    """Which field of the body it is."""
    holder: str = ""
    """The type whose `id` may be given by giving the object itself."""


class Body(Struct, frozen=True):
    """What a method sends: one record, field by field, or one value as it is."""

    shape: Shape
    arguments: tuple[Argument, ...]
    spread: bool
    raw: bool = False


class Operation(Struct, frozen=True):
    resource: str
    method: str
    verb: str
    path: str
    doc: str
    in_path: tuple[Argument, ...]
    in_query: tuple[Argument, ...]
    body: Body | None
    answer: Shape
    item: Shape | None
    """Of what it answers pages, if it does."""
    keyed: bool
    conditional: bool
    problems: tuple[str, ...]
    streamed: bool = False
    """Whether it answers with events, for as long as it is listened to."""


class Problem(Struct, frozen=True):
    code: str
    status: int
    title: str


class Sdk(Struct, frozen=True):
    version: str
    choices: tuple[Choices, ...]
    types: tuple[Record | Alias, ...]
    operations: tuple[Operation, ...]
    problems: tuple[Problem, ...]
