"""Reading elements, a page at a time."""

from msgspec import Struct

from counterpoint_server.model.stored import decode_element
from counterpoint_server.model.types import Element
from counterpoint_server.rules.access import authorize
from counterpoint_server.store.access import access_of
from counterpoint_server.store.pool import Database
from counterpoint_server.store.queries import load_queries

SQL = load_queries(__file__)


class ElementFilter(Struct, frozen=True, kw_only=True):
    """Which elements a page is about; None: any."""

    types: list[str] | None = None
    ids: list[int] | None = None
    tags: list[str] | None = None
    schemes: list[str] | None = None
    kinds: list[str] | None = None
    participants: list[int] | None = None


class ElementRows(Struct, frozen=True, kw_only=True):
    """A page of elements and the map's revision it was read at."""

    revision: int
    elements: list[Element]
    missing: list[int]
    """Of the numbers asked for, those that the map does not have."""


async def list_elements(
    database: Database,
    map_number: int,
    wanted: ElementFilter,
    *,
    above: int,
    limit: int,
    principal: int,
) -> ElementRows:
    """By number, from above one; one more than the limit tells that there is more."""
    rows = await database.fetch(
        SQL["page"],
        map_number,
        above,
        wanted.types,
        wanted.ids,
        wanted.tags,
        wanted.schemes,
        wanted.kinds,
        wanted.participants,
        limit + 1,
    )
    authorize(principal, "read", access_of(rows[0] if rows else None), map_number)
    elements = [decode_element(row["body"]) for row in rows if row["body"] is not None]
    missing = await database.fetch(SQL["missing"], map_number, wanted.ids) if wanted.ids else []
    return ElementRows(
        revision=rows[0]["revision"], elements=elements, missing=[row["id"] for row in missing]
    )
