"""A map as a weighted graph, and how strong its elements are.

A claim starts from its weight, a half where it has none. An argument, a rebuttal and a case with
steps are as strong as what they are made of, times their weight (one, where they have none); what
attacks them weakens that.
"""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from counterpoint_server.model.element import ElementBase
from counterpoint_server.model.evaluation import Convergence, EvaluationOptions, Verdict
from counterpoint_server.model.types import Argument, Case, Claim, Rebuttal, type_of
from counterpoint_server.semantics.gradual import Edges, Weighted, strengths
from counterpoint_server.semantics.limit import Limit
from counterpoint_server.semantics.names import gradual

DEFAULT = 0.5
Id = int
Pairs = list[tuple[int, int]]


class Scored(NamedTuple):
    verdicts: list[Verdict]
    convergence: Convergence


def score_map(elements: Iterable[ElementBase], options: EvaluationOptions, limit: Limit) -> Scored:
    drawn = _Drawing(elements, options)
    semantics = gradual(options.semantics)
    found, convergence = strengths(drawn.graph(), semantics, options.combine, limit)
    verdicts = [
        Verdict(
            id=element.id,
            type=type_of(element).name,
            status=None,
            sceptical=None,
            credulous=None,
            strength=float(found[drawn.node[element.id]]),
        )
        for element in drawn.judged
    ]
    return Scored(verdicts, convergence)


class _Drawing:
    def __init__(self, elements: Iterable[ElementBase], options: EvaluationOptions) -> None:
        self.elements = {element.id: element for element in elements}
        self._is_abstract = options.projection == "abstract"
        self.node: dict[Id, int] = {}
        self._base: list[float] = []
        self._fixed: list[bool] = []
        self._attacks: Pairs = []
        self._supports: Pairs = []
        self._parts: Pairs = []
        self.judged = [
            each
            for each in sorted(self.elements.values(), key=lambda each: each.id)
            if isinstance(each, Claim | Argument | Case | Rebuttal)
        ]
        for element in self.judged:
            self.node[element.id] = self._new(element)
        for element in self.judged:
            self._draw(element)

    def _new(self, element: ElementBase) -> int:
        is_step = isinstance(element, Rebuttal) or (isinstance(element, Case) and element.steps)
        is_made = is_step or isinstance(element, Argument)
        is_axiom = isinstance(element, Claim) and element.standing == "axiom"
        default = 1.0 if is_axiom or is_made else DEFAULT
        self._base.append(default if element.weight is None or is_axiom else element.weight)
        self._fixed.append(is_axiom)
        return len(self._base) - 1

    def _at(self, id: Id) -> int:
        """What is judged nowhere else, and yet stands where a claim could, is taken for one."""
        if id not in self.node:
            self.node[id] = self._new(self.elements[id])
        return self.node[id]

    def _draw(self, element: ElementBase) -> None:
        own = self.node[element.id]
        match element:
            case Argument() if not self._is_abstract:
                self._parts += [(self._at(each), own) for each in element.premises]
                self._supports.append((own, self._at(element.conclusion)))
            case Case() if not self._is_abstract:
                self._parts += [(self._at(each), own) for each in element.steps]
            case Rebuttal():
                target = self._at(element.target)
                self._parts += [(self._at(each), own) for each in element.attackers]
                self._attacks.append((own, target))
                if element.relation != "attack" and len(element.attackers) == 1:
                    back = self._new(element)
                    self._parts.append((target, back))
                    self._attacks.append((back, self._at(element.attackers[0])))

    def graph(self) -> Weighted:
        return Weighted(
            np.array(self._base, dtype=np.float64),
            _edges(self._attacks),
            _edges(self._supports),
            _edges(self._parts),
            np.array(self._fixed, dtype=bool),
        )


def _edges(pairs: Pairs) -> Edges:
    table = np.array(pairs, dtype=np.int32).reshape(-1, 2)
    return Edges(np.ascontiguousarray(table[:, 0]), np.ascontiguousarray(table[:, 1]))
