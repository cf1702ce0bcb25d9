"""Sparse answers: of elements only the fields asked for, with `type` and `id`."""

from typing import Annotated, Any

from litestar.params import QueryParameter
from msgspec.structs import asdict

from counterpoint_server.model.pages import ElementPage
from counterpoint_server.model.problems import InvalidParameter
from counterpoint_server.model.types import TYPES, Element

SPARSE = "fields"
"""The parameter's name: with it, an answer has less than its schema says."""

Fields = Annotated[
    list[str] | None,
    QueryParameter(
        max_items=100,
        description="Only these fields of elements, besides `type` and `id`: repeated, or with "
        "commas between. What an element does not have is left out.",
    ),
]

_OF_TYPE = {
    row.name: frozenset((*row.stored.__struct_encode_fields__, "type")) for row in TYPES.values()
}
_OF_ANY = frozenset[str]().union(*_OF_TYPE.values())


def read_fields(given: list[str] | None, types: list[str] | None = None) -> frozenset[str] | None:
    """The names; None: all. Where one type is listed, only its own are known."""
    if given is None:
        return None
    known = _OF_TYPE[types[0]] if types is not None and len(types) == 1 else _OF_ANY
    names = frozenset(name.strip() for each in given for name in each.split(","))
    if unknown := sorted(names - known):
        raise InvalidParameter(
            f"`{unknown[0]}` is no field here; there are: {', '.join(sorted(known))}.",
            pointer="?fields",
        )
    return names


def sparse(element: Element, fields: frozenset[str] | None) -> Any:
    if fields is None:
        return element
    names = zip(element.__struct_fields__, element.__struct_encode_fields__, strict=True)
    wanted = {key: getattr(element, name) for name, key in names if key in fields}
    return {"type": element.__struct_config__.tag, "id": element.id, **wanted}


def sparse_page(page: ElementPage, fields: frozenset[str] | None) -> Any:
    if fields is None:
        return page
    return {**asdict(page), "items": [sparse(element, fields) for element in page.items]}
