"""What a semantics says of a map's elements."""

from collections.abc import Iterable
from typing import NamedTuple

from counterpoint_server.model.element import ElementBase
from counterpoint_server.model.evaluation import EvaluationOptions
from counterpoint_server.model.types import Argument, Case, Claim, Rebuttal, type_of
from counterpoint_server.semantics.limit import NO_LIMIT, Limit
from counterpoint_server.semantics.names import qualitative
from counterpoint_server.semantics.statuses import (
    UNKNOWN,
    Judgement,
    Place,
    judge,
    survey,
)
from counterpoint_server.semantics.structured.maps import MapTheory, theory_of_map
from counterpoint_server.semantics.structured.solving import Projection, project

Id = int
UNSUPPORTED = Judgement("unsupported", False, False)


class Judged(NamedTuple):
    id: Id
    type: str
    judgement: Judgement


class EvaluatedMap(NamedTuple):
    of: MapTheory
    projection: Projection
    judged: list[Judged]
    """Claims, arguments, cases and rebuttals, by number."""
    notes: list[str]

    @property
    def is_complete(self) -> bool:
        return all(each.judgement.status != "unknown" for each in self.judged)


class MapEvaluation:
    """A map under a semantics: what is known of it at once, and what after looking."""

    def __init__(self, elements: Iterable[ElementBase], options: EvaluationOptions) -> None:
        kept = self.elements = list(elements)
        self.options = options
        self.semantics = qualitative(options.semantics)
        self.of = theory_of_map(kept, options)
        self.projection = project(self.of.theory)
        self.places: dict[Id, tuple[str, Place]] = {}
        """What is judged, by number: its type, and where in the framework it stands."""
        for element in sorted(kept, key=lambda each: each.id):
            name = type_of(element).name
            if isinstance(element, Claim | Argument | Case):
                place = self.projection.atoms[self.of.atoms[element.id]]
                self.places[element.id] = (name, place)
            elif isinstance(element, Rebuttal):
                place = self.projection.attacks[self.of.attacks[element.id][0]]
                self.places[element.id] = (name, place)
        found = (place for _, place in self.places.values())
        self._founded = {each for each in found if each.presence in self.projection.founded}

    def survey(self) -> EvaluatedMap:
        """What the grounded labelling alone settles; the rest is unknown."""
        framework, semantics = self.projection.framework, self.semantics
        found = survey(framework, semantics, self._founded)
        return self._with(found.judged | dict.fromkeys(found.left, UNKNOWN))

    def judge(self, limit: Limit = NO_LIMIT) -> EvaluatedMap:
        framework, semantics = self.projection.framework, self.semantics
        return self._with(judge(framework, semantics, self._founded, limit))

    def _with(self, judgements: dict[Place, Judgement]) -> EvaluatedMap:
        judged = [
            Judged(id, name, judgements.get(place, UNSUPPORTED))
            for id, (name, place) in self.places.items()
        ]
        return EvaluatedMap(self.of, self.projection, judged, self.of.notes)


def evaluate_map(
    elements: Iterable[ElementBase], options: EvaluationOptions, limit: Limit = NO_LIMIT
) -> EvaluatedMap:
    return MapEvaluation(elements, options).judge(limit)
