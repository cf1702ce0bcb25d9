"""From a map to a file, and what the file does not have of it."""

from typing import NamedTuple

from counterpoint_server.formats.comparing import losses_of_reading_back, losses_of_showing
from counterpoint_server.formats.frame import AnyDocument, Format, ReadOptions, WriteOptions
from counterpoint_server.model.interchange import Loss


class Exported(NamedTuple):
    """A file made of a map."""

    data: bytes
    losses: list[Loss]


def export(document: AnyDocument, format: Format, options: WriteOptions | None = None) -> Exported:
    """Write, and read back what was written: so that losses are what is gone, and nothing else."""
    assert format.write is not None  # noqa: S101 - the caller has looked
    written = format.write(document, options or WriteOptions())
    if format.lossless:
        return Exported(written.data, [])
    if format.read is None:
        return Exported(written.data, losses_of_showing(document, format))
    back = format.read(written.data, ReadOptions())
    return Exported(written.data, losses_of_reading_back(document, written, back, format))
