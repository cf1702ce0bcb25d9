"""Words about files: the formats that maps go in and out by, and what they do to a map."""

from typing import Annotated

from msgspec import Meta, Struct

Places = Annotated[
    list[str], Meta(description="In the file: JSON pointers (`/nodes/3`), or `line 3`.")
]
Holders = Annotated[
    list[Annotated[int, Meta(ge=0)]],
    Meta(description="The elements it concerns, by number; 0 is the map itself."),
]

WHOLE = "element"
"""Stands for `what` where nothing of the element is left."""


class Loss(Struct, kw_only=True, frozen=True, omit_defaults=True):
    """One kind of thing that did not come through, and everywhere it did not."""

    what: str
    """A field (`weight`); `element`: all of it; of an import: what the file calls it."""
    message: str
    """Why, or what became of it."""
    elements: Holders = []
    places: Places = []


class ImportFinding(Struct, kw_only=True, frozen=True, omit_defaults=True):
    """One kind of odd structure in an imported file: kept, though nothing was meant by it here."""

    code: str
    message: str
    elements: Holders = []
    places: Places = []


class FormatInfo(Struct, kw_only=True, frozen=True):
    """A format that maps go in and out by."""

    name: str
    """As `format` takes it."""
    title: str
    media_type: str
    extensions: list[str]
    """With their dot; the first is the usual one."""
    reads: bool
    writes: bool
    lossless: bool
    """Whether every map comes back from it as it went."""
    cannot: dict[str, str]
    """What it has no place for: a field, a type, or `type.field`, and what becomes of it."""
