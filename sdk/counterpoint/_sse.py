"""Server-sent events, as WHATWG HTML 9.2 describes their lines. No IO."""

import re

from msgspec import Struct

_LINE = re.compile(rb"\r\n|\n|\r")


class Said(Struct, frozen=True):
    """One event."""

    id: str | None
    """Where the stream stands after it."""
    name: str
    data: bytes


class EventDecoder:
    """Takes bytes as they come, gives events once they are whole.

    What was cut short is dropped: it comes again, since its id does not count yet.
    """

    def __init__(self) -> None:
        self._rest = b""
        self._id: str | None = None
        self._name = ""
        self._data: list[bytes] = []
        self.retry_ms: int | None = None

    def feed(self, chunk: bytes) -> list[Said]:
        text = self._rest + chunk
        # A line feed may follow with the next chunk.
        held = text[-1:] if text.endswith(b"\r") else b""
        *lines, rest = _LINE.split(text[: len(text) - len(held)])
        self._rest = rest + held
        return [said for line in lines if (said := self._take(line)) is not None]

    def _take(self, line: bytes) -> Said | None:
        if not line:
            return self._dispatch()
        field, _, value = line.partition(b":")
        value = value.removeprefix(b" ")
        if field == b"data":
            self._data.append(value)
        elif field == b"event":
            self._name = value.decode("utf-8", "replace")
        elif field == b"id" and b"\0" not in value:
            self._id = value.decode("utf-8", "replace")
        elif field == b"retry" and value.isdigit():
            self.retry_ms = int(value)
        return None

    def _dispatch(self) -> Said | None:
        name, data = self._name, self._data
        self._name, self._data = "", []
        return Said(self._id, name or "message", b"\n".join(data)) if data else None
