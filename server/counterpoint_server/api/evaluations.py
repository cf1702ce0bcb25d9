"""`/v1/maps/{map}/evaluation`: what stands, what falls, and why."""

import asyncio
from typing import Annotated, TypeVar

import msgspec
from litestar import get
from litestar.di import NamedDependency
from litestar.params import FromPath, QueryParameter
from msgspec.structs import asdict

from counterpoint_server.api.answers import Answer, PageAnswer
from counterpoint_server.api.as_of import AsOf, RevisionNumber, read_as_of, read_revision
from counterpoint_server.api.asking import Question, Questions, Turn, Unfinished
from counterpoint_server.api.evaluating import (
    By,
    Combining,
    Comparing,
    Evaluator,
    Under,
    UnderAny,
    Uniting,
    Within,
    options_of,
)
from counterpoint_server.api.hypotheses import HYPOTHESIS_ROUTES, PROBLEMS
from counterpoint_server.api.leaving import while_there
from counterpoint_server.api.pages import Cursor, Cursors, Limit
from counterpoint_server.api.promises import promises
from counterpoint_server.api.requests import AnyRequest, element_number, map_number
from counterpoint_server.model.evaluation import (
    SECONDS,
    Evaluation,
    EvaluationDifference,
    Explanation,
    ExtensionPage,
)
from counterpoint_server.model.ids import write_map_id
from counterpoint_server.model.problems import (
    DeadlineReached,
    ElementNotFound,
    TypeMismatch,
)
from counterpoint_server.model.types import Argument, Case, Claim, Element, Rebuttal
from counterpoint_server.rules.access import ANONYMOUS
from counterpoint_server.semantics import jobs

T = TypeVar("T", Evaluation, EvaluationDifference)

JUDGED = (Claim, Argument, Case, Rebuttal)
OPEN = "The verdict was not found in the time given; take more `seconds`."


@get(
    "/v1/maps/{map:str}/evaluation",
    operation_id="evaluations.read",
    opt=promises(Evaluation, problems=PROBLEMS, has_etag=True),
)
async def get_evaluation(
    map: FromPath[str],
    questions: NamedDependency[Questions],
    evaluator: NamedDependency[Evaluator],
    semantics: UnderAny = "grounded",
    projection: By = "structured",
    link: Comparing = "none",
    unite_rephrases: Uniting = False,
    combine: Combining = "min",
    seconds: Within = SECONDS,
    revision: AsOf = None,
) -> Answer:
    """What stands, what falls: the verdict on each claim, argument, case and rebuttal."""
    options = options_of(semantics, projection, link, unite_rephrases, combine)
    source = await questions.find(map_number(map), ANONYMOUS, read_as_of(revision))

    async def answered(_turn: Turn) -> Evaluation:
        job = jobs.EvaluateMap(await evaluator.elements(source), options)
        found = await evaluator.find(job, options, jobs.FoundVerdicts, seconds)
        return whole(
            Evaluation(
                map=write_map_id(source.map_number),
                revision=source.revision,
                options=options,
                complete=found.is_complete,
                notes=found.notes,
                convergence=found.convergence,
                verdicts=found.verdicts,
            )
        )

    asked = ("evaluation", options, seconds)
    return questions.answer(Question(source, asked, answered, is_long=True))


def whole(found: T) -> T:
    """What is kept for ever is only what no more time would change."""
    if not found.complete:
        raise Unfinished(found)
    return found


@get(
    "/v1/maps/{map:str}/evaluation/extensions",
    operation_id="evaluations.extensions",
    opt=promises(ExtensionPage, problems=PROBLEMS, has_etag=True, is_page=True),
)
async def list_extensions(
    map: FromPath[str],
    request: AnyRequest,
    questions: NamedDependency[Questions],
    evaluator: NamedDependency[Evaluator],
    cursors: NamedDependency[Cursors],
    semantics: Under = "preferred",
    projection: By = "structured",
    link: Comparing = "none",
    unite_rephrases: Uniting = False,
    seconds: Within = SECONDS,
    revision: AsOf = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Answer:
    """The sets of claims and arguments that can be accepted together; how many there are."""
    options = options_of(semantics, projection, link, unite_rephrases)
    source = await questions.find(map_number(map), ANONYMOUS, read_as_of(revision))
    listed = ("extensions", source.map_number, source.state, *msgspec.structs.astuple(options))
    first = await cursors.read(cursor, *listed) or 0

    async def find() -> jobs.FoundExtensions:
        job = jobs.ListExtensions(await evaluator.elements(source), options, first, limit)
        body = await asyncio.to_thread(msgspec.msgpack.encode, job)
        return await evaluator.find_by_worker(body, jobs.FoundExtensions, seconds)

    found = await while_there(request.receive, asyncio.ensure_future(find()))
    after = first + len(found.extensions)
    next_cursor = None
    if found.extensions and (found.total is None or after < found.total):
        next_cursor = await cursors.write(after, *listed)
    page = ExtensionPage(
        revision=source.revision,
        options=options,
        total=found.total,
        items=found.extensions,
        next_cursor=next_cursor,
    )
    return PageAnswer(page, next_cursor, state=source.state)


@get(
    "/v1/maps/{map:str}/evaluation/diff",
    operation_id="evaluations.diff",
    opt=promises(EvaluationDifference, problems=PROBLEMS, has_etag=True),
)
async def get_changed_verdicts(
    map: FromPath[str],
    questions: NamedDependency[Questions],
    evaluator: NamedDependency[Evaluator],
    from_: Annotated[
        RevisionNumber, QueryParameter(name="from", description="The revision to begin with.")
    ],
    to: Annotated[
        RevisionNumber | None,
        QueryParameter(description="The revision to end with; without: the map as it is."),
    ] = None,
    semantics: Under = "grounded",
    projection: By = "structured",
    link: Comparing = "none",
    unite_rephrases: Uniting = False,
    seconds: Within = SECONDS,
) -> Answer:
    """The verdicts that are not the same at two revisions."""
    options = options_of(semantics, projection, link, unite_rephrases)
    number, end = map_number(map), None if to is None else read_revision(to, "?to")
    source = await questions.find(number, ANONYMOUS, read_revision(from_, "?from"))
    other = await questions.find(number, ANONYMOUS, end)

    async def answered(_turn: Turn) -> EvaluationDifference:
        before, after = await evaluator.elements(source), await evaluator.elements(other)
        job = jobs.CompareMaps(before, after, options)
        found = await evaluator.find(job, options, jobs.FoundChanges, seconds)
        return whole(
            EvaluationDifference(
                map=write_map_id(source.map_number),
                from_revision=source.revision,
                to_revision=other.revision,
                options=options,
                complete=found.is_complete,
                changes=found.changes,
            )
        )

    asked = ("verdicts", options, seconds)
    return questions.answer(Question(source, asked, answered, other=other, is_long=True))


@get(
    "/v1/maps/{map:str}/evaluation/{n:str}",
    operation_id="evaluations.why",
    opt=promises(Explanation, problems=(*PROBLEMS, ElementNotFound, TypeMismatch), has_etag=True),
)
async def get_reasons(
    map: FromPath[str],
    n: FromPath[str],
    questions: NamedDependency[Questions],
    evaluator: NamedDependency[Evaluator],
    semantics: Under = "grounded",
    projection: By = "structured",
    link: Comparing = "none",
    unite_rephrases: Uniting = False,
    seconds: Within = SECONDS,
    revision: AsOf = None,
) -> Answer:
    """Why an element stands or falls: what speaks for it and against it, down to what is given."""
    options = options_of(semantics, projection, link, unite_rephrases)
    number, id = map_number(map), element_number(n)
    source = await questions.find(number, ANONYMOUS, read_as_of(revision))

    async def answered(_turn: Turn) -> Explanation:
        elements = await evaluator.elements(source)
        check_judged(elements, id)
        job = jobs.Explain(elements, options, id)
        found = await evaluator.find(job, options, jobs.FoundReasons, seconds)
        if found.verdict.status == "unknown":
            raise DeadlineReached(OPEN)
        return Explanation(
            map=write_map_id(number), revision=source.revision, options=options, **asdict(found)
        )

    return questions.answer(Question(source, ("why", id, options), answered, is_long=True))


def check_judged(elements: list[Element], id: int) -> None:
    for element in elements:
        if element.id == id:
            if isinstance(element, JUDGED):
                return
            raise TypeMismatch(f"{id} is no claim, argument, case or rebuttal: it has no verdict.")
    raise ElementNotFound(f"The map has no element {id}.")


EVALUATION_ROUTES = [
    *HYPOTHESIS_ROUTES,
    get_evaluation,
    list_extensions,
    get_changed_verdicts,
    get_reasons,
]
