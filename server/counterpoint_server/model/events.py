"""What a feed tells: the data of its events, told apart by `type`, as their names are."""

from datetime import datetime
from typing import Literal

from msgspec import Struct

from counterpoint_server.model.ids import MapId

OPERATIONS_TOLD_MAX = 500


class EventPlace(Struct, kw_only=True, frozen=True):
    """Where a feed stands in one map."""

    map: MapId
    revision: int
    """What comes next is the revision after this one."""


class EventOperation(Struct, kw_only=True, frozen=True):
    """What a revision did to one element, or to the map's own fields."""

    op: Literal["create", "update", "delete", "merge", "redact", "fork"]
    """`merge`: taken out, for it is now part of another element; `redact`: its former versions
    lost their content to an erasure; `fork`: the map began as a copy of another."""
    id: int
    """The element's number; 0: the map's own fields."""
    type: str | None
    """The element's type, such as `claim`, after it or when it was taken out; null: the map, or
    `redact`, which is of the past."""
    into: int | None
    """On `merge`: the element that it is now part of."""


class OpenedEvent(Struct, kw_only=True, frozen=True, tag="opened"):
    """The first event of every answer: where it begins."""

    places: list[EventPlace]


class RevisionEvent(Struct, kw_only=True, frozen=True, tag="revision"):
    """A map has changed: one event for each revision, in order, none left out."""

    map: MapId
    revision: int
    at: datetime
    principal: int
    """Who changed it."""
    message: str | None
    """What the change was for."""
    operations: list[EventOperation] | None
    """What it did, by number; null: that is more than 500, so read the document."""


class GoneEvent(Struct, kw_only=True, frozen=True, tag="gone"):
    """The map was deleted, or you may no longer see it; nothing more comes of it."""

    map: MapId


class OverflowEvent(Struct, kw_only=True, frozen=True, tag="overflow"):
    """The last event: you read more slowly than the maps change. Resume with the last id."""


class ShutdownEvent(Struct, kw_only=True, frozen=True, tag="shutdown"):
    """The last event: this server stops. Resume with the last id; another may answer."""


Event = OpenedEvent | RevisionEvent | GoneEvent | OverflowEvent | ShutdownEvent
