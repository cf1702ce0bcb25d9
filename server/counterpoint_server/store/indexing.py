"""Writing after each commit what `search` and `listing` have of it, step by step.

A transaction that changes a map leaves a row in `unindexed`. Whoever searches has what is left done
first, so that nobody sees that it comes after.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager, suppress

import asyncpg
import msgspec
from asyncpg import Record

from counterpoint_server.model.edit import MAP
from counterpoint_server.model.ids import ELEMENT_ID_MAX, write_map_id
from counterpoint_server.model.stored import decode_content, decode_element
from counterpoint_server.model.types import type_of
from counterpoint_server.rules.wording import Passage, config_of, passages_of, spaced
from counterpoint_server.store.connection import Connection
from counterpoint_server.store.pool import Database
from counterpoint_server.store.queries import load_queries
from counterpoint_server.store.rows import columns

SQL = load_queries(__file__)
STEP = 300
"""Elements, in one statement."""
CLAIMED_MAX = 50
LOOK_SECONDS = 2.0
"""How often it is looked for what others have left."""
GATHER_SECONDS = 0.1
"""How long after a commit its words are left, for others may come."""
WAIT_SECONDS = 1.0
"""How long one who searches waits for what is left."""

REFUSALS = (asyncpg.DataError, asyncpg.ProgramLimitExceededError, asyncpg.InternalServerError)
"""What Postgres says of an element that it will not index the next time either."""
OF_ONE = (*REFUSALS, msgspec.DecodeError)
OF_SOME = (*OF_ONE, asyncpg.QueryCanceledError)
"""Why elements are tried in parts: one of them cannot be indexed, or all at once take too long."""


class Index:
    """At work in the background, and at once for whoever is about to search."""

    def __init__(
        self, database: Database, on_failure: Callable[[BaseException], object] = lambda _: None
    ) -> None:
        self._database = database
        self._on_failure = on_failure
        self._stirred = asyncio.Event()
        self._round: asyncio.Task[None] | None = None

    def stir(self) -> None:
        """This process has committed a change of a map."""
        self._stirred.set()

    async def settle(self) -> bool:
        """Have all done that was committed before, if that takes no longer than a second.

        True if all is indexed; else something may still be left, or cannot be indexed.

        Whoever searches is not to suffer for what cannot be done: what is left is named.
        """
        (behind,) = await self._database.fetch(SQL["is_behind"])
        if not behind["is_left"]:
            return not behind["is_refused"]
        with suppress(TimeoutError):
            async with asyncio.timeout(WAIT_SECONDS):
                if self._round is not None:
                    await asyncio.wait([self._round])  # it may have begun before the last commit
                await asyncio.wait([self._begin()])
        return False

    def _begin(self) -> asyncio.Task[None]:
        if self._round is None or self._round.done():
            self._round = asyncio.create_task(self.catch_up())
            self._round.add_done_callback(self._told)
        return self._round

    def _told(self, round: asyncio.Task[None]) -> None:
        if not round.cancelled() and (error := round.exception()):
            self._on_failure(error)

    async def work(self) -> None:
        """Again and again, until it is cancelled."""
        while True:
            with suppress(TimeoutError):
                async with asyncio.timeout(LOOK_SECONDS):
                    await self._stirred.wait()
                    await asyncio.sleep(GATHER_SECONDS)
            self._stirred.clear()
            await asyncio.wait([self._begin()])

    async def close(self) -> None:
        if self._round is not None:
            self._round.cancel()
            await asyncio.gather(self._round, return_exceptions=True)

    async def catch_up(self) -> None:
        """Until nothing is left that nobody else is at work on."""
        while await self._step():
            pass

    async def _step(self) -> bool:
        async with self._database.connection() as connection, connection.transaction():
            claimed = await connection.fetch(SQL["claim"], CLAIMED_MAX)
            some = [row for row in claimed if row["element_ids"] is not None]
            step = _Step(connection)
            if some:
                await step.some(some)
            elif claimed:
                await step.stretch(claimed[0])
            done = some or claimed[:1]
            await connection.execute(SQL["list"], [row["map_id"] for row in done])
        for error in step.refused:  # once it is committed
            self._on_failure(error)
        return bool(claimed)


class _Step:
    """Some elements, in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.refused: list[Exception] = []
        """What could not be indexed, and why."""

    async def some(self, claimed: list[Record]) -> None:
        """Small changes, of as many maps as there are."""
        run = self._connection
        touched = sorted({(row["map_id"], id) for row in claimed for id in row["element_ids"]})
        turned: set[int] = set()
        for at in range(0, len(touched), STEP):
            places = columns(touched[at : at + STEP], 2)
            turned |= await self._write(await run.fetch(SQL["touched"], *places))
            await run.execute(SQL["drop_touched"], *places)
        done = columns(((row["map_id"], row["revision"]) for row in claimed), 2)
        await run.execute(SQL["done"], *done)
        await run.execute(SQL["all_of"], sorted(turned))

    async def stretch(self, row: Record) -> None:
        """The next elements of a map that is to be indexed as a whole."""
        run = self._connection
        number, revision, above = row["map_id"], row["revision"], row["above"]
        rows = await run.fetch(SQL["stretch"], number, above, STEP)
        last = max((each["element_id"] for each in rows), default=0) if len(rows) >= STEP else None
        await self._write(rows)
        await run.execute(SQL["drop_stretch"], number, above, last or ELEMENT_ID_MAX)
        if last is None:
            await run.execute(SQL["done"], [number], [revision])
        else:
            await run.execute(SQL["go_on"], number, revision, last)

    async def _write(self, rows: list[Record]) -> set[int]:
        """The maps whose language is now another: so all their words are of another, too.

        By halves, down to the one, if some cannot be written together.
        """
        if not rows:
            return set()
        try:
            made = columns((_index_row(row) for row in rows), 10)
            async with self._connection.transaction():
                found = await self._connection.fetch(SQL["index"], *made)
        except OF_SOME as error:
            if len(rows) == 1:
                await self._refuse(rows[0], error)
                return set()
            half = len(rows) // 2
            return await self._write(rows[:half]) | await self._write(rows[half:])
        return {row["map_id"] for row in found}

    async def _refuse(self, row: Record, error: Exception) -> None:
        if not isinstance(error, OF_ONE):
            raise error
        place = row["map_id"], row["element_id"], row["revision"]
        if await self._connection.fetch(SQL["refuse"], *place):
            error.add_note(f"of map {write_map_id(place[0])}, element {place[1]}")
            self.refused.append(error)


def _index_row(row: Record) -> tuple[object, ...]:
    config = config_of(row["language"])
    if row["element_id"] == MAP:
        content = decode_content(row["body"])
        return _row(row, "map", content.tags, config, passages_of(content))
    element = decode_element(row["body"])
    return _row(row, type_of(element).name, element.tags, config, passages_of(element))


def _row(
    row: Record, type: str, tags: Iterable[str], config: str, passages: list[Passage]
) -> tuple[object, ...]:
    texts = (
        "\n".join(spaced(each.text) for each in passages if each.weight == weight)
        for weight in "ABCD"
    )
    place = row["map_id"], row["element_id"], row["revision"]
    return (*place, type, msgspec.json.encode([*tags]).decode(), config, *texts)


@asynccontextmanager
async def indexing(index: Index) -> AsyncIterator[None]:
    """Has it done meanwhile."""
    task = asyncio.create_task(index.work())
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
        await index.close()
