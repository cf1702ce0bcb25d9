"""Maps as files. The table of formats: a new one is one module, and its row here.

`frame` says what a format is made of, `reading` and `drafting` help to read one, `importing` and
`exporting` are what the rest of the server calls.
"""

from counterpoint_server.formats import (
    aif,
    argdown,
    arggraph,
    arguebuf,
    carneades,
    counterpoint,
    csv_table,
    jsonld,
    kialo,
    markdown,
    sadface,
    tgf,
    xaif,
)
from counterpoint_server.formats.exporting import Exported, export
from counterpoint_server.formats.frame import Format, ImportedMap, ReadOptions, WriteOptions
from counterpoint_server.formats.iccma import af, apx
from counterpoint_server.formats.importing import (
    Detected,
    ReadMap,
    Upload,
    detect,
    read_file,
    read_upload,
)
from counterpoint_server.formats.legal import caf, lkif
from counterpoint_server.formats.shown import dot, graphml, mermaid, theory
from counterpoint_server.model.interchange import FormatInfo
from counterpoint_server.model.problems import UnknownFormat

__all__ = [
    "FORMATS",
    "Detected",
    "Exported",
    "Format",
    "ImportedMap",
    "ReadMap",
    "ReadOptions",
    "Upload",
    "WriteOptions",
    "detect_format",
    "export",
    "format_named",
    "info_of",
    "read_any",
    "read_file",
]

FORMATS: dict[str, Format] = {
    row.name: row
    for row in (
        counterpoint.JSON,
        counterpoint.MSGPACK,
        counterpoint.NDJSON,
        aif.FORMAT,
        xaif.FORMAT,
        jsonld.FORMAT,
        sadface.FORMAT,
        arguebuf.FORMAT,
        carneades.FORMAT,
        arggraph.FORMAT,
        argdown.FORMAT,
        kialo.FORMAT,
        markdown.FORMAT,
        csv_table.FORMAT,
        lkif.FORMAT,
        caf.FORMAT,
        af.FORMAT,
        apx.FORMAT,
        tgf.FORMAT,
        graphml.FORMAT,
        dot.FORMAT,
        mermaid.FORMAT,
        theory.FORMAT,
    )
}


def detect_format(data: bytes, name: str | None = None) -> Detected:
    """The format that a file is of, and why."""
    return detect(data, tuple(FORMATS.values()), name)


def format_named(name: str) -> Format:
    if name not in FORMATS:
        raise UnknownFormat(f"There is no format {name[:40]!r}; there are {', '.join(FORMATS)}.")
    return FORMATS[name]


def info_of(row: Format) -> FormatInfo:
    return FormatInfo(
        name=row.name,
        title=row.title,
        media_type=row.media_type,
        extensions=list(row.extensions),
        reads=row.read is not None,
        writes=row.write is not None,
        lossless=row.lossless,
        cannot=dict(row.cannot),
    )


def read_any(data: bytes, format: str | None = None, name: str | None = None) -> Upload:
    """The maps of a file, or of all files of an archive; the format is detected if not told."""
    told = format_named(format) if format else None
    if told is not None and told.read is None:
        raise UnknownFormat(f"{told.title} is written here, not read.")
    return read_upload(data, tuple(FORMATS.values()), told, name)
