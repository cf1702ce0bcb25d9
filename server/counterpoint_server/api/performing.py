"""From an accepted operation to the edit that it asks for, as if its request came now."""

from collections.abc import Callable
from typing import Any

import msgspec

from counterpoint_server.api.document_bodies import Documents
from counterpoint_server.api.documents import replacing
from counterpoint_server.api.edits import editing
from counterpoint_server.api.erasures import edit_of as erasing
from counterpoint_server.api.reverts import reverting
from counterpoint_server.model.documents import NewDocument
from counterpoint_server.model.edit import NewEdit
from counterpoint_server.model.erasure import NewErasure
from counterpoint_server.model.fork import NewFork
from counterpoint_server.model.history import NewRevert
from counterpoint_server.model.ids import new_map_number
from counterpoint_server.rules.editing import Edit
from counterpoint_server.rules.progress import Progress
from counterpoint_server.store.connection import Connection
from counterpoint_server.store.door import Door
from counterpoint_server.store.forks import Forks, Watch
from counterpoint_server.store.operations import Operations, Taken, finish

EditOf = Callable[[Any, int | None], Edit]

EDITS: dict[str, tuple[Any, EditOf]] = {
    "edit": (NewEdit, editing),
    "erase": (NewErasure, erasing),
    "replace": (NewDocument, replacing),
    "revert": (NewRevert, reverting),
}
"""By kind of operation: what its body is read as, and the edit that this is."""


class Performer:
    """Does what an operation asks for, and ends it in the same breath."""

    def __init__(
        self, operations: Operations, door: Door, forks: Forks, documents: Documents
    ) -> None:
        self._operations = operations
        self._door = door
        self._forks = forks
        self._documents = documents

    async def perform(self, taken: Taken, progress: Progress) -> None:
        if taken.kind == "fork":
            await self._fork(taken, progress)
        else:
            await self._edit(taken, progress)

    async def _edit(self, taken: Taken, progress: Progress) -> None:
        shape, edit_of = EDITS[taken.kind]
        edit = edit_of(msgspec.json.decode(taken.body, type=shape), taken.if_revision)

        async def within(connection: Connection, revision: int) -> None:
            await finish(connection, taken, taken.map_number, revision, progress)

        await self._door.submit(
            taken.map_number,
            edit,
            principal=taken.principal,
            key=taken.key,
            fingerprint=taken.fingerprint,
            progress=progress,
            within=within,
        )
        if taken.kind == "erase":
            self._documents.kept.forget(taken.map_number)

    async def _fork(self, taken: Taken, progress: Progress) -> None:
        new = msgspec.json.decode(taken.body, type=NewFork)
        offered = new_map_number()
        if taken.is_keyed:
            offered = await self._forks.number_for(taken.principal, taken.key, taken.fingerprint)
        made = await self._operations.plan(taken, offered)

        async def seal() -> None:
            await self._operations.seal(taken)

        origin, principal = taken.map_number, taken.principal
        await self._forks.make_as(origin, made, new, principal, Watch(progress, seal))
        await self._operations.finish(taken, made, progress)
