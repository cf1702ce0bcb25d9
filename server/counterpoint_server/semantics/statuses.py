"""What a semantics says of single arguments: in all extensions, in some, in none."""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from counterpoint_server.model.evaluation import Status
from counterpoint_server.semantics.framework import Framework, Numbers
from counterpoint_server.semantics.grounded import IN, OUT, UNDECIDED, Labels, label_grounded
from counterpoint_server.semantics.limit import NO_LIMIT, DeadlineError, Limit
from counterpoint_server.semantics.names import Semantics
from counterpoint_server.semantics.tasks import BEYOND_GROUNDED, Evaluation


class Place(NamedTuple):
    """Where a framework says of something that it holds, and that it does not."""

    presence: int
    absence: int
    """In exactly where the presence is out."""


class Judgement(NamedTuple):
    status: Status
    sceptical: bool | None
    """In every extension; None: not known within the time."""
    credulous: bool | None
    """In some extension."""


ACCEPTED = Judgement("accepted", True, True)
REJECTED = Judgement("rejected", False, False)
UNDECIDED_IN_ALL = Judgement("undecided", False, False)
UNKNOWN = Judgement("unknown", None, None)
WITHOUT_EXTENSION = Judgement("undecided", True, False)


class Surveyed(NamedTuple):
    """What the grounded labelling alone says, and what it leaves open."""

    labels: Labels
    judged: dict[Place, Judgement]
    left: list[Place]


def survey(framework: Framework, semantics: Semantics, places: Iterable[Place]) -> Surveyed:
    """What is known at once, in linear time."""
    labels = label_grounded(framework).labels
    found = Surveyed(labels, {}, [])
    by_label = {IN: ACCEPTED, OUT: REJECTED}
    for place in places:
        label = int(labels[place.presence])
        if label != UNDECIDED and semantics in BEYOND_GROUNDED | {"grounded"}:
            found.judged[place] = by_label[label]
        elif semantics == "grounded":
            found.judged[place] = UNDECIDED_IN_ALL
        else:
            found.left.append(place)
    return found


def judge(
    framework: Framework, semantics: Semantics, places: Iterable[Place], limit: Limit = NO_LIMIT
) -> dict[Place, Judgement]:
    """Of each place; what is not found within the limit is unknown."""
    labels, judged, left = survey(framework, semantics, places)
    if left or semantics == "stable":
        judged.update(_by_component(framework, labels, semantics, left, limit))
    return judged


def _by_component(
    framework: Framework, labels: Labels, semantics: Semantics, left: list[Place], limit: Limit
) -> dict[Place, Judgement]:
    """What is not connected does not matter, except that one part without a stable extension leaves
    the whole without.
    """
    is_reduced = semantics in BEYOND_GROUNDED
    kept = np.flatnonzero(labels == UNDECIDED) if is_reduced else np.arange(framework.size)
    core = framework.restricted(kept.astype(np.int32))
    part_of = np.full(framework.size, -1, dtype=np.int32)
    parts: list[Numbers] = []
    for component in core.components:
        part_of[kept[component]] = len(parts)
        parts.append(kept[component].astype(np.int32))
    judged: dict[Place, Judgement] = {}
    for at, part in enumerate(parts):
        here = [place for place in left if part_of[place.presence] == at]
        if not here and semantics != "stable":
            continue
        evaluation = Evaluation(framework.restricted(part), semantics, limit)
        survey = _Survey(evaluation, part, here)
        judged.update(survey.judge())
        if survey.is_without:
            return dict.fromkeys(left, WITHOUT_EXTENSION)
    return judged


class _Survey:
    """Asks for extensions until each place has been seen in all the ways that it can be."""

    def __init__(self, evaluation: Evaluation, part: Numbers, places: list[Place]) -> None:
        self._evaluation = evaluation
        self._number = {int(number): i for i, number in enumerate(part.tolist())}
        self._places = places
        self._seen: list[set[int]] = []
        self.is_without = False
        """There is no extension at all."""

    def judge(self) -> dict[Place, Judgement]:
        judged = {}
        try:
            first = self._evaluation.one()
            self.is_without = first is None
            self._seen.append(set(first or ()))
        except DeadlineError:
            return dict.fromkeys(self._places, UNKNOWN)
        for place in self._places:
            judged[place] = self._judge(place)
        return judged

    def _judge(self, place: Place) -> Judgement:
        presence, absence = (self._number[number] for number in place)
        try:
            credulous = self._is_ever(presence)
            if credulous:
                sceptical = self._is_always(presence)
                return Judgement("accepted" if sceptical else "undecided", sceptical, True)
            is_out = self._is_always(absence)
        except DeadlineError:
            return UNKNOWN
        return REJECTED if is_out else UNDECIDED_IN_ALL

    def _is_ever(self, number: int) -> bool:
        if any(number in each for each in self._seen):
            return True
        return self._keep(self._evaluation.holding(number))

    def _is_always(self, number: int) -> bool:
        if any(number not in each for each in self._seen):
            return False
        return not self._keep(self._evaluation.lacking(number))

    def _keep(self, found: list[int] | None) -> bool:
        if found is not None:
            self._seen.append(set(found))
        return found is not None
