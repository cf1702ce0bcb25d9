"""Answers that are kept by their entity tags: asked for again, but not sent again. No IO."""

from collections import OrderedDict
from threading import Lock

from counterpoint._calls import Answer, Request
from counterpoint.errors import ConnectionFailed


class TagCache:
    """The last `size` answers to GETs, by address. For several threads at once."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._kept: OrderedDict[tuple[str, str | None], Answer] = OrderedDict()
        self._lock = Lock()

    def ask(self, request: Request) -> None:
        """Lets the server answer 304 where it would send what is kept."""
        if request.method == "GET" and "If-None-Match" not in request.headers:
            with self._lock:
                kept = self._kept.get(_key(request))
            if kept is not None:
                request.headers["If-None-Match"] = kept.headers["ETag"]

    def resolve(
        self, request: Request, outcome: Answer | ConnectionFailed
    ) -> Answer | ConnectionFailed:
        """The answer itself in place of its 304; keeps one that is new."""
        if request.method != "GET" or not isinstance(outcome, Answer):
            return outcome
        with self._lock:
            kept = self._kept.get(_key(request))
            if outcome.status == 304 and kept is not None:
                self._kept.move_to_end(_key(request))
                return kept
            if outcome.status == 200 and outcome.headers.get("ETag"):
                self._kept[_key(request)] = outcome
                self._kept.move_to_end(_key(request))
                while len(self._kept) > self._size:
                    self._kept.popitem(last=False)
        return outcome


def _key(request: Request) -> tuple[str, str | None]:
    return request.url, request.headers.get("Accept")
