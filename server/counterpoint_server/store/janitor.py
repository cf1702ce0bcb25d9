"""The janitor: takes away for good what is past its time, a little at a time."""

import asyncio
import random
import secrets
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress

from msgspec import Struct

from counterpoint_server.store.pool import Database
from counterpoint_server.store.queries import load_queries

SQL = load_queries(__file__)

STEP_ROWS = 5_000
PAUSE_SECONDS = 0.1
"""Between two steps, for those who are served meanwhile."""
INTERVAL_SECONDS = 600
"""Between two rounds of one server process."""

PURGES = (
    SQL["purge_links"],
    SQL["purge_names"],
    SQL["purge_elements"],
    SQL["purge_elements_old"],
    SQL["purge_contents_old"],
    SQL["purge_merged"],
    SQL["purge_merged_old"],
    SQL["purge_revisions"],
    SQL["purge_unchanged"],
    SQL["purge_texts"],
    SQL["purge_to_index"],
    SQL["purge_search"],
    SQL["purge_unsearchable"],
    SQL["purge_listing"],
    SQL["purge_operations"],
    SQL["purge_map"],
)
"""All tables that have rows of a map: what refers to others first."""
SWEEPS = (SQL["sweep_requests"], SQL["sweep_unchanged"], SQL["sweep_operations"])
"""What of all maps is past its time."""


class Swept(Struct):
    """What a round has taken away."""

    maps: int = 0
    rows: int = 0


class _OthersTurnError(Exception):
    """Somebody else does the housekeeping."""


class Janitor:
    """One of those who take turns; a row of the database says whose turn it is."""

    def __init__(
        self,
        bulk: Database,
        *,
        step_rows: int = STEP_ROWS,
        pause: float = PAUSE_SECONDS,
        interval: float = INTERVAL_SECONDS,
    ) -> None:
        self._bulk = bulk
        self._step_rows = step_rows
        self._pause = pause
        self._interval = interval
        self._name = secrets.token_hex(8)

    async def work(self, on_failure: Callable[[Exception], object]) -> None:
        """Round after round, until it is cancelled; a failed one is told, and the next goes on."""
        while True:
            # At a time of its own, so that servers started together do not come together.
            await asyncio.sleep(self._interval * (0.5 + random.random()))  # noqa: S311
            try:
                await self.round()
            except Exception as error:
                on_failure(error)

    async def round(self) -> Swept | None:
        """All that is due; None if it is somebody else's turn. Cut short, the next one goes on."""
        swept = Swept()
        try:
            for query in SWEEPS:
                await self._repeat(swept, query)
            while (map_number := await self._claim_map()) is not None:
                for query in PURGES:
                    await self._repeat(swept, query, map_number)
                swept.maps += 1
            await self._bulk.fetch(SQL["let_go"], self._name)
        except _OthersTurnError:
            return None
        return swept

    async def _claim_map(self) -> int | None:
        await self._hold()
        rows = await self._bulk.fetch(SQL["claim_map"])
        return rows[0]["map_id"] if rows else None

    async def _repeat(self, swept: Swept, query: str, *arguments: object) -> None:
        """In steps, each in a transaction of its own, until there is nothing left."""
        count = self._step_rows
        while count == self._step_rows:
            await self._hold()
            async with self._bulk.connection() as connection:
                done = await connection.execute(query, *arguments, self._step_rows)
            count = int(done.rpartition(" ")[2])  # as in `DELETE 5000`
            swept.rows += count
            if count == self._step_rows:
                await asyncio.sleep(self._pause)

    async def _hold(self) -> None:
        if not await self._bulk.fetch(SQL["hold"], self._name):
            raise _OthersTurnError


@asynccontextmanager
async def at_work(
    janitor: Janitor, on_failure: Callable[[Exception], object]
) -> AsyncIterator[None]:
    """Has the janitor work meanwhile."""
    task = asyncio.create_task(janitor.work(on_failure))
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
