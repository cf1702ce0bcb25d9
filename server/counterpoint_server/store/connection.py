"""One connection to Postgres: how it is opened, and whether it can be used again."""

from typing import TYPE_CHECKING, Any

import asyncpg
from asyncpg.transaction import Transaction

from counterpoint_server.model.problems import Problem

if TYPE_CHECKING:
    from asyncpg import Record

    Base = asyncpg.Connection[Record]
else:
    Base = asyncpg.Connection

CONNECT_SECONDS = 2
STATEMENT_SECONDS = 3.5
"""How long Postgres works on one statement."""
GRACE_SECONDS = 0.5
"""How much longer we wait for it to say so; then it is not slow but gone."""
SERVER_SETTINGS = {
    "application_name": "counterpoint",
    "lock_timeout": "1s",
    "jit": "off",
    "enable_seqscan": "off",  # every query has an index, also where statistics mislead
}


class Connection(Base):
    """A connection without session state."""

    def transaction(self, **options: Any) -> Transaction:
        """As the driver's, but it asks nothing more of a database that has not answered."""
        given = {"isolation": None, "readonly": False, "deferrable": False, **options}
        return _Transaction(self, **given)

    def is_usable_after(self, error: BaseException | None) -> bool:
        """Whether whoever comes next can have it."""
        if isinstance(error, asyncpg.ReadOnlySQLTransactionError):
            return False  # of a server that is no longer the one to write to
        return is_ended(error) and not self.is_closed() and not self.is_in_transaction()


class _Transaction(Transaction):
    """A rollback after a failure without an answer would wait as long again, and in vain."""

    def __init__(self, connection: Connection, **options: Any) -> None:
        super().__init__(connection, **options)
        self.of = connection

    async def __aexit__(self, kind: object, error: object, traceback: object) -> None:
        if not is_ended(error):
            self.of.terminate()
        if error is None or not self.of.is_closed():
            await super().__aexit__(kind, error, traceback)


def is_ended(error: object) -> bool:
    """Whether nothing is under way any more: only what Postgres or we ourselves refused."""
    return error is None or isinstance(error, Problem | asyncpg.PostgresError)


async def connect(dsn: str, statement_seconds: float = STATEMENT_SECONDS) -> Connection:
    return await asyncpg.connect(
        dsn,
        connection_class=Connection,
        timeout=CONNECT_SECONDS,
        command_timeout=statement_seconds + GRACE_SECONDS,
        server_settings={
            **SERVER_SETTINGS,
            "statement_timeout": f"{round(statement_seconds * 1_000)}ms",
            "idle_in_transaction_session_timeout": f"{round(statement_seconds * 2_000)}ms",
        },
    )
