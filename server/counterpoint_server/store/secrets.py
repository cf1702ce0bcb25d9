"""What the server processes of one database share and tell nobody."""

from counterpoint_server.store.pool import Database
from counterpoint_server.store.queries import load_queries

SQL = load_queries(__file__)


async def read_secret(database: Database, name: str) -> bytes:
    (row,) = await database.fetch(SQL["read"], name)
    key: bytes = row["key"]
    return key
