"""Why an element of a map has the verdict that it has."""

from typing import NamedTuple

import numpy as np

from counterpoint_server.semantics.framework import Framework
from counterpoint_server.semantics.grounded import IN, OUT, Labels, label_grounded
from counterpoint_server.semantics.limit import NO_LIMIT, Limit
from counterpoint_server.semantics.statuses import Judgement, judge
from counterpoint_server.semantics.structured.explaining import Explaining, Told
from counterpoint_server.semantics.structured.lines import Lines
from counterpoint_server.semantics.tasks import Evaluation
from counterpoint_server.semantics.verdicts import UNSUPPORTED, MapEvaluation

Id = int
NO_EXTENSION = "There is no extension, so nothing is accepted in any."


class Why(NamedTuple):
    judgement: Judgement
    in_one_extension: bool
    told: Told


def why(evaluation: MapEvaluation, id: Id, limit: Limit = NO_LIMIT) -> Why:
    """KeyError: it is no claim, argument, case or rebuttal."""
    _, place = evaluation.places[id]
    framework, semantics = evaluation.projection.framework, evaluation.semantics
    judgement = UNSUPPORTED
    if place.presence in evaluation.projection.founded:
        judgement = judge(framework, semantics, [place], limit)[place]
    if semantics == "grounded":
        labels = label_grounded(framework).labels
        return Why(judgement, False, _told(evaluation, labels, id))
    tasks = Evaluation(framework, semantics, limit)
    members = tasks.holding(place.presence) if judgement.credulous else None
    if members is None:
        members = tasks.one()
    if members is None:
        return Why(judgement, False, Told(NO_EXTENSION, [], False))
    return Why(judgement, True, _told(evaluation, _labels(framework, members), id))


def _told(evaluation: MapEvaluation, labels: Labels, id: Id) -> Told:
    lines = Lines(evaluation.elements, evaluation.of, evaluation.projection, labels)
    return Explaining(lines).tell(id)


def _labels(framework: Framework, members: list[int]) -> Labels:
    labels: Labels = np.zeros(framework.size, dtype=np.int8)
    labels[members] = IN
    labels[framework.targets[labels[framework.sources] == IN]] = OUT
    labels[members] = IN
    return labels
