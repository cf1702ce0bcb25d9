"""A SAT solver for all sizes: Glucose 4 as long as a query is easy, CaDiCaL when it is not.

Measured: Glucose answers small queries several times as quickly, CaDiCaL solves what it cannot.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from pysat.solvers import Cadical195, Glucose4

from counterpoint_server.semantics.limit import NO_LIMIT, Limit

EASY_CONFLICTS = 2_000
"""After so many conflicts a query counts as hard, and all further ones go to CaDiCaL."""

Clause = Sequence[int]


class Solver:
    """Clauses over variables 1, 2, …; a literal is a variable or its negative."""

    def __init__(self, clauses: Iterable[Clause] = (), limit: Limit = NO_LIMIT) -> None:
        self._clauses: list[Clause] = list(clauses)
        self._limit = limit
        self.is_hard = False
        """Whether a query was not easy."""
        self._solver: Any = Glucose4(bootstrap_with=self._clauses)

    def add(self, *clauses: Clause) -> None:
        self._clauses.extend(clauses)
        for clause in clauses:
            self._solver.add_clause(clause)

    def solve(self, assumptions: Sequence[int] = ()) -> list[int] | None:
        """A model, literal by literal in the order of the variables; None if there is none."""
        self._limit.check()
        if not self.is_hard:
            self._solver.conf_budget(EASY_CONFLICTS)
            answer = self._solver.solve_limited(assumptions=list(assumptions))
            if answer is not None:
                return self._model(answer)
            self._solver.delete()
            self.is_hard = True
            self._solver = Cadical195(bootstrap_with=self._clauses)
        return self._model(self._solver.solve(assumptions=list(assumptions)))

    def _model(self, answer: bool) -> list[int] | None:
        model: list[int] | None = self._solver.get_model() if answer else None
        return model

    def close(self) -> None:
        self._solver.delete()

    def __enter__(self) -> "Solver":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
