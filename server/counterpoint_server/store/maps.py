"""Maps: made, read, listed, hidden. Their content is changed through the door."""

import hashlib
from datetime import UTC, datetime

import msgspec
from asyncpg import Record
from msgspec.structs import asdict

from counterpoint_server.model.edit import MAP, Done
from counterpoint_server.model.ids import new_map_number, write_map_id
from counterpoint_server.model.map import Map, MapBase, MapContent, MapOrigin
from counterpoint_server.model.problems import IdempotencyKeyReused, MapNotFound, StaleRevision
from counterpoint_server.model.references import Reference
from counterpoint_server.model.shapes import NewThing, build
from counterpoint_server.model.stored import decode_content, encode_stored
from counterpoint_server.rules.access import authorize
from counterpoint_server.rules.wellformed import check_content
from counterpoint_server.store.access import access_of
from counterpoint_server.store.pool import Database
from counterpoint_server.store.queries import load_queries

SQL = load_queries(__file__)
DEFAULT_WORKSPACE = 0

_creation = msgspec.json.encode([Done(MAP, "create")]).decode()


async def create_map(database: Database, new: NewThing, principal: int) -> Map:
    content = _content_of(new)
    while True:
        made = await _insert(database, new_map_number(), new, content, principal)
        if made is not None:
            return made


async def create_map_once(
    database: Database, new: NewThing, principal: int, key: str, fingerprint: bytes
) -> tuple[Map, bool]:
    """The map made for this key, and whether it had been made before.

    The number is committed before the map, so that a retry after a crash in between finds it.
    """
    content = _content_of(new)  # first, for what is refused is not to use up its key
    number = await reserve_map(database, principal, key, fingerprint)
    made = await _insert(database, number, new, content, principal)
    if made is not None:
        return made, False
    return await read_map(database, number, principal, revision=1), True


async def reserve_map(database: Database, principal: int, key: str, fingerprint: bytes) -> int:
    """The number of the map that this request makes, however often it is sent."""
    (number,) = await reserve_maps(database, principal, key, fingerprint, 1)
    return number


async def reserve_maps(
    database: Database, principal: int, key: str, fingerprint: bytes, count: int
) -> list[int]:
    key_hash = hashlib.sha256(f"{principal}:{key}".encode()).digest()
    offered = [new_map_number() for _ in range(count)]
    await database.fetch(SQL["reserve"], key_hash, principal, fingerprint, offered)
    (reserved,) = await database.fetch(SQL["reserved"], key_hash)
    if reserved["fingerprint"] != fingerprint:
        raise IdempotencyKeyReused
    numbers: list[int] = reserved["map_ids"]
    return numbers


def _content_of(new: NewThing) -> MapContent:
    base: MapBase = build(MapBase, new, _no_references)
    content = MapContent(**asdict(base))
    check_content(content)
    return content


async def _insert(
    database: Database, number: int, new: NewThing, content: MapContent, principal: int
) -> Map | None:
    """The map, answered by the statement that makes it; None if the number is taken."""
    made = await database.fetch(
        SQL["create"],
        number,
        DEFAULT_WORKSPACE,
        getattr(new, "visibility"),  # noqa: B009 - its Struct is made at run time
        encode_stored(content),
        principal,
        _creation,
    )
    return map_of(made[0]) if made else None


async def read_map(
    database: Database, number: int, principal: int, revision: int | None = None
) -> Map:
    """The map as it is, or was at a revision."""
    rows = await database.fetch(SQL["read"], number, revision)
    authorize(principal, "read", access_of(rows[0] if rows else None), number)
    return map_of(rows[0])


async def delete_map(
    database: Database, number: int, principal: int, if_revision: int | None
) -> None:
    rows = await database.fetch(SQL["access"], number)
    authorize(principal, "write", access_of(rows[0] if rows else None), number)
    if await database.fetch(SQL["delete"], number, if_revision):
        return
    current = await read_map(database, number, principal)  # gone by now, or changed
    raise _stale(current.revision)


async def restore_map(
    database: Database, number: int, principal: int, if_revision: int | None
) -> Map:
    """Show a deleted map again, as it was; one that is not deleted stays as it is."""
    rows = await database.fetch(SQL["access"], number)
    authorize(principal, "restore", access_of(rows[0] if rows else None), number)
    restored = await database.fetch(SQL["restore"], number, if_revision)
    rows = await database.fetch(SQL["read"], number, None)
    if not rows or (rows[0]["is_deleted"] and rows[0]["is_over"]):
        raise MapNotFound(f"Map {write_map_id(number)} was deleted more than 30 days ago.")
    if not restored and if_revision not in (None, rows[0]["revision"]):
        raise _stale(rows[0]["revision"])
    return map_of(rows[0])


def _stale(revision: int) -> StaleRevision:
    return StaleRevision(f"The map is now at revision {revision}.", current_revision=revision)


def _no_references(_reference: Reference, given: object, _pointer: str) -> object:
    """A new map has no elements to refer to."""
    return given


def map_of(row: Record) -> Map:
    return Map(
        id=write_map_id(row["map_id"]),
        revision=row["revision"],
        visibility=row["visibility"],
        created_at=timestamp(row["created_at"]),
        updated_at=timestamp(row["updated_at"]),
        origin=_origin_of(row),
        deleted_at=None if row["deleted_at"] is None else timestamp(row["deleted_at"]),
        **asdict(decode_content(row["content"])),
    )


def _origin_of(row: Record) -> MapOrigin | None:
    if row["origin_map_id"] is None:
        return None
    return MapOrigin(map=write_map_id(row["origin_map_id"]), revision=row["origin_revision"])


def timestamp(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
