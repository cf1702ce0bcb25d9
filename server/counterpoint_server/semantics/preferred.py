"""Preferred extensions: the maximal complete ones (Dung 1995)."""

from collections.abc import Iterator

from counterpoint_server.semantics.encoding import Variables, complete_clauses
from counterpoint_server.semantics.framework import Framework
from counterpoint_server.semantics.lazily import admissible_with, grow
from counterpoint_server.semantics.limit import Limit
from counterpoint_server.semantics.reasoner import Members
from counterpoint_server.semantics.solver import Solver


class Preferred:
    def __init__(self, framework: Framework, limit: Limit) -> None:
        self.framework = framework
        self.limit = limit
        self.variables = Variables(framework.size)

    def one(self) -> Members | None:
        return self._grown_from([])

    def every(self) -> Iterator[Members]:
        with self._solver() as solver:
            while (model := solver.solve()) is not None:
                yield self._maximal(solver, self.variables.members(model))

    def holding(self, argument: int) -> Members | None:
        found = admissible_with(self.framework, argument, self.limit)
        return None if found is None else self._grown_from(found)

    def lacking(self, argument: int) -> Members | None:
        """By counterexamples (Thimm, Cerutti, Vallati 2021), after what decides most queries."""
        if admissible_with(self.framework, argument, self.limit) is None:
            return self.one()
        for attacker in self.framework.attackers.of(argument):
            against = admissible_with(self.framework, attacker, self.limit)
            if against is not None:
                return self._grown_from(against)
        with self._solver() as solver:
            while (model := solver.solve([-argument - 1])) is not None:
                members = self._maximal(solver, self.variables.members(model), -argument - 1)
                having = solver.solve([argument + 1, *(i + 1 for i in members)])
                if having is None:
                    return members
                solver.add(self.variables.beyond(self.variables.members(having)))
        return None

    def _solver(self) -> Solver:
        return Solver(complete_clauses(self.framework), self.limit)

    def _grown_from(self, members: Members) -> Members:
        grown = grow(self.framework, members, self.limit)
        if grown.is_maximal:
            return grown.members
        with self._solver() as solver:
            return self._grown(solver, grown.members)

    def _grown(self, solver: Solver, members: Members) -> Members:
        """A maximal set around this one. Uses the solver up: what is in stays in, as units, which
        is many times as quick as assuming it.
        """
        known: set[int] = set()
        while True:
            solver.add(*([i + 1] for i in members if i not in known))
            known.update(members)
            solver.add(self.variables.beyond(members))
            model = solver.solve()
            if model is None:
                return members
            members = self.variables.members(model)

    def _maximal(self, solver: Solver, members: Members, *literals: int) -> Members:
        """A maximal set around this one, of those of which the literals hold; from then on the
        solver finds no part of it again.
        """
        while True:
            solver.add(self.variables.beyond(members))
            model = solver.solve([*literals, *(i + 1 for i in members)])
            if model is None:
                return members
            members = self.variables.members(model)
