"""Pages of lists."""

from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from counterpoint_server.model.ids import ElementId
from counterpoint_server.model.map import Map
from counterpoint_server.model.types import TYPES, Element, ElementType


class MapPage(Struct, kw_only=True, frozen=True):
    """Some maps, in the order that was asked for."""

    items: list[Map]
    next_cursor: str | None
    """Where the next page begins; null on the last."""


Number = Annotated[str, Meta(pattern=r"^[1-9][0-9]{0,9}\Z")]
"""The number of an element as a key of JSON."""


class Expansion(Struct, kw_only=True, frozen=True, omit_defaults=True):
    """What an element refers to, given along where `expand` asks for it."""

    expanded: dict[Number, Element] = {}
    """By number, the elements that the fields named in `expand` refer to; at most 200."""
    expanded_all: bool = True
    """False if they refer to more than 200: ask for the rest by `ids`."""


class ElementPage(Struct, kw_only=True, frozen=True, omit_defaults=True):
    """Some elements of a map, by number."""

    items: list[Element]
    next_cursor: str | None
    """Where the next page begins; null on the last."""
    missing: list[ElementId]
    """Of the `ids` asked for, those that the map does not have."""
    expanded: dict[Number, Element] = {}
    """By number, the elements that the fields named in `expand` refer to; at most 200."""
    expanded_all: bool = True
    """False if they refer to more than 200: ask for the rest by `ids`."""


def _page_of(row: ElementType) -> type[Struct]:
    return msgspec.defstruct(
        f"{row.stored.__name__}Page",
        [("items", list[row.stored])],  # type: ignore[name-defined]
        bases=(ElementPage,),
        module=__name__,
        namespace={"__doc__": f"Some {row.plural} of a map, by number."},
        kw_only=True,
        frozen=True,
    )


PAGES: dict[str, type[Struct]] = {row.name: _page_of(row) for row in TYPES.values()}
"""By type: the element page that holds only it."""
