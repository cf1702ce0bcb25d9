"""Bodies that are kept as they were sent, so that sending one again costs next to nothing.

A body is named by all that decides its bytes, so that none goes stale: it is only forgotten, the
one that has not been asked for longest first, and those of a map from which something was erased.
It holds nothing of who may read it.
"""

import asyncio
from collections import Counter, OrderedDict
from collections.abc import Awaitable, Callable, Hashable
from typing import NamedTuple

from counterpoint_server.api.edge.compression import BYTES_MIN, code

BYTES_BESIDE = 512
"""What an entry takes besides its body."""


class BodyName(NamedTuple):
    """What decides the bytes of a body."""

    map_number: int
    state: int | str
    """Its revision, and what has been taken out of it since (`name_of_state`)."""
    media_type: str
    coding: str | None
    """The one that was asked for, and that a short body does without."""
    asked: Hashable = None
    """What is asked of the map; None: all of it."""


class Body(NamedTuple):
    """The bytes, and the content coding that they are in; None: as they are."""

    data: bytes
    coding: str | None = None


class Bodies:
    """As many bodies as some bytes hold; each is made once, however many ask for it meanwhile."""

    def __init__(self, bytes_max: int) -> None:
        self._bytes_max = bytes_max
        self._kept: OrderedDict[BodyName, Body] = OrderedDict()
        self._making: dict[BodyName, asyncio.Task[Body]] = {}
        self._waiting: Counter[BodyName] = Counter()
        """How many wait for what is stopped once nobody does."""
        self._unwanted: set[BodyName] = set()
        """Of what is being made, what is not to be kept."""
        self.bytes = 0

    def __len__(self) -> int:
        return len(self._kept)

    async def get(
        self,
        name: BodyName,
        make: Callable[[], Awaitable[Body]],
        *,
        keeps: bool = True,
        stops: bool = False,
    ) -> Body:
        """Whoever stops waiting does not stop the making, for others may wait for it.

        `keeps`: for later too, not only for those who ask while it is made. `stops`: the making,
        once nobody waits any more.
        """
        kept = self._kept.get(name)
        if kept is not None:
            self._kept.move_to_end(name)
            return kept
        making = self._making.get(name)
        if making is None or making.cancelling():
            making = self._making[name] = asyncio.create_task(self._make(name, make, keeps))
            # Everybody who asked may have gone; then nobody is left to take the failure.
            making.add_done_callback(_look_at)
        if not stops:
            return await asyncio.shield(making)
        self._waiting[name] += 1
        try:
            return await asyncio.shield(making)
        finally:
            self._waiting[name] -= 1
            if not self._waiting[name]:
                del self._waiting[name]
                making.cancel()  # which does nothing to what is done

    async def coded(
        self, name: BodyName, write: Callable[[], Awaitable[bytes]], *, stops: bool = False
    ) -> Body:
        """The body in the coding that its name says, if it is long enough to have one."""

        async def make_plain() -> Body:
            return Body(await write())

        async def make() -> Body:
            # Those who ask for several codings at once wait for one writing.
            plain = await self.get(name._replace(coding=None), make_plain, keeps=False, stops=stops)
            if coding is None or len(plain.data) < BYTES_MIN:
                return plain
            return Body(await code(plain.data, coding), coding)

        coding = name.coding
        return await self.get(name, make_plain if coding is None else make, stops=stops)

    async def _make(self, name: BodyName, make: Callable[[], Awaitable[Body]], keeps: bool) -> Body:
        try:
            body = await make()
            if keeps and name not in self._unwanted:
                self._keep(name, body)
            return body
        finally:
            if self._making.get(name) is asyncio.current_task():
                del self._making[name]
                self._unwanted.discard(name)

    def _keep(self, name: BodyName, body: Body) -> None:
        size = _size(body)
        if size > self._bytes_max:
            return
        self._kept[name] = body
        self.bytes += size
        while self.bytes > self._bytes_max:
            _, forgotten = self._kept.popitem(last=False)
            self.bytes -= _size(forgotten)

    def forget(self, map_number: int) -> None:
        """What is kept of a map; what is being made is given to those who wait, and not kept."""
        for name in [each for each in self._kept if each.map_number == map_number]:
            self.bytes -= _size(self._kept.pop(name))
        self._unwanted |= {each for each in self._making if each.map_number == map_number}

    async def close(self) -> None:
        """Stop what is being made; whoever waits for it is told as by any cancelled request."""
        making = [*self._making.values()]
        for task in making:
            task.cancel()
        await asyncio.gather(*making, return_exceptions=True)


def _size(body: Body) -> int:
    return len(body.data) + BYTES_BESIDE


def _look_at(making: "asyncio.Task[Body]") -> None:
    if not making.cancelled():
        making.exception()
