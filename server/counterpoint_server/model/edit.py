"""Edits: one atomic change of one map, of one operation or many."""

from typing import Annotated, Any, Literal

from msgspec import UNSET, Meta, Struct, UnsetType

from counterpoint_server.model.ids import ElementId, Ref
from counterpoint_server.model.types import Element, NewElement

OPERATIONS_MAX = 10_000
MAP = 0
"""The number under which an edit and the links speak of the map itself."""

Revision = Annotated[int, Meta(ge=1, le=2**31 - 1)]
Message = Annotated[str, Meta(min_length=1, max_length=1_000)]


class Create(
    Struct, kw_only=True, frozen=True, forbid_unknown_fields=True, tag_field="op", tag="create"
):
    """Make an element."""

    element: NewElement
    ref: Ref | None = None
    """A name, such as `$a`, by which other operations of this edit refer to it."""


class Update(
    Struct, kw_only=True, frozen=True, forbid_unknown_fields=True, tag_field="op", tag="update"
):
    """Change fields of an element by a merge patch (RFC 7396): null puts a field to its default."""

    id: ElementId | Ref
    patch: Annotated[dict[str, Any], Meta(extra_json_schema={"x-patch-of": "Element"})]
    if_revision: Revision | None = None
    """Refuse if the element has changed since this revision."""


class Delete(
    Struct, kw_only=True, frozen=True, forbid_unknown_fields=True, tag_field="op", tag="delete"
):
    """Take an element out."""

    id: ElementId
    cascade: bool = False
    """Take out with it what has no meaning without it."""
    if_revision: Revision | None = None


Operation = Create | Update | Delete


class NewEdit(Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """An edit as a client sends it: all of it is done, or nothing."""

    operations: Annotated[list[Operation], Meta(min_length=1, max_length=OPERATIONS_MAX)]
    message: Message | None = None
    """What the change is for; kept in the map's history."""


class MapPatch(Struct, kw_only=True, frozen=True):
    """The one operation that has an address of its own: change the map's own fields."""

    patch: dict[str, Any]


class Done(Struct, frozen=True, omit_defaults=True):
    """What an edit did to one element, or (id 0) to the map; stored in the revision."""

    id: int
    op: Literal["create", "update", "delete"]
    ref: str | UnsetType = UNSET


class EditResult(Struct, kw_only=True, frozen=True):
    """What an edit has done."""

    revision: int
    """The map's revision after it."""
    created: dict[str, ElementId]
    """The numbers given to the `ref`s of its creates."""
    elements: list[Element]
    """The elements it made or changed, as they are after it, by number."""
    deleted: list[ElementId]
    """The numbers of the elements it took out, those taken by cascade included."""
