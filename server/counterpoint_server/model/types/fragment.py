"""The fragment."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from counterpoint_server.model.element import LIST_MAX, TEXT_MAX, ElementBase, Slug
from counterpoint_server.model.ids import ElementId
from counterpoint_server.model.references import Reference

EdgeEnd = Annotated[ElementId, Reference("edge")]

EdgeDirection = Literal["out", "in"]


class FragmentEdge(Struct, kw_only=True, frozen=True):
    """An edge of the imported node that no field of another type holds."""

    to: EdgeEnd
    direction: EdgeDirection = "out"
    role: Slug | None = None


class Fragment(ElementBase, kw_only=True, frozen=True, tag="fragment"):
    """What an imported file contained and no other type fits: kept whole."""

    aif_type: Annotated[str, Meta(max_length=100)] | None = None
    """The node's type as the file wrote it."""
    text: Annotated[str, Meta(max_length=TEXT_MAX)] | None = None
    scheme: Slug | None = None
    """The scheme's name as the file wrote it."""
    edges: Annotated[list[FragmentEdge], Meta(max_length=LIST_MAX)] = []
