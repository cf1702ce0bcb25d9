"""Whether a request is sent again, and when. No IO."""

import random
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

RETRIED = frozenset({408, 425, 429, 502, 503, 504})
PAUSE_FIRST, PAUSE_MAX = 0.5, 8.0
RETRY_AFTER_MAX = 60.0
"""Seconds; a server that asks for more patience gets its refusal handed to the caller."""


def pause_after(
    status: int | None, headers: Mapping[str, str], attempt: int, deadline: float
) -> float | None:
    """Seconds to wait before the next attempt, or None if it would not help or come too late.

    `status` None: no answer came.
    """
    pause = _pause(status, headers, attempt)
    if pause is None or time.monotonic() + pause >= deadline:
        return None
    return pause


def _pause(status: int | None, headers: Mapping[str, str], attempt: int) -> float | None:
    if status is not None:
        if status not in RETRIED:
            return None
        asked = retry_after(headers)
        if asked is not None:
            return asked + random.random() * 0.1 if asked <= RETRY_AFTER_MAX else None  # noqa: S311
    return backoff(attempt)


def backoff(attempt: int) -> float:
    # Spread, so that clients which failed together do not come back together.
    pause = min(PAUSE_FIRST * 2.0 ** min(attempt, 10), PAUSE_MAX)
    return pause * (0.5 + random.random() / 2)  # noqa: S311 - nothing secret


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Seconds that the server asks to wait: it may name them, or a date."""
    text = headers.get("Retry-After")
    if text is None:
        return None
    try:
        return max(0.0, float(text))
    except ValueError:
        pass
    try:
        then = parsedate_to_datetime(text)
    except ValueError:
        return None
    return max(0.0, (then.replace(tzinfo=then.tzinfo or UTC) - datetime.now(UTC)).total_seconds())
