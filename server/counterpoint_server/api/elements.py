"""`/v1/maps/{map}/elements`: elements of any type."""

from typing import Annotated, NamedTuple

from litestar import delete, get, patch
from litestar.di import NamedDependency
from litestar.params import FromPath, QueryParameter

from counterpoint_server.api.answers import Answer, MovedAnswer, PageAnswer, answer
from counterpoint_server.api.as_of import AsOf, read_as_of
from counterpoint_server.api.expanding import (
    Expand,
    expanded,
    expanded_of,
    expanded_state,
    read_expand,
)
from counterpoint_server.api.fields import Fields, read_fields, sparse, sparse_page
from counterpoint_server.api.pages import Cursor, Cursors, Limit
from counterpoint_server.api.promises import promises
from counterpoint_server.api.requests import (
    AnyRequest,
    element_number,
    if_match,
    map_number,
    read_body,
)
from counterpoint_server.api.writing import DryRun, answer_edit, replay_headers, submit
from counterpoint_server.model.edit import Delete, EditResult, Update
from counterpoint_server.model.ids import ElementId
from counterpoint_server.model.pages import ElementPage
from counterpoint_server.model.problems import (
    EditTooLarge,
    ElementInUse,
    ElementMerged,
    ElementNotFound,
    InvalidParameter,
    MapFull,
    MapNotFound,
    MissingEnd,
    RevisionNotFound,
    UnknownRef,
    WrongEnd,
)
from counterpoint_server.model.types import TYPES, Element, TypeName
from counterpoint_server.rules.access import ANONYMOUS
from counterpoint_server.rules.editing import Edit
from counterpoint_server.store import as_of, elements
from counterpoint_server.store.door import Door
from counterpoint_server.store.points import PointReader
from counterpoint_server.store.pool import Database

IDS_MAX = 200

TagFilter = Annotated[list[str] | None, QueryParameter(description="With one of these tags.")]
ParticipantFilter = Annotated[
    list[ElementId] | None, QueryParameter(description="Said by one of these participants.")
]
KindFilter = Annotated[
    list[str] | None,
    QueryParameter(
        description="Of one of these kinds: of rebuttals `rebut` or `undercut`, of participants "
        "`person`, `organisation`, `outlet` or `collective`."
    ),
]


def read_types(names: list[str] | None, pointer: str = "?type") -> list[str] | None:
    for name in names or ():
        if name not in TYPES:
            raise InvalidParameter(
                f"`{name}` is not a type of element; those are {', '.join(TYPES)}.",
                pointer=pointer,
            )
    return names


class PageWanted(NamedTuple):
    """Which page of a list is asked for, and what of its elements."""

    limit: int
    cursor: str | None
    fields: list[str] | None = None
    expand: list[str] | None = None


async def answer_page(
    database: Database, cursors: Cursors, map: str, wanted: elements.ElementFilter, page: PageWanted
) -> Answer:
    number = map_number(map)
    above = await cursors.read(page.cursor, "elements", number, wanted) or 0
    fields, roles = read_fields(page.fields, wanted.types), read_expand(page.expand, wanted.types)
    refuse_expanded_past(roles, wanted.revision)
    found = await elements.list_elements(
        database,
        number,
        wanted,
        above=above,
        limit=page.limit,
        principal=ANONYMOUS,
        roles=roles,
    )
    items = found.elements[: page.limit]
    next_cursor = None
    if len(found.elements) > page.limit:
        next_cursor = await cursors.write(items[-1].id, "elements", number, wanted)
    answered = ElementPage(
        items=items,
        next_cursor=next_cursor,
        missing=found.missing,
        expanded=expanded_of(found),
        expanded_all=len(found.ends) <= elements.ENDS_MAX,
    )
    return PageAnswer(sparse_page(answered, fields), next_cursor, state=found.state)


@get(
    "/v1/maps/{map:str}/elements",
    operation_id="elements.list",
    opt=promises(
        ElementPage, problems=(MapNotFound, RevisionNotFound), has_etag=True, is_page=True
    ),
)
async def list_elements(
    map: FromPath[str],
    database: NamedDependency[Database],
    cursors: NamedDependency[Cursors],
    type: Annotated[list[TypeName] | None, QueryParameter(description="Only these types.")] = None,
    ids: Annotated[
        list[ElementId] | None,
        QueryParameter(
            max_items=IDS_MAX, description="Only these numbers; those not there are named."
        ),
    ] = None,
    tag: TagFilter = None,
    scheme: Annotated[
        list[str] | None, QueryParameter(description="Of one of these argumentation schemes.")
    ] = None,
    kind: KindFilter = None,
    participant: ParticipantFilter = None,
    revision: AsOf = None,
    limit: Limit = 50,
    cursor: Cursor = None,
    fields: Fields = None,
    expand: Expand = None,
) -> Answer:
    """Elements of any type, by number. All filters must fit; of a filter's values, any."""
    wanted = elements.ElementFilter(
        types=read_types(type),
        ids=ids,
        tags=tag,
        schemes=scheme,
        kinds=kind,
        participants=participant,
        revision=read_as_of(revision),
    )
    page = PageWanted(limit, cursor, fields, expand)
    return await answer_page(database, cursors, map, wanted, page)


@get(
    "/v1/maps/{map:str}/elements/{n:str}",
    operation_id="elements.get",
    opt=promises(
        Element,
        problems=(MapNotFound, ElementNotFound, RevisionNotFound),
        has_etag=True,
        moves=True,
        expands=True,
    ),
)
async def get_element(
    map: FromPath[str],
    n: FromPath[str],
    points: NamedDependency[PointReader],
    database: NamedDependency[Database],
    revision: AsOf = None,
    fields: Fields = None,
    expand: Expand = None,
) -> Answer:
    """One element; the number of one that was merged leads to what it is now part of."""
    wanted, roles, at = read_fields(fields), read_expand(expand), read_as_of(revision)
    number, id = map_number(map), element_number(n)
    refuse_expanded_past(roles, at)
    try:
        if at is None:
            element = await points.read(number, id, ANONYMOUS)
            state: int | str = element.revision
        else:
            element, state = await as_of.read_element(database, number, id, at, ANONYMOUS)
    except ElementMerged as merged:
        return MovedAnswer(f"/v1/maps/{map}/elements/{merged.extension['merged_into']}")
    if roles is None:
        return answer(sparse(element, wanted), state=state)
    return await answer_expanded(database, number, element.id, wanted, roles)


def refuse_expanded_past(roles: list[str] | None, at: int | None) -> None:
    if roles is not None and at is not None:
        raise InvalidParameter(
            "What elements refer to is given along as it is now; leave out `expand` or `revision`.",
            pointer="?expand",
        )


async def answer_expanded(
    database: Database, map: int, n: int, fields: frozenset[str] | None, roles: list[str]
) -> Answer:
    only = elements.ElementFilter(ids=[n])
    found = await elements.list_elements(
        database, map, only, above=0, limit=1, principal=ANONYMOUS, roles=roles
    )
    if not found.elements:
        raise ElementNotFound(f"The map has no element {n}.")
    (element,) = found.elements
    return answer(expanded(element, fields, found), state=expanded_state(element, found))


@patch(
    "/v1/maps/{map:str}/elements/{n:str}",
    operation_id="elements.update",
    opt=promises(
        Element,
        takes=tuple(row.new for row in TYPES.values()),
        problems=(
            MapNotFound,
            ElementNotFound,
            ElementMerged,
            MissingEnd,
            WrongEnd,
            UnknownRef,
            MapFull,
        ),
        has_etag=True,
        is_write=True,
    ),
)
async def update_element(
    request: AnyRequest,
    map: FromPath[str],
    n: FromPath[str],
    door: NamedDependency[Door],
) -> Answer:
    """Change fields of an element by a merge patch (RFC 7396): null puts a field to its default."""
    number = element_number(n)
    patch = await read_body(request, dict)
    operation = Update(id=number, patch=patch, if_revision=if_match(request))
    edit = Edit(operations=[operation], alone=True)
    outcome = await submit(request, door, map_number(map), edit)
    (element,) = (element for element in outcome.elements if element.id == number)
    headers = replay_headers(outcome.is_replay)
    return answer(element, state=element.revision, headers=headers)


@delete(
    "/v1/maps/{map:str}/elements/{n:str}",
    operation_id="elements.delete",
    status_code=200,
    opt=promises(
        EditResult,
        problems=(MapNotFound, ElementNotFound, ElementMerged, ElementInUse, EditTooLarge),
        has_etag=True,
        is_write=True,
    ),
)
async def delete_element(
    request: AnyRequest,
    map: FromPath[str],
    n: FromPath[str],
    door: NamedDependency[Door],
    cascade: Annotated[
        bool, QueryParameter(description="Delete also what has no meaning without it.")
    ] = False,
    dry_run: DryRun = False,
) -> Answer:
    """Take an element out. What only mentions it lets go of it; the answer says what changed."""
    operation = Delete(id=element_number(n), cascade=cascade, if_revision=if_match(request))
    edit = Edit(operations=[operation], alone=True)
    outcome = await submit(request, door, map_number(map), edit, dry_run=dry_run)
    return answer_edit(outcome, dry_run=dry_run)


ELEMENT_ROUTES = [list_elements, get_element, update_element, delete_element]
