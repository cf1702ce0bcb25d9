"""Words found in maps."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from counterpoint_server.model.ids import ElementId, MapId, Revision
from counterpoint_server.model.types import TypeName

FoundType = TypeName | Literal["map"]


class Highlight(Struct, kw_only=True, frozen=True):
    """A place in a snippet, in code points."""

    start: Annotated[int, Meta(ge=0)]
    end: Annotated[int, Meta(ge=0)]


class Snippet(Struct, kw_only=True, frozen=True):
    """Where the words stand: plain text, in which nothing is marked up."""

    field: str
    """A JSON pointer into the element, or into the map."""
    at: Annotated[int, Meta(ge=0)]
    """Where in the field it begins, in code points."""
    text: str
    highlights: list[Highlight]
    """What of it was looked for; none in fields that are too long to look at again."""


class Found(Struct, kw_only=True, frozen=True):
    """An element that has the words, or a map."""

    map: MapId
    map_title: str
    id: ElementId | None
    """The element's number; null: the map itself."""
    type: FoundType
    revision: Revision
    """Of the element's last change."""
    rank: float
    """How well it fits, to be compared within one search."""
    snippets: list[Snippet]


class FoundPage(Struct, kw_only=True, frozen=True):
    """Some of what was found, the best first."""

    items: list[Found]
    next_cursor: str | None
    """Where the next page begins; null on the last."""
    ranked_all: bool
    """False: more than 10,000 were found, and these are of the newest 10,000."""
    unindexed: list[MapId]
    """Some maps that have just been changed, and of which not all was looked through."""
