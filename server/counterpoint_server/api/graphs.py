"""`/v1/maps/{map}/neighbourhood/{n}`, `…/paths`, …: what is asked of a map's graph."""

from typing import Annotated, Any

from litestar import get
from litestar.di import NamedDependency
from litestar.params import FromPath, QueryParameter

from counterpoint_server.api.answers import Answer, answer
from counterpoint_server.api.as_of import AsOf, read_as_of
from counterpoint_server.api.asking import Question, Questions, Turn
from counterpoint_server.api.elements import read_types
from counterpoint_server.api.fields import Fields, read_fields, sparse
from counterpoint_server.api.promises import promises
from counterpoint_server.api.requests import element_number, map_number
from counterpoint_server.graph import neighbourhood as near
from counterpoint_server.graph import paths as ways
from counterpoint_server.graph.packed import Check, PackedGraph
from counterpoint_server.graph.unanswered import unanswered
from counterpoint_server.model.graph import Around, Direction, Neighbourhood, Paths, Unanswered
from counterpoint_server.model.ids import ElementId
from counterpoint_server.model.problems import (
    DeadlineReached,
    DocumentTooLarge,
    ElementNotFound,
    MapNotFound,
    RevisionNotFound,
)
from counterpoint_server.model.schemes import asked_of
from counterpoint_server.model.types import TypeName
from counterpoint_server.rules.access import ANONYMOUS
from counterpoint_server.store.around import Wanted, read_around, with_content
from counterpoint_server.store.pool import Database

DEPTH_MAX = 1_000
LENGTH, LENGTH_MAX = 30, 1_000_000

PROBLEMS = (MapNotFound, RevisionNotFound, DeadlineReached)
AROUND = promises(
    Neighbourhood, problems=(*PROBLEMS, ElementNotFound, DocumentTooLarge), has_etag=True
)

Types = Annotated[
    list[TypeName] | None,
    QueryParameter(
        max_items=100,
        description="Only these types, and what those have no meaning without. Others are passed.",
    ),
]
Most = Annotated[
    int,
    QueryParameter(
        ge=1, le=near.LIMIT_MAX, description="How many elements at most, the nearest first."
    ),
]


async def answer_around(
    questions: Questions,
    database: Database,
    place: tuple[str, str],
    wanted: Wanted,
    shown: tuple[list[str] | None, int | None],
) -> Answer:
    """`place`: the map and the centre; `shown`: which fields, as of which revision."""
    number = map_number(place[0])
    fields, at = read_fields(shown[0]), read_as_of(shown[1])
    if at is None and (found := await read_around(database, number, wanted, ANONYMOUS)):
        return answer(_sparse(found, fields), state=found.revision)
    source = await questions.find(number, ANONYMOUS, at)

    async def answered(turn: Turn) -> Any:
        graph = await turn.graph(source)
        around = await turn.run(lambda: _ask_around(graph, wanted, turn.check))
        found = Neighbourhood(
            revision=source.revision,
            centre=around.centre,
            elements=await with_content(database, number, source.revision, around.elements),
            truncated=around.truncated,
        )
        return _sparse(found, fields)

    return questions.answer(Question(source, ("around", wanted, fields), answered))


def _ask_around(graph: PackedGraph, wanted: Wanted, check: Check) -> Around:
    return near.neighbourhood(
        graph,
        wanted.centre,
        depth=wanted.depth,
        direction=wanted.direction,
        types=wanted.types,
        limit=wanted.limit,
        check=check,
    )


def _sparse(found: Neighbourhood, fields: frozenset[str] | None) -> Any:
    if fields is None:
        return found
    elements = [
        {
            "id": each.id,
            "type": each.type,
            "distance": each.distance,
            "element": sparse(each.element, fields),
        }
        for each in found.elements
    ]
    return {
        "revision": found.revision,
        "centre": found.centre,
        "elements": elements,
        "truncated": found.truncated,
    }


def wanted_of(
    n: str, depth: int | None, direction: Direction, types: list[str] | None, limit: int
) -> Wanted:
    names = read_types(types, "?types")
    wanted = None if names is None else tuple(sorted({*names}))
    return Wanted(
        centre=element_number(n), depth=depth, direction=direction, types=wanted, limit=limit
    )


@get("/v1/maps/{map:str}/neighbourhood/{n:str}", operation_id="maps.neighbourhood", opt=AROUND)
async def get_neighbourhood(
    map: FromPath[str],
    n: FromPath[str],
    questions: NamedDependency[Questions],
    database: NamedDependency[Database],
    depth: Annotated[
        int, QueryParameter(ge=0, le=DEPTH_MAX, description="How many links away at most.")
    ] = 1,
    direction: Annotated[
        Direction,
        QueryParameter(description="`in`: what bears on it; `out`: what it bears on."),
    ] = "both",
    types: Types = None,
    limit: Most = near.LIMIT,
    revision: AsOf = None,
    fields: Fields = None,
) -> Answer:
    """What lies within some links of an element, near ones first, with all that it needs."""
    wanted = wanted_of(n, depth, direction, types, limit)
    return await answer_around(questions, database, (map, n), wanted, (fields, revision))


@get("/v1/maps/{map:str}/ancestors/{n:str}", operation_id="maps.ancestors", opt=AROUND)
async def get_ancestors(
    map: FromPath[str],
    n: FromPath[str],
    questions: NamedDependency[Questions],
    database: NamedDependency[Database],
    types: Types = None,
    limit: Most = near.LIMIT,
    revision: AsOf = None,
    fields: Fields = None,
) -> Answer:
    """All that bears on an element, over however many links: what argues for it and against it."""
    wanted = wanted_of(n, None, "in", types, limit)
    return await answer_around(questions, database, (map, n), wanted, (fields, revision))


@get("/v1/maps/{map:str}/descendants/{n:str}", operation_id="maps.descendants", opt=AROUND)
async def get_descendants(
    map: FromPath[str],
    n: FromPath[str],
    questions: NamedDependency[Questions],
    database: NamedDependency[Database],
    types: Types = None,
    limit: Most = near.LIMIT,
    revision: AsOf = None,
    fields: Fields = None,
) -> Answer:
    """All that an element bears on, over however many links."""
    wanted = wanted_of(n, None, "out", types, limit)
    return await answer_around(questions, database, (map, n), wanted, (fields, revision))


@get(
    "/v1/maps/{map:str}/paths",
    operation_id="maps.paths",
    opt=promises(Paths, problems=(*PROBLEMS, ElementNotFound), has_etag=True),
)
async def get_paths(
    map: FromPath[str],
    questions: NamedDependency[Questions],
    from_: Annotated[
        ElementId, QueryParameter(name="from", description="The element that bears on the other.")
    ],
    to: Annotated[ElementId, QueryParameter(description="The element that it bears on.")],
    limit: Annotated[
        int, QueryParameter(ge=1, le=ways.LIMIT_MAX, description="How many paths at most.")
    ] = ways.LIMIT,
    max_length: Annotated[
        int, QueryParameter(ge=1, le=LENGTH_MAX, description="How many links a path may have.")
    ] = LENGTH,
    revision: AsOf = None,
) -> Answer:
    """How one element bears on another: by which steps, shortest first, and to what effect."""
    number, ends = map_number(map), (element_number(str(from_)), element_number(str(to)))
    source = await questions.find(number, ANONYMOUS, read_as_of(revision))

    async def answered(turn: Turn) -> Paths:
        graph = await turn.graph(source)
        bounds: Any = {"limit": limit, "max_length": max_length, "check": turn.check}
        return await turn.run(lambda: ways.paths(graph, *ends, **bounds))

    asked = ("paths", ends, limit, max_length)
    return questions.answer(Question(source, asked, answered, is_search=True))


@get(
    "/v1/maps/{map:str}/unanswered",
    operation_id="maps.unanswered",
    opt=promises(Unanswered, problems=PROBLEMS, has_etag=True),
)
async def get_unanswered(
    map: FromPath[str], questions: NamedDependency[Questions], revision: AsOf = None
) -> Answer:
    """What the map leaves open: attacks that nobody answers, issues, questions, critical questions
    of the schemes it uses.
    """
    source = await questions.find(map_number(map), ANONYMOUS, read_as_of(revision))

    async def answered(turn: Turn) -> Unanswered:
        graph = await turn.graph(source)
        return await turn.run(lambda: unanswered(graph, asked_of()))

    return questions.answer(Question(source, "unanswered", answered))


GRAPH_ROUTES = [get_neighbourhood, get_ancestors, get_descendants, get_paths, get_unanswered]
