"""Credulous acceptance without looking at the whole framework.

Clauses are written only for arguments that a model takes in: tens of them decide most queries of a
framework of hundreds of thousands.
"""

from collections.abc import Callable, Container, Iterable, Iterator
from typing import NamedTuple

import numpy as np

from counterpoint_server.semantics.framework import Framework
from counterpoint_server.semantics.grounded import IN, UNDECIDED, Labelling
from counterpoint_server.semantics.limit import Limit
from counterpoint_server.semantics.reasoner import Members
from counterpoint_server.semantics.solver import Clause, Solver

SMALL = 1_000
"""Arguments; below, a solver that knows them all is quicker than many that know a few."""


def admissible_with(framework: Framework, argument: int, limit: Limit) -> Members | None:
    """An admissible set that has the argument; None if there is none."""
    return _search(_Wanted(framework.attackers.of), argument, limit).members


class Grown(NamedTuple):
    members: Members
    is_maximal: bool


def grow(framework: Framework, members: Members, limit: Limit) -> Grown:
    """A complete set around an admissible one, maximal unless the framework is small or hard.

    Argument by argument: what can still be accepted is, with all that follows from it, and what
    cannot never will be.
    """
    labelling = Labelling(framework)
    labelling.run(np.array(members, dtype=np.int32))
    labels, attackers = labelling.labels, framework.attackers
    is_maximal = framework.size >= SMALL
    rejected: set[int] = set()

    def of(argument: int) -> list[int]:
        return [each for each in attackers.of(argument) if labels[each] == UNDECIDED]

    for argument in range(framework.size) if is_maximal else ():
        if labels[argument] != UNDECIDED:
            continue
        found = _search(_Wanted(of, rejected), argument, limit)
        if found.members is not None:
            labelling.accept(np.array(found.members, dtype=np.int32))
        elif found.was_easy:
            rejected.add(argument)
        if not found.was_easy:
            is_maximal = False
            break
    return Grown(np.flatnonzero(labels == IN).tolist(), is_maximal)


class _Found(NamedTuple):
    members: Members | None
    was_easy: bool


def _search(wanted: "_Wanted", argument: int, limit: Limit) -> _Found:
    with Solver([[wanted.variable(argument)]], limit) as solver:
        while True:
            model = solver.solve()
            if model is None:
                return _Found(None, not solver.is_hard)
            members = wanted.members(model)
            missing = [member for member in members if member not in wanted.written]
            if not missing:
                return _Found(members, not solver.is_hard)
            solver.add(*wanted.clauses(missing))


class _Wanted:
    """The arguments met so far, numbered as they come, so that the solver stays small."""

    def __init__(self, attackers: Callable[[int], list[int]], never: Container[int] = ()) -> None:
        self.attackers = attackers
        self.never = never
        """What is known to be in no admissible set."""
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
            for attacker in self.attackers(member):
                defenders = (each for each in self.attackers(attacker) if each not in self.never)
                yield [-is_in, -self.variable(attacker)]
                yield [-is_in, *(self.variable(defender) for defender in defenders)]
