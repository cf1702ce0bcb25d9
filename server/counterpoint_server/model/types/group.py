"""The group."""

from typing import Annotated

from msgspec import Meta

from counterpoint_server.model.element import LIST_MAX, ElementBase
from counterpoint_server.model.ids import ElementId
from counterpoint_server.model.references import Reference

Member = Annotated[ElementId, Reference("member")]
Parent = Annotated[ElementId, Reference("parent", ("group",))]


class Group(ElementBase, kw_only=True, frozen=True, tag="group"):
    """A named set of elements, which may lie in another."""

    members: Annotated[list[Member], Meta(max_length=LIST_MAX)] = []
    parent: Parent | None = None
    """The group that this one lies in."""
