"""Content codings: which answers are compressed, how, and what their entity tags are then."""

import asyncio
import gzip
from collections.abc import Callable

import brotli
import zstandard

from counterpoint_server.api.edge.asgi import Header, Message

BYTES_MIN = 1024
"""Below, a coding saves nothing that would be noticed."""
BYTES_ON_LOOP_MAX = 256 * 1024
"""Above, another thread compresses, so that the other requests need not wait."""

COMPRESSED = (b"application/", b"text/", b"image/svg+xml")
"""Media types whose bytes repeat themselves."""
NEVER = (b"text/event-stream", b"application/octet-stream", b"application/zip")


def _zstd(body: bytes) -> bytes:
    return zstandard.ZstdCompressor(level=3).compress(body)


def _br(body: bytes) -> bytes:
    return brotli.compress(body, quality=1)


def _gzip(body: bytes) -> bytes:
    # Without the time, so that equal bodies have equal bytes: their entity tag is strong.
    return gzip.compress(body, compresslevel=1, mtime=0)


_COMPRESS: dict[str, Callable[[bytes], bytes]] = {"zstd": _zstd, "br": _br, "gzip": _gzip}


def is_compressible(start: Message) -> bool:
    """Only bodies that are whole, of some size and not coded yet; streams go out as they come."""
    fields = dict(start["headers"])
    media_type = fields.get(b"content-type", b"")
    return (
        start["status"] not in (204, 304)
        and b"content-encoding" not in fields
        and int(fields.get(b"content-length", b"0")) >= BYTES_MIN
        and media_type.startswith(COMPRESSED)
        and not media_type.startswith(NEVER)
    )


async def code(body: bytes, coding: str) -> bytes:
    """The body in a content coding."""
    if len(body) > BYTES_ON_LOOP_MAX:
        return await asyncio.to_thread(_COMPRESS[coding], body)
    return _COMPRESS[coding](body)


async def compress(start: Message, body: bytes, coding: str) -> bytes:
    """The coded body; `start` then tells of it."""
    coded = await code(body, coding)
    name = coding.encode()
    start["headers"] = [
        *(_recoded(field, coded, name) for field in start["headers"]),
        (b"content-encoding", name),
    ]
    return coded


def _recoded(field: Header, coded: bytes, coding: bytes) -> Header:
    match field:
        case (b"content-length", _):
            return b"content-length", b"%d" % len(coded)
        case (b"etag", tag):
            return b"etag", tag_of(tag, coding)
        case _:
            return field


def tag_of(tag: bytes, coding: bytes) -> bytes:
    """`"12"` and `"12;msgpack"` become `"12;json;gzip"` and `"12;msgpack;gzip"`."""
    plain = tag[:-1] if b";" in tag else tag[:-1] + b";json"
    return plain + b";" + coding + b'"'
