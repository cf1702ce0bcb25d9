"""What lies around an element, asked of the links: fast, whether the map's graph is kept or not."""

from collections.abc import Collection, Iterable

from asyncpg import Record
from msgspec import Struct

from counterpoint_server.graph.links import INTO_HOLDER, TURNED, needed_by
from counterpoint_server.graph.neighbourhood import HUBS
from counterpoint_server.model.graph import Direction, Near, NearElement, Neighbourhood
from counterpoint_server.model.problems import DocumentTooLarge, ElementNotFound, MapNotFound
from counterpoint_server.model.stored import decode_element
from counterpoint_server.model.types import Element, type_of
from counterpoint_server.rules.access import authorize
from counterpoint_server.store.access import access_of
from counterpoint_server.store.pool import Database
from counterpoint_server.store.queries import load_queries

SQL = load_queries(__file__)

DEPTH_MAX = 4
"""Beyond, most walks come to more than a statement should go through."""
WALKED_MAX = 1_000
"""How far a statement walks; it comes to an element once for each way there."""
BODIES_TOGETHER = 500
BYTES_MAX = 64 * 1024 * 1024
"""Of an answer, as Postgres stores it."""

_INTO_HOLDER, _TURNED, _HUBS = sorted(INTO_HOLDER), [*TURNED], [*HUBS]


class Wanted(Struct, frozen=True, kw_only=True):
    """What a neighbourhood is to be of."""

    centre: int
    depth: int | None
    """None: as far as it goes."""
    direction: Direction
    types: Collection[str] | None
    limit: int


async def read_around(
    database: Database, map_number: int, wanted: Wanted, principal: int
) -> Neighbourhood | None:
    """The neighbourhood as it is; None if it is more than should be asked of the links."""
    if wanted.depth is None or wanted.depth > DEPTH_MAX:
        return None
    rows = await database.fetch(
        SQL["near"],
        *(map_number, wanted.centre, wanted.depth, WALKED_MAX, wanted.direction),
        *(_INTO_HOLDER, _TURNED, _HUBS),
    )
    authorize(principal, "read", access_of(rows[0] if rows else None), map_number)
    if rows[0]["id"] is None:
        raise ElementNotFound(f"The map has no element {wanted.centre}.")
    if len(rows) == WALKED_MAX:
        return None
    revision: int = rows[0]["revision"]
    distances = _distances(rows)
    found = await _whole(database, (map_number, revision), _wanted_in(rows, wanted), wanted.limit)
    if found is None:
        return None
    near = [_near(element, distances.get(id)) for id, element in found.items()]
    near.sort(key=lambda each: (each.distance is None, each.distance, each.id))
    return Neighbourhood(revision=revision, centre=wanted.centre, elements=near, truncated=False)


def _distances(rows: "list[Record]") -> dict[int, int]:
    found: dict[int, int] = {}
    for row in rows:
        found[row["id"]] = min(row["distance"], found.get(row["id"], DEPTH_MAX))
    return found


def _wanted_in(rows: "list[Record]", wanted: Wanted) -> dict[int, Element]:
    types = wanted.types
    bodies = {
        row["id"]: row["body"]
        for row in rows
        if types is None or row["type"] in types or row["id"] == wanted.centre
    }
    return {id: decode_element(body) for id, body in bodies.items()}


async def _whole(
    database: Database, at: tuple[int, int], found: dict[int, Element], limit: int
) -> dict[int, Element] | None:
    """With all that these have no meaning without; None if that is more than the limit."""
    new = list(found.values())
    while new:
        needed = {id for element in new for id in needed_by(element)} - found.keys()
        if len(found) + len(needed) > limit:
            return None
        new = await _read(database, at, [*needed]) if needed else []
        found |= {element.id: element for element in new}
    return found


def _near(element: Element, distance: int | None) -> NearElement:
    return NearElement(
        id=element.id, type=type_of(element).name, distance=distance, element=element
    )


async def with_content(
    database: Database, map_number: int, revision: int, near: Iterable[Near]
) -> list[NearElement]:
    """In the same order, as of a revision."""
    wanted = [*near]
    elements = await _read(database, (map_number, revision), [each.id for each in wanted])
    found = {element.id: element for element in elements}
    if len(found) < len(wanted):
        raise MapNotFound("The map has just been taken away for good.")
    return [_near(found[each.id], each.distance) for each in wanted]


async def _read(database: Database, at: tuple[int, int], ids: list[int]) -> list[Element]:
    """`at`: the map's number and a revision."""
    map_number, revision = at
    found: list[Element] = []
    size = 0
    for first in range(0, len(ids), BODIES_TOGETHER):
        some = ids[first : first + BODIES_TOGETHER]
        rows = await database.fetch(SQL["bodies"], map_number, some, revision)
        size += sum(len(row["body"]) for row in rows)
        if size > BYTES_MAX:
            raise DocumentTooLarge("These elements have more than 64 MiB; ask for a lower limit.")
        found += (decode_element(row["body"]) for row in rows)
    return found
