"""One JSON line for each request, and one for each failure, under the request's id.

Never bodies, header fields or query values: they may be secret.
"""

import sys
from contextlib import suppress
from typing import Any

import msgspec
import structlog
from asgi_correlation_id import correlation_id

_encoder = msgspec.json.Encoder()


def _with_request_id(_logger: object, _method: str, event: Any) -> Any:
    event["request_id"] = correlation_id.get()
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


class _Lines:
    """A stream that nobody may read any more: that is no reason to fail a request."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream.buffer

    def write(self, line: bytes) -> None:
        with suppress(OSError):
            self._stream.write(line)

    def flush(self) -> None:
        with suppress(OSError):
            self._stream.flush()


def logger_to(stream: Any) -> Any:
    lines: Any = _Lines(stream)
    return structlog.wrap_logger(
        structlog.BytesLogger(lines),
        processors=_PROCESSORS,
        wrapper_class=structlog.make_filtering_bound_logger("info"),
        cache_logger_on_first_use=True,
    )


requests = logger_to(sys.__stdout__)
"""What was asked and answered."""
failures = logger_to(sys.__stderr__)
"""What went wrong here, with its traceback."""
