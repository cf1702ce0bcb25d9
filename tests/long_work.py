"""Servers that do long operations, as far as the database can tell, and asking them to."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx
import msgspec

from counterpoint_server.api.document_bodies import Documents
from counterpoint_server.api.performing import Performer
from counterpoint_server.model.ids import read_map_id
from counterpoint_server.model.operation import LongOperation
from counterpoint_server.rules.progress import Progress
from counterpoint_server.store.door import Door
from counterpoint_server.store.forks import Forks
from counterpoint_server.store.operations import NewOperation, Operations, Taken
from counterpoint_server.store.past import PastReader
from counterpoint_server.store.pool import Database
from counterpoint_server.store.workers import Perform, Worker, working
from desk import history_of

LEASE = 1.5
Json = dict[str, Any]


class Server:
    """One server process, as far as the database can tell."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.operations = Operations(database, lease=LEASE, open_max=5)
        self.door = Door(database)
        self.failures: list[Exception] = []
        self.performed: list[Taken] = []
        documents = Documents(PastReader(database), 0)
        forks = Forks(database, database)
        self.perform = Performer(self.operations, self.door, forks, documents).perform

    @asynccontextmanager
    async def at_work(self, perform: Perform | None = None) -> AsyncIterator[None]:
        async def noted(taken: Taken, progress: Progress) -> None:
            self.performed.append(taken)
            await (perform or self.perform)(taken, progress)

        worker = Worker(self.operations, noted, self.failures.append, look=0.05)
        async with working(worker):
            yield


def asking(number: int, *texts: str, kind: Any = "edit", key: str | None = None) -> NewOperation:
    operations = [{"op": "create", "element": {"type": "claim", "text": text}} for text in texts]
    body = {} if kind == "fork" else {"operations": operations}
    return NewOperation(
        kind=kind,
        map_number=number,
        principal=0,
        body=msgspec.json.encode(body),
        if_revision=None,
        key=key,
        fingerprint=repr(texts).encode(),
    )


async def accept(server: Server, new: NewOperation) -> int:
    operation, _ = await server.operations.accept(new)
    return read_map_id(operation.id) or 0


async def ended(server: Server, operation: int) -> LongOperation:
    async with asyncio.timeout(60):
        while (found := await server.operations.read(operation, 0)).ended_at is None:
            await asyncio.sleep(0.01)
    return found


async def until_running(server: Server, operation: int) -> None:
    async with asyncio.timeout(60):
        while (await server.operations.read(operation, 0)).state != "running":
            await asyncio.sleep(0.01)


async def revision_of(database: Database, number: int) -> int:
    return (await history_of(database, number)).revision


def end_of(http: httpx.Client, operation: Json) -> Json:
    """As a client sees it: asked for until it has ended."""
    address = f"/v1/operations/{operation['id']}"
    give_up = time.monotonic() + 60
    while time.monotonic() < give_up:
        answer = http.get(address)
        found: Json = answer.json()
        assert ("retry-after" in answer.headers) == (found["ended_at"] is None)
        if found["ended_at"]:
            return found
        time.sleep(0.02)
    raise AssertionError("it did not end")
