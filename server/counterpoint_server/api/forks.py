"""`/v1/maps/{map}/fork`: a new map that begins as this one was."""

from litestar import post
from litestar.di import NamedDependency
from litestar.params import FromPath

from counterpoint_server.api.answers import Answer
from counterpoint_server.api.deferring import deferred
from counterpoint_server.api.maps import answer_made
from counterpoint_server.api.promises import promises
from counterpoint_server.api.requests import (
    AnyRequest,
    fingerprint,
    idempotency_key,
    map_number,
    read_body,
)
from counterpoint_server.model.fork import NewFork
from counterpoint_server.model.map import Map
from counterpoint_server.model.problems import MapNotFound, RevisionNotFound
from counterpoint_server.rules.access import ANONYMOUS
from counterpoint_server.store.forks import Forks
from counterpoint_server.store.operations import Operations


@post(
    "/v1/maps/{map:str}/fork",
    operation_id="maps.fork",
    opt=promises(
        Map,
        status=201,
        takes=NewFork,
        problems=(MapNotFound, RevisionNotFound),
        has_etag=True,
        is_write=True,
        is_guarded=False,
        defers=True,
    ),
)
async def fork_map(
    request: AnyRequest,
    map: FromPath[str],
    forks: NamedDependency[Forks],
    operations: NamedDependency[Operations],
) -> Answer:
    """Make a map that begins as this one is, or was: the same elements under the same numbers."""
    origin, new = map_number(map), await read_body(request, NewFork)
    if later := await deferred(request, operations, "fork", origin):
        return later
    key = idempotency_key(request)
    if key is None:
        made, is_replay = await forks.make(origin, new, ANONYMOUS), False
    else:
        mark = await fingerprint(request)
        made, is_replay = await forks.make_once(origin, new, ANONYMOUS, key, mark)
    return answer_made(made, is_replay=is_replay)


FORK_ROUTES = [fork_map]
