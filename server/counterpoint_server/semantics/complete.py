"""Conflict-free, admissible, complete and grounded sets (Dung 1995)."""

from collections.abc import Iterable, Iterator

import numpy as np

from counterpoint_server.semantics.encoding import (
    Variables,
    admissible_clauses,
    complete_clauses,
    conflict_free_clauses,
)
from counterpoint_server.semantics.framework import Framework
from counterpoint_server.semantics.grounded import IN, label_grounded
from counterpoint_server.semantics.lazily import admissible_with
from counterpoint_server.semantics.limit import Limit
from counterpoint_server.semantics.reasoner import Members
from counterpoint_server.semantics.solver import Clause, Solver


def completed(framework: Framework, members: Members) -> Members:
    """The least complete set around an admissible one."""
    start = np.array(members, dtype=np.int32)
    found: list[int] = label_grounded(framework, start).arguments(IN).tolist()
    return found


class ConflictFree:
    def __init__(self, framework: Framework, limit: Limit) -> None:
        self.framework = framework
        self.limit = limit

    def one(self) -> Members | None:
        return []

    def every(self) -> Iterator[Members]:
        return _each(self.framework, conflict_free_clauses(self.framework), self.limit)

    def holding(self, argument: int) -> Members | None:
        return None if argument in self.framework.attackers.of(argument) else [argument]

    def lacking(self, argument: int) -> Members | None:
        return []


class Admissible(ConflictFree):
    def every(self) -> Iterator[Members]:
        return _each(self.framework, admissible_clauses(self.framework), self.limit)

    def holding(self, argument: int) -> Members | None:
        return admissible_with(self.framework, argument, self.limit)


class Complete(Admissible):
    def one(self) -> Members | None:
        return completed(self.framework, [])

    def every(self) -> Iterator[Members]:
        return _each(self.framework, complete_clauses(self.framework), self.limit)

    def holding(self, argument: int) -> Members | None:
        found = super().holding(argument)
        return None if found is None else completed(self.framework, found)

    def lacking(self, argument: int) -> Members | None:
        grounded = completed(self.framework, [])  # the least of all complete sets
        return None if argument in grounded else grounded


class Single:
    """A semantics of which every framework has exactly one extension."""

    def extension(self) -> Members:
        raise NotImplementedError

    def one(self) -> Members | None:
        return self.extension()

    def every(self) -> Iterator[Members]:
        yield self.extension()

    def holding(self, argument: int) -> Members | None:
        found = self.extension()
        return found if argument in found else None

    def lacking(self, argument: int) -> Members | None:
        found = self.extension()
        return None if argument in found else found


class Grounded(Single):
    def __init__(self, framework: Framework, _limit: Limit) -> None:
        self.framework = framework

    def extension(self) -> Members:
        return completed(self.framework, [])


def _each(framework: Framework, clauses: Iterable[Clause], limit: Limit) -> Iterator[Members]:
    variables = Variables(framework.size)
    with Solver(clauses, limit) as solver:
        # An argument in no clause would be in no model either.
        solver.add(*([i + 1, -i - 1] for i in range(framework.size)))
        while (model := solver.solve()) is not None:
            members = variables.members(model)
            yield members
            solver.add(variables.other_than(members))
