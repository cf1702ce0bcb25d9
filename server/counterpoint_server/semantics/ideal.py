"""The ideal extension (Dung, Mancarella, Toni 2007): the largest admissible set that no admissible
set attacks.
"""

from collections import deque

from counterpoint_server.semantics.complete import Single
from counterpoint_server.semantics.encoding import Variables, admissible_clauses
from counterpoint_server.semantics.framework import Framework
from counterpoint_server.semantics.limit import Limit
from counterpoint_server.semantics.reasoner import Members
from counterpoint_server.semantics.solver import Solver


class Ideal(Single):
    def __init__(self, framework: Framework, limit: Limit) -> None:
        self.framework = framework
        self.limit = limit

    def extension(self) -> Members:
        accepted = self._credulously_accepted()
        attacked = self.framework.attacked
        hit = {target for argument in accepted for target in attacked.of(argument)}
        return self._defended(accepted - hit)

    def _credulously_accepted(self) -> set[int]:
        variables = Variables(self.framework.size)
        accepted: set[int] = set()
        with Solver(admissible_clauses(self.framework), self.limit) as solver:
            while True:
                solver.add(variables.beyond(list(accepted)))
                model = solver.solve()
                if model is None:
                    return accepted
                accepted.update(variables.members(model))

    def _defended(self, left: set[int]) -> Members:
        """The largest admissible part of a set without conflicts: takes out what it cannot defend,
        until it defends all that is left.
        """
        attackers, attacked = self.framework.attackers, self.framework.attacked
        answers = {
            attacker: sum(each in left for each in attackers.of(attacker))
            for argument in left
            for attacker in attackers.of(argument)
        }
        gone = deque(i for i in left if any(not answers[j] for j in attackers.of(i)))
        left = left - set(gone)
        while gone:
            for attacker in attacked.of(gone.popleft()):
                if attacker not in answers:
                    continue
                answers[attacker] -= 1
                if answers[attacker] == 0:
                    lost = [i for i in attacked.of(attacker) if i in left]
                    left.difference_update(lost)
                    gone.extend(lost)
        return sorted(left)
