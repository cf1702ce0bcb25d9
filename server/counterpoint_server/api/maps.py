"""`/v1/maps`: create, list, read, change, delete."""

from datetime import UTC, datetime
from typing import Annotated

import msgspec
from litestar import delete, get, patch, post
from litestar.di import NamedDependency
from litestar.params import FromPath, QueryParameter
from msgspec import Meta

from counterpoint_server.api.answers import Answer, PageAnswer, answer
from counterpoint_server.api.pages import Cursor, Cursors, Limit
from counterpoint_server.api.promises import promises
from counterpoint_server.api.requests import (
    AnyRequest,
    fingerprint,
    idempotency_key,
    if_match,
    map_number,
    read_body,
)
from counterpoint_server.api.writing import replay_headers, submit
from counterpoint_server.model.edit import MapPatch
from counterpoint_server.model.element import Language
from counterpoint_server.model.map import Map, NewMap, NewMapContent, Timestamp, Visibility
from counterpoint_server.model.pages import MapPage
from counterpoint_server.model.problems import (
    ElementMerged,
    InvalidParameter,
    MapNotFound,
    MissingEnd,
    UnknownRef,
    WrongEnd,
)
from counterpoint_server.rules.access import ANONYMOUS
from counterpoint_server.rules.editing import Edit
from counterpoint_server.store import lists, maps
from counterpoint_server.store.door import Door
from counterpoint_server.store.indexing import Index
from counterpoint_server.store.lists import PLACES, MapFilter, MapOrder
from counterpoint_server.store.pool import Database

UpdatedAfter = Annotated[
    Timestamp | None, QueryParameter(description="Only maps that were changed after this time.")
]
Deleted = Annotated[
    bool, QueryParameter(description="Only maps that were deleted and can be restored.")
]
InLanguage = Annotated[
    Language | None, QueryParameter(description="Only maps in this language: `en`, `en-GB`.")
]
Sort = Annotated[
    MapOrder,
    QueryParameter(description="`created` and `updated`: the last first; `title`: from A on."),
]


def read_moment(text: str | None) -> datetime | None:
    """By msgspec itself, for the framework would take `5` for a time."""
    if text is None:
        return None
    try:
        moment: datetime = msgspec.convert(text, Annotated[datetime, Meta(tz=True)])
        return moment.astimezone(UTC)
    except (msgspec.ValidationError, OverflowError):
        raise InvalidParameter(
            f"`updated_after` takes a time such as 2026-02-04T17:44:00Z, not {text[:40]!r}.",
            pointer="?updated_after",
        ) from None


def read_language(tag: str | None) -> str | None:
    """The framework does not check patterns."""
    try:
        return msgspec.convert(tag, Language | None)
    except msgspec.ValidationError:
        raise InvalidParameter(
            "`language` takes a BCP 47 tag such as en or en-GB.", pointer="?language"
        ) from None


@post(
    "/v1/maps",
    operation_id="maps.create",
    opt=promises(Map, status=201, takes=NewMap, has_etag=True, is_write=True, is_guarded=False),
)
async def create_map(request: AnyRequest, database: NamedDependency[Database]) -> Answer:
    """Make an empty map."""
    new = await read_body(request, NewMap)
    key = idempotency_key(request)
    if key is None:
        made, is_replay = await maps.create_map(database, new, ANONYMOUS), False
    else:
        made, is_replay = await maps.create_map_once(
            database, new, ANONYMOUS, key, await fingerprint(request)
        )
    return answer_made(made, is_replay=is_replay)


def answer_made(made: Map, *, is_replay: bool) -> Answer:
    headers = {"Location": f"/v1/maps/{made.id}", **replay_headers(is_replay)}
    return answer(made, state=made.revision, status=201, headers=headers)


@get("/v1/maps", operation_id="maps.list", opt=promises(MapPage, is_page=True))
async def list_maps(
    database: NamedDependency[Database],
    cursors: NamedDependency[Cursors],
    index: NamedDependency[Index],
    tag: Annotated[
        list[str] | None, QueryParameter(description="Only maps with one of these tags.")
    ] = None,
    visibility: Annotated[
        Visibility | None, QueryParameter(description="Only maps that these may read.")
    ] = None,
    text: Annotated[
        str | None,
        QueryParameter(
            max_length=1_000, description="Only maps whose title, question or description has this."
        ),
    ] = None,
    updated_after: UpdatedAfter = None,
    deleted: Deleted = False,
    language: InLanguage = None,
    sort: Sort = "created",
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Answer:
    """The maps you may see, newest first, or in another order."""
    wanted = MapFilter(
        sort=sort,
        tags=tag,
        visibility=visibility,
        text=text,
        language=read_language(language),
        updated_after=read_moment(updated_after),
        deleted=deleted,
    )
    after = await cursors.read(cursor, "maps", wanted, type=PLACES[sort])
    if sort != "created":
        await index.settle()
    found, more = await lists.list_maps(database, wanted, after=after, limit=limit)
    next_cursor = more and await cursors.write(more, "maps", wanted)
    return PageAnswer(MapPage(items=found, next_cursor=next_cursor), next_cursor)


@get(
    "/v1/maps/{map:str}",
    operation_id="maps.get",
    opt=promises(Map, problems=(MapNotFound,), has_etag=True),
)
async def get_map(map: FromPath[str], database: NamedDependency[Database]) -> Answer:
    """A map without its elements."""
    found = await maps.read_map(database, map_number(map), ANONYMOUS)
    return answer(found, state=found.revision)


@patch(
    "/v1/maps/{map:str}",
    operation_id="maps.update",
    opt=promises(
        Map,
        takes=(NewMapContent,),
        problems=(MapNotFound, MissingEnd, WrongEnd, ElementMerged, UnknownRef),
        has_etag=True,
        is_write=True,
    ),
)
async def update_map(
    request: AnyRequest,
    map: FromPath[str],
    database: NamedDependency[Database],
    door: NamedDependency[Door],
) -> Answer:
    """Change the map's own fields by a merge patch (RFC 7396)."""
    operation = MapPatch(patch=await read_body(request, dict))
    edit = Edit(operations=[operation], if_revision=if_match(request), alone=True)
    outcome = await submit(request, door, map_number(map), edit)
    found = await maps.read_map(database, map_number(map), ANONYMOUS, outcome.revision)
    return answer(found, state=found.revision, headers=replay_headers(outcome.is_replay))


@delete(
    "/v1/maps/{map:str}",
    operation_id="maps.delete",
    status_code=204,
    opt=promises(status=204, problems=(MapNotFound,), is_guarded=True),
)
async def delete_map(
    request: AnyRequest, map: FromPath[str], database: NamedDependency[Database]
) -> None:
    """Hide a map from everybody; for 30 days it can be restored."""
    await maps.delete_map(database, map_number(map), ANONYMOUS, if_match(request))


@post(
    "/v1/maps/{map:str}/restore",
    operation_id="maps.restore",
    status_code=200,
    opt=promises(Map, problems=(MapNotFound,), has_etag=True, is_write=True),
)
async def restore_map(
    request: AnyRequest, map: FromPath[str], database: NamedDependency[Database]
) -> Answer:
    """Bring back a map that was deleted: as it was, at the same revision."""
    idempotency_key(request)  # to be read as anywhere; who restores twice has restored once
    found = await maps.restore_map(database, map_number(map), ANONYMOUS, if_match(request))
    return answer(found, state=found.revision)


MAP_ROUTES = [create_map, list_maps, get_map, update_map, delete_map, restore_map]
