"""The live feed: from what is committed, by this process or another, to those who follow."""

import asyncio
import random
from collections.abc import AsyncIterator, Callable, Coroutine, Mapping
from contextlib import asynccontextmanager, suppress
from typing import Any

from asyncpg import Record

from counterpoint_server.model.ids import write_map_id
from counterpoint_server.model.problems import Problem, RevisionAhead, Unavailable
from counterpoint_server.rules.access import authorize
from counterpoint_server.store.access import access_of
from counterpoint_server.store.announcing import RevisionReader
from counterpoint_server.store.following import Follower, Topic
from counterpoint_server.store.notices import Notices
from counterpoint_server.store.pool import Database
from counterpoint_server.store.queries import load_queries

SQL = load_queries(__file__)
LOOK_SECONDS = 1.5
"""How often the maps that are followed are looked at, whatever is heard of them."""
MAPS_TOGETHER_MAX = 1_000

Complain = Callable[[str, BaseException], None]


class Feed:
    """Everybody who follows a map in this process."""

    def __init__(self, dsn: str, database: Database, complain: Complain) -> None:
        self._database = database
        self._complain = complain
        self._reader = RevisionReader(database)
        self._notices = Notices(dsn, self.wake, self.look_soon, complain)
        self._topics: dict[int, Topic] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._look_now = asyncio.Event()
        self._sees = True
        self._is_closed = False
        self._start(self._look_again_and_again())
        self._start(self._notices.run())

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def follow(self, principal: int, wanted: Mapping[int, int | None]) -> Follower:
        """Follow maps from after a revision of each; None: from now on."""
        follower = Follower(principal, self._reader.read)
        # Before it is known where they stand, so that no change in between goes unheard.
        for number in wanted:
            topic = self._topics.setdefault(number, Topic(number))
            topic.joined[follower] = None
            follower.topics[number] = topic
        try:
            for row in await self._places([*wanted]):
                number = row["number"]
                authorize(principal, "read", access_of(row), number)
                self._begin(follower, row, wanted[number])
            if self._is_closed:
                raise Unavailable("The server is being stopped.")
        except BaseException:
            self.leave(follower)
            raise
        return follower

    def _begin(self, follower: Follower, row: Record, after: int | None) -> None:
        number, revision = row["number"], row["revision"]
        if after is not None and after > revision:
            raise RevisionAhead(
                f"Map {write_map_id(number)} is at revision {revision}, which is before {after}.",
                current_revision=revision,
            )
        topic = follower.topics[number]
        topic.head = topic.head or revision
        topic.let_go_after_erasure(row["erased_revision"])
        follower.begin(topic, revision if after is None else after)
        self.wake(number, revision)

    def leave(self, follower: Follower) -> None:
        follower.end("left")
        for number, topic in follower.topics.items():
            topic.joined.pop(follower, None)
            if not topic.joined:
                self._topics.pop(number, None)

    @property
    def followers(self) -> set[Follower]:
        return {follower for topic in self._topics.values() for follower in topic.joined}

    @property
    def hears_others(self) -> bool:
        """Whether it is told what other processes write, and need not find out by looking."""
        return self._notices.is_listening

    def close(self) -> None:
        """Tell all who follow that this server stops; nobody can follow any more."""
        self._is_closed = True
        for follower in self.followers:
            follower.end("shutdown")

    async def stop(self) -> None:
        self.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._reader.close()

    def written(self, number: int, revision: int) -> None:
        """This process has committed a revision of a map."""
        self.wake(number, revision)
        self._notices.tell(number, revision)

    def wake(self, number: int, revision: int) -> None:
        """A map has this revision now; read it, if somebody follows and nobody reads already."""
        topic = self._topics.get(number)
        if topic is None:
            return
        topic.wanted = max(topic.wanted, revision)
        if topic.head and topic.wanted > topic.head and not topic.is_being_read:
            topic.is_being_read = True
            self._start(self._read_on(topic))

    async def _read_on(self, topic: Topic) -> None:
        try:
            while topic.joined and topic.wanted > topic.head:
                read = await asyncio.shield(self._reader.read(topic.map_number, topic.head))
                topic.add(read)
                if not read:
                    topic.wanted = topic.head  # it was only said
                for follower in topic.joined:
                    follower.stir(topic)
        except Exception as error:
            self._complain("a map cannot be followed", error)
            for follower in topic.joined:
                follower.end("overflow")
        finally:
            topic.is_being_read = False

    def look_soon(self) -> None:
        self._look_now.set()

    async def _look_again_and_again(self) -> None:
        while True:
            with suppress(TimeoutError):
                async with asyncio.timeout(LOOK_SECONDS * random.uniform(0.8, 1.2)):  # noqa: S311
                    await self._look_now.wait()
            self._look_now.clear()
            try:
                await self._look()
                self._sees = True
            except Exception as error:
                if self._sees:
                    self._complain("the maps that are followed cannot be looked at", error)
                self._sees = False

    async def _look(self) -> None:
        """Find what was not heard of, and who may no longer see what they follow."""
        for number in [n for n, topic in self._topics.items() if not topic.joined]:
            del self._topics[number]  # its map went, and with it all who followed
        heads = {number: topic.head for number, topic in self._topics.items()}
        numbers = [*heads]
        for at in range(0, len(numbers), MAPS_TOGETHER_MAX):
            for row in await self._places(numbers[at : at + MAPS_TOGETHER_MAX]):
                topic = self._topics.get(row["number"])
                if topic is not None:
                    self._check(topic, row, heads[row["number"]])

    def _check(self, topic: Topic, row: Record, head: int) -> None:
        access = access_of(row)
        for follower, place in topic.joined.items():
            try:
                authorize(follower.principal, "read", access, topic.map_number)
            except Problem:
                if place is not None:
                    follower.lose(topic)
        topic.forget()
        if access is None:
            return
        topic.let_go_after_erasure(row["erased_revision"])
        if row["revision"] < head:
            # Another database answers now, which lacks what this one had: who asks it is told.
            for follower in topic.joined:
                follower.end("overflow")
        self.wake(topic.map_number, row["revision"])

    async def _places(self, numbers: list[int]) -> list[Record]:
        return await self._database.fetch(SQL["places"], numbers)


@asynccontextmanager
async def open_feed(dsn: str, database: Database, complain: Complain) -> AsyncIterator[Feed]:
    feed = Feed(dsn, database, complain)
    try:
        yield feed
    finally:
        await feed.stop()
