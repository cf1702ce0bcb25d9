"""Lists of maps: pages in one of three orders, each of which an index has."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Literal

from msgspec import Struct

from counterpoint_server.model.map import Map
from counterpoint_server.store.maps import map_of
from counterpoint_server.store.pool import Database
from counterpoint_server.store.queries import load_queries

SQL = load_queries(__file__)

MapOrder = Literal["created", "updated", "title"]

Place = tuple[datetime | str | None, int]
"""Behind which map a page begins: what it is sorted by, and its number."""

_END_OF_TIME = datetime.max.replace(tzinfo=UTC)
STARTS: dict[MapOrder, Place] = {
    "created": (None, 2**63 - 1),
    "updated": (_END_OF_TIME, 2**63 - 1),
    "title": ("", 0),
}
PLACES: dict[MapOrder, type] = {
    "created": tuple[None, int],
    "updated": tuple[datetime, int],
    "title": tuple[str, int],
}


class MapFilter(Struct, frozen=True, kw_only=True):
    """Which maps a list is of, and in which order; None: any."""

    sort: MapOrder = "created"
    tags: list[str] | None = None
    visibility: str | None = None
    text: str | None = None
    language: str | None = None
    updated_after: datetime | None = None
    deleted: bool = False


async def list_maps(
    database: Database, wanted: MapFilter, *, after: Place | None, limit: int
) -> tuple[list[Map], Place | None]:
    """From behind a place, and the place behind which there is more."""
    key, number = after or STARTS[wanted.sort]
    place: Sequence[object] = (number,) if wanted.sort == "created" else (number, key)
    rows = await database.fetch(
        {"created": SQL["newest"], "updated": SQL["by_update"], "title": SQL["by_title"]}[
            wanted.sort
        ],
        *(wanted.tags, wanted.visibility, wanted.text, wanted.language, wanted.updated_after),
        *(wanted.deleted, limit + 1),
        *place,
    )
    found = [map_of(row) for row in rows[:limit]]
    if len(rows) <= limit:
        return found, None
    last = rows[limit - 1]
    return found, (None if wanted.sort == "created" else last["key"], last["map_id"])
