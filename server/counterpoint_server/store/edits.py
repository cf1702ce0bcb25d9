"""Lock a map, decide its waiting edits, write what they change: one transaction."""

import asyncio

import msgspec
from asyncpg import Record
from msgspec import Struct

from counterpoint_server.model.documents import ELEMENTS_MAX
from counterpoint_server.model.edit import Done, Update
from counterpoint_server.model.erasure import Redaction
from counterpoint_server.model.map import MapContent
from counterpoint_server.model.problems import (
    IdempotencyKeyReused,
    InternalError,
    Problem,
)
from counterpoint_server.model.stored import decode_content, decode_element
from counterpoint_server.model.types import Element
from counterpoint_server.rules.access import Access, authorize
from counterpoint_server.rules.editing import Edit, decide
from counterpoint_server.rules.working import Change, MapState, NotLoadedError, Working
from counterpoint_server.store.access import access_of
from counterpoint_server.store.erasures import redact_past
from counterpoint_server.store.loading import REACH_MAX, load
from counterpoint_server.store.pool import Connection
from counterpoint_server.store.queries import load_queries
from counterpoint_server.store.rows import Submission, WriteSet

SQL = load_queries(__file__)

NO_MAP = MapState(
    revision=0, next_element=1, element_count=0, content=MapContent(title="-"), content_revision=0
)
"""Stands in where there is no map: every edit of it is refused before it is decided."""

_operations = msgspec.json.Decoder(list[Done])


class Outcome(Struct, frozen=True, kw_only=True):
    """What an edit did, or had done before under its key."""

    revision: int
    operations: list[Done]
    elements: list[Element]
    """Those it made or changed, as they were right after it; if it is about one element alone and
    leaves it as it is, that one."""
    is_replay: bool


class _Recorded(Struct, frozen=True):
    fingerprint: bytes
    revision: int
    operations: list[Done]


async def write_edits(
    connection: Connection, map_number: int, submissions: list[Submission]
) -> list[Outcome | Exception]:
    """The outcome or the problem of each, in order; all that succeed are committed together."""
    async with connection.transaction():
        row = await connection.fetchrow(SQL["lock_map"], map_number)
        batch = _Batch(connection, map_number, access_of(row), _state_of(row))
        await batch.find_keys(submissions)
        answers = [await batch.answer(submission) for submission in submissions]
        await batch.write()
    return answers


def _state_of(row: Record | None) -> MapState:
    if row is None:
        return NO_MAP
    return MapState(
        revision=row["revision"],
        next_element=row["next_element"],
        element_count=row["element_count"],
        content=decode_content(row["content"]),
        content_revision=row["content_revision"],
    )


class _Batch:
    """Edits of one map under one lock."""

    def __init__(
        self,
        connection: Connection,
        map_number: int,
        access: Access | None,
        state: MapState,
    ) -> None:
        self.connection = connection
        self.map_number = map_number
        self.access = access
        self.working = Working(state)
        self.writes = WriteSet(self.working.state)
        self.recorded: dict[tuple[int, str], _Recorded] = {}
        self.redactions: list[tuple[int, Redaction]] = []
        """By the revisions that ask for them."""

    async def find_keys(self, submissions: list[Submission]) -> None:
        keys = [submission.key for submission in submissions if submission.key is not None]
        if not keys:
            return
        for row in await self.connection.fetch(SQL["find_keys"], self.map_number, keys):
            self.recorded[row["principal_id"], row["idempotency_key"]] = _Recorded(
                row["fingerprint"], row["revision"], _operations.decode(row["operations"])
            )

    async def answer(self, submission: Submission) -> Outcome | Exception:
        try:
            authorize(submission.principal, "write", self.access, self.map_number)
            if submission.key is not None:
                recorded = self.recorded.get((submission.principal, submission.key))
                if recorded is not None:
                    return await self._replay(recorded, submission)
            return self._accept(submission, await self._decide(submission.edit))
        except Problem as problem:
            return problem

    async def _decide(self, edit: Edit) -> Change:
        while True:
            try:
                if edit.is_bulk:
                    return await asyncio.to_thread(decide, self.working, edit)
                return decide(self.working, edit)
            except NotLoadedError as asked:
                if asked.former is not None:
                    await self.write()  # so that edits of this very batch are part of the past
                reach_max = ELEMENTS_MAX if edit.is_bulk else REACH_MAX
                await load(self.connection, self.map_number, self.working, asked, reach_max)
            except Problem:
                raise
            except Exception as failure:
                # Ours to mend; but the edits that wait beside it are not to suffer for it.
                raise InternalError from failure

    def _accept(self, submission: Submission, change: Change) -> Outcome:
        elements = [version.element for _, version in sorted(change.written.items())]
        if change.is_empty and submission.edit.alone:
            elements = self._left_alone(submission.edit)
        if not change.is_empty:
            self.writes.add(self.working, change, submission)
            self.working.apply(change)
            if change.redaction is not None:
                self.redactions.append((change.state.revision, change.redaction))
            if submission.key is not None:
                self.recorded[submission.principal, submission.key] = _Recorded(
                    submission.fingerprint, change.state.revision, change.operations
                )
        return Outcome(
            revision=change.state.revision,
            operations=change.operations,
            elements=elements,
            is_replay=False,
        )

    def _left_alone(self, edit: Edit) -> list[Element]:
        """What an edit that changed nothing was about."""
        named = [o.id for o in edit.operations if isinstance(o, Update) and isinstance(o.id, int)]
        found = (self.working.versions.get(id) for id in sorted(set(named)))
        return [version.element for version in found if version is not None]

    async def _replay(self, recorded: _Recorded, submission: Submission) -> Outcome:
        if recorded.fingerprint != submission.fingerprint:
            raise IdempotencyKeyReused
        await self.write()  # so that the answer can be read even of an edit of this very batch
        ids = [done.id for done in recorded.operations if done.leaves_element]
        rows = await self.connection.fetch(SQL["as_of"], self.map_number, recorded.revision, ids)
        elements = [decode_element(row["body"]) for row in rows]
        return Outcome(
            revision=recorded.revision,
            operations=recorded.operations,
            elements=sorted(elements, key=lambda element: element.id),
            is_replay=True,
        )

    async def write(self) -> None:
        if self.writes.is_empty:
            return
        if self.writes.retires:
            await self.connection.execute(
                SQL["retire"], self.map_number, *self.writes.retire_columns()
            )
        await self.connection.execute(SQL["write"], self.map_number, *self.writes.write_columns())
        if self.writes.unmerged:
            await self.connection.execute(
                SQL["unmerge"], self.map_number, *self.writes.unmerge_columns()
            )
        if self.writes.merged:
            await self.connection.execute(
                SQL["merge"], self.map_number, *self.writes.merge_columns()
            )
        self.writes = WriteSet(self.working.state)
        while self.redactions:
            await redact_past(self.connection, self.map_number, *self.redactions.pop())
