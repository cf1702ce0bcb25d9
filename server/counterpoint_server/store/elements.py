"""Reading elements, a page at a time."""

from msgspec import Struct
from msgspec.structs import replace

from counterpoint_server.model.stored import decode_element
from counterpoint_server.model.types import Element
from counterpoint_server.rules.access import authorize
from counterpoint_server.store import as_of
from counterpoint_server.store.access import access_of
from counterpoint_server.store.connection import Connection
from counterpoint_server.store.pool import Database
from counterpoint_server.store.queries import load_queries

SQL = load_queries(__file__)
ENDS_MAX = 200
"""Of what is given along with the elements asked for."""


class ElementFilter(Struct, frozen=True, kw_only=True):
    """Which elements a page is about; None: any."""

    types: list[str] | None = None
    ids: list[int] | None = None
    tags: list[str] | None = None
    schemes: list[str] | None = None
    kinds: list[str] | None = None
    participants: list[int] | None = None
    revision: int | None = None
    """As they were at this one; None: as they are."""


class ElementRows(Struct, frozen=True, kw_only=True):
    """A page of elements and the revision of the map that it is of."""

    revision: int
    state: int | str
    """What names this state of the map in entity tags."""
    elements: list[Element]
    missing: list[int]
    """Of the numbers asked for, those that the map does not have."""
    ends: list[Element] = []
    """What they refer to by the roles asked for; one more than ENDS_MAX tells of others."""


async def list_elements(
    database: Database,
    map_number: int,
    wanted: ElementFilter,
    *,
    above: int,
    limit: int,
    principal: int,
    roles: list[str] | None = None,
) -> ElementRows:
    """By number, from above one; one more than the limit tells that there is more.

    `roles`: of which links to give the ends along, as they are in the same state of the map.
    """
    if roles is None and not (wanted.ids and wanted.revision is None):
        return await _list(database, map_number, wanted, above, limit, principal)
    # What is missing and what is referred to are read after the page, and of the same state.
    async with (
        database.connection() as connection,
        connection.transaction(isolation="repeatable_read", readonly=True),
    ):
        found = await _list(connection, map_number, wanted, above, limit, principal)
        if roles is None:
            return found
        numbers = [element.id for element in found.elements[:limit]]
        rows = await connection.fetch(SQL["ends"], map_number, numbers, roles, ENDS_MAX + 1)
    return replace(found, ends=[decode_element(row["body"]) for row in rows])


async def _list(
    database: Database | Connection,
    map_number: int,
    wanted: ElementFilter,
    above: int,
    limit: int,
    principal: int,
) -> ElementRows:
    filters = [
        wanted.types,
        wanted.ids,
        wanted.tags,
        wanted.schemes,
        wanted.kinds,
        wanted.participants,
    ]
    if wanted.revision is None:
        rows = await database.fetch(SQL["page"], map_number, above, *filters, limit + 1)
        authorize(principal, "read", access_of(rows[0] if rows else None), map_number)
        revision = state = rows[0]["revision"]
    else:
        revision = wanted.revision
        rows, state = await as_of.fetch_page(
            *(database, map_number, filters, revision),
            above=above,
            limit=limit + 1,
            principal=principal,
        )
    return ElementRows(
        revision=revision,
        state=state,
        elements=[decode_element(row["body"]) for row in rows if row["body"] is not None],
        missing=await _missing(database, map_number, wanted) if wanted.ids else [],
    )


async def _missing(
    database: Database | Connection, map_number: int, wanted: ElementFilter
) -> list[int]:
    if wanted.revision is None:
        rows = await database.fetch(SQL["missing"], map_number, wanted.ids)
    else:
        rows = await as_of.fetch_missing(database, map_number, wanted.ids or [], wanted.revision)
    return [row["id"] for row in rows]
