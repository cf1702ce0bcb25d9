"""`/v1/operations`: long work, how far it has come, and taking it back."""

from typing import Annotated

from litestar import delete, get
from litestar.di import NamedDependency
from litestar.params import FromPath, QueryParameter

from counterpoint_server.api.answers import Answer, PageAnswer
from counterpoint_server.api.deferring import answer_operation
from counterpoint_server.api.pages import Cursor, Cursors, Limit
from counterpoint_server.api.promises import promises
from counterpoint_server.api.requests import operation_number
from counterpoint_server.model.ids import MapId, read_map_id
from counterpoint_server.model.operation import LongOperation, LongOperationPage, OperationState
from counterpoint_server.model.problems import (
    InvalidParameter,
    OperationEnded,
    OperationNotFound,
    StorageFull,
)
from counterpoint_server.rules.access import ANONYMOUS
from counterpoint_server.store.operations import Operations


@get(
    "/v1/operations/{id:str}",
    operation_id="operations.get",
    opt=promises(LongOperation, problems=(OperationNotFound,)),
)
async def get_operation(id: FromPath[str], operations: NamedDependency[Operations]) -> Answer:
    """How far long work has come, and what came of it. Ask again after Retry-After."""
    return answer_operation(await operations.read(operation_number(id), ANONYMOUS))


@get(
    "/v1/operations",
    operation_id="operations.list",
    opt=promises(LongOperationPage, is_page=True),
)
async def list_operations(
    operations: NamedDependency[Operations],
    cursors: NamedDependency[Cursors],
    map: Annotated[MapId | None, QueryParameter(description="Only those on this map.")] = None,
    in_state: Annotated[
        OperationState | None, QueryParameter(name="state", description="Only those in this state.")
    ] = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Answer:
    """Your long operations, the newest first."""
    listed = ("operations", map, in_state)
    below = await cursors.read(cursor, *listed)
    number = None if map is None else _number_of(map)
    found = await operations.page(
        ANONYMOUS, below=below, limit=limit, map_number=number, state=in_state
    )
    items, next_cursor = found[:limit], None
    if len(found) > limit:
        next_cursor = await cursors.write(read_map_id(items[-1].id) or 0, *listed)
    return PageAnswer(LongOperationPage(items=items, next_cursor=next_cursor), next_cursor)


def _number_of(map: str) -> int:
    number = read_map_id(map)
    if number is None:
        raise InvalidParameter("This is not the id of a map (13 characters).", pointer="?map")
    return number


@delete(
    "/v1/operations/{id:str}",
    operation_id="operations.cancel",
    status_code=200,
    opt=promises(LongOperation, problems=(OperationNotFound, OperationEnded, StorageFull)),
)
async def cancel_operation(id: FromPath[str], operations: NamedDependency[Operations]) -> Answer:
    """Take long work back: nothing of it is written. Refused once it is done, or has failed."""
    return answer_operation(await operations.cancel(operation_number(id), ANONYMOUS))


OPERATION_ROUTES = [list_operations, get_operation, cancel_operation]
