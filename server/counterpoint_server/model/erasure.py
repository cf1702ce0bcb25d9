"""Erasing: content that goes for good, from what is and from what was."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from counterpoint_server.model.element import Line
from counterpoint_server.model.ids import ElementId, MapId

ERASED = "[erased]"
"""What stands in former versions where a text was that cannot be left out."""

ERASE_MAX = 10_000
"""Elements that can be named in one erasure."""

Numbers = Annotated[list[ElementId], Meta(max_length=ERASE_MAX)]
Messages = Literal["keep", "concerned", "all"]


class NewErasure(Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """What is to be erased; with `words` alone, only where those stand is told."""

    elements: Numbers = []
    """Taken out, with what has no meaning without them. All that they hold goes from every former
    version too, and of a source also the quotes from it. Deleted elements may be named."""
    participant: ElementId | None = None
    """Erased as well, with their locutions and all attributions to them, quotes included; where
    others reached us through them, their place in the chain. Texts of the map's own words stay."""
    versions: Numbers = []
    """Elements that stay as they are now; only their former versions lose what they held."""
    map_versions: bool = False
    """Whether the former versions of the map's own fields go."""
    messages: Messages = "keep"
    """The messages of which revisions go: of none, of those that concern what is erased, of all."""
    reason: Annotated[str, Meta(min_length=1, max_length=1_000)] | None = None
    """Kept in the map's history as the message of this change: say nothing here that must go."""
    words: Annotated[list[Line], Meta(max_length=100)] = []
    """To be looked for when it is done, such as a name: the answer says where they still stand."""


class Erase(Struct, kw_only=True, frozen=True):
    """Erase, as an operation of an edit; has an address of its own."""

    erasure: NewErasure


class Redaction(Struct, kw_only=True, frozen=True):
    """What the past has to lose when an erasure is decided."""

    erased: frozenset[int]
    """Elements all of whose former versions lose what they held, merged ones included."""
    participants: frozenset[int]
    """Those who are no longer to be named as having said something."""
    versions: frozenset[int]
    """Further elements whose former versions lose what they held."""
    of_map: bool
    messages: Messages


class FoundWords(Struct, kw_only=True, frozen=True):
    """Where some words stand in a map."""

    elements: list[ElementId]
    """In what they hold now."""
    versions: list[ElementId]
    """In what they held before; the elements may have been deleted since."""
    map: bool
    """In the map's own fields."""
    map_versions: bool
    revisions: list[int]
    """In messages, or in the names that edits gave to what they made."""


class ErasureResult(Struct, kw_only=True, frozen=True):
    """What an erasure has done."""

    revision: int
    """The map's revision after it; earlier ones that concerned what was erased are `redacted`."""
    erased: list[ElementId]
    """Whose content is gone, now and in every revision."""
    deleted: list[ElementId]
    """What had no meaning without them: taken out, and still there in former revisions."""
    updated: list[ElementId]
    """What mentioned them: it stays, without the mention."""
    redacted: list[ElementId]
    """What stays as it is, and whose former versions lost what they held."""
    forks: list[MapId]
    """Maps that were forked from this one: what was erased here may still be there."""
    found: FoundWords
    """Where the `words` still stand, in upper or lower case."""
