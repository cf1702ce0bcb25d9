"""What the driver raises, in our own words: the texts of Postgres hold values, and stay inside."""

import asyncpg

from counterpoint_server.model.problems import (
    DatabaseTimeout,
    InvalidBody,
    Problem,
    StorageFull,
    Unavailable,
)

_FULL = "53100"
_BUSY = ("40001", "40P01", "55P03", "53", "57P", "58", "08", "25006", "25P03")
"""SQLSTATEs, or classes of them, after which the same request may succeed."""


def problem_of(error: BaseException) -> Problem | None:
    """The refusal that stands for a failure of the database; None if it is no such failure."""
    match error:
        case asyncpg.QueryCanceledError() | TimeoutError():
            return DatabaseTimeout()
        case asyncpg.PostgresError():
            return _by_state(getattr(error, "sqlstate", None) or "")
        case asyncpg.InterfaceError() | asyncpg.InternalClientError() | OSError():
            return Unavailable()
        case _:
            return None


def _by_state(state: str) -> Problem | None:
    if state == _FULL:
        return StorageFull()
    if state.startswith(_BUSY):
        return Unavailable()
    if state.startswith("22"):
        return InvalidBody("A value is outside what the database can hold.")
    return None
