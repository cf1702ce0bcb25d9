"""Many files in one: zip and tar, unpacked in memory, with bounds on all that could be a trap."""

import io
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath

from counterpoint_server.formats.reading import unreadable

BYTES_MAX = 256 * 1024 * 1024
"""Of all files together, unpacked."""
FILE_BYTES_MAX = 64 * 1024 * 1024
FILES_MAX = 10_000

_TAR_AT = 257
_COMPRESSED = (b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00")


def is_archive(data: bytes) -> bool:
    is_tar = data[_TAR_AT : _TAR_AT + 5] == b"ustar"
    return data.startswith((b"PK\x03\x04", b"PK\x05\x06", *_COMPRESSED)) or is_tar


def unpacked(data: bytes) -> dict[str, bytes]:
    """Its files by their paths; what is hidden, or no file, is not among them."""
    found: dict[str, bytes] = {}
    size = 0
    try:
        for path, length, read in _members(data):
            if _is_hidden(path):
                continue
            name = _checked(path)
            size += length
            if length > FILE_BYTES_MAX or size > BYTES_MAX or len(found) >= FILES_MAX:
                raise unreadable(
                    "An archive has at most 10,000 files of 64 MiB, and 256 MiB in all.", "#"
                )
            found[name] = read
    except (zipfile.BadZipFile, tarfile.TarError, OSError, EOFError, RuntimeError) as error:
        raise unreadable(f"The archive cannot be unpacked: {str(error)[:200]}.", "#") from None
    except (NotImplementedError, ValueError, OverflowError) as error:
        raise unreadable(f"The archive cannot be unpacked: {str(error)[:200]}.", "#") from None
    return found


def _members(data: bytes) -> Iterator[tuple[str, int, bytes]]:
    """Path, size and content, one after another: no size is believed before it was read."""
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for info in archive.infolist()[: 2 * FILES_MAX]:
                if not info.is_dir():
                    with archive.open(info) as file:
                        content = file.read(FILE_BYTES_MAX + 1)
                    yield info.filename, len(content), content
        return
    with tarfile.open(fileobj=io.BytesIO(data), mode="r|*") as archive:
        skipped = 0
        for member in archive:
            skipped += member.size
            if skipped > BYTES_MAX:
                yield member.name, member.size, b""
            extracted = archive.extractfile(member) if member.isfile() else None
            if extracted is not None:
                content = extracted.read(FILE_BYTES_MAX + 1)
                yield member.name, len(content), content


def _is_hidden(path: str) -> bool:
    parts = PurePosixPath(path.replace("\\", "/")).parts
    return any(part.startswith(".") and part not in (".", "..") for part in parts) or (
        "__MACOSX" in parts
    )


def _checked(path: str) -> str:
    plain = PurePosixPath(path.replace("\\", "/"))
    if plain.is_absolute() or ".." in plain.parts or ":" in (plain.parts or ("",))[0]:
        raise unreadable(f"The path {path[:200]!r} leads out of the archive.", "#")
    return str(plain)
