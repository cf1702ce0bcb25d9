"""No question that is asked often reads a whole map, however Postgres plans it."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from conftest import make_database
from counterpoint_server.model.ids import write_map_id
from counterpoint_server.rules.seeking import read_wanted
from counterpoint_server.store import around, elements, graphs, indexing, lists, past, search, texts
from counterpoint_server.store.migrate import migrate
from counterpoint_server.store.pool import Database, open_database
from counterpoint_server.store.search import FIRST, SearchFilter
from many_maps import LOADED_AT, WORDS, analyse, debates, load_maps
from plans import pages_touched

SIZES = [20_000, 2_000, *[25] * 1_000]
"""Most maps are small: so, of one that it does not know, the planner thinks of reading all."""
LARGE, MIDDLE, SMALL = 1, 2, 3
CENTRE = 3_000
LISTED = "INSERT INTO listing SELECT map_id, content->>'title', updated_at FROM map"
LINKS_FROM = "SELECT to_id, position FROM link WHERE map_id = $1 AND from_id = ANY($2::int[])"
INDEXED = """
    INSERT INTO search SELECT map_id, element_id, revision, type, '{}', 'simple',
                              to_tsvector('simple', body->>'text')
    FROM element WHERE type = 'claim'
"""


@pytest.fixture(scope="module")
def loaded_dsn(cluster: str, worker_id: str) -> str:
    url = asyncio.run(make_database(cluster, f"plans_{worker_id}"))
    asyncio.run(migrate(url))
    asyncio.run(_load(url))
    return url


async def _load(url: str) -> None:
    async with open_database(url, size=1) as database, database.connection() as connection:
        await load_maps(connection, debates(LARGE, SIZES))
        for statement in (LISTED, INDEXED):
            await connection.execute(statement)
        await analyse(connection)
        await connection.execute("VACUUM ANALYZE search, listing")


@pytest.fixture
async def loaded(loaded_dsn: str) -> AsyncIterator[Database]:
    async with open_database(loaded_dsn, size=1) as database:
        yield database


async def touched(loaded: Database, query: str, *arguments: object) -> int:
    """By the worse of its plans."""
    async with loaded.connection() as connection:
        return max((await pages_touched(connection, query, *arguments)).values())


HUBS = list(around.HUBS)


def near(map: int, centre: int, depth: int, direction: str) -> tuple[object, ...]:
    ways = around._INTO_HOLDER, around._TURNED
    return (map, centre, depth, around.WALKED_MAX, direction, *ways, HUBS)


@pytest.mark.parametrize("direction", ["both", "in", "out"])
@pytest.mark.parametrize("depth", [1, 2, 4])
async def test_a_neighbourhood_touches_what_it_answers_and_no_more(
    loaded: Database, depth: int, direction: str
) -> None:
    for map, centre in ((LARGE, CENTRE), (MIDDLE, 500), (SMALL, 20)):
        asked = near(map, centre, depth, direction)
        rows = await loaded.fetch(around.SQL["near"], *asked)
        assert len(rows) < 100
        # Of each element its own row, and both ways of its links: some ten pages.
        assert await touched(loaded, around.SQL["near"], *asked) <= 20 + 14 * len(rows)


async def test_at_an_element_with_many_neighbours_it_stops(loaded: Database) -> None:
    main_claim, participant = 2, 1
    for centre in (main_claim, participant):
        asked = near(LARGE, centre, 4, "both")
        rows = await loaded.fetch(around.SQL["near"], *asked)
        assert len(rows) <= around.WALKED_MAX
        assert await touched(loaded, around.SQL["near"], *asked) <= 14 * around.WALKED_MAX


BY_NUMBER = [
    "bodies",
    "as_of",
    "changed",
    "head",
    "text",
    "quoting",
    "access",
    "ends",
    "links",
    "touched",
    "stretch",
    "drop_touched",
    "drop_stretch",
]


@pytest.mark.parametrize(
    ("query", "arguments"),
    [
        (around.SQL["bodies"], (LARGE, [3, 700, 19_000], 1)),
        (graphs.SQL["as_of"], (LARGE, [3, 700, 19_000], 1)),
        (graphs.SQL["changed"], (LARGE, 0, 1, 100)),
        (past.SQL["head"], (LARGE,)),
        (texts.SQL["read"], (LARGE, b"\0")),
        (texts.SQL["quoting"], (LARGE, 3, 100)),
        (texts.SQL["access"], (LARGE,)),
        (elements.SQL["ends"], (LARGE, [5_000, 5_002], ["premise", "attacker"], 200)),
        (LINKS_FROM, (LARGE, [5_000])),
        (indexing.SQL["touched"], ([LARGE, LARGE, MIDDLE], [0, 3, 700])),
        (indexing.SQL["stretch"], (LARGE, 9_000, 20)),
        (indexing.SQL["drop_touched"], ([LARGE, MIDDLE], [3, 700])),
        (indexing.SQL["drop_stretch"], (LARGE, 9_000, 9_020)),
    ],
    ids=BY_NUMBER,
)
async def test_what_is_read_by_number_touches_little_of_a_large_map(
    loaded: Database, query: str, arguments: tuple[object, ...]
) -> None:
    assert await touched(loaded, query, *arguments) <= 60


ANY = (None,) * 5
TITLES = sorted(f"Debate {n}" for n in range(1, len(SIZES) + 1))


@pytest.mark.parametrize("at", [0, 100, 300])
async def test_a_page_of_maps_touches_as_much_wherever_it_is(loaded: Database, at: int) -> None:
    asked = {
        "newest": (len(SIZES) - at,),
        "by_update": (len(SIZES) - at, LOADED_AT),
        "by_title": (0, TITLES[at]),
    }
    queries = {name: lists.SQL[name] for name in asked}
    for name, place in asked.items():
        rows = await loaded.fetch(queries[name], *ANY, False, 20, *place)
        assert len(rows) == 20
        # Of each map a row of two tables, each found by way of an index.
        assert await touched(loaded, queries[name], *ANY, False, 20, *place) <= 20 * 6 + 20


@pytest.mark.parametrize("maps", [None, [LARGE], [SMALL]])
async def test_a_search_touches_what_it_finds_and_no_more(
    loaded: Database, maps: list[int] | None
) -> None:
    queries = ("'rare7'", ["simple"], ["'rare7'"])
    asked = (*queries, maps, None, None, float("inf"), 0, 0, 20, 10_000, 100_000)
    rows = await loaded.fetch(search.SQL["found"], *asked)
    assert len(rows) < 20
    assert await touched(loaded, search.SQL["found"], *asked) <= 80


COMMON = read_wanted(" or ".join(WORDS))


@pytest.mark.parametrize("maps", [None, [LARGE, MIDDLE]])
async def test_of_more_than_10_000_matches_the_newest_are_ranked(
    loaded: Database, maps: list[int] | None
) -> None:
    """All claims match; those of most maps together, of the large one and of another are more."""
    newest, after = set(), FIRST
    for _ in range(3):
        hits = await search.search(loaded, COMMON, SearchFilter(maps=maps), after, 4_000)
        assert not hits.ranked_all
        newest |= {(hit.map, hit.id) for hit in hits.items}
        after = hits.next or after
    assert (len(newest), hits.next) == (10_000, None)
    rows = await loaded.fetch(
        "SELECT map_id, element_id FROM search WHERE $1::bigint[] IS NULL OR map_id = ANY($1) "
        "ORDER BY map_id DESC, element_id DESC LIMIT 10000",
        maps,
    )
    assert newest == {(write_map_id(row["map_id"]), row["element_id"]) for row in rows}
    few = await search.search(loaded, COMMON, SearchFilter(maps=[MIDDLE]), FIRST, 10)
    assert few.ranked_all


async def test_however_many_have_a_word_so_many_are_looked_through_and_no_more(
    loaded: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "WALKED_MAX", 500)
    queries = ("'club'", ["simple"], ["'club'"])
    asked = (*queries, None, ["question"], None, float("inf"), 0, 0, 20, 10_000, 500)
    assert await touched(loaded, search.SQL["found"], *asked) <= 1_500
    within = SearchFilter(types=["question"])
    hits = await search.search(loaded, read_wanted("club"), within, FIRST, 10)
    assert (hits.items, hits.ranked_all) == ([], False)


async def test_the_measure_would_notice_a_whole_map(loaded: Database) -> None:
    whole = "SELECT sum(length(body::text)) FROM element WHERE map_id = $1"
    assert await touched(loaded, whole, LARGE) > 500
    by_role = "SELECT count(*) FROM link WHERE map_id = $1 AND role = 'premise'"
    assert await touched(loaded, by_role, LARGE) > 60
