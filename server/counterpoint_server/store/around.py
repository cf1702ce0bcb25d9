"""What lies around an element, asked of the links: fast, whether the map's graph is kept or not."""

from collections.abc import Collection, Iterable

from msgspec import Struct

from counterpoint_server.graph.links import INTO_HOLDER, TURNED
from counterpoint_server.graph.neighbourhood import HUBS
from counterpoint_server.model.graph import Direction, Near, NearElement, Neighbourhood
from counterpoint_server.model.problems import DocumentTooLarge, ElementNotFound
from counterpoint_server.model.stored import decode_element
from counterpoint_server.model.types import STRUCTURAL_ROLES, Element, type_of
from counterpoint_server.rules.access import authorize
from counterpoint_server.store.access import access_of
from counterpoint_server.store.past import MapAsOf
from counterpoint_server.store.pool import Database
from counterpoint_server.store.queries import load_queries

SQL = load_queries(__file__)

DEPTH_MAX = 4
"""Beyond, most walks come to more than a statement should go through."""
WALKED_MAX = 4_000
"""How far a statement walks; it comes to an element as often as there are distances to it."""
BODIES_TOGETHER = 500
BYTES_MAX = 64 * 1024 * 1024
"""Of an answer, as Postgres stores it."""


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
        *(_INTO_HOLDER, _TURNED, _HUBS, wanted.types and [*wanted.types], STRUCTURAL_ROLES),
        wanted.limit + 1,
    )
    authorize(principal, "read", access_of(rows[0] if rows else None), map_number)
    if rows[0]["id"] is None:
        raise ElementNotFound(f"The map has no element {wanted.centre}.")
    if rows[0]["passed"] == WALKED_MAX or len(rows) > wanted.limit:
        return None
    return Neighbourhood(
        revision=rows[0]["revision"],
        centre=wanted.centre,
        elements=[_near(decode_element(row["body"]), row["distance"]) for row in rows],
        truncated=False,
    )


_INTO_HOLDER, _TURNED, _HUBS = sorted(INTO_HOLDER), [*TURNED], [*HUBS]


def _near(element: Element, distance: int | None) -> NearElement:
    return NearElement(
        id=element.id, type=type_of(element).name, distance=distance, element=element
    )


async def with_content(
    database: Database, source: MapAsOf, near: Iterable[Near]
) -> list[NearElement]:
    """In the same order."""
    found: dict[int, Element] = {}
    wanted, size = [*near], 0
    for at in range(0, len(wanted), BODIES_TOGETHER):
        ids = [each.id for each in wanted[at : at + BODIES_TOGETHER]]
        rows = await database.fetch(SQL["bodies"], source.map_number, ids, source.revision)
        size += sum(len(row["body"]) for row in rows)
        if size > BYTES_MAX:
            raise DocumentTooLarge("These elements have more than 64 MiB; ask for a lower limit.")
        found |= {row["element_id"]: decode_element(row["body"]) for row in rows}
    return [_near(found[each.id], each.distance) for each in wanted]
