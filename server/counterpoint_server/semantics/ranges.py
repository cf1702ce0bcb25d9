"""Sets of maximal range, that is, with all that they attack: semi-stable extensions are the
complete ones among them (Caminada 2006), stage extensions the conflict-free ones (Verheij 1996).
"""

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import chain

from counterpoint_server.semantics.encoding import (
    Variables,
    attacked_clauses,
    complete_clauses,
    conflict_free_clauses,
    range_clauses,
)
from counterpoint_server.semantics.framework import Framework
from counterpoint_server.semantics.limit import Limit
from counterpoint_server.semantics.reasoner import Members
from counterpoint_server.semantics.solver import Clause, Solver
from counterpoint_server.semantics.stable import Stable


class _OfMaximalRange:
    """Where there are stable extensions, these are all: no range is wider than everything."""

    def __init__(self, framework: Framework, limit: Limit) -> None:
        self.stable = Stable(framework, limit)
        self.framework = framework
        self.limit = limit
        self.variables = Variables(framework.size)

    @cached_property
    def attacked(self) -> list[list[int]]:
        return self.framework.attacked.lists()

    def clauses(self) -> Iterable[Clause]:
        """Of the sets among which the range is maximal."""
        raise NotImplementedError

    def one(self) -> Members | None:
        if (stable := self.stable.one()) is not None:
            return stable
        with self._search() as search:
            return search.widest([])

    def every(self) -> Iterator[Members]:
        if self.stable.one() is not None:
            yield from self.stable.every()
            return
        with self._search() as search:
            while (first := search.widest([])) is not None:
                range_ = search.range_of(first)
                yield from search.each_with(range_)
                search.leave(range_)

    def holding(self, argument: int) -> Members | None:
        if self.stable.one() is not None:
            return self.stable.holding(argument)
        return self._where(argument + 1)

    def lacking(self, argument: int) -> Members | None:
        if self.stable.one() is not None:
            return self.stable.lacking(argument)
        return self._where(-argument - 1)

    def _where(self, literal: int) -> Members | None:
        with self._search() as search:
            while (widest := search.widest([literal])) is not None:
                range_ = search.range_of(widest)
                found = search.with_range(range_, literal)
                if found is not None:
                    return found
                search.leave(range_)
        return None

    def _search(self) -> "_Search":
        return _Search(self)


class _Search:
    """One solver that walks from range to wider range."""

    def __init__(self, semantics: _OfMaximalRange) -> None:
        self.variables = semantics.variables
        self.attacked = semantics.attacked
        self.selectors = self.variables.fresh()
        self.solver = Solver(
            chain(semantics.clauses(), range_clauses(semantics.framework)), semantics.limit
        )

    def widest(self, literals: list[int]) -> Members | None:
        """A set of maximal range, found from one of which the literals hold."""
        model = self.solver.solve(literals)
        if model is None:
            return None
        while True:
            members = self.variables.members(model)
            range_ = self.range_of(members)
            wider = next(self.selectors)
            self.solver.add([-wider, *self._beyond(range_)])
            model = self.solver.solve([wider, *self._within(range_)])
            if model is None:
                return members
            self.solver.add([wider])  # what has this range or less is not maximal

    def range_of(self, members: Members) -> set[int]:
        return set(members).union(*(self.attacked[i] for i in members))

    def with_range(self, range_: set[int], literal: int) -> Members | None:
        model = self.solver.solve([literal, *self._within(range_)])
        return None if model is None else self.variables.members(model)

    def each_with(self, range_: set[int]) -> Iterator[Members]:
        while (model := self.solver.solve(self._within(range_))) is not None:
            members = self.variables.members(model)
            yield members
            self.solver.add(self.variables.other_than(members))

    def leave(self, range_: set[int]) -> None:
        """From now on look only for ranges that are no part of this one."""
        self.solver.add(self._beyond(range_))

    def _within(self, range_: set[int]) -> list[int]:
        return [self.variables.is_in_range(i) for i in range_]

    def _beyond(self, range_: set[int]) -> list[int]:
        size = self.variables.size
        return [self.variables.is_in_range(i) for i in range(size) if i not in range_]

    def __enter__(self) -> "_Search":
        return self

    def __exit__(self, *_: object) -> None:
        self.solver.close()


class SemiStable(_OfMaximalRange):
    def clauses(self) -> Iterable[Clause]:
        return complete_clauses(self.framework)


class Stage(_OfMaximalRange):
    def clauses(self) -> Iterable[Clause]:
        return chain(conflict_free_clauses(self.framework), attacked_clauses(self.framework))
