"""A map's history: its revisions, what they changed, and going back."""

from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct

from counterpoint_server.model.edit import Message
from counterpoint_server.model.ids import ElementId
from counterpoint_server.model.ids import Revision as RevisionNumber
from counterpoint_server.model.map import Timestamp
from counterpoint_server.model.types import Element

Count = Annotated[int, Meta(ge=0)]
ChangeOp = Literal["create", "update", "delete", "merge"]


class Revision(Struct, kw_only=True, frozen=True):
    """One state of a map: who made it, when and why, and how much they changed."""

    revision: RevisionNumber
    at: Timestamp
    principal: int
    """Who made it; 0 is anybody."""
    message: str | None
    """What the change was for, as its author said."""
    created: Count
    """How many elements were there that were not there before."""
    updated: Count
    deleted: Count
    merged: Count
    """How many became part of others."""
    map_changed: bool
    """Whether the map's own fields changed."""
    redacted: bool
    """Whether an erasure took something out of it, or of what it changed."""


class RevisionPage(Struct, kw_only=True, frozen=True):
    """Some revisions of a map, the newest first."""

    items: list[Revision]
    next_cursor: str | None
    """Where the next page begins; null on the last."""


class FieldChange(Struct, kw_only=True, frozen=True):
    """One field that is not the same at two revisions."""

    field: str
    before: Any
    """Null also where there was no such field."""
    after: Any
    """Null also where there is no such field any more."""


class ElementChange(Struct, kw_only=True, frozen=True):
    """An element that is not the same at two revisions."""

    id: ElementId
    op: ChangeOp
    """`merge`: gone as `delete`, but its number leads to what it became part of."""
    before: Element | None
    after: Element | None
    into: ElementId | None
    """On `merge`: the element that its number led to then."""
    fields: list[FieldChange]
    """On `update`: what is different, field by field; none if an erasure took that out of both."""
    redacted: bool
    """Whether an erasure took something out of `before` or `after`."""


class RevisionChanges(Revision, kw_only=True, frozen=True):
    """A revision with the elements that it changed, by number, some at a time."""

    map: list[FieldChange]
    """What it changed of the map's own fields."""
    items: list[ElementChange]
    next_cursor: str | None
    """Where the next page begins; null on the last."""


class Difference(Struct, kw_only=True, frozen=True):
    """What two revisions differ in: elements by number, some at a time."""

    from_: RevisionNumber = msgspec.field(name="from")
    to: RevisionNumber
    map: list[FieldChange]
    """What is different in the map's own fields."""
    map_redacted: bool
    """Whether an erasure took something out of those, at one of the two."""
    items: list[ElementChange]
    """What is to be done to the one state to get the other."""
    next_cursor: str | None
    """Where the next page begins; null on the last."""


class ElementVersion(Struct, kw_only=True, frozen=True):
    """What one revision did to an element."""

    revision: RevisionNumber
    at: Timestamp
    principal: int
    """Who did it; 0 is anybody."""
    message: str | None
    op: ChangeOp
    """`create` also when it came back under its number."""
    element: Element | None
    """As it was from then on; null: it was not there any more."""
    into: ElementId | None
    """On `merge`: the element that its number led to."""
    redacted: bool
    """Whether an erasure took something out of it."""


class ElementHistory(Struct, kw_only=True, frozen=True):
    """What was done to one element, the newest first."""

    items: list[ElementVersion]
    next_cursor: str | None
    """Where the next page begins; null on the last."""


class NewRevert(Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """Going back to a former state, by a new revision."""

    to: RevisionNumber
    """The revision whose state is to be there again."""
    element: ElementId | None = None
    """Take back this element alone; without: the whole map."""
    message: Message | None = None
    """What the change is for; kept in the map's history. Without: what went back to where."""
