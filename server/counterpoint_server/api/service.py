"""The server about itself: its health, its contract, the meaning of its refusals."""

from litestar import Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath
from msgspec import Struct

from counterpoint_server.api.answers import Answer, answer
from counterpoint_server.api.formats import JSON
from counterpoint_server.api.promises import promises
from counterpoint_server.api.requests import AnyRequest
from counterpoint_server.api.tags import matching_tag, tag_of
from counterpoint_server.model.problems import Problem, RouteNotFound, Unavailable, all_problems
from counterpoint_server.store.migrate import is_current
from counterpoint_server.store.pool import Database


class Health(Struct, frozen=True):
    """How the server is."""

    status: str


class Contract(Struct, frozen=True):
    """The bytes of openapi.json and what tells them from those of another version."""

    body: bytes
    digest: str


class ProblemKind(Struct, frozen=True, kw_only=True):
    """One kind of refusal."""

    code: str
    status: int
    title: str


def kind_of(problem: type[Problem]) -> ProblemKind:
    return ProblemKind(code=problem.code, status=problem.status, title=problem.title)


@get("/livez", operation_id="service.live", opt=promises(Health))
async def get_livez() -> Answer:
    """Whether the process answers; asks nothing of the database."""
    return answer(Health("alive"), headers={"Cache-Control": "no-store"})


@get("/readyz", operation_id="service.ready", opt=promises(Health))
async def get_readyz(database: NamedDependency[Database]) -> Answer:
    """Whether requests can be served: the database answers and has this version's schema."""
    if not await is_current(database):
        raise Unavailable("The database does not have this version's schema; run migrate.")
    return answer(Health("ready"), headers={"Cache-Control": "no-store"})


@get("/openapi.json", operation_id="service.contract", opt=promises(media_type="application/json"))
async def get_openapi(request: AnyRequest, contract: NamedDependency[Contract]) -> Response[bytes]:
    """The contract of this API (OpenAPI 3.1)."""
    given = (request.headers.get(name) for name in ("if-none-match", "accept-encoding"))
    if_none_match, accept_encoding = given
    held = matching_tag(if_none_match, contract.digest, JSON, accept_encoding)
    headers = {"ETag": held or tag_of(contract.digest), "Cache-Control": "public, no-cache"}
    if held:
        return Response(b"", status_code=304, headers=headers)
    return Response(contract.body, media_type=JSON, headers=headers)


@get("/problems", operation_id="service.problems", opt=promises(list[ProblemKind]))
async def list_problems() -> Answer:
    """Every kind of refusal."""
    return answer([kind_of(problem) for problem in all_problems()])


@get(
    "/problems/{code:str}",
    operation_id="service.problem",
    opt=promises(ProblemKind, problems=(RouteNotFound,)),
)
async def get_problem(code: FromPath[str]) -> Answer:
    """What one kind of refusal means: where a problem's `type` leads."""
    for problem in all_problems():
        if problem.code == code:
            return answer(kind_of(problem))
    raise RouteNotFound(f"There is no problem {code!r}; /problems lists them.")


SERVICE_ROUTES = [get_livez, get_readyz, get_openapi, list_problems, get_problem]
