"""Sends what a builder has collected. Twice the same, waiting and awaiting."""

from collections.abc import AsyncGenerator, Generator, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Any

from counterpoint._generated.models import EditResult, Map
from counterpoint.building import MapBuilder
from counterpoint.options import Options
from counterpoint.updating import AsyncUpdating, Updating

IDS_MAX = 200
"""Elements that are read at once."""


class Building(Updating):
    """A client that builds maps."""

    @contextmanager
    def build(
        self,
        map: str | Map | None = None,
        *,
        title: str | None = None,
        message: str | None = None,
        system: str = "script",
        options: Options | None = None,
        builder: MapBuilder | None = None,
        **fields: Any,
    ) -> Generator[MapBuilder, None, None]:
        """Collects what is added to a map, and sends it as one edit when the `with` ends.

        >>> with client.build(title="Critical minerals") as m:
        ...     m.rebut("The club secures supply.", by="Walls fuel instability.")

        Without `map`, a new one is made, of this `title` and any `fields` of maps. If the `with` is
        left by an exception, nothing is sent; of a refused edit no map stays. `system`: in whose
        names keys are given. `builder`: one that has collected before.
        """
        _refuse_neither(map, title)
        built = MapBuilder(system) if builder is None else builder
        yield built
        into = self.maps.create(title=title or "", **fields) if map is None else map
        try:
            done = self.edits.create(
                into, operations=built.operations, message=message, options=options
            )
        except Exception:
            if map is None:
                self.maps.delete(into)
            raise
        unread = built.resolve(self.maps.get(into), done)
        for ids in _parts(unread):
            built.take(self.elements.list(into, ids=ids, limit=IDS_MAX))


class AsyncBuilding(AsyncUpdating):
    """A client that builds maps."""

    @asynccontextmanager
    async def build(
        self,
        map: str | Map | None = None,
        *,
        title: str | None = None,
        message: str | None = None,
        system: str = "script",
        options: Options | None = None,
        builder: MapBuilder | None = None,
        **fields: Any,
    ) -> AsyncGenerator[MapBuilder, None]:
        """Collects what is added to a map, and sends it as one edit when the `async with` ends.

        >>> async with client.build(title="Critical minerals") as m:
        ...     m.rebut("The club secures supply.", by="Walls fuel instability.")

        The arguments are those of the client that waits.
        """
        _refuse_neither(map, title)
        built = MapBuilder(system) if builder is None else builder
        yield built
        into = await self.maps.create(title=title or "", **fields) if map is None else map
        try:
            done: EditResult = await self.edits.create(
                into, operations=built.operations, message=message, options=options
            )
        except Exception:
            if map is None:
                await self.maps.delete(into)
            raise
        unread = built.resolve(await self.maps.get(into), done)
        for ids in _parts(unread):
            built.take([each async for each in self.elements.list(into, ids=ids, limit=IDS_MAX)])


def _refuse_neither(map: str | Map | None, title: str | None) -> None:
    if (map is None) == (title is None):
        raise ValueError("build takes either a map or the title of a new one")


def _parts(ids: list[int]) -> Iterator[list[int]]:
    for at in range(0, len(ids), IDS_MAX):
        yield ids[at : at + IDS_MAX]
