"""From a file to maps: which format it is, and what it says."""

import posixpath
from collections.abc import Mapping
from typing import NamedTuple

from counterpoint_server.formats.archives import is_archive, unpacked
from counterpoint_server.formats.frame import Format, ImportedMap, ReadOptions
from counterpoint_server.formats.sampling import LIKELY, Sample
from counterpoint_server.model.problems import UnknownFormat, UnreadableFile


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


class ReadMap(NamedTuple):
    """One map of an upload."""

    file: str | None
    """Its path in an archive."""
    format: Format
    detected: str | None
    """Why the file was taken to be of the format; None: it was told."""
    imported: ImportedMap


class Upload(NamedTuple):
    """What was uploaded: a file, or an archive of many."""

    maps: list[ReadMap]
    skipped: list[str]
    """The files of an archive that are of no format that is read here."""


def read_upload(
    data: bytes, formats: tuple[Format, ...], told: Format | None, name: str | None
) -> Upload:
    """`told`: the format of every file in it."""
    if not is_archive(data):
        return Upload(_read_one(data, formats, told, name, None, {}), [])
    files = unpacked(data)
    upload = Upload([], [])
    for path, content in files.items():
        try:
            upload.maps.extend(_read_one(content, formats, told, path, path, files))
        except UnknownFormat:
            upload.skipped.append(path)
        except UnreadableFile as problem:
            problem.detail = f"{path}: {problem.detail}"
            raise
    if not upload.maps:
        raise UnknownFormat("The archive has no file of a format that is read here.")
    return upload


def _read_one(
    data: bytes,
    formats: tuple[Format, ...],
    told: Format | None,
    name: str | None,
    path: str | None,
    files: Mapping[str, bytes],
) -> list[ReadMap]:
    found = Detected(told, "") if told else detect(data, formats, name)
    beside = _beside(path, files) if path else {}
    maps = read_file(data, found.format, ReadOptions(name=name, files=beside))
    why = None if told else found.why
    return [ReadMap(path, found.format, why, imported) for imported in maps]


def _beside(path: str, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The other files, by their path from this one; only Argdown asks for any."""
    if not path.endswith((".argdown", ".ad")):
        return {}
    folder = posixpath.dirname(path)
    return {
        posixpath.relpath(other, folder or "."): files[other] for other in files if other != path
    }
