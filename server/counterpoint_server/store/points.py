"""Elements by number, one at a time."""

from counterpoint_server.model.problems import ElementMerged, ElementNotFound, Problem
from counterpoint_server.model.stored import decode_element
from counterpoint_server.model.types import Element
from counterpoint_server.rules.access import authorize
from counterpoint_server.store.access import access_of
from counterpoint_server.store.gathering import Gatherer
from counterpoint_server.store.pool import Database
from counterpoint_server.store.queries import load_queries

SQL = load_queries(__file__)


class PointReader:
    """Reads elements by number; those that many ask for at once, together."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._rows = Gatherer(database, SQL["read_one"], SQL["read"])

    async def read(self, map_number: int, id: int, principal: int) -> Element:
        row = await self._rows.row(map_number, id)
        authorize(principal, "read", access_of(row), map_number)
        if row is None or row["body"] is None:
            raise await self._absence(map_number, id)
        return decode_element(row["body"])

    async def _absence(self, map_number: int, id: int) -> Problem:
        rows = await self._database.fetch(SQL["merged_into"], map_number, id)
        if rows:
            into = rows[0]["into_id"]
            return ElementMerged(f"Element {id} was merged into {into}.", merged_into=into)
        return ElementNotFound(f"The map has no element {id}.")
