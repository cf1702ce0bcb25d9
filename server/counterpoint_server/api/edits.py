"""`/v1/maps/{map}/edits`: many operations, one revision."""

from litestar import post
from litestar.di import NamedDependency
from litestar.params import FromPath

from counterpoint_server.api.answers import Answer
from counterpoint_server.api.deferring import deferred
from counterpoint_server.api.promises import promises
from counterpoint_server.api.requests import AnyRequest, if_match, map_number, read_body
from counterpoint_server.api.writing import DryRun, answer_edit, submit
from counterpoint_server.model.edit import EditResult, NewEdit
from counterpoint_server.model.problems import (
    AmbiguousExternal,
    EditTooLarge,
    ElementInUse,
    ElementMerged,
    ElementNotFound,
    MapFull,
    MapNotFound,
    MissingEnd,
    RefUsedTwice,
    TypeMismatch,
    UnknownRef,
    WrongEnd,
)
from counterpoint_server.rules.editing import Edit
from counterpoint_server.store.door import Door
from counterpoint_server.store.operations import Operations


@post(
    "/v1/maps/{map:str}/edits",
    operation_id="edits.create",
    status_code=200,
    opt=promises(
        EditResult,
        takes=NewEdit,
        problems=(
            MapNotFound,
            ElementNotFound,
            ElementMerged,
            TypeMismatch,
            AmbiguousExternal,
            MissingEnd,
            WrongEnd,
            ElementInUse,
            EditTooLarge,
            MapFull,
            UnknownRef,
            RefUsedTwice,
        ),
        has_etag=True,
        is_write=True,
        defers=True,
    ),
)
async def create_edit(
    request: AnyRequest,
    map: FromPath[str],
    door: NamedDependency[Door],
    operations: NamedDependency[Operations],
    dry_run: DryRun = False,
) -> Answer:
    """Do several operations as one edit: all of them, or none. A refusal names every fault."""
    new = await read_body(request, NewEdit)
    number = map_number(map)
    if not dry_run and (later := await deferred(request, operations, "edit", number)):
        return later
    edit = editing(new, if_match(request))
    outcome = await submit(request, door, number, edit, dry_run=dry_run)
    return answer_edit(outcome, dry_run=dry_run)


def editing(new: NewEdit, if_revision: int | None) -> Edit:
    return Edit(operations=[*new.operations], message=new.message, if_revision=if_revision)


EDIT_ROUTES = [create_edit]
