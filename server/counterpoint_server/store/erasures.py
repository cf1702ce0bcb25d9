"""Taking out of the past what an erasure has taken out of the present."""

from collections.abc import AsyncIterator, Set

from asyncpg import Record

from counterpoint_server.model.erasure import Redaction
from counterpoint_server.model.stored import decode_element, encode_stored
from counterpoint_server.model.types import Source
from counterpoint_server.rules.erasing import erased_content, redacted
from counterpoint_server.rules.silencing import Silence, hear
from counterpoint_server.store.connection import Connection
from counterpoint_server.store.queries import load_queries

SQL = load_queries(__file__)
CHUNK = 1_000
NOBODY = Silence(participants=frozenset(), sources=frozenset())


async def redact_past(
    connection: Connection, map_number: int, revision: int, redaction: Redaction
) -> None:
    """In the transaction that takes it out of the present, at `revision`, after all is written."""
    past = _Past(connection, map_number, revision)
    participants = await past.merged_from(redaction.participants)
    gone = await past.merged_from(redaction.erased)
    erased = gone | redaction.versions
    sources = gone & await past.bury(erased)
    if participants or sources:
        await past.silence(Silence(participants=participants, sources=sources))
    if redaction.of_map:
        await past.bury_map()
    await past.mark_revisions(erased, redaction)
    await past.drop_texts()
    await connection.execute(SQL["unindex"], map_number)


class _Past:
    """The former versions of a map, while some of them are redacted."""

    def __init__(self, connection: Connection, map_number: int, revision: int) -> None:
        self._connection = connection
        self._map_number = map_number
        self._revision = revision
        self._touched: set[int] = set()
        """The revisions at which redacted versions began or ended."""
        self._texts: set[bytes] = set()

    async def merged_from(self, ids: Set[int]) -> frozenset[int]:
        rows = await self._connection.fetch(SQL["merged_from"], self._map_number, list(ids))
        return frozenset(row["id"] for row in rows)

    async def bury(self, erased: Set[int]) -> set[int]:
        """Leave of some elements what cannot be left out; which of them were sources."""
        sources = set()
        async for rows in self._pages(SQL["versions"], list(erased)):
            for row in rows:
                element = decode_element(row["body"])
                if isinstance(element, Source):
                    sources.add(element.id)
                    self._texts.add(bytes.fromhex(element.text_sha256 or ""))
            await self._redact(rows, erased, NOBODY)
        return sources

    async def silence(self, silence: Silence) -> None:
        """First hear all that is to be left out, for what is around other quotes may repeat it."""
        participants = list(silence.participants)
        async for rows in self._pages(SQL["mentions"], participants, []):
            silence = hear(silence, (decode_element(row["body"]) for row in rows))
        sources = [*silence.sources, *silence.quoted]
        async for rows in self._pages(SQL["mentions"], participants, sources):
            await self._redact(rows, frozenset(), silence)

    async def _pages(self, query: str, *asked: list[int]) -> AsyncIterator[list[Record]]:
        above = (0, 0)
        while rows := await self._connection.fetch(query, self._map_number, *above, *asked, CHUNK):
            yield rows
            above = (rows[-1]["element_id"], rows[-1]["revision"])

    async def _redact(self, rows: list[Record], erased: Set[int], silence: Silence) -> None:
        ids, revisions, bodies = [], [], []
        for row in rows:
            element = decode_element(row["body"])
            kept = redacted(element, erased, silence)
            if kept != element:
                ids.append(element.id)
                revisions.append(row["revision"])
                bodies.append(encode_stored(kept))
                self._touched |= {row["revision"], row["gone_revision"]}
        columns = (ids, revisions, bodies)
        await self._connection.execute(SQL["redact"], self._map_number, self._revision, *columns)

    async def bury_map(self) -> None:
        rows = await self._connection.fetch(
            SQL["redact_map"], self._map_number, self._revision, encode_stored(erased_content())
        )
        self._touched |= {end for row in rows for end in row}

    async def mark_revisions(self, erased: Set[int], redaction: Redaction) -> None:
        where = (self._map_number, self._revision)
        keeps = redaction.messages == "keep"
        concerned = (list(self._touched), list(erased))
        await self._connection.execute(SQL["redact_revisions"], *where, *concerned, keeps)
        if redaction.messages == "all":
            await self._connection.execute(SQL["redact_messages"], *where)
        await self._connection.execute(SQL["note"], *where)

    async def drop_texts(self) -> None:
        await self._connection.execute(SQL["drop_texts"], self._map_number, list(self._texts))
