"""What a semantics says of a map's elements."""

from collections.abc import Iterable
from typing import NamedTuple

from counterpoint_server.model.element import ElementBase
from counterpoint_server.model.types import Argument, Case, Claim, Rebuttal, type_of
from counterpoint_server.semantics.limit import NO_LIMIT, Limit
from counterpoint_server.semantics.options import Options
from counterpoint_server.semantics.statuses import Judgement, Place, judge
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


def evaluate_map(
    elements: Iterable[ElementBase], options: Options, limit: Limit = NO_LIMIT
) -> EvaluatedMap:
    kept = list(elements)
    of = theory_of_map(kept, options)
    projection = project(of.theory)
    places: dict[Id, tuple[str, Place]] = {}
    for element in kept:
        name = type_of(element).name
        if isinstance(element, Claim | Argument | Case):
            places[element.id] = (name, projection.atoms[of.atoms[element.id]])
        elif isinstance(element, Rebuttal):
            places[element.id] = (name, projection.attacks[of.attacks[element.id][0]])
    founded = {place for _, place in places.values() if place.presence in projection.founded}
    judgements = judge(projection.framework, options.semantics, founded, limit)
    judged = [
        Judged(id, name, judgements.get(place, UNSUPPORTED))
        for id, (name, place) in sorted(places.items())
    ]
    return EvaluatedMap(of, projection, judged, of.notes)
