"""Who follows which maps. What is new of a map is held once, whoever follows it."""

import asyncio
from collections.abc import Callable, Iterable
from typing import Any, Literal, NamedTuple

from counterpoint_server.store.announcing import Announced, Answer

HELD_MAX = 1_000
HELD_BYTES_MAX = 1024 * 1024
"""What is held for the slowest follower of a map; who falls further behind is let go."""
TAKEN_MAX = 100
"""What a follower is given at once."""

Ending = Literal["gone", "overflow", "shutdown", "left"]


class Gone(NamedTuple):
    """The map is no longer there for this follower."""

    map_number: int


News = Announced | Gone


class Topic:
    """A map that is followed: its newest revisions, without a hole, up to `head`."""

    __slots__ = (
        *("_bytes", "_erased_revision", "_held"),
        *("head", "is_being_read", "joined", "map_number", "wanted"),
    )

    def __init__(self, map_number: int, head: int = 0) -> None:
        self.map_number = map_number
        self.joined: dict[Follower, int | None] = {}
        """Each follower's place, the last revision it was given; None: not known yet."""
        self.head = head
        """The newest revision that has been read; 0: nobody has begun yet."""
        self.wanted = head
        """The newest revision that has been heard of."""
        self.is_being_read = False
        self._held: list[Announced] = []
        self._bytes = 0
        self._erased_revision = 0

    def add(self, read: Iterable[Announced]) -> None:
        for each in read:
            if each.revision != self.head + 1:
                raise RuntimeError(f"revision {each.revision} was read after {self.head}")
            self.head = each.revision
            self._held.append(each)
            self._bytes += len(each.event)
        if self._surplus():
            self.forget()
            self._drop(self._surplus())

    def after(self, revision: int, count: int = TAKEN_MAX) -> list[Announced] | None:
        """What comes next, as far as it has been read; None: it is not held, or no longer."""
        begin = revision - self._first()
        return self._held[begin : begin + count] if begin >= 0 else None

    def forget(self) -> None:
        """Let go of what all followers have been given."""
        places = [place for place in self.joined.values() if place is not None]
        if self._held:
            self._drop(min(places, default=self.head) - self._first())

    def let_go_after_erasure(self, erased_revision: int) -> None:
        """Hold nothing that was read before the map's last erasure: it may say what is erased."""
        if erased_revision > self._erased_revision:
            self._erased_revision = erased_revision
            self._drop(len(self._held))

    def _first(self) -> int:
        """The revision after which begins what is held."""
        return self.head - len(self._held)

    def _surplus(self) -> int:
        """How many of the oldest are too much."""
        count, left = max(0, len(self._held) - HELD_MAX), self._bytes
        left -= sum(len(each.event) for each in self._held[:count])
        while left > HELD_BYTES_MAX and count < len(self._held) - 1:
            left -= len(self._held[count].event)
            count += 1
        return count

    def _drop(self, count: int) -> None:
        if count > 0:
            self._bytes -= sum(len(each.event) for each in self._held[:count])
            del self._held[:count]


class Follower:
    """One reader of a feed: of each of its maps it is given every revision once, in order."""

    __slots__ = (
        *("_behind", "_lost", "_read", "_reading", "_stirred", "_waiting"),
        *("ending", "principal", "topics"),
    )

    def __init__(self, principal: int, read: Callable[[int, int], Answer]) -> None:
        self.principal = principal
        self.topics: dict[int, Topic] = {}
        self.ending: Ending | None = None
        """Why there will be nothing more."""
        self._read = read
        self._reading: Answer | None = None
        self._behind: list[Topic] = []
        """Those whose earlier revisions it wants, which come from the table; the first is next."""
        self._stirred: dict[Topic, None] = {}
        """Those that may have something new, the longest waiting first."""
        self._lost: list[Topic] = []
        self._waiting: asyncio.Future[None] | None = None

    def begin(self, topic: Topic, place: int) -> None:
        topic.joined[self] = place
        self._behind.append(topic)

    @property
    def places(self) -> dict[int, int]:
        """By map number, the revision it was given last."""
        return {number: topic.joined[self] or 0 for number, topic in self.topics.items()}

    def stir(self, topic: Topic) -> None:
        if topic not in self._behind:
            self._stirred[topic] = None
            self._wake()

    def lose(self, topic: Topic) -> None:
        if topic not in self._lost:
            self._lost.append(topic)
            self._wake()

    def end(self, ending: Ending) -> None:
        self.ending = self.ending or ending
        self._wake()

    async def next(self, patience: float) -> list[News]:
        """What is new; nothing if there is nothing for so many seconds, or if all is over."""
        clock = asyncio.get_running_loop().time
        deadline = clock() + patience
        while self.ending is None:
            news = self._take_lost()
            if self._behind:
                news += await self._catch_up(self._behind[0], deadline)
            news += self._take_stirred()
            if news or clock() >= deadline:
                return news
            if not self._behind and self.ending is None:
                await self._wait(deadline)
        return []

    def _take_lost(self) -> list[News]:
        gone: list[News] = []
        while self._lost:
            topic = self._lost.pop()
            if self.topics.pop(topic.map_number, None) is None:
                continue
            del topic.joined[self]
            self._stirred.pop(topic, None)
            if topic in self._behind:
                self._behind.remove(topic)
                self._reading = None
            gone.append(Gone(topic.map_number))
        if not self.topics:
            self.end("gone")
        return gone

    async def _catch_up(self, topic: Topic, deadline: float) -> list[News]:
        place = topic.joined[self] or 0
        if topic.after(place) is not None:
            self._behind.remove(topic)
            self._stirred[topic] = None
            return []
        self._reading = self._reading or self._read(topic.map_number, place)
        await self._wait(deadline, self._reading)
        if self._lost or self.ending or not self._reading.done():
            return []
        read, self._reading = self._reading.result(), None
        if not read or read[0].revision != place + 1:
            raise RuntimeError(f"there is no revision {place + 1}")
        topic.joined[self] = read[-1].revision
        return [*read]

    def _take_stirred(self) -> list[News]:
        news: list[News] = []
        while self._stirred and len(news) < TAKEN_MAX:
            topic = next(iter(self._stirred))
            del self._stirred[topic]
            found = topic.after(topic.joined[self] or 0)
            if found is None:
                self.end("overflow")
                break
            if found:
                topic.joined[self] = found[-1].revision
                self._stirred[topic] = None  # there may be more
                news += found
        return news

    def _wake(self) -> None:
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_result(None)

    async def _wait(self, deadline: float, *others: Answer) -> None:
        """For something to happen to it, or to these."""
        loop = asyncio.get_running_loop()
        self._waiting = loop.create_future()
        seconds = max(0.0, deadline - loop.time())
        both: set[asyncio.Future[Any]] = {self._waiting, *others}
        await asyncio.wait(both, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
