"""The references of an element as coded links, found by the marks on its type's fields."""

from functools import cache
from types import UnionType
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin

from msgspec import Struct

from counterpoint_server.model.element import ElementBase
from counterpoint_server.model.shapes import hints_of, holds_reference, is_struct, reference_in
from counterpoint_server.model.types import ALL_ROLES, STRUCTURAL_ROLES, TYPES, Fragment

EDGE_IN = "edge_in"
"""The role of an edge that leads to its fragment; `edge`: away from it."""

REASONING = ("premise", "premise_role", "conclusion", "step", "attacker", "target")
RESTATING = ("original", "restatement")

INTO_HOLDER = frozenset(
    (
        *("premise", "premise_role", "step", "attacker", "preferred", "original"),
        *("anchor", "from", "position", "answer", "member", "split_of"),
        *("said_by", "via", "from_source", "speaker", EDGE_IN),
    )
)
"""Roles by which the far end bears on the holder, as a premise on its argument.

By the others the holder bears on the far end, as an argument on its conclusion.
"""

TURNED = ("attacker", "target", *RESTATING)
"""The roles that work both ways in rephrases, and in rebuttals of another relation than attack."""

DIRECTED = (
    *REASONING,
    *RESTATING,
    *("preferred", "dispreferred", "anchor", "content", "from", "to"),
    *("position", "answer", "about", "member", "parent", "split_of"),
    *("said_by", "via", "from_source", "speaker", "edge", EDGE_IN),
)
ROLES = (*DIRECTED, *sorted(ALL_ROLES - {*DIRECTED}))  # a new type works before it is placed here
"""A role's code is its place here; where two links join the same two, the first counts."""

CODES = {role: code for code, role in enumerate(ROLES)}
STRUCTURAL = frozenset(CODES[role] for role in STRUCTURAL_ROLES)

TYPE_NAMES = tuple(TYPES)
TYPE_CODES = {row.stored: code for code, row in enumerate(TYPES.values())}


class Part(NamedTuple):
    """A field that holds references: one, or several, or Structs with such fields."""

    field: str
    code: int
    kind: str
    inner: tuple["Part", ...]


@cache
def parts_of(struct: type[Struct]) -> tuple[Part, ...]:
    return tuple(
        _part(name, hint) for name, hint in hints_of(struct).items() if holds_reference(hint)
    )


def _part(field: str, annotation: Any) -> Part:
    if reference := reference_in(annotation):
        return Part(field, CODES[reference.role], "one", ())
    if is_struct(annotation):
        return Part(field, -1, "one", parts_of(annotation))
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _part(field, parts[0])
    if origin in (Union, UnionType):
        return _part(field, next(part for part in parts if holds_reference(part)))
    inner = _part(field, parts[-1])
    return inner._replace(kind="list" if origin is list else "dict")


def read_links(element: ElementBase, far: list[int], roles: list[int]) -> None:
    """Append the far end and the role of each link of an element, in the order of its fields."""
    if type(element) is Fragment:
        _read(element, parts_of(ElementBase), far, roles)
        for edge in element.edges:
            far.append(edge.to)
            roles.append(CODES["edge" if edge.direction == "out" else EDGE_IN])
    else:
        _read(element, parts_of(type(element)), far, roles)


def needed_by(element: ElementBase) -> set[int]:
    """What the element has no meaning without."""
    far: list[int] = []
    roles: list[int] = []
    read_links(element, far, roles)
    return {end for end, role in zip(far, roles, strict=True) if role in STRUCTURAL}


def _read(holder: Struct, parts: tuple[Part, ...], far: list[int], roles: list[int]) -> None:
    for field, code, kind, inner in parts:
        value = getattr(holder, field)
        if not value:
            continue
        values = (value,) if kind == "one" else value if kind == "list" else value.values()
        if inner:
            for each in values:
                _read(each, inner, far, roles)
        else:
            far.extend(values)
            roles.extend([code] * len(values))
