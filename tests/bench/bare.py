"""The limit to measure by: the same reads and writes with nothing around ASGI, driver and codec."""

import itertools
import os
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

import asyncpg
import msgspec

from counterpoint_server.model.types import Claim, NewClaim

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Answer = tuple[int, list[tuple[bytes, bytes]], bytes]

CONNECTIONS = 16
MAP = 1
"""The number under which all that is inserted here is kept."""

TABLE = """
    CREATE TABLE bare_element (
        map_id     bigint NOT NULL,
        element_id integer NOT NULL,
        type       text COLLATE "C" NOT NULL,
        revision   integer NOT NULL,
        body       json NOT NULL,
        PRIMARY KEY (map_id, element_id)
    )
"""
READ = """
    SELECT map_id, element_id, type, revision, body
    FROM element WHERE map_id = $1 AND element_id = $2
"""
INSERT = "INSERT INTO bare_element VALUES ($1, $2, 'claim', 1, $3)"
LAST = "SELECT coalesce(max(element_id), 0) FROM bare_element"

BYTES = bytes(1_000_000)

_encoder = msgspec.json.Encoder()
_stored = msgspec.json.Decoder(Claim)
_new: msgspec.json.Decoder[Any] = msgspec.json.Decoder(NewClaim)


async def _leave_as_it_is(_connection: object) -> None:
    """As the server does: the driver's own reset would halve what it is measured by."""


class Bare:
    """`GET /elements/{map}/{n}`, `POST /claims`, `GET /one` (SELECT 1), `GET /nothing`.

    `GET /bytes/{n}` is `/one` with so many bytes.
    """

    def __init__(self, dsn: str) -> None:
        self.dsn = dsn
        self.pool: Any = None
        self.numbers = itertools.count(1)

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._live(receive, send)
            return
        status, headers, body = await self._answer(scope["path"], receive)
        headers += [
            (b"content-type", b"application/json"),
            (b"content-length", str(len(body)).encode()),
        ]
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": body, "more_body": False})

    async def _live(self, receive: Receive, send: Send) -> None:
        await receive()
        self.pool = await asyncpg.create_pool(
            self.dsn, min_size=2, max_size=CONNECTIONS, reset=_leave_as_it_is
        )
        self.numbers = itertools.count(await self.pool.fetchval(LAST) + 1)
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await self.pool.close()
        await send({"type": "lifespan.shutdown.complete"})

    async def _answer(self, path: str, receive: Receive) -> Answer:
        match path.split("/"):
            case ["", "elements", map, n]:
                return await self._get(int(map), int(n))
            case ["", "claims"]:
                return await self._post(await _read(receive))
            case ["", "one"]:
                await self._one()
                return 200, [], b"1"
            case ["", "bytes", count]:
                await self._one()
                return 200, [], BYTES[: int(count)]
            case ["", "nothing"]:
                return 200, [], b"1"
        return 404, [], b"null"

    async def _one(self) -> None:
        async with self.pool.acquire() as connection:
            await connection.fetchval("SELECT 1")

    async def _get(self, map: int, n: int) -> Answer:
        async with self.pool.acquire() as connection:
            row = await connection.fetchrow(READ, map, n)
        claim = _stored.decode(row["body"])
        return 200, [(b"etag", b'"%d"' % claim.revision)], _encoder.encode(claim)

    async def _post(self, body: bytes) -> Answer:
        new = _new.decode(body)
        given = {name: getattr(new, name) for name in new.__struct_fields__}
        claim = Claim(id=next(self.numbers), revision=1, **given)
        async with self.pool.acquire() as connection:
            await connection.execute(INSERT, MAP, claim.id, body.decode())
        return 201, [(b"etag", b'"1"')], _encoder.encode(claim)


async def _read(receive: Receive) -> bytes:
    body: bytes = b""
    while True:
        message = await receive()
        body += message["body"]
        if not message["more_body"]:
            return body


def create_app() -> Bare:
    return Bare(os.environ["DATABASE_URL"])
