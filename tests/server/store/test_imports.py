"""An import that is too late makes nothing, and may be sent again."""

import pytest

from counterpoint_server.model.map import MapContent
from counterpoint_server.model.problems import DeadlineReached
from counterpoint_server.model.types import Claim
from counterpoint_server.rules.access import ANONYMOUS
from counterpoint_server.store.bulk import open_bulk
from counterpoint_server.store.imports import Imports, MapToMake, prepare
from counterpoint_server.store.pool import Database

COUNT = "SELECT count(*) FROM element WHERE map_id = ANY($1::bigint[])"


async def test_what_is_written_too_late_is_not_there_and_can_be_sent_again(
    database: Database, dsn: str
) -> None:
    club = [Claim(id=n, revision=1, text="Allies should form a club.") for n in range(1, 2_001)]
    one = MapToMake(content=MapContent(title="Minerals"), elements=club, message="Imported")
    maps, mark = prepare([one] * 3), b"\0" * 32
    async with open_bulk(dsn) as bulk:
        late = Imports(database, bulk, seconds=0.001)
        with pytest.raises(DeadlineReached, match="none was made"):
            await late.make_once(maps, "private", ANONYMOUS, "late", mark)
        again = Imports(database, bulk)
        numbers, is_replay = await again.make_once(maps, "private", ANONYMOUS, "late", mark)
        assert (len(numbers), is_replay) == (3, False)
        async with bulk.connection() as connection:
            assert (await connection.fetch(COUNT, numbers))[0][0] == 6_000
