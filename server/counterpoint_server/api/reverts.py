"""`/v1/maps/{map}/revert`: going back."""

from litestar import post
from litestar.di import NamedDependency
from litestar.params import FromPath

from counterpoint_server.api.answers import Answer
from counterpoint_server.api.as_of import read_revision
from counterpoint_server.api.deferring import deferred
from counterpoint_server.api.promises import promises
from counterpoint_server.api.requests import AnyRequest, if_match, map_number, read_body
from counterpoint_server.api.writing import DryRun, answer_edit, submit
from counterpoint_server.model.edit import EditResult, Revert
from counterpoint_server.model.history import NewRevert
from counterpoint_server.model.problems import (
    EditTooLarge,
    ElementMerged,
    ElementNotFound,
    MapFull,
    MapNotFound,
    MissingEnd,
    RevisionNotFound,
    WrongEnd,
)
from counterpoint_server.rules.editing import Edit
from counterpoint_server.store.door import Door
from counterpoint_server.store.operations import Operations


@post(
    "/v1/maps/{map:str}/revert",
    operation_id="maps.revert",
    status_code=200,
    opt=promises(
        EditResult,
        takes=NewRevert,
        problems=(
            MapNotFound,
            RevisionNotFound,
            ElementNotFound,
            ElementMerged,
            MissingEnd,
            WrongEnd,
            EditTooLarge,
            MapFull,
        ),
        has_etag=True,
        is_write=True,
        defers=True,
    ),
)
async def revert(
    request: AnyRequest,
    map: FromPath[str],
    door: NamedDependency[Door],
    operations: NamedDependency[Operations],
    dry_run: DryRun = False,
) -> Answer:
    """Make the map, or one element, as it was at a revision; by a new one, to be reverted too."""
    new = await read_body(request, NewRevert)
    edit, number = reverting(new, if_match(request)), map_number(map)
    of_all = new.element is None
    if not dry_run and (
        later := await deferred(request, operations, "revert", number, of_all=of_all)
    ):
        return later
    outcome = await submit(request, door, number, edit, dry_run=dry_run)
    return answer_edit(outcome, dry_run=dry_run)


def reverting(new: NewRevert, if_revision: int | None) -> Edit:
    operation = Revert(to=read_revision(new.to, "#/to"), element=new.element)
    message = new.message or _said(new)
    return Edit(operations=[operation], message=message, if_revision=if_revision, alone=True)


def _said(new: NewRevert) -> str:
    """What the history is to show if the client has no words of its own."""
    what = "Back" if new.element is None else f"Element {new.element} back"
    return f"{what} to revision {new.to}."


REVERT_ROUTES = [revert]
