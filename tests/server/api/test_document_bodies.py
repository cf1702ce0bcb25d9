"""Documents against the state they are of: kept or made anew, in any format, of any revision."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from random import Random
from typing import Any, cast

import msgspec
import pytest

from authors import Author, edit_of, first_edit, state_of
from codings import DECODED
from counterpoint_server.api.bodies import Body
from counterpoint_server.api.document_bodies import Documents, first_line, lines
from counterpoint_server.api.formats import JSON, MSGPACK, encode
from counterpoint_server.model.ids import read_map_id
from counterpoint_server.model.map import Document, MapVersion, NewMap
from counterpoint_server.model.problems import DocumentTooLarge, Problem
from counterpoint_server.store.door import Door
from counterpoint_server.store.maps import create_map, read_map
from counterpoint_server.store.past import MapAsOf, PastReader
from counterpoint_server.store.pool import Database

FORMATS = (JSON, MSGPACK)
CODINGS = (None, "zstd", "br", "gzip")


@pytest.fixture
async def number(database: Database) -> int:
    made = await create_map(database, NewMap(title="Minerals"), 0)
    return read_map_id(made.id) or 0


async def document_of(database: Database, number: int) -> Document:
    """The present document, put together from rows that were read past all that is tested."""
    now = await read_map(database, number, 0)
    _, live = await state_of(database, number)
    version = MapVersion(**{name: getattr(now, name) for name in MapVersion.__struct_fields__})
    return Document(map=version, elements=[element for _, (element, _) in sorted(live.items())])


def plain(body: Body) -> bytes:
    return body.data if body.coding is None else DECODED[body.coding](body.data)


async def check(documents: Documents, number: int, revision: int, wanted: Document) -> None:
    source = await documents.find(number, 0, revision)
    for media_type in FORMATS:
        for coding in CODINGS:
            body = await documents.body(source, media_type, coding)
            assert plain(body) == encode(wanted, media_type)
            assert body.coding == (coding if len(plain(body)) >= 1024 else None)
    first, *rest = [msgspec.json.decode(line) async for line in lines_of(source)]
    assert first == {"map": msgspec.to_builtins(wanted.map), "elements": len(rest)}
    assert rest == msgspec.to_builtins(wanted.elements)


async def lines_of(source: MapAsOf) -> AsyncIterator[bytes]:
    parts = [part async for part in lines(source, await first_line(source), None)]
    for line in b"".join(parts).splitlines():
        yield line


@pytest.mark.parametrize("seed", range(3))
async def test_after_any_edits_every_body_is_that_of_its_revision_in_every_format_and_coding(
    database: Database, door: Door, number: int, seed: int
) -> None:
    choose = Random(seed).choice
    kept, fresh = (Documents(PastReader(database), size) for size in (2**20, 0))
    seen: dict[int, Document] = {}
    edit = first_edit()
    for _ in range(20):
        with suppress(Problem):
            await door.submit(number, edit, principal=0)
        state, live = await state_of(database, number)
        seen[state.revision] = await document_of(database, number)
        await check(kept, number, state.revision, seen[state.revision])
        edit = Author(choose, live, state).edit()
    for revision, wanted in seen.items():
        await check(kept, number, revision, wanted)
        await check(fresh, number, revision, wanted)
    assert len(kept.kept) > len(seen) > 5
    assert len(fresh.kept) == 0


async def test_who_reads_while_others_edit_gets_one_state_and_the_revision_it_is_of(
    database: Database, door: Door, number: int
) -> None:
    """Every edit gives all claims the same title, so that two titles are two states."""
    claims = [
        {"op": "create", "element": {"type": "claim", "text": "供" * 900}} for _ in range(300)
    ]
    await door.submit(number, edit_of(claims), principal=0)
    documents = Documents(PastReader(database), 2**24)
    is_over = False

    async def write() -> None:
        nonlocal is_over
        for time in range(4):
            operations = [
                {"op": "update", "id": id, "patch": {"title": f"T{time}"}} for id in range(1, 301)
            ]
            await door.submit(number, edit_of(operations), principal=0)
        is_over = True

    async def read(media_type: str) -> set[int]:
        revisions = set()
        while not is_over:
            source = await documents.find(number, 0, None)
            body = await documents.body(source, media_type, None)
            decoded = cast("Any", msgspec.json if media_type == JSON else msgspec.msgpack)
            document = decoded.decode(body.data, type=Document)
            assert document.map.revision == source.revision
            assert len(document.elements) == 300
            assert len({element.title for element in document.elements}) == 1
            assert {element.revision for element in document.elements} == {source.revision}
            revisions.add(source.revision)
        return revisions

    _, *read_by = await asyncio.gather(write(), *map(read, FORMATS))
    assert all(len(revisions) > 1 for revisions in read_by)


class Pages:
    """A source whose pages are there at once: only their writing lets others have a turn."""

    map_number, revision, state, number_max = 7, 1, 1, 100

    def __init__(self, pages: int, text: str) -> None:
        body = msgspec.json.encode({"type": "claim", "id": 1, "revision": 1, "text": text})
        self.read = [[body.decode()] * 200] * pages
        self.turns_before: list[int] = []
        self.turns = 0

    async def version(self) -> MapVersion:
        return MapVersion(title="M", id="0" * 13, revision=1, created_at="", updated_at="")

    async def pages(self) -> AsyncIterator[list[str]]:
        for page in self.read:
            self.turns_before.append(self.turns)
            yield page

    async def count(self, _at_most: int | None = None) -> int:
        return 200 * len(self.read)


async def test_others_have_their_turn_between_any_two_pages_of_a_large_document() -> None:
    source = Pages(20, "x" * 1_000)

    async def others() -> None:
        while True:
            source.turns += 1
            await asyncio.sleep(0)

    running = asyncio.create_task(others())
    documents = Documents(cast("PastReader", None), 0)
    await documents.write(cast("MapAsOf", source), JSON)
    running.cancel()
    assert len(set(source.turns_before)) == 20


async def test_a_document_of_too_many_bytes_is_refused() -> None:
    source = cast("MapAsOf", Pages(20, "x" * 1_000))
    documents = Documents(cast("PastReader", None), 0, bytes_max=3_000_000)
    with pytest.raises(DocumentTooLarge, match="256 MiB"):
        await documents.body(source, MSGPACK, "gzip")
    assert await Documents(cast("PastReader", None), 0).body(source, MSGPACK, "gzip")
