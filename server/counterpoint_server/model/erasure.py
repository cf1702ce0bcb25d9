"""Erasing: content that goes for good, from what is and from what was."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from counterpoint_server.model.ids import ElementId, MapId

ERASED = "[erased]"
"""What stands in former versions where a text must stand that was erased."""

ERASE_MAX = 10_000
"""Elements that can be named in one erasure."""

Numbers = Annotated[list[ElementId], Meta(max_length=ERASE_MAX)]
Messages = Literal["keep", "concerned", "all"]


class NewErasure(Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """What is to be erased: at least one of its parts must be given."""

    elements: Numbers = []
    """Taken out, with what has no meaning without them; their own content goes from every former
    version, too. Elements that were deleted before may be named."""
    participant: ElementId | None = None
    """Erased like an element, and with them everything that says they said something: locutions,
    attributions with their quotes, their place in the chains of others."""
    versions: Numbers = []
    """Elements that stay as they are now; only their former versions go."""
    map_versions: bool = False
    """Whether the former versions of the map's own fields go."""
    messages: Messages = "keep"
    """The messages of which revisions go: none, of those that concern what is erased, or of all."""
    reason: Annotated[str, Meta(min_length=1, max_length=1_000)] | None = None
    """Kept in the map's history as the message of this change; say nothing here that must go."""


class Erase(Struct, kw_only=True, frozen=True):
    """Erase, as an operation of an edit; has an address of its own."""

    erasure: NewErasure


class Redaction(Struct, kw_only=True, frozen=True):
    """What the past has to lose when an erasure is decided."""

    erased: frozenset[int]
    """Elements whose every version loses its content."""
    participants: frozenset[int]
    """Those who are not to be named any more as having said something."""
    versions: frozenset[int]
    """Elements of which only the former versions lose their content."""
    of_map: bool
    messages: Messages


class ErasureResult(Struct, kw_only=True, frozen=True):
    """What an erasure has done."""

    revision: int
    """The map's revision after it. Earlier ones that concerned what was erased are `redacted`."""
    erased: list[ElementId]
    """Whose content is gone, now and in every revision."""
    deleted: list[ElementId]
    """What had no meaning without them: taken out, and still there in former revisions."""
    updated: list[ElementId]
    """What mentioned them: it stays, without the mention."""
    redacted: list[ElementId]
    """What stays as it is, without its former versions."""
    forks: list[MapId]
    """Maps that were copied from this one: what was erased here may still be there."""
