"""Reading a map as of a revision: the present one, or one of the past.

Every version of an element that there has been is in `element` or in `element_old`, and holds from
its `revision` to before its `gone_revision`. So what is read in several statements is of one
revision, though edits go on meanwhile and no snapshot is held.
"""

from collections.abc import AsyncIterator
from typing import Any

from asyncpg import Record
from msgspec.structs import asdict

from counterpoint_server.model.ids import write_map_id
from counterpoint_server.model.map import MapVersion
from counterpoint_server.model.stored import decode_content
from counterpoint_server.rules.access import authorize
from counterpoint_server.rules.revisions import check_revision, name_of_state
from counterpoint_server.store.access import access_of
from counterpoint_server.store.gathering import Gatherer
from counterpoint_server.store.maps import timestamp
from counterpoint_server.store.pool import Database
from counterpoint_server.store.queries import load_queries

SQL = load_queries(__file__)

PAGE_ELEMENTS = 250
"""So many are decoded and written again in about a millisecond."""
PAGE_BYTES = 512 * 1024
"""As Postgres stores them; a page ends with the element that passes it."""


class MapAsOf:
    """A map at one of its revisions. Nothing of its content has been read yet."""

    __slots__ = ("_database", "_head", "map_number", "revision")

    def __init__(self, database: Database, head: Record, revision: int) -> None:
        self._database = database
        self._head = head
        self.map_number: int = head["map_id"]
        self.revision = revision

    @property
    def state(self) -> int | str:
        """What names it, in entity tags and caches."""
        return name_of_state(self.revision, self.erased_revision)

    @property
    def is_newest(self) -> bool:
        """Whether it was the map's present revision when it was asked for."""
        current: int = self._head["revision"]
        return self.revision == current

    @property
    def erased_revision(self) -> int:
        """The map's last erasure; 0: there was none."""
        erased: int = self._head["erased_revision"]
        return erased

    @property
    def number_max(self) -> int:
        """No element has a higher number, now or at any revision before."""
        highest: int = self._head["next_element"] - 1
        return highest

    async def version(self) -> MapVersion:
        """The map's own fields."""
        (row,) = await self._database.fetch(SQL["version"], self.map_number, self.revision)
        return MapVersion(
            id=write_map_id(self.map_number),
            revision=row["revision"],
            created_at=timestamp(row["created_at"]),
            updated_at=timestamp(row["updated_at"]),
            **asdict(decode_content(row["content"])),
        )

    async def pages(self, size: int = PAGE_ELEMENTS) -> AsyncIterator[list[str]]:
        """The stored bodies of all elements by number; between two pages nothing is held."""
        above, width, last = 0, size, self.number_max
        while above < last:
            upto = min(above + width, last)
            rows = await self._database.fetch(
                *(SQL["page"], self.map_number, self.revision),
                *(above, upto, size, PAGE_BYTES),
            )
            reached = rows[-1]["element_id"] if rows else upto
            is_sparse = 2 * len(rows) < reached - above
            width = min(2 * width, 16 * size) if is_sparse else size
            above = reached
            if rows:
                yield [row["body"] for row in rows]

    async def count(self, at_most: int | None = None) -> int:
        """How many elements; `at_most` where it is enough to know that there are so many."""
        if self.is_newest:
            found: int = self._head["element_count"]
        else:
            query = SQL["counted"], self.map_number, self.revision, at_most
            ((found,),) = await self._database.fetch(*query)
        return found if at_most is None else min(found, at_most)


class PastReader:
    """Finds maps as of a revision; the heads that many ask for at once, together."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._heads = Gatherer(database, SQL["head"], SQL["heads"])

    async def read(self, map_number: int, principal: int, revision: int | None) -> MapAsOf:
        """The map at a revision, or (None) at the present one, for a principal who may read it."""
        head: Any = await self._heads.row(map_number)
        authorize(principal, "read", access_of(head), map_number)
        current: int = head["revision"]
        if revision is None:
            return MapAsOf(self._database, head, current)
        check_revision(revision, current)
        return MapAsOf(self._database, head, revision)
