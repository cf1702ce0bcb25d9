"""Many write, many follow and come back at random; then it is counted who has seen what."""

import asyncio
import random
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from typing import Any, Protocol

from msgspec import Struct

BROKEN = (OSError, EOFError, ValueError, asyncio.IncompleteReadError, TimeoutError)
"""What a reader sees of a server that is killed."""


Told = AsyncIterator[tuple[Any, list[tuple[Any, int]]]]
"""Places, and what was changed on the way there: map and number."""


class Source(Protocol):
    """Somewhere that maps are changed and followed; each change of a map has a number."""

    maps: list[Any]

    async def write(self, map: Any) -> None:
        """Change it, once, however often that has to be tried."""

    async def written(self, map: Any) -> list[int]:
        """The numbers of all its changes, in order."""

    def follow(self, maps: list[Any], last: Any) -> AbstractAsyncContextManager[Told]:
        """Of what comes after the last place: the next place, and what was changed before it."""


class Reader(Struct, kw_only=True):
    """One who follows, and what they have been told."""

    maps: list[Any]
    seen: dict[Any, list[int]]
    last: Any = None
    has_begun: asyncio.Event
    visits: int = 0

    async def read(self, source: Source, dice: random.Random) -> None:
        while True:
            self.visits += 1
            patience = dice.choice([1, 5, 20, 100, 1_000])
            try:
                async with (
                    source.follow(self.maps, self.last) as told,
                    asyncio.timeout(dice.uniform(0.05, 1)),
                ):
                    async for place, changes in told:
                        self.last = place
                        for map, number in changes:
                            self.seen[map].append(number)
                        self.has_begun.set()
                        patience -= 1
                        if not patience:
                            break
            except BROKEN:
                await asyncio.sleep(dice.uniform(0.01, 0.1))


class Swarm:
    """Writers and readers of one source."""

    def __init__(self, source: Source, *, seed: int = 1, quiet_seconds: float = 5) -> None:
        """`quiet_seconds`: after so long without news, nothing more is expected."""
        self.source = source
        self.quiet_seconds = quiet_seconds
        self.dice = random.Random(seed)
        self.is_writing = True
        self.writes = 0

    async def run(
        self,
        seconds: float,
        between: Callable[[], Awaitable[None]],
        *,
        writers: int = 8,
        readers: int = 20,
    ) -> list[str]:
        """What went wrong. Every fourth reader follows all maps at once."""
        maps = self.source.maps
        crowd = [
            self._reader(maps if at % 4 == 0 else [maps[at % len(maps)]]) for at in range(readers)
        ]
        reading = [asyncio.create_task(each.read(self.source, self.dice)) for each in crowd]
        try:
            await asyncio.gather(*(each.has_begun.wait() for each in crowd))
            writing = [asyncio.create_task(self._write()) for _ in range(writers)]
            await asyncio.gather(asyncio.sleep(seconds), between())
            self.is_writing = False
            await asyncio.gather(*writing)
            truth = {map: await self.source.written(map) for map in maps}
            await self._until_quiet(crowd, truth)
            return [fault for each in crowd for fault in faults_of(each, truth)]
        finally:
            for task in reading:
                task.cancel()
            ended = await asyncio.gather(*reading, return_exceptions=True)
            unforeseen = [each for each in ended if isinstance(each, Exception)]
            assert unforeseen == []

    def _reader(self, maps: list[Any]) -> Reader:
        return Reader(maps=maps, seen={map: [] for map in maps}, has_begun=asyncio.Event())

    async def _write(self) -> None:
        while self.is_writing:
            await self.source.write(self.dice.choice(self.source.maps))
            self.writes += 1

    async def _until_quiet(self, crowd: list[Reader], truth: dict[Any, list[int]]) -> None:
        """Until everybody has come back, and seen the last of everything or nothing more comes."""
        clock = asyncio.get_running_loop().time
        counted, since = -1, clock()
        while clock() < since + self.quiet_seconds or not all(each.visits > 1 for each in crowd):
            seen = (len(each.seen[map]) >= len(truth[map]) for each in crowd for map in each.maps)
            if all(seen) and all(each.visits > 1 for each in crowd):
                return
            count = sum(len(seen) for each in crowd for seen in each.seen.values())
            if count != counted:
                counted, since = count, clock()
            await asyncio.sleep(0.05)


def faults_of(reader: Reader, truth: dict[Any, list[int]]) -> list[str]:
    """Whatever differs from: all of it, once, in order."""
    found = []
    for map, seen in reader.seen.items():
        if missed := set(truth[map]) - set(seen):
            found.append(f"{map}: missed {sorted(missed)[:5]} and so on, {len(missed)} in all")
        if len(seen) > len(set(seen)):
            found.append(f"{map}: {len(seen) - len(set(seen))} came twice")
        if strange := set(seen) - set(truth[map]):
            found.append(f"{map}: never happened: {sorted(strange)[:5]}")
        if seen != sorted(seen):
            found.append(f"{map}: out of order")
    return found
