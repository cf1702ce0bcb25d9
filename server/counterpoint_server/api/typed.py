"""A collection for each type of element, from the table of types: `/v1/maps/{map}/claims`, …"""

from litestar import get, post
from litestar.di import NamedDependency
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath

from counterpoint_server.api.answers import Answer
from counterpoint_server.api.as_of import AsOf, read_as_of
from counterpoint_server.api.elements import PageWanted, ParticipantFilter, TagFilter, answer_page
from counterpoint_server.api.expanding import Expand
from counterpoint_server.api.fields import Fields
from counterpoint_server.api.pages import Cursor, Cursors, Limit
from counterpoint_server.api.promises import promises
from counterpoint_server.api.requests import AnyRequest, if_match, map_number, read_body
from counterpoint_server.api.writing import answer_created, creating, submit
from counterpoint_server.model.pages import PAGES
from counterpoint_server.model.problems import (
    ElementMerged,
    MapFull,
    MapNotFound,
    MissingEnd,
    RevisionNotFound,
    UnknownRef,
    WrongEnd,
)
from counterpoint_server.model.types import TYPES, ElementType
from counterpoint_server.store.door import Door
from counterpoint_server.store.elements import ElementFilter
from counterpoint_server.store.pool import Database

CREATE_PROBLEMS = (MapNotFound, MissingEnd, WrongEnd, ElementMerged, MapFull, UnknownRef)


def create_route(row: ElementType) -> HTTPRouteHandler:
    @post(
        path_of(row),
        name=f"create_{row.name}",
        operation_id=f"{row.plural}.create",
        description=f"Make {_a(row.name)}. {row.stored.__doc__}",
        opt=promises(
            row.stored,
            status=201,
            takes=row.new,
            problems=CREATE_PROBLEMS,
            has_etag=True,
            is_write=True,
        ),
    )
    async def create(
        request: AnyRequest, map: FromPath[str], door: NamedDependency[Door]
    ) -> Answer:
        new = await read_body(request, row.new)
        edit = creating(new, if_match(request))
        outcome = await submit(request, door, map_number(map), edit)
        return answer_created(outcome, map)

    return create


def list_route(row: ElementType) -> HTTPRouteHandler:
    @get(
        path_of(row),
        name=f"list_{row.plural}",
        operation_id=f"{row.plural}.list",
        description=f"The map's {row.plural}, by number.",
        opt=promises(
            PAGES[row.name],
            problems=(MapNotFound, RevisionNotFound),
            has_etag=True,
            is_page=True,
        ),
    )
    async def page(
        map: FromPath[str],
        database: NamedDependency[Database],
        cursors: NamedDependency[Cursors],
        tag: TagFilter = None,
        participant: ParticipantFilter = None,
        revision: AsOf = None,
        limit: Limit = 50,
        cursor: Cursor = None,
        fields: Fields = None,
        expand: Expand = None,
    ) -> Answer:
        wanted = ElementFilter(
            types=[row.name], tags=tag, participants=participant, revision=read_as_of(revision)
        )
        page = PageWanted(limit, cursor, fields, expand)
        return await answer_page(database, cursors, map, wanted, page)

    return page


def path_of(row: ElementType) -> str:
    return f"/v1/maps/{{map:str}}/{row.plural}"


def _a(name: str) -> str:
    return f"an {name}" if name[0] in "aeiou" else f"a {name}"


TYPED_ROUTES = [make(row) for row in TYPES.values() for make in (create_route, list_route)]
