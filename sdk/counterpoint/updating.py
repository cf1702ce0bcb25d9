"""Changes that are decided on what is there: read, decide, write if it is still so, or again."""

import time
from collections.abc import Callable
from typing import Any, TypeVar, cast, overload

from msgspec import structs

from counterpoint._generated import calls
from counterpoint._generated.async_resources import AsyncResources
from counterpoint._generated.inputs import ElementPatch, MapPatch
from counterpoint._generated.models import Element, Map
from counterpoint._generated.problems import StaleRevision
from counterpoint._generated.resources import Resources
from counterpoint._http import sleep_async
from counterpoint._open import Unknown
from counterpoint._retrying import backoff
from counterpoint._sending import AsyncSender, Sender
from counterpoint.options import Options

ElementT = TypeVar("ElementT", bound=Element)
ElementChange = Callable[[Any], ElementPatch | None]
MapChange = Callable[[Map], MapPatch | None]

ROUNDS_MAX = 20
PAUSE_SHARE = 0.1
"""Of the pause after a failure: another's write is over sooner than a server's trouble."""


class Updating(Resources):
    """A client whose writes lose nobody else's."""

    def __init__(self, sender: Sender) -> None:
        super().__init__(sender)
        self._sender = sender

    @overload
    def update(
        self, map: str | Map, change: MapChange, /, *, options: Options | None = None
    ) -> Map: ...

    @overload
    def update(
        self,
        map: str | Map,
        element: int,
        change: Callable[[Element], ElementPatch | None],
        /,
        *,
        options: Options | None = None,
    ) -> Element: ...

    @overload
    def update(
        self,
        map: str | Map,
        element: ElementT,
        change: Callable[[ElementT], ElementPatch | None],
        /,
        *,
        options: Options | None = None,
    ) -> ElementT: ...

    def update(self, map: str | Map, *given: Any, options: Options | None = None) -> Any:
        """Changes a map or an element by what `change` makes of it, and returns it as it then is.

        >>> client.update(article, claim, lambda claim: ClaimPatch(text=claim.text + " So what?"))

        If somebody else has changed it since it was read, it is read again and `change` is asked
        anew: it may be called several times. None changes nothing.
        """
        target = _Target(map, given)
        for round in range(ROUNDS_MAX):
            fresh = round > 0 or target.known is None
            if fresh:
                read = target.accept(self._sender.send(target.reading, path=target.path))
            else:
                read = target.known
            patch = target.change(read)
            if patch is None and fresh:
                return read
            if patch is not None:
                said = _if_unchanged(options, read)
                try:
                    return self._sender.send(target.writing, said, path=target.path, body=patch)
                except StaleRevision:
                    if round == ROUNDS_MAX - 1:
                        raise
                    time.sleep(PAUSE_SHARE * backoff(round))
        raise AssertionError  # the last round has returned or raised


class AsyncUpdating(AsyncResources):
    """A client whose writes lose nobody else's."""

    def __init__(self, sender: AsyncSender) -> None:
        super().__init__(sender)
        self._sender = sender

    @overload
    async def update(
        self, map: str | Map, change: MapChange, /, *, options: Options | None = None
    ) -> Map: ...

    @overload
    async def update(
        self,
        map: str | Map,
        element: int,
        change: Callable[[Element], ElementPatch | None],
        /,
        *,
        options: Options | None = None,
    ) -> Element: ...

    @overload
    async def update(
        self,
        map: str | Map,
        element: ElementT,
        change: Callable[[ElementT], ElementPatch | None],
        /,
        *,
        options: Options | None = None,
    ) -> ElementT: ...

    async def update(self, map: str | Map, *given: Any, options: Options | None = None) -> Any:
        """Changes a map or an element by what `change` makes of it, and returns it as it then is.

        >>> await client.update(article, claim, lambda claim: ClaimPatch(text=claim.text + " So?"))

        If somebody else has changed it since it was read, it is read again and `change` is asked
        anew: it may be called several times. None changes nothing.
        """
        target = _Target(map, given)
        for round in range(ROUNDS_MAX):
            fresh = round > 0 or target.known is None
            if fresh:
                read = target.accept(await self._sender.send(target.reading, path=target.path))
            else:
                read = target.known
            patch = target.change(read)
            if patch is None and fresh:
                return read
            if patch is not None:
                said = _if_unchanged(options, read)
                try:
                    return await self._sender.send(
                        target.writing, said, path=target.path, body=patch
                    )
                except StaleRevision:
                    if round == ROUNDS_MAX - 1:
                        raise
                    await sleep_async(PAUSE_SHARE * backoff(round))
        raise AssertionError  # the last round has returned or raised


class _Target:
    """What is changed: a map, or an element of one."""

    def __init__(self, map: str | Map, given: tuple[Any, ...]) -> None:
        *elements, self.change = given
        self.path: dict[str, Any] = {"map": map}
        self.known: Any = None
        """As the caller has read it."""
        if not elements:
            self.reading, self.writing = cast("Any", (calls.MAPS_GET, calls.MAPS_UPDATE))
            self.known = None if isinstance(map, str) else map
            return
        self.reading, self.writing = cast("Any", (calls.ELEMENTS_GET, calls.ELEMENTS_UPDATE))
        (element,) = elements
        if isinstance(element, Unknown):
            raise TypeError(f"An element of the type {element.type!r} cannot be changed from here.")
        self.path["n"] = element
        self.known = None if isinstance(element, int) else element

    def accept(self, read: Any) -> Any:
        if self.known is not None and type(read) is not type(self.known):
            was, now = type(self.known).__name__, type(read).__name__
            raise TypeError(f"Meanwhile the {was} has become a {now}; read it again.")
        return read


def _if_unchanged(options: Options | None, read: Any) -> Options:
    return structs.replace(options or Options(), if_match=read.revision)
