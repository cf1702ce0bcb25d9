"""`/v1/search`: words in all maps that one may read."""

from typing import Annotated

from litestar import get
from litestar.di import NamedDependency
from litestar.params import QueryParameter

from counterpoint_server.api.answers import Answer, PageAnswer
from counterpoint_server.api.elements import read_types
from counterpoint_server.api.pages import Cursor, Cursors, Limit
from counterpoint_server.api.promises import promises
from counterpoint_server.model.ids import MapId, read_map_id
from counterpoint_server.model.problems import InvalidParameter
from counterpoint_server.model.search import FoundPage, FoundType
from counterpoint_server.rules.seeking import read_wanted
from counterpoint_server.store.indexing import Index
from counterpoint_server.store.pool import Database
from counterpoint_server.store.search import FIRST, Place, SearchFilter, search

LISTED_MAX = 100

Q = Annotated[
    str,
    QueryParameter(
        min_length=1,
        max_length=1_000,
        description='Words to find: `club`, `"dominant player"`, `club or trade`, `-club`, '
        "`mineral*`.",
    ),
]


def _numbers(ids: list[str] | None) -> list[int] | None:
    numbers = [(id, read_map_id(id)) for id in ids or ()]
    for id, number in numbers:
        if number is None:
            raise InvalidParameter(f"`{id[:40]}` is not the id of a map.", pointer="?map")
    return None if ids is None else [number for _, number in numbers if number is not None]


def _types(names: list[str] | None) -> list[str] | None:
    read_types([name for name in names or () if name != "map"])
    return names


@get("/v1/search", operation_id="search.find", opt=promises(FoundPage, is_page=True))
async def find_words(
    database: NamedDependency[Database],
    index: NamedDependency[Index],
    cursors: NamedDependency[Cursors],
    q: Q,
    map: Annotated[
        list[MapId] | None,
        QueryParameter(max_items=LISTED_MAX, description="Only in these maps."),
    ] = None,
    type: Annotated[
        list[FoundType] | None,
        QueryParameter(
            max_items=LISTED_MAX, description="Only these types; `map`: maps themselves."
        ),
    ] = None,
    tag: Annotated[
        list[str] | None,
        QueryParameter(max_items=LISTED_MAX, description="Only what has one of these tags."),
    ] = None,
    limit: Limit = 20,
    cursor: Cursor = None,
) -> Answer:
    """Find words in claims, quotes, notes, names and whatever else has text, the best first."""
    within = SearchFilter(maps=_numbers(map), types=_types(type), tags=tag)
    after = await cursors.read(cursor, "search", q, within, type=Place) or FIRST
    wanted = read_wanted(q)
    is_settled = await index.settle()
    hits = await search(database, wanted, within, after, limit, is_settled=is_settled)
    next_cursor = None
    if hits.next is not None:
        next_cursor = await cursors.write(hits.next, "search", q, within)
    page = FoundPage(
        items=hits.items,
        next_cursor=next_cursor,
        ranked_all=hits.ranked_all,
        unindexed=hits.unindexed,
    )
    return PageAnswer(page, next_cursor)


SEARCH_ROUTES = [find_words]
