"""`POST /v1/maps/{map}/evaluation`, `/v1/evaluate`: what would stand, and what of a framework."""

import asyncio

import msgspec
from litestar import post
from litestar.di import NamedDependency
from litestar.params import FromPath

from counterpoint_server.api.answers import Answer, answer
from counterpoint_server.api.as_of import AsOf, read_as_of
from counterpoint_server.api.asking import Questions
from counterpoint_server.api.evaluating import Evaluator, options_of
from counterpoint_server.api.leaving import while_there
from counterpoint_server.api.promises import promises
from counterpoint_server.api.requests import AnyRequest, map_number, read_body
from counterpoint_server.model.evaluation import (
    Hypothesis,
    HypotheticalEvaluation,
    PostedEvaluation,
    PostedFramework,
)
from counterpoint_server.model.ids import write_map_id
from counterpoint_server.model.problems import (
    DeadlineReached,
    ElementNotFound,
    InvalidBody,
    MapNotFound,
    QuestionTooLarge,
    RevisionNotFound,
    TooEntangled,
    UnreadableFile,
)
from counterpoint_server.rules.access import ANONYMOUS
from counterpoint_server.semantics import jobs
from counterpoint_server.semantics.supposing import named_in

NOT_KEPT = {"Cache-Control": "no-store"}
PROBLEMS = (
    MapNotFound,
    RevisionNotFound,
    QuestionTooLarge,
    TooEntangled,
    DeadlineReached,
)


@post(
    "/v1/maps/{map:str}/evaluation",
    operation_id="evaluations.suppose",
    status_code=200,
    opt=promises(HypotheticalEvaluation, takes=Hypothesis, problems=(*PROBLEMS, ElementNotFound)),
)
async def post_hypothesis(
    map: FromPath[str],
    request: AnyRequest,
    questions: NamedDependency[Questions],
    evaluator: NamedDependency[Evaluator],
    revision: AsOf = None,
) -> Answer:
    """What would stand if: the verdicts that other elements or preferences would change."""
    new = await read_body(request, Hypothesis)
    source = await questions.find(map_number(map), ANONYMOUS, read_as_of(revision))
    options = options_of(new.semantics, new.projection, new.link, new.unite_rephrases)
    elements = await evaluator.elements(source)
    check_named(new, {each.id for each in elements})

    async def find() -> jobs.FoundChanges:
        job = jobs.Suppose(elements, new, options)
        return await evaluator.find(job, options, jobs.FoundChanges, new.seconds)

    found = await while_there(request.receive, asyncio.ensure_future(find()))
    return answer(
        HypotheticalEvaluation(
            map=write_map_id(source.map_number),
            revision=source.revision,
            options=options,
            complete=found.is_complete,
            changes=found.changes,
        ),
        headers=NOT_KEPT,
    )


def check_named(hypothesis: Hypothesis, there: set[int]) -> None:
    for pointer, ids in named_in(hypothesis).items():
        if missing := [each for each in ids if each not in there]:
            raise ElementNotFound(f"The map has no element {missing[0]}.", pointer=pointer)


@post(
    "/v1/evaluate",
    operation_id="evaluations.evaluate",
    status_code=200,
    opt=promises(
        PostedEvaluation,
        takes=PostedFramework,
        problems=(UnreadableFile, *PROBLEMS[2:]),
    ),
)
async def post_framework(request: AnyRequest, evaluator: NamedDependency[Evaluator]) -> Answer:
    """What stands of a framework that is posted, and stored nowhere."""
    posted = await read_body(request, PostedFramework)
    if (posted.text is None) == (posted.theory is None):
        raise InvalidBody("Give `text` or `theory`, one of the two.", pointer="#")
    body = msgspec.msgpack.encode(jobs.EvaluatePosted(posted))
    finding = evaluator.find_by_worker(body, jobs.FoundOfPosted, posted.seconds)
    found = await while_there(request.receive, asyncio.ensure_future(finding))
    return answer(
        PostedEvaluation(
            semantics=posted.semantics,
            complete=found.is_complete,
            verdicts=found.verdicts,
            total=found.total,
            extensions=found.extensions,
        ),
        headers=NOT_KEPT,
    )


HYPOTHESIS_ROUTES = [post_hypothesis, post_framework]
