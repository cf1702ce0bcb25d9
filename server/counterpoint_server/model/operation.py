"""Long operations: bulk work on a map, asked for and told of as a resource of its own."""

from typing import Literal

from msgspec import Struct

from counterpoint_server.model.ids import MapId, OperationId, Revision
from counterpoint_server.model.problems import ProblemBody

OperationKind = Literal["edit", "erase", "fork", "replace", "revert"]
OperationState = Literal["cancelled", "done", "failed", "running", "waiting"]


class OperationProgress(Struct, kw_only=True, frozen=True):
    """How far it has come; the last step makes all of it true at once."""

    done: int
    total: int
    """0 as long as nobody knows."""


class OperationOutcome(Struct, kw_only=True, frozen=True):
    """What it has made."""

    map: MapId
    """On `fork`, the new one."""
    revision: Revision
    """That of the map after it."""
    href: str
    """Where what it made can be read."""


class LongOperation(Struct, kw_only=True, frozen=True):
    """Bulk work on a map that the server does aside; told of for seven days after it ended."""

    id: OperationId
    kind: OperationKind
    map: MapId
    state: OperationState
    progress: OperationProgress
    created_at: str
    started_at: str | None
    """When it was first taken up."""
    ended_at: str | None
    result: OperationOutcome | None
    """On `done`."""
    problem: ProblemBody | None
    """On `failed`: what the request would have been refused with."""


class LongOperationPage(Struct, kw_only=True, frozen=True):
    """Some long operations, the newest first."""

    items: list[LongOperation]
    next_cursor: str | None
    """Where the next page begins; null on the last."""
