"""Bring a database to today's schema: numbered SQL files, each once, in order, forward only."""

import asyncio
import hashlib
from contextlib import suppress

import asyncpg

from counterpoint_schema import migrations
from counterpoint_server.store.pool import Database
from counterpoint_server.store.queries import load_queries

SQL = load_queries(__file__)

READY_SECONDS = 1


class MigrationError(Exception):
    """The database is not one that this version of Counterpoint can use."""


async def migrate(dsn: str) -> list[str]:
    """Apply what is missing, all in one transaction; the names of what was applied.

    Two servers that start at once take turns on the table's lock.
    """
    try:
        connection = await asyncpg.connect(dsn)
    except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
        raise MigrationError(f"The database cannot be reached: {error}") from error
    try:
        # IF NOT EXISTS does not look at what another session is just making: that one made it.
        with suppress(
            asyncpg.UniqueViolationError, asyncpg.DuplicateObjectError, asyncpg.DuplicateTableError
        ):
            await connection.execute(SQL["create_table"])
        async with connection.transaction():
            await connection.execute(SQL["lock_table"])
            done = {row["name"]: row["sha256"] for row in await connection.fetch(SQL["applied"])}
            return await _apply_missing(connection, done)
    finally:
        await connection.close()


async def _apply_missing(
    connection: "asyncpg.Connection[asyncpg.Record]", done: dict[str, bytes]
) -> list[str]:
    files = {file.name: file.read_bytes() for file in migrations()}
    if unknown := sorted(done.keys() - files.keys()):
        raise MigrationError(
            f"The database has migrations that this version does not know ({', '.join(unknown)}): "
            "run a newer Counterpoint."
        )
    applied = []
    for name, content in files.items():
        digest = hashlib.sha256(content).digest()
        if name not in done:
            await connection.execute(content.decode())
            await connection.execute(SQL["record"], name, digest)
            applied.append(name)
        elif done[name] != digest:
            raise MigrationError(f"Migration {name} was changed after it was applied.")
    return applied


async def is_current(database: Database) -> bool:
    """Whether the database has exactly the migrations that this version has.

    TimeoutError if it does not say within a second: who asks will ask again.
    """
    async with asyncio.timeout(READY_SECONDS):
        rows = await database.fetch(SQL["applied"])
    return {row["name"] for row in rows} == {file.name for file in migrations()}
