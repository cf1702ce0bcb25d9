"""To know that the server program is told to stop before it says so.

It says so when all requests are answered, which feeds never are.
"""

import asyncio
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

SIGNALS = (signal.SIGINT, signal.SIGTERM)


@contextmanager
def when_told_to_stop(act: Callable[[], object]) -> Iterator[None]:
    """Have `act` called on the running loop, before what the server program itself does then."""
    if threading.current_thread() is not threading.main_thread():
        yield  # here nobody can be told by a signal
        return
    loop = asyncio.get_running_loop()
    theirs: dict[int, Any] = {number: signal.getsignal(number) for number in SIGNALS}

    def tell(number: int, frame: FrameType | None) -> None:
        loop.call_soon_threadsafe(act)
        theirs[number](number, frame)

    handled = [number for number, handler in theirs.items() if callable(handler)]
    for number in handled:
        signal.signal(number, tell)
    try:
        yield
    finally:
        for number in handled:
            if signal.getsignal(number) is tell:
                signal.signal(number, theirs[number])
