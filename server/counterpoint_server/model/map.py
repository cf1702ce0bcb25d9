"""The map itself, apart from its elements."""

from typing import Annotated, Any, Literal

from msgspec import Meta, Struct

from counterpoint_server.model.element import ExternalId, FreeObject, Language, Line, Tag, Text
from counterpoint_server.model.ids import ElementId, MapId, Revision
from counterpoint_server.model.references import COMPUTED, Reference
from counterpoint_server.model.shapes import input_struct
from counterpoint_server.model.types import Element

MainClaim = Annotated[ElementId, Reference("main_claim", ("claim",))]

Visibility = Literal["private", "workspace", "public"]

Timestamp = Annotated[str, Meta(extra_json_schema={"format": "date-time"})]


class MapBase(Struct, kw_only=True, frozen=True):
    """What a map can say of itself before it has elements."""

    title: Line
    question: Text | None = None
    """What the map is about, as a question."""
    description: Text | None = None
    language: Language | None = None
    tags: Annotated[list[Tag], Meta(max_length=1_000)] = []
    data: FreeObject = {}
    external: Annotated[list[ExternalId], Meta(max_length=1_000)] = []
    extra: FreeObject = {}


class MapContent(MapBase, kw_only=True, frozen=True):
    """What a map says of itself; versioned with it."""

    main_claim: MainClaim | None = None
    """The claim that the map turns on."""


class MapVersion(MapContent, kw_only=True, frozen=True):
    """A map as it was at one of its revisions."""

    id: Annotated[MapId, COMPUTED]
    revision: Annotated[Revision, COMPUTED]
    """The number of the map's state; every edit adds one."""
    created_at: Annotated[Timestamp, COMPUTED]
    updated_at: Annotated[Timestamp, COMPUTED]


class MapOrigin(Struct, kw_only=True, frozen=True):
    """What a map was forked from: it had the same elements under the same numbers then."""

    map: MapId
    revision: int


class Map(MapVersion, kw_only=True, frozen=True):
    """One graph of elements: the unit of revision, permission and export."""

    visibility: Annotated[Visibility, COMPUTED]
    """Who may read it; not part of its history."""
    origin: Annotated[MapOrigin | None, COMPUTED] = None
    """Set if the map was forked from another."""
    deleted_at: Annotated[Timestamp | None, COMPUTED] = None
    """Set if the map was deleted; for 30 days it can be restored."""


NewMapContent = input_struct(MapContent)
"""A map's own fields as a client writes them in a patch."""


class _MapToMake(MapBase, kw_only=True, frozen=True):
    """A map to be made."""

    visibility: Visibility = "private"


NewMap: Any = input_struct(_MapToMake, name="NewMap")


class Document(Struct, kw_only=True, frozen=True):
    """A whole map in one body, elements by number. Nothing in it changes without a revision."""

    map: MapVersion
    elements: list[Element]


class DocumentHead(Struct, kw_only=True, frozen=True):
    """The first line of a document that comes line by line."""

    map: MapVersion
    elements: int
    """How many lines follow, each with one element; where fewer come, the stream was cut."""
