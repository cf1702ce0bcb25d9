"""Work on whole maps has few connections of its own, so that it keeps no request from theirs."""

from contextlib import AbstractAsyncContextManager

from counterpoint_server.store.pool import Database, open_database

SIZE = 2
STATEMENT_SECONDS = 120
TAKE_SECONDS = 5
"""How long such work waits for other such work."""


def open_bulk(dsn: str) -> AbstractAsyncContextManager[Database]:
    return open_database(
        dsn, size=SIZE, statement_seconds=STATEMENT_SECONDS, take_seconds=TAKE_SECONDS
    )
