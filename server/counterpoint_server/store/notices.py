"""What the server processes of one database tell each other: which maps have changed.

Nothing depends on it but time: who hears nothing finds out by looking.
"""

import asyncio
import random
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from itertools import islice
from typing import TYPE_CHECKING, Any

import asyncpg

from counterpoint_server.store.connection import SERVER_SETTINGS
from counterpoint_server.store.queries import load_queries

if TYPE_CHECKING:
    Listening = asyncpg.Connection[asyncpg.Record]

SQL = load_queries(__file__)
CHANNEL = "counterpoint_revision"
TOGETHER_MAX = 200
"""Maps in one notice, which may have 8,000 bytes."""
PAUSE_SECONDS = 0.01
"""Between two notices; what is written meanwhile goes into one. Postgres sends all of a database
one after another."""
ALIVE_SECONDS = 10
ANSWER_SECONDS = 5
RETRY_SECONDS_MIN, RETRY_SECONDS_MAX = 0.1, 5.0
SETTINGS = {
    **SERVER_SETTINGS,
    "application_name": "counterpoint notices",
    "synchronous_commit": "off",  # a notice leaves nothing behind that a crash could lose
}


class Notices:
    """Tells and hears by a connection of its own, never by one that writes (9 times slower)."""

    def __init__(
        self,
        dsn: str,
        hear: Callable[[int, int], None],
        look: Callable[[], None],
        complain: Callable[[str, BaseException], None],
    ) -> None:
        self._dsn = dsn
        self._hear = hear
        self._look = look
        """Called when it begins to listen, for something may have been said before."""
        self._complain = complain
        self._untold: dict[int, int] = {}
        self.is_listening = False
        self._stirred = asyncio.Event()

    def tell(self, map_number: int, revision: int) -> None:
        if self.is_listening:
            self._untold[map_number] = revision
            self._stirred.set()

    async def run(self) -> None:
        """For ever: connect, tell and hear; and connect again when that ends."""
        pause = RETRY_SECONDS_MIN
        while True:
            try:
                async with self._listening() as connection:
                    pause = RETRY_SECONDS_MIN
                    self._look()
                    while True:
                        await self._tell_next(connection)
            except Exception as error:
                if pause == RETRY_SECONDS_MIN:
                    self._complain("nothing is heard of other processes just now", error)
            await asyncio.sleep(pause * random.uniform(0.5, 1.5))  # noqa: S311 - spreads load
            pause = min(2 * pause, RETRY_SECONDS_MAX)

    @asynccontextmanager
    async def _listening(self) -> "AsyncIterator[Listening]":
        connection = await asyncpg.connect(
            self._dsn,
            timeout=ANSWER_SECONDS,
            command_timeout=ANSWER_SECONDS,
            server_settings=SETTINGS,
        )
        try:
            connection.add_termination_listener(lambda _: self._stirred.set())
            await connection.add_listener(CHANNEL, self._receive)
            self.is_listening = True
            yield connection
        finally:
            self.is_listening = False
            self._untold.clear()
            connection.terminate()

    async def _tell_next(self, connection: "Listening") -> None:
        try:
            async with asyncio.timeout(ALIVE_SECONDS):
                await self._stirred.wait()
        except TimeoutError:
            await connection.fetch(SQL["alive"])
            return
        self._stirred.clear()
        while self._untold:
            maps = list(islice(self._untold, TOGETHER_MAX))
            notice = " ".join(f"{number}:{self._untold.pop(number)}" for number in maps)
            await connection.fetch(SQL["tell"], CHANNEL, notice)
            await asyncio.sleep(PAUSE_SECONDS)
        if connection.is_closed():
            raise ConnectionError("the connection was closed")

    def _receive(self, connection: Any, sender: int, _channel: str, notice: Any) -> None:
        if sender == connection.get_server_pid():
            return  # what was written here is known here
        for each in notice.split():
            number, _, revision = each.partition(":")
            if number.isdigit() and revision.isdigit():
                self._hear(int(number), int(revision))
