"""What every format is made of: what it reads into, what it writes from, and its row in the table.

A format is one module (or package) with a `FORMAT` of its own, which the table in
`formats/__init__` lists. It has up to three functions, all pure:

- `sniff(sample) -> Evidence | None`: why this could be a file of the format.
- `read(data, options) -> ImportedMap`: builds a `Draft`, and answers `draft.done()`. Whatever bytes
  it gets, it raises nothing but `UnreadableFile` (by the helpers in `reading`).
- `write(document, options) -> Written`.

**Nothing is lost.** What the file says and no field of the model can hold goes into `extra` of the
element (or of the map) under the format's name, and `write` puts it back; nothing goes anywhere
else. `extra` is written by clients, too: what is there may be anything, and must not break `write`.
`extra` holds at most 64 KiB an element.

**Losses of writing are measured, not declared**: `exporting.export` reads back what was written and
compares. So a writer need not keep account; it only says, by `names`, which element is called what
in the file, and the reader, by the same names, which element that became. An element that has no
name, or whose name is not found again, counts as lost. `Format.cannot` gives the sentences.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from msgspec import Struct

from counterpoint_server.formats.sampling import Evidence, Sample
from counterpoint_server.model.interchange import ImportFinding, Loss
from counterpoint_server.model.map import Document, MapContent
from counterpoint_server.model.types import Element


class PlainDocument(Struct, kw_only=True):
    """A whole map without what only a server knows; elements by number, from 1 on if imported.

    Elements are the stored Structs; their `revision` means nothing here. Who builds one sees to it
    that every reference names an element of it of the right type (or a fragment).
    """

    map: MapContent
    elements: list[Element]


AnyDocument = PlainDocument | Document
"""What writers take: they must not need more than a `PlainDocument` has."""


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What a reader may know beside the bytes."""

    name: str | None = None
    """The file's name, without folders: the map's title where the file has none."""
    files: Mapping[str, bytes] = field(default_factory=dict)
    """The other files of the archive it came in, by their path from this one (`a/b`, `../b`)."""


@dataclass(frozen=True, slots=True)
class WriteOptions:
    """What a writer may be told."""

    base_url: str = ""
    """Where the map is served, for formats that speak of it by address."""


@dataclass(slots=True)
class ImportedMap:
    """What a file says."""

    document: PlainDocument
    names: dict[str, int]
    """What the file calls each element: as `Written.names`."""
    lint: list[ImportFinding]
    losses: list[Loss]
    """What the file says and the map does not. Empty for a format that is written, too."""


@dataclass(frozen=True, slots=True)
class Written:
    """What a writer answers."""

    data: bytes
    names: dict[int, str]
    """What the file calls each element that it has: the name by which `read` finds it again.

    Names are the reader's own and need not stand in the file: `1.2.1` may be a place in it. The
    parts of an element that was split have names, too (`29045#2`).
    """


Sniff = Callable[[Sample], Evidence | None]
Read = Callable[[bytes, ReadOptions], ImportedMap]
Write = Callable[[AnyDocument, WriteOptions], Written]


class Format(NamedTuple):
    """One row of the table of formats."""

    name: str
    """In addresses and in `extra`: lower case, digits and `-`."""
    title: str
    media_type: str
    extensions: tuple[str, ...]
    """With their dot, the usual one first."""
    sniff: Sniff | None = None
    read: Read | None = None
    write: Write | None = None
    lossless: bool = False
    cannot: Mapping[str, str] = {}
    """Sentences for losses: by `type.field`, `type`, or `field`, whichever is found first."""
    carries: Mapping[str, tuple[str, ...]] = {}
    """Of a format that is only written: by type (`map` too), which fields it shows."""
    split: Callable[[bytes], list[bytes]] | None = None
    """Cuts a file of many maps into files of one."""


def extra_of(holder: Any, format: str) -> dict[str, Any]:
    """What a format left with an element or a map; empty where that is no object."""
    found = holder.extra.get(format)
    return found if isinstance(found, dict) else {}
