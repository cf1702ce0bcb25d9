"""The texts of sources: each kept once by what it hashes to, and never changed."""

import hashlib

from counterpoint_server.model.stored import decode_element
from counterpoint_server.model.types import Element
from counterpoint_server.rules.access import authorize
from counterpoint_server.store.access import access_of
from counterpoint_server.store.past import MapAsOf
from counterpoint_server.store.pool import Database
from counterpoint_server.store.queries import load_queries

SQL = load_queries(__file__)


async def write_text(database: Database, map_number: int, text: str, principal: int) -> str:
    """Its SHA-256. Written before a source names it: a text that none names is nowhere shown."""
    rows = await database.fetch(SQL["access"], map_number)
    authorize(principal, "write", access_of(rows[0] if rows else None), map_number)
    digest = hashlib.sha256(text.encode())
    await database.fetch(SQL["write"], map_number, digest.digest(), text)
    return digest.hexdigest()


async def read_text(database: Database, map_number: int, sha256: str) -> str | None:
    """Of a map that may be read."""
    rows = await database.fetch(SQL["read"], map_number, bytes.fromhex(sha256))
    return rows[0]["body"] if rows else None


async def read_quoting(
    database: Database, source: MapAsOf, id: int, at_most: int
) -> list[Element] | None:
    """The elements that name a source document; None if the map has moved on."""
    rows = await database.fetch(SQL["quoting"], source.map_number, id, at_most)
    if not rows or rows[0]["revision"] != source.revision:
        return None
    return [decode_element(row["body"]) for row in rows if row["body"] is not None]
