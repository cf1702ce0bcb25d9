"""Stable extensions (Dung 1995): what is not in is attacked by what is; there may be none."""

from collections.abc import Iterator, Sequence

from counterpoint_server.semantics.encoding import Variables, stable_clauses
from counterpoint_server.semantics.framework import Framework
from counterpoint_server.semantics.limit import Limit
from counterpoint_server.semantics.reasoner import Members
from counterpoint_server.semantics.solver import Solver


class Stable:
    def __init__(self, framework: Framework, limit: Limit) -> None:
        self.framework = framework
        self.limit = limit
        self.variables = Variables(framework.size)

    def one(self) -> Members | None:
        return self._where([])

    def every(self) -> Iterator[Members]:
        with self._solver() as solver:
            while (model := solver.solve()) is not None:
                members = self.variables.members(model)
                yield members
                solver.add([-i - 1 for i in members])  # none is part of another

    def holding(self, argument: int) -> Members | None:
        return self._where([argument + 1])

    def lacking(self, argument: int) -> Members | None:
        return self._where([-argument - 1])

    def _where(self, literals: Sequence[int]) -> Members | None:
        with self._solver() as solver:
            model = solver.solve(literals)
            return None if model is None else self.variables.members(model)

    def _solver(self) -> Solver:
        return Solver(stable_clauses(self.framework), self.limit)
