"""Whole maps as bodies: written page by page, kept, or sent line by line."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from typing import Any, NamedTuple

import msgspec

from counterpoint_server.api.bodies import Bodies, Body, BodyName
from counterpoint_server.api.fields import sparse
from counterpoint_server.api.formats import JSON, MSGPACK, encode
from counterpoint_server.model.map import Document, DocumentHead
from counterpoint_server.model.problems import DocumentTooLarge, Unavailable
from counterpoint_server.model.stored import decode_element
from counterpoint_server.store.past import MapAsOf, PastReader

ELEMENTS_MAX = 100_000
BYTES_MAX = 256 * 1024 * 1024
BYTES_ON_LOOP_MAX = 64 * 1024
"""What is written at once, in about a millisecond; a thread writes more, a page at a time."""
LARGE = 2_000
"""Elements; of documents with more, few are written at once."""
LARGE_TOGETHER = 2
WAIT_SECONDS = 10

Fields = frozenset[str] | None
Write = Callable[[Sequence[Any]], bytes]

_json = msgspec.json.Encoder()
_msgpack = msgspec.msgpack.Encoder()


class _Form(NamedTuple):
    """How the elements of a page are written, and how the pages are put into the empty document."""

    write: Write
    join: Callable[[bytes, list[bytes], int], bytes]


def _write_json(elements: Sequence[Any]) -> bytes:
    return _json.encode(elements)[1:-1]


def _join_json(empty: bytes, pages: list[bytes], _count: int) -> bytes:
    return b"".join((empty[:-2], b",".join(pages), b"]}"))


def _write_msgpack(elements: Sequence[Any]) -> bytes:
    return b"".join(map(_msgpack.encode, elements))


def _join_msgpack(empty: bytes, pages: list[bytes], count: int) -> bytes:
    opening = _msgpack.encode([None] * count)[: -count or None]  # a nil has one byte
    return b"".join((empty[:-1], opening, *pages))


_FORMS = {JSON: _Form(_write_json, _join_json), MSGPACK: _Form(_write_msgpack, _join_msgpack)}


class Documents:
    """Writes maps as documents; those with all fields are kept as they were sent."""

    def __init__(self, past: PastReader, cache_bytes: int, *, bytes_max: int = BYTES_MAX) -> None:
        """`bytes_max`: of one document, as it is before any coding."""
        self._past = past
        self._bytes_max = bytes_max
        self.kept = Bodies(cache_bytes)
        self._turns = asyncio.Semaphore(LARGE_TOGETHER)
        self._erased: dict[int, int] = {}
        """Of maps from which something was erased, the last erasure that is known here."""

    async def find(self, map_number: int, principal: int, revision: int | None) -> MapAsOf:
        """The map at a revision or (None) at the present one, if the principal may read it."""
        source = await self._past.read(map_number, principal, revision)
        if source.erased_revision > self._erased.get(map_number, 0):
            self._erased[map_number] = source.erased_revision
            self.kept.forget(map_number)
        return source

    async def close(self) -> None:
        await self.kept.close()

    async def body(self, source: MapAsOf, media_type: str, coding: str | None) -> Body:
        name = BodyName(source.map_number, source.state, media_type, coding)
        return await self.kept.coded(name, lambda: self.write(source, media_type))

    async def write(self, source: MapAsOf, media_type: str, fields: Fields = None) -> bytes:
        """A document's bytes, made anew."""
        await _check_count(source)
        if source.number_max <= LARGE:
            return await self._write(source, media_type, fields)
        try:
            async with asyncio.timeout(WAIT_SECONDS):
                await self._turns.acquire()
        except TimeoutError:
            raise Unavailable("Other large documents are being written; try again.") from None
        try:
            return await self._write(source, media_type, fields)
        finally:
            self._turns.release()

    async def _write(self, source: MapAsOf, media_type: str, fields: Fields) -> bytes:
        form = _FORMS[media_type]
        empty = encode(Document(map=await source.version(), elements=[]), media_type)
        pages: list[bytes] = []
        count = size = 0
        async for bodies in source.pages():
            page = await _write_page(bodies, form.write, fields)
            pages.append(page)
            count += len(bodies)
            size += len(page)
            if size > self._bytes_max:
                raise _too_large("more than 256 MiB")
        if size > BYTES_ON_LOOP_MAX:
            return await asyncio.to_thread(form.join, empty, pages, count)
        return form.join(empty, pages, count)


async def _check_count(source: MapAsOf) -> None:
    if source.number_max > ELEMENTS_MAX and await source.count(ELEMENTS_MAX + 1) > ELEMENTS_MAX:
        raise _too_large("more than 100,000 elements")


def _too_large(what: str) -> DocumentTooLarge:
    return DocumentTooLarge(
        f"The document has {what}: read …/elements page by page, or ask here for all of it line by "
        "line, with Accept: application/x-ndjson."
    )


async def _write_page(bodies: list[str], write: Write, fields: Fields) -> bytes:
    if sum(map(len, bodies)) > BYTES_ON_LOOP_MAX:
        return await asyncio.to_thread(_written, bodies, write, fields)
    return _written(bodies, write, fields)


def _written(bodies: list[str], write: Write, fields: Fields) -> bytes:
    elements = map(decode_element, bodies)
    return write([sparse(element, fields) for element in elements])


async def first_line(source: MapAsOf) -> bytes:
    head = DocumentHead(map=await source.version(), elements=await source.count())
    return _json.encode_lines([head])


async def lines(source: MapAsOf, first: bytes, fields: Fields) -> AsyncIterator[bytes]:
    """A document line by line, a page at a time; nothing of it is kept."""
    yield first
    async for bodies in source.pages():
        yield await _write_page(bodies, _json.encode_lines, fields)
