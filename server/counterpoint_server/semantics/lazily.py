"""Credulous acceptance without looking at the whole framework.

Clauses are written only for arguments that a model takes in: tens of them decide most queries of a
framework of hundreds of thousands.
"""

from collections.abc import Iterable, Iterator

from counterpoint_server.semantics.framework import Framework
from counterpoint_server.semantics.limit import Limit
from counterpoint_server.semantics.reasoner import Members
from counterpoint_server.semantics.solver import Clause, Solver


def admissible_with(framework: Framework, argument: int, limit: Limit) -> Members | None:
    """An admissible set that has the argument; None if there is none."""
    wanted = _Wanted(framework)
    with Solver([[wanted.variable(argument)]], limit) as solver:
        written = 0
        while True:
            model = solver.solve()
            if model is None:
                return None
            members = wanted.members(model)
            missing = [member for member in members if member not in wanted.written]
            if not missing:
                return members
            written += len(missing)
            solver.add(*wanted.clauses(missing))


class _Wanted:
    """The arguments met so far, numbered as they come, so that the solver stays small."""

    def __init__(self, framework: Framework) -> None:
        self.attackers = framework.attackers
        self.numbers: dict[int, int] = {}
        self.arguments: list[int] = []
        self.written: set[int] = set()

    def variable(self, argument: int) -> int:
        number = self.numbers.get(argument)
        if number is None:
            self.arguments.append(argument)
            number = self.numbers[argument] = len(self.arguments)
        return number

    def members(self, model: list[int]) -> Members:
        return [self.arguments[literal - 1] for literal in model if literal > 0]

    def clauses(self, members: Iterable[int]) -> Iterator[Clause]:
        """What is in attacks none that is in, and one that is in attacks each of its attackers."""
        for member in members:
            self.written.add(member)
            is_in = self.variable(member)
            for attacker in self.attackers.of(member):
                defenders = self.attackers.of(attacker)
                yield [-is_in, -self.variable(attacker)]
                yield [-is_in, *(self.variable(defender) for defender in defenders)]
