"""Words about files: the formats that maps go in and out by, and what they do to a map."""

from typing import Annotated

from msgspec import Meta, Struct

from counterpoint_server.model.ids import MapId

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
    map: MapId | None = None
    """Of an import: which of the maps that were made."""


class ImportFinding(Struct, kw_only=True, frozen=True, omit_defaults=True):
    """One kind of odd structure in an imported file: kept, though nothing was meant by it here."""

    code: str
    message: str
    elements: Holders = []
    places: Places = []
    map: MapId | None = None
    """Which of the maps that were made."""


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


class FormatList(Struct, kw_only=True, frozen=True):
    """The formats that maps go in and out by."""

    items: list[FormatInfo]


class MadeMap(Struct, kw_only=True, frozen=True):
    """A map that an import made."""

    id: MapId
    revision: int
    title: str
    elements: int
    """How many it has."""
    format: str
    file: str | None = None
    """Its path in the archive."""


class ImportResult(Struct, kw_only=True, frozen=True):
    """What came of an import."""

    format: str
    """Of the file, or of the first file of an archive."""
    detected: bool
    """Whether the format was told from the content, and not by the request."""
    why: str | None
    """By what the format was told."""
    maps: list[MadeMap]
    losses: list[Loss]
    """What the file says and the maps do not."""
    lint: list[ImportFinding]
    """What is odd in the file, and kept."""
    skipped: list[str] = []
    """The files of an archive that are of no format that is read here."""


class ImportConflict(Struct, kw_only=True, frozen=True):
    """Where a file and the map have both changed since it last came in; the map's own stays."""

    element: Annotated[int, Meta(ge=0)]
    """Its number; 0 is the map itself."""
    what: str
    """A field; `element`: all of it; `type`."""
    message: str


class MergeResult(Struct, kw_only=True, frozen=True):
    """What came of an import into a map."""

    format: str
    detected: bool
    why: str | None
    revision: int
    """The map's, after it."""
    created: Holders
    updated: Holders
    deleted: Holders
    gone: Holders
    """What the file no longer has, and the map keeps; `?prune=true` takes it out."""
    conflicts: list[ImportConflict]
    losses: list[Loss]
    lint: list[ImportFinding]


class ExportEnvelope(Struct, kw_only=True, frozen=True):
    """A file made of a map, with what it does not have of it."""

    format: str
    media_type: str
    revision: int
    text: str | None
    """The file, if it is text."""
    base64: str | None
    """The file, if it is not."""
    losses: list[Loss]
