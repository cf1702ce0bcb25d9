"""From a file to maps: which format it is, and what it says."""

from typing import NamedTuple

from counterpoint_server.formats.frame import Format, ImportedMap, ReadOptions
from counterpoint_server.formats.sampling import LIKELY, Sample
from counterpoint_server.model.problems import UnknownFormat


class Detected(NamedTuple):
    """The format that a file is taken to be of."""

    format: Format
    why: str


def detect(data: bytes, formats: tuple[Format, ...], name: str | None = None) -> Detected:
    """By content first; the name's extension decides only what the content leaves open."""
    sample = Sample(data, name)
    seen = []
    for row in formats:
        evidence = row.sniff(sample) if row.sniff and row.read else None
        if evidence is None:
            continue
        weight, why = evidence
        if weight <= LIKELY and sample.has_extension(*row.extensions):
            weight, why = weight + 5, f"{why}, and is called {sample.name}"
        seen.append((weight, why, row))
    if not seen:
        raise UnknownFormat(
            "The file is like none of the formats that are read here; name its format."
        )
    _, why, row = max(seen, key=lambda each: each[0])
    return Detected(row, why)


def read_file(data: bytes, format: Format, options: ReadOptions | None = None) -> list[ImportedMap]:
    """The maps of a file: most formats have one in each."""
    assert format.read is not None  # noqa: S101 - the caller has looked
    options = options or ReadOptions()
    parts = format.split(data) if format.split else [data]
    return [format.read(part, options) for part in parts]
