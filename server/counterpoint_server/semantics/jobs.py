"""What a worker process is given to do, and what it says of it on the way."""

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
from msgspec import Struct

from counterpoint_server.model.element import ElementBase
from counterpoint_server.model.evaluation import (
    Convergence,
    EvaluationOptions,
    Extension,
    Hypothesis,
    NamedExtension,
    NamedVerdict,
    PostedFramework,
    Reason,
    Verdict,
    VerdictChange,
)
from counterpoint_server.model.types import Element
from counterpoint_server.semantics.gradual import ITERATIONS_MAX
from counterpoint_server.semantics.limit import DeadlineError, Limit
from counterpoint_server.semantics.names import GRADUAL
from counterpoint_server.semantics.posted import PostedReading
from counterpoint_server.semantics.scores import score_map
from counterpoint_server.semantics.statuses import Judgement
from counterpoint_server.semantics.supposing import suppose
from counterpoint_server.semantics.tasks import Evaluation
from counterpoint_server.semantics.verdicts import EvaluatedMap, MapEvaluation
from counterpoint_server.semantics.why import why

INT_MAX = 2**53
"""Counts from here on are not told: not every reader of JSON could hold them."""


class EvaluateMap(Struct, frozen=True, tag=True):
    elements: list[Element]
    options: EvaluationOptions


class CompareMaps(Struct, frozen=True, tag=True):
    """Of two states of a map, the verdicts that are not the same."""

    before: list[Element]
    after: list[Element]
    options: EvaluationOptions


class Suppose(Struct, frozen=True, tag=True):
    """The verdicts that a hypothesis would change."""

    elements: list[Element]
    hypothesis: Hypothesis
    options: EvaluationOptions


class Explain(Struct, frozen=True, tag=True):
    elements: list[Element]
    options: EvaluationOptions
    id: int


class ListExtensions(Struct, frozen=True, tag=True):
    elements: list[Element]
    options: EvaluationOptions
    first: int
    most: int


class EvaluatePosted(Struct, frozen=True, tag=True):
    posted: PostedFramework


Job = EvaluateMap | CompareMaps | Suppose | Explain | ListExtensions | EvaluatePosted


class FoundVerdicts(Struct, frozen=True):
    is_complete: bool
    verdicts: list[Verdict]
    notes: list[str]
    convergence: Convergence | None = None


class FoundChanges(Struct, frozen=True):
    is_complete: bool
    changes: list[VerdictChange]


class FoundReasons(Struct, frozen=True):
    verdict: Verdict
    in_one_extension: bool
    sentence: str
    reasons: list[Reason]
    truncated: bool


class FoundExtensions(Struct, frozen=True):
    total: int | None
    extensions: list[Extension]


class FoundOfPosted(Struct, frozen=True):
    is_complete: bool
    verdicts: list[NamedVerdict]
    total: int | None = None
    extensions: list[NamedExtension] = []


def decode_job(body: bytes) -> Job:
    job: Job = msgspec.msgpack.decode(body, type=Job)
    return job


def run(job: Job, limit: Limit) -> Iterator[Struct]:
    """What is known, each time better than before; the last is all that there is to say."""
    match job:
        case EvaluateMap(elements, options) if options.semantics in GRADUAL:
            scored = score_map(elements, options, limit)
            steps = scored.convergence
            is_complete = steps.converged or steps.iterations == ITERATIONS_MAX
            yield FoundVerdicts(is_complete, scored.verdicts, [], steps)
        case EvaluateMap(elements, options):
            evaluation = MapEvaluation(elements, options)
            yield _found(evaluation.survey())
            yield _found(evaluation.judge(limit))
        case CompareMaps(before, after, options):
            yield from _compare(before, after, options, limit)
        case Suppose(elements, hypothesis, options):
            yield from _compare(elements, suppose(elements, hypothesis), options, limit)
        case Explain(elements, options, id):
            yield _explain(elements, options, id, limit)
        case ListExtensions(elements, options, first, most):
            yield _extensions(MapEvaluation(elements, options), first, most, limit)
        case EvaluatePosted(posted):
            yield from _posted(posted, limit)


def _found(evaluated: EvaluatedMap) -> FoundVerdicts:
    return FoundVerdicts(evaluated.is_complete, verdicts_of(evaluated), evaluated.notes)


def verdicts_of(evaluated: EvaluatedMap) -> list[Verdict]:
    return [
        Verdict(id=each.id, type=_any(each.type), **_judged(each.judgement))
        for each in evaluated.judged
    ]


def _any(name: str) -> Any:
    return name


def _judged(judgement: Judgement) -> dict[str, Any]:
    return judgement._asdict()


def _compare(
    before: Sequence[ElementBase],
    after: Sequence[ElementBase],
    options: EvaluationOptions,
    limit: Limit,
) -> Iterator[FoundChanges]:
    one, other = MapEvaluation(before, options), MapEvaluation(after, options)
    yield changes_of(one.survey(), other.survey())
    yield changes_of(one.judge(limit), other.judge(limit))


def changes_of(before: EvaluatedMap, after: EvaluatedMap) -> FoundChanges:
    old = {each.id: each for each in verdicts_of(before)}
    new = {each.id: each for each in verdicts_of(after)}
    changes = [
        VerdictChange(id=id, type=(then or now).type, before=then, after=now)  # type: ignore[union-attr]
        for id in sorted(old.keys() | new.keys())
        if (then := old.get(id)) != (now := new.get(id))
    ]
    return FoundChanges(before.is_complete and after.is_complete, changes)


def _explain(
    elements: Sequence[ElementBase], options: EvaluationOptions, id: int, limit: Limit
) -> FoundReasons:
    evaluation = MapEvaluation(elements, options)
    found = why(evaluation, id, limit)
    type, _ = evaluation.places[id]
    return FoundReasons(
        Verdict(id=id, type=_any(type), **_judged(found.judgement)),
        found.in_one_extension,
        found.told.sentence,
        found.told.reasons,
        found.told.truncated,
    )


def _extensions(evaluation: MapEvaluation, first: int, most: int, limit: Limit) -> FoundExtensions:
    framework = evaluation.projection.framework
    tasks = Evaluation(framework, evaluation.semantics, limit)
    found, total = tasks.page(first, most)
    extensions = []
    for members in found:
        inside = set(members)
        places = evaluation.places.items()
        accepted = [id for id, (_, place) in places if place.presence in inside]
        rejected = [id for id, (_, place) in places if place.absence in inside]
        extensions.append(Extension(accepted=accepted, rejected=rejected))
    return FoundExtensions(total if total < INT_MAX else None, extensions)


def _posted(posted: PostedFramework, limit: Limit) -> Iterator[FoundOfPosted]:
    reading = PostedReading(posted)
    yield FoundOfPosted(not posted.extensions and reading.is_settled, reading.survey())
    verdicts = reading.judge(limit)
    is_complete = all(each.status != "unknown" for each in verdicts)
    found = FoundOfPosted(is_complete and not posted.extensions, verdicts)
    yield found
    if not posted.extensions:
        return
    try:
        listed, total = reading.extensions(posted.extensions, limit)
    except DeadlineError:
        return
    told = total if total < INT_MAX else None
    yield FoundOfPosted(is_complete, verdicts, told, listed)
