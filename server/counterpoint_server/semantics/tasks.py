"""The questions of the field: one extension, all of them, and who is accepted, with witnesses."""

from collections.abc import Callable, Iterator
from itertools import product
from math import prod

import numpy as np

from counterpoint_server.semantics import checking
from counterpoint_server.semantics.complete import Admissible, Complete, ConflictFree, Grounded
from counterpoint_server.semantics.framework import Framework, Numbers
from counterpoint_server.semantics.grounded import IN, OUT, UNDECIDED, label_grounded
from counterpoint_server.semantics.ideal import Ideal
from counterpoint_server.semantics.lazily import admissible_with
from counterpoint_server.semantics.limit import NO_LIMIT, Limit
from counterpoint_server.semantics.names import Semantics
from counterpoint_server.semantics.preferred import Preferred
from counterpoint_server.semantics.ranges import SemiStable, Stage
from counterpoint_server.semantics.reasoner import Members, Reasoner
from counterpoint_server.semantics.stable import Stable

REASONERS: dict[Semantics, Callable[[Framework, Limit], Reasoner]] = {
    "conflict_free": ConflictFree,
    "admissible": Admissible,
    "complete": Complete,
    "grounded": Grounded,
    "preferred": Preferred,
    "stable": Stable,
    "semi_stable": SemiStable,
    "stage": Stage,
    "ideal": Ideal,
}

BEYOND_GROUNDED = frozenset({"complete", "preferred", "stable", "semi_stable", "ideal"})
"""Every extension is the grounded one and an extension of what that leaves undecided. Not so for
stage: it is conflict-free alone that its extensions have to be."""

_CHECKS: dict[Semantics, Callable[[Framework, Numbers], bool]] = {
    "conflict_free": checking.is_conflict_free,
    "stage": checking.is_conflict_free,
    "admissible": checking.is_admissible,
    "stable": checking.is_stable,
}


class Evaluation:
    """Answers about one framework under one semantics; arguments by number."""

    def __init__(self, framework: Framework, semantics: Semantics, limit: Limit = NO_LIMIT) -> None:
        self._framework = framework
        self._semantics = semantics
        self._limit = limit
        self._check = _CHECKS.get(semantics, checking.is_complete)
        if semantics in BEYOND_GROUNDED:
            grounded = label_grounded(framework)
            self._labels = grounded.labels
            self._fixed = grounded.arguments(IN)
            self._open = grounded.arguments(UNDECIDED)
            self._core = framework.restricted(self._open)
        else:
            self._labels = np.zeros(framework.size, dtype=np.int8)
            self._fixed = np.zeros(0, dtype=np.int32)
            self._open = np.arange(framework.size, dtype=np.int32)
            self._core = framework

    def one(self) -> Members | None:
        """An extension, its arguments in order; None if there is none (of stable ones)."""
        return self._lifted(self._reasoner(self._core).one())

    def accepts(self, argument: int) -> bool:
        """Whether some extension has the argument: without building one, where a set that defends
        it is enough.
        """
        label = self._labels[argument]
        if label == UNDECIDED and self._semantics in ("admissible", "complete", "preferred"):
            found = admissible_with(self._core, self._place(argument), self._limit)
            if found is not None and not checking.is_defended(self._core, found):
                raise checking.WitnessError(f"not admissible: {found[:20]}")
            return found is not None
        if label != UNDECIDED and self._semantics != "stable":
            return bool(label == IN)
        return self.holding(argument) is not None

    def holding(self, argument: int) -> Members | None:
        """An extension with the argument: None if it is not credulously accepted."""
        if self._labels[argument] == OUT:
            return None
        if self._labels[argument] == IN:
            return self.one()
        return self._lifted(self._reasoner(self._core).holding(self._place(argument)))

    def lacking(self, argument: int) -> Members | None:
        """An extension without the argument: None if it is sceptically accepted."""
        if self._labels[argument] == IN:
            return None
        if self._labels[argument] == OUT:
            return self.one()
        return self._lifted(self._reasoner(self._core).lacking(self._place(argument)))

    def every(self) -> Iterator[Members]:
        """All extensions, each once, in an order that stays the same."""
        fixed = self._fixed.tolist()
        for parts in product(*self._parts()):
            yield self._checked(sorted(fixed + [i for part in parts for i in part]))

    def count(self) -> int:
        """How many extensions there are: the product over the parts that are not connected."""
        return prod(len(part) for part in self._parts())

    def page(self, first: int, most: int) -> tuple[list[Members], int]:
        """Some of what `every` gives, without giving those before; and how many there are."""
        parts = self._parts()
        total = prod(map(len, parts))
        fixed = self._fixed.tolist()
        found = []
        for number in range(first, min(first + most, total)):
            chosen = [i for part in _chosen(parts, number) for i in part]
            found.append(self._checked(sorted(fixed + chosen)))
        return found, total

    def _parts(self) -> list[list[Members]]:
        """The extensions of each component of the core, in numbers of the framework."""
        found: list[list[Members]] = []
        for component in self._core.components:
            reasoner = self._reasoner(self._core.restricted(component))
            numbers = self._open[component]
            found.append([numbers[sorted(members)].tolist() for members in reasoner.every()])
            if not found[-1]:
                return [[]]
        return found

    def _reasoner(self, framework: Framework) -> Reasoner:
        return REASONERS[self._semantics](framework, self._limit)

    def _place(self, argument: int) -> int:
        return int(np.searchsorted(self._open, argument))

    def _lifted(self, members: Members | None) -> Members | None:
        if members is None:
            return None
        lifted = np.concatenate([self._fixed, self._open[np.array(members, dtype=np.int32)]])
        return self._checked(np.sort(lifted).tolist())

    def _checked(self, members: Members) -> Members:
        if not self._check(self._framework, np.array(members, dtype=np.int32)):
            raise checking.WitnessError(f"not {self._semantics}: {members[:20]}")
        return members


def _chosen(parts: list[list[Members]], number: int) -> list[Members]:
    """Of each part one, as the product of the parts has them at this place."""
    found = []
    for part in reversed(parts):
        number, place = divmod(number, len(part))
        found.append(part[place])
    return found
