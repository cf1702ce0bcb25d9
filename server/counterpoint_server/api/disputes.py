"""`/v1/maps/{map}/positions`, `…/lint`, `…/compare`: what is asked of a map's elements together."""

from functools import partial
from typing import Annotated

from litestar import get
from litestar.di import NamedDependency
from litestar.params import FromPath, QueryParameter
from msgspec.structs import replace

from counterpoint_server.api.answers import Answer
from counterpoint_server.api.as_of import AsOf, RevisionNumber, read_as_of, read_revision
from counterpoint_server.api.asking import Question, Questions, Turn
from counterpoint_server.api.promises import promises
from counterpoint_server.api.quotes import check_all_quotes
from counterpoint_server.api.requests import element_number, map_number
from counterpoint_server.graph import differences as differing
from counterpoint_server.graph.compare import compare
from counterpoint_server.graph.lint import lint
from counterpoint_server.graph.positions import positions
from counterpoint_server.model.comparison import Comparison
from counterpoint_server.model.ids import ElementId, MapId
from counterpoint_server.model.lint import Lint
from counterpoint_server.model.positions import Positions
from counterpoint_server.model.problems import (
    DeadlineReached,
    ElementNotFound,
    MapNotFound,
    QuestionTooLarge,
    RevisionNotFound,
    TypeMismatch,
)
from counterpoint_server.rules.access import ANONYMOUS
from counterpoint_server.store.pool import Database

PROBLEMS = (MapNotFound, RevisionNotFound, QuestionTooLarge, DeadlineReached)
PARTICIPANTS_MAX = 200


@get(
    "/v1/maps/{map:str}/positions",
    operation_id="maps.positions",
    opt=promises(Positions, problems=(*PROBLEMS, ElementNotFound, TypeMismatch), has_etag=True),
)
async def get_positions(
    map: FromPath[str],
    questions: NamedDependency[Questions],
    participant: Annotated[
        list[ElementId] | None,
        QueryParameter(
            max_items=PARTICIPANTS_MAX,
            description="Only these participants; of two, also where they differ.",
        ),
    ] = None,
    limit: Annotated[
        int,
        QueryParameter(ge=1, le=differing.LIMIT_MAX, description="How many disagreements at most."),
    ] = differing.LIMIT,
    revision: AsOf = None,
) -> Answer:
    """Who holds what, and argues for and against what; of two, where they agree and disagree."""
    only = tuple(dict.fromkeys(element_number(str(each)) for each in participant or ()))
    source = await questions.find(map_number(map), ANONYMOUS, read_as_of(revision))

    async def answered(turn: Turn) -> Positions:
        elements = await turn.elements(source)
        found = await turn.run(lambda: positions(elements, only))
        if len(only) == 2:
            differ = partial(differing.differences, elements, *only, limit=limit, check=turn.check)
            found = replace(found, differences=await turn.run(differ))
        return replace(found, revision=source.revision)

    return questions.answer(Question(source, ("positions", only, limit), answered))


@get(
    "/v1/maps/{map:str}/lint",
    operation_id="maps.lint",
    opt=promises(Lint, problems=PROBLEMS, has_etag=True),
)
async def get_lint(
    map: FromPath[str],
    questions: NamedDependency[Questions],
    database: NamedDependency[Database],
    revision: AsOf = None,
) -> Answer:
    """What is odd about the map, by code, with the elements concerned. Odd is not wrong."""
    source = await questions.find(map_number(map), ANONYMOUS, read_as_of(revision))

    async def answered(turn: Turn) -> Lint:
        elements = await turn.elements(source)
        provenances = await check_all_quotes(database, source, elements, turn)
        found = await turn.run(lambda: lint(elements, provenances=provenances))
        return replace(found, revision=source.revision)

    return questions.answer(Question(source, "lint", answered))


@get(
    "/v1/maps/{map:str}/compare",
    operation_id="maps.compare",
    opt=promises(Comparison, problems=PROBLEMS, has_etag=True),
)
async def get_comparison(
    map: FromPath[str],
    questions: NamedDependency[Questions],
    with_: Annotated[
        MapId, QueryParameter(name="with", description="The map to compare this one with.")
    ],
    revision: AsOf = None,
    with_revision: Annotated[
        RevisionNumber | None,
        QueryParameter(description="The other map as it was at this revision."),
    ] = None,
) -> Answer:
    """Where two maps of one text agree: which claims, arguments and attacks both have."""
    at = None if with_revision is None else read_revision(with_revision, "?with_revision")
    source = await questions.find(map_number(map), ANONYMOUS, read_as_of(revision))
    other = await questions.find(map_number(with_), ANONYMOUS, at)

    async def answered(turn: Turn) -> Comparison:
        one, two = await turn.elements(source), await turn.elements(other)
        found = await turn.run(lambda: compare(one, two, turn.check))
        return replace(found, revision=source.revision, with_revision=other.revision)

    asked = ("compare", other.map_number)
    return questions.answer(Question(source, asked, answered, other=other))


DISPUTE_ROUTES = [get_positions, get_lint, get_comparison]
