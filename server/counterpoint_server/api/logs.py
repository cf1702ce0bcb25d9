"""One JSON line for each request, and one for each failure, under the request's id.

Never bodies, header fields or query values: they may be secret.
"""

import asyncio
import sys
from contextlib import suppress
from datetime import datetime
from typing import Any

import msgspec
import structlog
from msgspec import Struct

from counterpoint_server.api import request_ids

KEPT_SECONDS = 0.05
KEPT_MAX = 1_000
"""How long, and how many, lines of requests wait to be written together."""

_encoder = msgspec.json.Encoder()


class _Stream:
    """A stream that nobody may read any more: that is no reason to fail a request."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream.buffer

    def write(self, lines: bytes) -> None:
        with suppress(OSError):
            self._stream.write(lines)

    def flush(self) -> None:
        with suppress(OSError):
            self._stream.flush()


class RequestLine(Struct, frozen=True, kw_only=True, gc=False, tag_field="event", tag="request"):
    """What the log tells of one request."""

    ts: datetime
    level: str = "info"
    request_id: str
    method: str
    route: str
    status: int | None
    """None: the client went before there was an answer."""
    ms: float
    bytes: int


class RequestLog:
    """Writes lines some at a time: a system call for each would cost more than making it.

    A process that is killed takes the lines of its last moment with it.
    """

    def __init__(self, stream: Any) -> None:
        self._stream = _Stream(stream)
        self._kept: list[RequestLine] = []
        self._timer: asyncio.TimerHandle | None = None

    def add(self, line: RequestLine) -> None:
        self._kept.append(line)
        if self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(KEPT_SECONDS, self.write_out)
        elif len(self._kept) >= KEPT_MAX:
            self.write_out()

    def write_out(self) -> None:
        """Write what is kept; called once more when the server stops."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        lines, self._kept = self._kept, []
        self._stream.write(_encoder.encode_lines(lines))
        self._stream.flush()


def _with_request_id(_logger: object, _method: str, event: Any) -> Any:
    event["request_id"] = request_ids.current.get()
    return event


def _to_line(_logger: object, _method: str, event: Any) -> bytes:
    return _encoder.encode(event)


_PROCESSORS: list[Any] = [
    structlog.processors.TimeStamper(fmt="iso", utc=True, key="ts"),
    structlog.processors.add_log_level,
    _with_request_id,
    structlog.processors.format_exc_info,
    _to_line,
]


def _failures_to(stream: Any) -> Any:
    lines: Any = _Stream(stream)
    return structlog.wrap_logger(
        structlog.BytesLogger(lines),
        processors=_PROCESSORS,
        wrapper_class=structlog.make_filtering_bound_logger("info"),
        cache_logger_on_first_use=True,
    )


requests = RequestLog(sys.__stdout__)
"""What was asked and answered."""
failures = _failures_to(sys.__stderr__)
"""What went wrong here, with its traceback; each is written at once."""
