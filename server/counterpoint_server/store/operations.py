"""Long operations as the database has them: accepted, taken up by one server, ended once."""

from collections.abc import Callable

import msgspec
from asyncpg import Record
from msgspec import Struct

from counterpoint_server.model.ids import new_map_number, write_map_id
from counterpoint_server.model.operation import (
    LongOperation,
    OperationKind,
    OperationOutcome,
    OperationProgress,
    OperationState,
)
from counterpoint_server.model.problem import Problem, ProblemBody
from counterpoint_server.model.problems import (
    OperationCancelled,
    OperationEnded,
    OperationNotFound,
    Unavailable,
)
from counterpoint_server.rules.access import Action, authorize
from counterpoint_server.rules.progress import Progress
from counterpoint_server.store.access import access_of
from counterpoint_server.store.connection import Connection
from counterpoint_server.store.maps import reserve_map, timestamp
from counterpoint_server.store.pool import Database
from counterpoint_server.store.queries import load_queries

SQL = load_queries(__file__)
ABOVE_ALL = 2**63 - 1
OPEN_MAX = 200
"""So many wait or run, over all maps; each may hold a body of 8 MiB."""
LEASE_SECONDS = 5.0
"""How long an operation stays with a server that no longer says that it works on it."""
OWN_KEY = "\N{RIGHTWARDS ARROW}"
"""Clients cannot send it: their keys are ASCII."""

_problem = msgspec.json.Decoder(ProblemBody)


class NewOperation(Struct, frozen=True, kw_only=True):
    """A request for long work, as it came."""

    kind: OperationKind
    map_number: int
    principal: int
    body: bytes
    """As JSON."""
    if_revision: int | None
    key: str | None
    fingerprint: bytes


class Taken(Struct, frozen=True, kw_only=True):
    """An operation that this server is to do."""

    number: int
    kind: OperationKind
    map_number: int
    principal: int
    body: bytes
    if_revision: int | None
    key: str
    """Under which its edit is done, so that the same request without delay finds it done."""
    fingerprint: bytes
    attempts: int
    holder: str

    @property
    def is_keyed(self) -> bool:
        """Whether the key is the client's own."""
        return not self.key.startswith(OWN_KEY)


class Operations:
    """Those of all maps; any server may accept them, and any other do them."""

    def __init__(
        self, database: Database, *, lease: float = LEASE_SECONDS, open_max: int = OPEN_MAX
    ) -> None:
        self._database = database
        self._open_max = open_max
        self.lease = lease
        self.on_accepted: Callable[[], object] = lambda: None

    async def size_of(self, map_number: int, principal: int) -> int:
        """How many elements a map has that may be written to."""
        rows = await self._database.fetch(SQL["access"], map_number)
        authorize(principal, "write", access_of(rows[0] if rows else None), map_number)
        size: int = rows[0]["element_count"]
        return size

    async def accept(self, new: NewOperation) -> tuple[LongOperation, bool]:
        """The operation, and whether it was there before: the same key asks for the same one."""
        rows = await self._database.fetch(SQL["access"], new.map_number)
        action: Action = "read" if new.kind == "fork" else "write"
        authorize(new.principal, action, access_of(rows[0] if rows else None), new.map_number)
        given = new.map_number, new.principal, new.kind, new.body, new.if_revision
        while True:
            number = await self._number(new)
            if new.key is not None and (
                found := await self._database.fetch(SQL["read"], number, new.principal)
            ):
                return operation_of(found[0]), True
            signed = new.key or f"{OWN_KEY}{number}", new.fingerprint
            arguments = number, *given, *signed, self._open_max
            if made := await self._database.fetch(SQL["accept"], *arguments):
                self.on_accepted()
                return operation_of(made[0]), False
            if not await self._database.fetch(SQL["is_taken"], number):
                raise Unavailable("Too many operations wait to be done; try again.")

    async def _number(self, new: NewOperation) -> int:
        if new.key is None:
            return new_map_number()
        asked = f"operation on {new.map_number}\n{new.key}"
        return await reserve_map(self._database, new.principal, asked, new.fingerprint)

    async def read(self, number: int, principal: int) -> LongOperation:
        return operation_of(await self._find(number, principal))

    async def _find(self, number: int, principal: int) -> Record:
        rows = await self._database.fetch(SQL["read"], number, principal)
        if not rows:
            raise OperationNotFound(f"There is no operation {write_map_id(number)}.")
        return rows[0]

    async def page(
        self,
        principal: int,
        *,
        below: int | None,
        limit: int,
        map_number: int | None = None,
        state: OperationState | None = None,
    ) -> list[LongOperation]:
        """Newest first; one more than the limit tells that there is more."""
        last = ABOVE_ALL if below is None else below
        rows = await self._database.fetch(
            SQL["page"], last, principal, map_number, state, limit + 1
        )
        return [operation_of(row) for row in rows]

    async def cancel(self, number: int, principal: int) -> LongOperation:
        """From here on it writes nothing; OperationEnded if it has been done, or has failed."""
        if rows := await self._database.fetch(SQL["cancel"], number, principal):
            return operation_of(rows[0])
        found = operation_of(await self._find(number, principal))
        if found.state != "cancelled":
            is_over = "being finished" if found.ended_at is None else found.state
            raise OperationEnded(f"Operation {found.id} is {is_over}; it cannot be cancelled.")
        return found

    async def take(self, holder: str) -> Taken | None:
        """The next one that nobody works on, the oldest first."""
        rows = await self._database.fetch(SQL["take"], holder, self.lease)
        if not rows:
            return None
        row = rows[0]
        return Taken(
            number=row["operation_id"],
            kind=row["kind"],
            map_number=row["of_map_id"],
            principal=row["principal_id"],
            body=row["request"],
            if_revision=row["if_revision"],
            key=row["idempotency_key"],
            fingerprint=row["fingerprint"],
            attempts=row["attempts"],
            holder=holder,
        )

    async def hold(self, taken: Taken, progress: Progress) -> bool:
        """Whether it is still ours to do."""
        come = self.lease, progress.done, progress.total
        return bool(await self._database.fetch(SQL["hold"], taken.number, taken.holder, *come))

    async def plan(self, taken: Taken, made: int) -> int:
        """The number of the map that it makes, the same however often it is taken up."""
        rows = await self._database.fetch(SQL["plan"], taken.number, taken.holder, made)
        if not rows:
            raise OperationCancelled
        number: int = rows[0]["made_map_id"]
        return number

    async def seal(self, taken: Taken) -> None:
        """Before a transaction that cannot `finish`: from here on it cannot be cancelled."""
        if not await self._database.fetch(SQL["seal"], taken.number, taken.holder):
            raise OperationCancelled

    async def fail(self, taken: Taken, problem: Problem) -> None:
        body = msgspec.json.encode(problem.body()).decode()
        await self._database.fetch(SQL["fail"], taken.number, taken.holder, body)

    async def put_off(self, taken: Taken, seconds: float) -> None:
        """To be done later, by whoever then takes it."""
        await self._database.fetch(SQL["put_off"], taken.number, taken.holder, seconds)

    async def finish(self, taken: Taken, made: int, progress: Progress) -> None:
        """After it was sealed and committed."""
        async with self._database.connection() as connection:
            await finish(connection, taken, made, 1, progress)


async def finish(
    connection: Connection, taken: Taken, made: int, revision: int, progress: Progress
) -> None:
    """In the transaction that does it: so it is done and told of, or neither.

    OperationCancelled if it was cancelled, or another server has it: then nothing is to be written.
    """
    progress.finish()
    outcome = made, revision, progress.total
    if not await connection.fetch(SQL["finish"], taken.number, taken.holder, *outcome):
        raise OperationCancelled


def operation_of(row: Record) -> LongOperation:
    started, ended = row["started_at"], row["ended_at"]
    return LongOperation(
        id=write_map_id(row["operation_id"]),
        kind=row["kind"],
        map=write_map_id(row["of_map_id"]),
        state=row["state"],
        progress=OperationProgress(done=row["done"], total=row["total"]),
        created_at=timestamp(row["created_at"]),
        started_at=None if started is None else timestamp(started),
        ended_at=None if ended is None else timestamp(ended),
        result=_outcome_of(row) if row["state"] == "done" else None,
        problem=None if row["problem"] is None else _problem.decode(row["problem"]),
    )


def _outcome_of(row: Record) -> OperationOutcome:
    map, revision = write_map_id(row["made_map_id"]), row["made_revision"]
    href = f"/v1/maps/{map}"
    if row["kind"] != "fork":
        href += f"/revisions/{revision}"
    return OperationOutcome(map=map, revision=revision, href=href)
