"""Work for a client, which ends when the client leaves."""

import asyncio
from collections.abc import Callable
from typing import Any, TypeVar

from counterpoint_server.model.problems import Unavailable

T = TypeVar("T")
Receive = Callable[[], Any]


async def while_there(receive: Receive, work: "asyncio.Future[T]") -> T:
    """What comes of it, unless the client leaves before; then it is stopped."""
    gone: asyncio.Future[None] = asyncio.ensure_future(_until_gone(receive))
    try:
        either: set[asyncio.Future[Any]] = {work, gone}
        await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
        if work.done():
            return work.result()
        raise Unavailable("The client has left.")  # which nobody reads
    finally:
        work.cancel()
        gone.cancel()


async def _until_gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
