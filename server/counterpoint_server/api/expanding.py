"""Expanded answers: beside the elements asked for, those that they refer to."""

from collections.abc import Iterator
from typing import Annotated, Any, get_args

from litestar.params import QueryParameter

from counterpoint_server.api.fields import ALL_FIELDS, members_of, sparse
from counterpoint_server.model.pages import Expansion
from counterpoint_server.model.problems import InvalidParameter
from counterpoint_server.model.shapes import hints_of, is_struct, reference_in
from counterpoint_server.model.types import TYPES, Element
from counterpoint_server.store.elements import ENDS_MAX, ElementRows

EXPAND = "expand"
"""The parameter's name: with it, the answer of one element has more than its schema says."""

Expand = Annotated[
    list[str] | None,
    QueryParameter(
        max_items=100,
        description="Give along, in `expanded`, what these fields refer to: `premises`, "
        "`attributions.participant`, or `attributions` for all in it; repeated, or with commas "
        f"between. At most {ENDS_MAX} elements; not together with `revision`.",
    ),
]


def _names_of(annotation: Any, name: str = "") -> Iterator[tuple[str, str]]:
    """Every name under which an annotation holds references, with the role of each."""
    if reference := reference_in(annotation):
        yield name, reference.role
    elif is_struct(annotation):
        keys = annotation.__struct_encode_fields__
        for key, hint in zip(keys, hints_of(annotation).values(), strict=True):
            for inner, role in _names_of(hint, f"{name}.{key}".lstrip(".")):
                yield inner, role
                if name:
                    yield name, role
    else:
        for part in get_args(annotation):
            yield from _names_of(part, name)


Roles = dict[str, set[str]]


def _roles_of(*types: str) -> Roles:
    found: Roles = {}
    for type in types:
        for name, role in _names_of(TYPES[type].stored):
            found.setdefault(name, set()).add(role)
    return found


_OF_TYPE = {type: _roles_of(type) for type in TYPES}
_OF_ANY = _roles_of(*TYPES)


def read_expand(given: list[str] | None, types: list[str] | None = None) -> list[str] | None:
    """The roles of the links to follow. Where one type is listed, only its own names are known."""
    if given is None:
        return None
    known = _OF_TYPE[types[0]] if types is not None and len(types) == 1 else _OF_ANY
    names = {name.strip() for each in given for name in each.split(",")}
    if unknown := sorted(names - known.keys()):
        raise InvalidParameter(
            f"`{unknown[0]}` refers to nothing here; these do: {', '.join(sorted(known))}.",
            pointer=f"?{EXPAND}",
        )
    return sorted({role for name in names for role in known[name]})


def expanded_of(found: ElementRows) -> dict[str, Element]:
    return {str(element.id): element for element in found.ends[:ENDS_MAX]}


def expanded(element: Element, fields: frozenset[str] | None, found: ElementRows) -> Any:
    """The element's own members, and beside them what it refers to."""
    own = sparse(element, ALL_FIELDS if fields is None else fields)
    beside = Expansion(expanded=expanded_of(found), expanded_all=len(found.ends) <= ENDS_MAX)
    return {**own, **members_of(beside)}


def expanded_state(element: Element, found: ElementRows) -> str:
    """What its entity tag names: it changes with what is given along, wherever in the map that is.

    The element's own revision stands first, so that If-Match may be given this tag, too.
    """
    return f"{element.revision}.{found.revision}"
