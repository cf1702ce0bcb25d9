"""Answering 202: work on a big map is accepted as a long operation instead of being waited for."""

from counterpoint_server.api.answers import Answer, answer
from counterpoint_server.api.preferences import LATER, preferences
from counterpoint_server.api.requests import (
    AnyRequest,
    fingerprint,
    header,
    idempotency_key,
    if_match,
    json_of,
)
from counterpoint_server.model.operation import LongOperation, OperationKind
from counterpoint_server.model.problems import OperationCancelled, problem_from
from counterpoint_server.rules.access import ANONYMOUS
from counterpoint_server.store.operations import NewOperation, Operations

BIG = 10_000
"""Elements; on a map that has more, work on all of it is done later without being asked."""
POLL_SECONDS = "1"


async def deferred(
    request: AnyRequest,
    operations: Operations,
    kind: OperationKind,
    map_number: int,
    *,
    of_all: bool = False,
) -> Answer | None:
    """The answer of a request that is done later; None: it is to be done now.

    `of_all`: whether it is work on all of the map.
    """
    is_asked = LATER in preferences(header(request.scope, b"prefer"))
    if not is_asked and not (of_all and await operations.size_of(map_number, ANONYMOUS) > BIG):
        return None
    new = NewOperation(
        kind=kind,
        map_number=map_number,
        principal=ANONYMOUS,
        body=await json_of(request),
        if_revision=if_match(request),
        key=idempotency_key(request),
        fingerprint=await fingerprint(request),
    )
    operation, is_replay = await operations.accept(new)
    if is_replay and not is_asked and operation.ended_at is not None:
        _check_done(operation)
        return None  # under the same key, by which the door finds it
    headers = {"Location": f"/v1/operations/{operation.id}"}
    if is_replay:
        headers["Idempotency-Replayed"] = "true"
    return answer_operation(operation, status=202, headers=headers)


def _check_done(operation: LongOperation) -> None:
    """Who sends a request again that was done later is answered as if it had been done at once."""
    if operation.problem is not None:
        raise problem_from(operation.problem)
    if operation.state == "cancelled":
        raise OperationCancelled


def answer_operation(
    operation: LongOperation, *, status: int = 200, headers: dict[str, str] | None = None
) -> Answer:
    given = {"Cache-Control": "no-store", **(headers or {})}
    if operation.ended_at is None:
        given["Retry-After"] = POLL_SECONDS
    return answer(operation, status=status, headers=given)
