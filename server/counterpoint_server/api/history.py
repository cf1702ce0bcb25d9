"""`/v1/maps/{map}/revisions`, `…/diff`, `…/elements/{n}/history`: what a map has been."""

from typing import Annotated

from litestar import get
from litestar.di import NamedDependency
from litestar.params import FromPath, QueryParameter
from msgspec.structs import asdict

from counterpoint_server.api.answers import Answer, PageAnswer
from counterpoint_server.api.as_of import RevisionNumber, read_revision
from counterpoint_server.api.pages import Cursor, Cursors, Limit
from counterpoint_server.api.promises import promises
from counterpoint_server.api.requests import element_number, map_number, revision_number
from counterpoint_server.model.history import (
    Difference,
    ElementHistory,
    RevisionChanges,
    RevisionPage,
)
from counterpoint_server.model.ids import REVISION_MAX
from counterpoint_server.model.problems import ElementNotFound, MapNotFound, RevisionNotFound
from counterpoint_server.rules.access import ANONYMOUS
from counterpoint_server.store import history
from counterpoint_server.store.pool import Database

NUMBER_BITS = 31


@get(
    "/v1/maps/{map:str}/revisions",
    operation_id="maps.revisions",
    opt=promises(RevisionPage, problems=(MapNotFound,), has_etag=True, is_page=True),
)
async def list_revisions(
    map: FromPath[str],
    database: NamedDependency[Database],
    cursors: NamedDependency[Cursors],
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Answer:
    """The map's revisions, the newest first: who made them, when and why."""
    number = map_number(map)
    below = await cursors.read(cursor, "revisions", number) or REVISION_MAX
    found, current = await history.list_revisions(
        database, number, below=below, limit=limit, principal=ANONYMOUS
    )
    items, next_cursor = found[:limit], None
    if len(found) > limit:
        next_cursor = await cursors.write(items[-1].revision, "revisions", number)
    page = RevisionPage(items=items, next_cursor=next_cursor)
    return PageAnswer(page, next_cursor, state=current)


@get(
    "/v1/maps/{map:str}/revisions/{revision:str}",
    operation_id="maps.revision",
    opt=promises(
        RevisionChanges, problems=(MapNotFound, RevisionNotFound), has_etag=True, is_page=True
    ),
)
async def get_revision(
    map: FromPath[str],
    revision: FromPath[str],
    database: NamedDependency[Database],
    cursors: NamedDependency[Cursors],
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Answer:
    """One revision: who made it, and each element that it changed, before and after."""
    listed = ("revision", map_number(map), revision_number(revision))
    _, number, at = listed
    above = await cursors.read(cursor, *listed) or 0
    found, changes = await history.read_changes(
        database, number, at, above=above, limit=limit, principal=ANONYMOUS
    )
    next_cursor = None if changes.last is None else await cursors.write(changes.last, *listed)
    page = RevisionChanges(
        **asdict(found), map=changes.content, items=changes.elements, next_cursor=next_cursor
    )
    return PageAnswer(page, next_cursor, state=changes.state)


@get(
    "/v1/maps/{map:str}/diff",
    operation_id="maps.diff",
    opt=promises(Difference, problems=(MapNotFound, RevisionNotFound), has_etag=True, is_page=True),
)
async def diff(
    map: FromPath[str],
    database: NamedDependency[Database],
    cursors: NamedDependency[Cursors],
    from_: Annotated[
        RevisionNumber, QueryParameter(name="from", description="The revision to begin with.")
    ],
    to: Annotated[
        RevisionNumber | None,
        QueryParameter(description="The revision to end with; without: the map as it is."),
    ] = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Answer:
    """What has to be done to one state of the map to get another, earlier or later."""
    read_revision(from_, "?from")
    if to is not None:
        read_revision(to, "?to")
    listed = ("diff", map_number(map), from_, to)
    place = await cursors.read(cursor, *listed) or 0
    # A list that goes to what is today's revision goes on to the same one on its next pages.
    pinned, above = place >> NUMBER_BITS or to, place % (1 << NUMBER_BITS)
    end, changes = await history.read_difference(
        database, listed[1], (from_, pinned), above=above, limit=limit, principal=ANONYMOUS
    )
    next_cursor = None
    if changes.last is not None:
        next_cursor = await cursors.write(end << NUMBER_BITS | changes.last, *listed)
    page = Difference(
        from_=from_,
        to=end,
        map=changes.content,
        map_redacted=changes.is_redacted,
        items=changes.elements,
        next_cursor=next_cursor,
    )
    return PageAnswer(page, next_cursor, state=changes.state)


@get(
    "/v1/maps/{map:str}/elements/{n:str}/history",
    operation_id="elements.history",
    opt=promises(
        ElementHistory, problems=(MapNotFound, ElementNotFound), has_etag=True, is_page=True
    ),
)
async def list_versions(
    map: FromPath[str],
    n: FromPath[str],
    database: NamedDependency[Database],
    cursors: NamedDependency[Cursors],
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Answer:
    """What was done to an element, the newest first, also to one that is not there any more."""
    listed = ("history", map_number(map), element_number(n))
    below = await cursors.read(cursor, *listed) or REVISION_MAX
    found, current = await history.list_versions(
        database, *listed[1:], below=below, limit=limit, principal=ANONYMOUS
    )
    items, next_cursor = found[:limit], None
    if len(found) > limit:
        next_cursor = await cursors.write(items[-1].revision, *listed)
    page = ElementHistory(items=items, next_cursor=next_cursor)
    return PageAnswer(page, next_cursor, state=current)


HISTORY_ROUTES = [list_revisions, get_revision, diff, list_versions]
