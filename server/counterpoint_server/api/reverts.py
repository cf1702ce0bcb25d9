"""`/v1/maps/{map}/revert`: going back."""

from litestar import post
from litestar.di import NamedDependency
from litestar.params import FromPath

from counterpoint_server.api.answers import Answer
from counterpoint_server.api.as_of import read_revision
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
    ),
)
async def revert(
    request: AnyRequest,
    map: FromPath[str],
    door: NamedDependency[Door],
    dry_run: DryRun = False,
) -> Answer:
    """Make the map, or one element, as it was at a revision; by a new one, to be reverted too."""
    new = await read_body(request, NewRevert)
    operation = Revert(to=read_revision(new.to, "#/to"), element=new.element)
    message = new.message or _said(new)
    edit = Edit(operations=[operation], message=message, if_revision=if_match(request), alone=True)
    outcome = await submit(request, door, map_number(map), edit, dry_run=dry_run)
    return answer_edit(outcome, dry_run=dry_run)


def _said(new: NewRevert) -> str:
    """What the history is to show if the client has no words of its own."""
    what = "Back" if new.element is None else f"Element {new.element} back"
    return f"{what} to revision {new.to}."


REVERT_ROUTES = [revert]
