"""Edits of one map, each with what it must read: decided on what is there, written if it still is.

Without a lock at first: the statement that writes says on which revision of the map all was
decided, and does nothing if the map has moved on. Then all is done again under the lock of the
map's row.
"""

import asyncio
from contextlib import suppress

import msgspec
from asyncpg import Record

from counterpoint_server.model.documents import ELEMENTS_MAX
from counterpoint_server.model.edit import Done
from counterpoint_server.model.map import MapContent
from counterpoint_server.model.problems import IdempotencyKeyReused, InternalError, Problem
from counterpoint_server.model.stored import decode_content, decode_element
from counterpoint_server.rules.naming import ends_in, named_by, numbers
from counterpoint_server.rules.working import MapState, NotLoadedError
from counterpoint_server.store.access import access_of
from counterpoint_server.store.batch import Batch, Outcome, Recorded, left_alone
from counterpoint_server.store.connection import Connection
from counterpoint_server.store.erasures import redact_past
from counterpoint_server.store.loading import AT_ONCE_MAX, REACH_MAX, load
from counterpoint_server.store.memory import Known
from counterpoint_server.store.queries import load_queries
from counterpoint_server.store.rows import Submission, Within, WriteSet, columns

SQL = load_queries(__file__)

NO_MAP = MapState(
    revision=0, next_element=1, element_count=0, content=MapContent(title="-"), content_revision=0
)
"""Stands in where there is no map: every edit of it is refused before it is decided."""

_operations = msgspec.json.Decoder(list[Done])
Answers = list[Outcome | Problem]


class _UnprovenError(Exception):
    """The map may have moved on since it was read: decide again, under its lock."""


async def write_edits(
    connection: Connection, map_number: int, submissions: list[Submission]
) -> tuple[Answers, Known | None]:
    """The outcome or the problem of each, in order; all that succeed are committed together."""
    if submissions[0].within is not None:  # it comes alone
        return await _write_within(connection, map_number, submissions[0], submissions[0].within)
    if not any(each.edit.is_bulk for each in submissions):
        with suppress(_UnprovenError):
            return await _Attempt(connection, map_number, submissions, is_locked=False).run()
    async with connection.transaction():
        return await _Attempt(connection, map_number, submissions, is_locked=True).run()


async def _write_within(
    connection: Connection, map_number: int, submission: Submission, within: Within
) -> tuple[Answers, Known | None]:
    """Together with something else that is to be true if and only if the edit is done."""
    async with connection.transaction():
        done = None
        if not submission.edit.is_bulk:
            with suppress(_UnprovenError):  # nothing has been written then
                attempt = _Attempt(connection, map_number, [submission], is_locked=False)
                done = await attempt.run()
        if done is None:
            done = await _Attempt(connection, map_number, [submission], is_locked=True).run()
        for answer in done[0]:
            if isinstance(answer, Outcome):
                await within(connection, answer.revision)
    return done


async def rehearse_edit(
    connection: Connection, map_number: int, submission: Submission
) -> Outcome | Problem:
    """What an edit would come to now, all read of one state; nothing is written."""
    async with connection.transaction(isolation="repeatable_read", readonly=True):
        attempt = _Attempt(connection, map_number, [submission], is_locked=False)
        await attempt.look()
        return await attempt.answer(submission)


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


class _Attempt:
    """At a batch: under the map's lock, or on trust, which is proven at the end."""

    def __init__(
        self,
        connection: Connection,
        map_number: int,
        submissions: list[Submission],
        *,
        is_locked: bool,
    ) -> None:
        self.connection = connection
        self.map_number = map_number
        self.submissions = submissions
        self.is_locked = is_locked
        self.reads = 1

    async def look(self) -> None:
        row = await self.connection.fetchrow(
            SQL["lock_map"] if self.is_locked else SQL["look_at_map"], self.map_number
        )
        self.batch = Batch(access_of(row), _state_of(row))

    async def run(self) -> tuple[Answers, Known | None]:
        await self.look()
        if self.is_locked:
            await self._find_keys()
        answers = [await self.answer(submission) for submission in self.submissions]
        await self._finish()
        return answers, self.batch.known()

    def _keys(self) -> list[str]:
        return [each.key for each in self.submissions if each.key is not None]

    async def _find_keys(self) -> None:
        if not (keys := self._keys()):
            return
        for row in await self.connection.fetch(SQL["find_keys"], self.map_number, keys):
            self.batch.recorded[row["principal_id"], row["idempotency_key"]] = Recorded(
                row["fingerprint"], row["revision"], _operations.decode(row["operations"])
            )

    async def answer(self, submission: Submission) -> Outcome | Problem:
        recorded = self.batch.recorded_of(submission)
        if recorded is not None:
            return await self._replay(recorded, submission)
        while True:
            try:
                if submission.is_long or len(self.batch.working.versions) > AT_ONCE_MAX:
                    answer = await asyncio.to_thread(self.batch.answer, self.map_number, submission)
                else:
                    answer = self.batch.answer(self.map_number, submission)
            except NotLoadedError as asked:
                try:
                    await self._supply(asked, submission)
                except Problem as problem:
                    return problem  # to be proven, as any: it may have been done before
                continue
            if isinstance(answer, InternalError) and not self.is_locked:
                raise _UnprovenError  # what was read at several moments may not fit together
            return answer

    async def _supply(self, asked: NotLoadedError, submission: Submission) -> None:
        if asked.former is not None:
            await self._make_past()
        await self._load(asked, ELEMENTS_MAX if submission.edit.is_bulk else REACH_MAX)

    async def _make_past(self) -> None:
        """So that edits of this very batch are part of it."""
        if not self.is_locked and not self.batch.writes.is_empty:
            raise _UnprovenError
        await self._write()

    async def _load(self, asked: NotLoadedError, reach_max: int) -> None:
        if self.reads == 1:
            operations = [each for one in self.submissions for each in one.edit.operations]
            named = named_by(operations)
            elements = numbers(named.elements) | ends_in(operations)
            asked.include(self.batch.working, elements, named.names)
        self.reads += 1
        await load(self.connection, self.map_number, self.batch.working, asked, reach_max)

    async def _replay(self, recorded: Recorded, submission: Submission) -> Outcome | Problem:
        if not self.is_locked:
            raise _UnprovenError
        if recorded.fingerprint != submission.fingerprint:
            return IdempotencyKeyReused()
        await self._write()  # so that the answer can be read even of an edit of this very batch
        ids = [done.id for done in recorded.operations if done.leaves_element]
        ids = ids or left_alone(submission.edit)
        rows = await self.connection.fetch(SQL["as_of"], self.map_number, recorded.revision, ids)
        elements = [decode_element(row["body"]) for row in rows]
        return Outcome(
            revision=recorded.revision,
            operations=recorded.operations,
            elements=sorted(elements, key=lambda element: element.id),
            is_replay=True,
        )

    async def _finish(self) -> None:
        if self.is_locked:
            await self._write()
            await self._remember_unchanged()
        elif self.batch.unchanged or self.batch.writes.unmerged:
            raise _UnprovenError  # it takes more than one statement
        elif not self.batch.writes.is_empty:
            await self._write()
        elif self.reads > 1 or self._keys():
            await self._prove()

    async def _prove(self) -> None:
        """That nothing has moved since the first look: so all was read of one state."""
        batch, access = self.batch, self.batch.access
        if access is None:
            return  # there was no map, and nothing was read of it
        rights = access.workspace_id, access.visibility, access.is_deleted
        arguments = batch.before.revision, *rights, self._keys()
        if not await self.connection.fetch(SQL["is_unmoved"], self.map_number, *arguments):
            raise _UnprovenError

    async def _write(self) -> None:
        batch, writes, access = self.batch, self.batch.writes, self.batch.access
        if writes.is_empty or access is None:
            return
        rights = access.workspace_id, access.visibility
        # Of all, for who is refused here may have been done before; under the lock it was looked.
        keys = [] if self.is_locked else self._keys()
        if writes.unmerged:
            unmerged = writes.unmerged_columns()
            await self.connection.execute(SQL["unmerge"], self.map_number, *unmerged)
        moved = await self.connection.fetch(
            SQL["write"],
            self.map_number,
            *(writes.before.revision, *rights, keys),
            *writes.state_row(),
            *writes.made_columns(),
            *writes.retired_columns(),
        )
        if not moved:
            raise _UnprovenError
        batch.writes = WriteSet(batch.working.state)
        while batch.redactions:
            await redact_past(self.connection, self.map_number, *batch.redactions.pop())

    async def _remember_unchanged(self) -> None:
        if not self.batch.unchanged:
            return
        rows = [
            (key, principal, each.fingerprint, each.revision, _encode(each.operations))
            for (principal, key), each in self.batch.unchanged.items()
        ]
        await self.connection.execute(SQL["remember_unchanged"], self.map_number, *columns(rows, 5))


def _encode(operations: list[Done]) -> str:
    return msgspec.json.encode(operations).decode()
