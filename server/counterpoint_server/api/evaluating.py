"""Evaluations: short ones in a thread, whatever a solver is asked in a worker process."""

import asyncio
from collections.abc import Callable
from typing import Annotated, TypeVar

import msgspec
from litestar.params import QueryParameter
from msgspec import Struct

from counterpoint_server.api.asking import SMALL, Questions
from counterpoint_server.api.workers import Workers
from counterpoint_server.model.evaluation import (
    SECONDS_MAX,
    AnySemantics,
    Combine,
    EvaluationOptions,
    ProjectionName,
    Semantics,
)
from counterpoint_server.model.problems import TooEntangled
from counterpoint_server.model.theory import Link
from counterpoint_server.model.types import Element
from counterpoint_server.semantics.jobs import Job, run
from counterpoint_server.semantics.limit import Limit
from counterpoint_server.semantics.names import GRADUAL
from counterpoint_server.semantics.structured.arguments import TooManyArgumentsError
from counterpoint_server.semantics.structured.cycles import TooEntangledError
from counterpoint_server.store.past import MapAsOf

F = TypeVar("F", bound=Struct)
T = TypeVar("T")

Under = Annotated[Semantics, QueryParameter(description="The semantics to judge by.")]
UnderAny = Annotated[
    AnySemantics,
    QueryParameter(description="The semantics to judge by; gradual ones answer strengths."),
]
Combining = Annotated[
    Combine,
    QueryParameter(description="How strong linked premises are together; for gradual semantics."),
]
By = Annotated[
    ProjectionName,
    QueryParameter(
        description="`structured`: claims stand by what argues for them; `abstract`: only attacks "
        "count."
    ),
]
Comparing = Annotated[
    Link,
    QueryParameter(
        description="What of an argument preferences are compared by: its `last` steps, or its "
        "`weakest` part; `none`: they do not count."
    ),
]
Uniting = Annotated[
    bool, QueryParameter(description="Whether a claim and its restatement are one.")
]
Within = Annotated[
    int,
    QueryParameter(
        ge=1,
        le=SECONDS_MAX,
        description="How many seconds to look, if the server gives so many; what is open then is "
        "`unknown`.",
    ),
]


def options_of(
    semantics: AnySemantics,
    projection: ProjectionName,
    link: Link,
    unite_rephrases: bool,
    combine: Combine = "min",
) -> EvaluationOptions:
    return EvaluationOptions(
        semantics=semantics,
        projection=projection,
        link=link,
        unite_rephrases=unite_rephrases,
        combine=combine,
    )


class Evaluator:
    def __init__(self, questions: Questions, workers: Workers) -> None:
        self._questions = questions
        self._workers = workers

    async def elements(self, source: MapAsOf) -> list[Element]:
        async with self._questions.turn(is_light=source.number_max <= SMALL) as turn:
            return await turn.elements(source)

    async def find(self, job: Job, options: EvaluationOptions, shape: type[F], seconds: float) -> F:
        """What is found in the time given."""
        seconds = min(seconds, self._questions.seconds)
        is_quick = options.semantics == "grounded" and options.link == "none"
        if is_quick or options.semantics in GRADUAL:
            return await self._at_once(lambda: _last(job, shape, seconds))
        body = await asyncio.to_thread(msgspec.msgpack.encode, job)
        return await self.find_by_worker(body, shape, seconds)

    async def find_by_worker(self, body: bytes, shape: type[F], seconds: float) -> F:
        found = await self._workers.ask(body, min(seconds, self._questions.seconds))
        return await asyncio.to_thread(msgspec.msgpack.decode, found.body, type=shape)

    async def _at_once(self, work: Callable[[], T]) -> T:
        """In a thread of its own, for it does not wait."""
        async with self._questions.turn(is_light=False) as turn:
            try:
                return await turn.run(work)
            except (TooManyArgumentsError, TooEntangledError) as error:
                raise TooEntangled(str(error)) from None


def _last(job: Job, shape: type[F], seconds: float) -> F:
    *_, last = run(job, Limit(seconds))
    assert isinstance(last, shape)  # noqa: S101 - each job has one kind of answer
    return last
